"""The format for people: place and message, the source line with a caret, what to do."""

import unicodedata
from collections.abc import Callable

from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.locales import get_locale
from kbgen.source.characters import CONTROL, INVISIBLE, SURROGATE

_COLORS = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "dim": "2",
    "help": "1;32",
    "bold": "1",
}
_NO_WIDTH = "\u200d\ufe0e\ufe0f"
_Paint = Callable[[str, str], str]


def render(report: Report, *, lang: str = "en", color: bool = False) -> str:
    """Return the report for a terminal, ending with a summary line."""
    paint = _painted if color else _plain
    blocks = [_block(one, lang, paint) for one in report]
    return "\n".join([*blocks, summary(report, lang)]) + "\n"


def summary(report: Report, lang: str = "en") -> str:
    """Return one line with the number of problems and of what was read."""
    count = get_locale(lang).count
    read = f"{count('report.files', report.files)}, {count('report.entries', report.entries)}"
    problems = {"errors": report.errors, "warnings": report.warnings, "notes": report.notes}
    found = ", ".join(count(f"report.{name}", len(some)) for name, some in problems.items() if some)
    key = "report.found" if found else "report.clean"
    return get_locale(lang).text(key, found=found, read=read)


def _plain(text: str, _style: str) -> str:
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{_COLORS[style]}m{text}\x1b[0m"


def safe(text: str) -> str:
    """Return `text` without what a terminal would act upon or not show, tabs as single spaces."""
    if SURROGATE.search(text):  # bytes of a file's name that are not UTF-8
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    shown = CONTROL.sub("\ufffd", text.replace("\t", " ").replace("\n", " ").replace("\r", " "))
    return shown if shown.isascii() else INVISIBLE.sub("\ufffd", shown)


def where(span: Span) -> str:
    """Return `path:line:column`."""
    return f"{safe(span.path)}:{span.line}:{span.column}"


def _block(one: Diagnostic, lang: str, paint: _Paint) -> str:
    word = get_locale(lang).text
    label = paint(f"{word(f'report.{one.severity}')}[{one.code}]", one.severity)
    lines = [f"{paint(where(one.span), 'bold')}: {label}: {safe(one.message(lang))}"]
    lines += excerpt(one.span, paint)
    for span, _ in one.related:
        also = paint(f"{word('report.also')}:", "dim")
        lines.append(f"  {also} {where(span)}: {safe(span.text.strip())}".rstrip(": "))
    label = paint(f"{word('report.help')}:", "help")
    lines.append(f"  {label} {safe(one.help(lang))}")
    return "\n".join(lines) + "\n"


def excerpt(span: Span, paint: _Paint = _plain) -> list[str]:
    """Return the source line with a caret under the place, nothing where no line can be shown."""
    text = safe(span.text).rstrip()
    if not text:
        return []
    number = str(span.line)
    gutter = " " * len(number)
    start, end = span.column - 1 - span.skipped, span.end_column - 1 - span.skipped
    carets = "^" * max(1, _width(text[start:end]))
    return [
        paint(f"{gutter} |", "dim"),
        f"{paint(f'{number} |', 'dim')} {text}",
        f"{paint(f'{gutter} |', 'dim')} {' ' * _width(text[:start])}{paint(carets, 'help')}",
    ]


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` takes: two for wide letters, none for marks on others."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(one) or one in _NO_WIDTH
        else 2
        if unicodedata.east_asian_width(one) in "WF"
        else 1
        for one in text
    )
