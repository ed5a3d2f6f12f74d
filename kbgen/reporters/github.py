"""The format of GitHub Actions: workflow commands that become annotations of a change.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from kbgen.diagnostics import Report
from kbgen.locales import get_locale
from kbgen.reporters.text import safe, summary, where

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, *, lang: str = "en", color: bool = False) -> str:
    """Return a command for each problem, then a summary line."""
    del color
    lines = []
    more = get_locale(lang).text("report.help")
    for one in report:
        place = (
            f"file={_property(one.span.path)},line={one.span.line},endLine={one.span.line},"
            f"col={one.span.column},endColumn={one.span.end_column},title={one.code}"
        )
        words = f"{where(one.span)}: {one.message(lang)}\n{more}: {one.help(lang)}"
        lines.append(f"::{_LEVELS[one.severity]} {place}::{_data(words)}")
    return "\n".join([*lines, summary(report, lang)]) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return (
        _data("\n".join(safe(line) for line in text.split("\n")))
        .replace(":", "%3A")
        .replace(",", "%2C")
    )
