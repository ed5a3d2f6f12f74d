"""The format for programs. `version` grows when a key changes its meaning or goes."""

import json
from typing import Any

from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.source.characters import SURROGATE

VERSION = 1


def render(report: Report, *, lang: str = "en", color: bool = False) -> str:
    """Return the report as one JSON object."""
    del color
    found = {
        "version": VERSION,
        "summary": {
            "files": report.files,
            "entries": report.entries,
            "errors": len(report.errors),
            "warnings": len(report.warnings),
            "notes": len(report.notes),
        },
        "problems": [_problem(one, lang) for one in report],
    }
    return rendered(found)


def rendered(found: dict[str, Any]) -> str:
    """Return `found` as JSON that can be written as UTF-8, whatever bytes the names of files have."""
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.line,
        "end_column": span.end_column,
    }


def _problem(one: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        **_place(one.span),
        "message": one.message(lang),
        "help": one.help(lang),
        "source": one.span.text,
        "related": [_place(span) for span, _ in one.related],
    }
