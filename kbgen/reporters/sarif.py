"""SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import os
from typing import Any
from urllib.parse import quote

from kbgen import __version__
from kbgen.codes import CODES
from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.reporters.json import rendered


def render(report: Report, *, lang: str = "en", color: bool = False) -> str:
    """Return a SARIF log with one run."""
    del color
    used = sorted({one.code for one in report})
    run = {
        "tool": {
            "driver": {
                "name": "kbgen",
                "version": __version__,
                "rules": [_rule(code, lang) for code in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, used, lang) for one in report],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return rendered(log)


def _rule(code: str, lang: str) -> dict[str, Any]:
    kind = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": kind.words("title", lang)},
        "fullDescription": {"text": kind.words("why", lang)},
        "defaultConfiguration": {"level": kind.severity},
    }


def _location(span: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(os.fsencode(span.path))},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.line,
                "endColumn": span.end_column,
            },
        }
    }


def _result(one: Diagnostic, used: list[str], lang: str) -> dict[str, Any]:
    return {
        "ruleId": one.code,
        "ruleIndex": used.index(one.code),
        "level": one.severity,
        "message": {"text": f"{one.message(lang)}. {one.help(lang)}"},
        "locations": [_location(one.span)],
        "relatedLocations": [_location(span) for span, _ in one.related],
    }
