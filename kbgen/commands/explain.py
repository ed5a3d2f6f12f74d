"""`kbgen explain`: the page of a diagnostic code, the same that the reference is made of."""

from kbgen.codes import CODES, Code
from kbgen.codes.base import Files
from kbgen.source.characters import CONTROL

_SHOWN_LINES = 14


def explain(code: str, lang: str = "en") -> str | None:
    """Return the page of `code`, None where there is no such code."""
    kind = CODES.get(code.strip().upper())
    return _page(kind, lang) if kind else None


def listing(lang: str = "en") -> str:
    """Return a line for each code."""
    return "".join(f"{code}  {kind.severity:<7}  {kind.words('title', lang)}\n" for code, kind in CODES.items())


def example(files: Files) -> list[tuple[str, str]]:
    """Return path and text of each file of an example, cut where it is long, undecodable bytes as �."""
    shown = []
    for path, content in files.items():
        text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        lines = [line if len(line) <= 100 else line[:99] + "…" for line in text.splitlines()]
        if len(lines) > _SHOWN_LINES:
            lines = [*lines[:_SHOWN_LINES], "…"]
        shown.append((path, CONTROL.sub("\ufffd", "\n".join(lines))))
    return shown


def _page(kind: Code, lang: str) -> str:
    title = kind.words("title", lang)
    words = {
        "en": ("Wrong", "Right", "What to do"),
        "ru": ("Неправильно", "Правильно", "Что делать"),
    }.get(lang, ("Wrong", "Right", "What to do"))
    lines = [f"{kind.code} ({kind.severity}): {title}", "", kind.words("why", lang), ""]
    for label, files in ((words[0], kind.bad), (words[1], kind.good)):
        if files and (label == words[0] or kind.bad):
            lines.append(f"{label}:")
            for path, text in example(files):
                lines += [f"  # {path}", *(f"  {line}" for line in text.split("\n"))]
            lines.append("")
    return "\n".join(lines)
