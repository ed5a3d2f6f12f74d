"""The format for people: place and message, the source line with a caret, what to do."""

from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.source.characters import CONTROL

_COLORS = {"error": "1;31", "warning": "1;33", "note": "1;36", "dim": "2", "help": "1;32", "bold": "1"}


def render(report: Report, *, lang: str = "en", color: bool = False) -> str:
    """Return the report for a terminal, ending with a summary line."""
    paint = _painted if color else _plain
    blocks = [_block(one, lang, paint) for one in report]
    return "\n".join([*blocks, summary(report)]) + "\n"


def summary(report: Report) -> str:
    """Return one line with the number of problems and of what was read."""
    read = f"{_count(report.files, 'file')}, {_count(report.entries, 'entry', 'entries')}"
    found = [
        _count(len(some), word)
        for some, word in ((report.errors, "error"), (report.warnings, "warning"), (report.notes, "note"))
        if some
    ]
    return f"Found {', '.join(found)} in {read}." if found else f"No problems in {read}."


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _plain(text: str, _style: str) -> str:
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{_COLORS[style]}m{text}\x1b[0m"


def safe(text: str) -> str:
    """Return `text` without characters that a terminal would act upon, tabs as single spaces."""
    return CONTROL.sub("\ufffd", text).replace("\t", " ").replace("\n", " ").replace("\r", " ")


def where(span: Span) -> str:
    """Return `path:line:column`."""
    return f"{safe(span.path)}:{span.line}:{span.column}"


def _block(one: Diagnostic, lang: str, paint: object) -> str:
    assert callable(paint)
    label = paint(f"{one.severity}[{one.code}]", one.severity)
    lines = [f"{paint(where(one.span), 'bold')}: {label}: {safe(one.message(lang))}"]
    lines += excerpt(one.span, paint)
    for span, _ in one.related:
        lines.append(f"  {paint('also:', 'dim')} {where(span)}: {safe(span.text.strip())}".rstrip(": "))
    lines.append(f"  {paint('help:', 'help')} {safe(one.help(lang))}")
    return "\n".join(lines) + "\n"


def excerpt(span: Span, paint: object = _plain) -> list[str]:
    """Return the source line with a caret under the place, or nothing where there is no line to show."""
    assert callable(paint)
    text = safe(span.text).rstrip()
    if not text:
        return []
    number = str(span.line)
    gutter = " " * len(number)
    carets = "^" * max(1, min(span.end_column, len(text) + 2) - span.column)
    return [
        paint(f"{gutter} |", "dim"),
        f"{paint(f'{number} |', 'dim')} {text}",
        f"{paint(f'{gutter} |', 'dim')} {' ' * (span.column - 1)}{paint(carets, 'help')}",
    ]
