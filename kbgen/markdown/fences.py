"""Finds fenced code in a Markdown text by SuperFences' own rules, without rendering it."""

import re
from collections.abc import Iterator, Sequence

TAB = 4
"""Columns of a tab, and of one level of indentation."""

HIGHLIGHTED = 6 * 1024
"""Characters of a block of code up to which it is highlighted where nobody vouches for it."""
HIGHLIGHTED_LINE = 500
"""The same for each of its lines."""

FENCE = re.compile(r"`{3,}|~{3,}")
_OPENING = re.compile(rf"(?P<prefix>[> \t]*)(?P<fence>{FENCE.pattern})(?P<header>.*)", re.DOTALL)
_HEADER = re.compile(
    r"(?:[ \t]*\.?[\w#.+-]++(?=[ \t]|$))?"
    r"(?:[ \t]*\{[^\n]*\}"
    r"|(?:[ \t]*+(?:title|title_mode)=(?:\"[^\"]*+\"|'[^']*+')(?=[ \t]|$)"
    r"|[ \t]*+(?:hl_lines|linenums)=(?P<quote>[\"'])\d[\d \t-]*+(?P=quote)(?=[ \t]|$))*)"
    r"[ \t]*"
)


def fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each fenced block of `lines` and the line after its last."""
    closers = _last_lines(lines, opening=False)
    number = 0
    while closers and number < len(lines):
        opening = _OPENING.fullmatch(lines[number])
        # A fence that nothing can close is text, and what follows it is read as if it were not
        # there.
        if opening and _opens(opening) and closers.get(opening["fence"], 0) > number:
            end, closed = _end(lines, number, opening)
            if closed:
                yield number, end
            number = end
        else:
            number += 1


def unclosed(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that would open a fenced block if a line further on closed it."""
    if _last_lines(lines, opening=True):
        fenced = {number for first, last in fences(lines) for number in range(first, last)}
        for number, line in enumerate(lines):
            opening = _OPENING.fullmatch(line)
            if opening and number not in fenced and _opens(opening):
                yield number


def _opens(opening: re.Match[str]) -> bool:
    return bool(_HEADER.fullmatch(opening["header"]))


def _last_lines(lines: Sequence[str], *, opening: bool) -> dict[str, int]:
    """Return the last line that may close each fence, with `opening` also those that open one."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        if "```" in line or "~~~" in line:
            match = _OPENING.fullmatch(line)
            if match and (opening or not match["header"].strip(" \t")):
                found[match["fence"]] = number
    return found


def _end(lines: Sequence[str], first: int, opening: re.Match[str]) -> tuple[int, bool]:
    """Return the line after the block that begins at `first`, and whether a fence closes it."""
    width = len(opening["prefix"].expandtabs(TAB))
    level = opening["prefix"].count(">")
    closing = re.compile(re.escape(opening["fence"]) + r"[ \t]*")
    after_blank = False
    for number in range(first + 1, len(lines)):
        prefix, content = _cut_prefix(lines[number], width)
        quotes = prefix.count(">")
        if quotes > level:
            return number + 1, False
        if not content if level else not (prefix + content).strip():
            after_blank = True
            continue
        too_left = len(prefix) < width if level else len(prefix) != width
        if too_left or (after_blank and quotes < level):
            return number + 1, False
        if closing.fullmatch(content):
            return number + 1, True
        after_blank = False
    return len(lines), False


def _cut_prefix(line: str, width: int) -> tuple[str, str]:
    """Return the first blanks and quote marks of `line`, `width` columns at most, and the rest."""
    column = end = 0
    while end < len(line) and column < width and line[end] in "> \t":
        column += TAB - column % TAB if line[end] == "\t" else 1
        end += 1
    return line[:end].expandtabs(TAB), line[end:]
