"""Tells what each line of a Markdown text is: code or inline text, and where runs of it begin.

A run is what Python-Markdown hands to its inline patterns in one piece: a paragraph, a list item, a
row of a table. Blocks are read as Python-Markdown reads them, which is not always as one would
expect: a list cannot interrupt a paragraph, a heading can. Linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from kbgen.markdown.fences import TAB, fences

QUOTE = re.compile(r"(?: {0,3}> ?)+")
"""Quote marks before a line's own content."""
LIST_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,9}\.) +")
"""The mark of a list item."""

_HEADING = re.compile(r"#{1,6}")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}+|(?:_ {0,2}){3,}+|(?:\* {0,2}){3,}+) *+")
_UNDERLINE = re.compile(r"(?:=++|-++) *")
_TITLED = re.compile(r"(?:!!! ?[\w-]|\?\?\?\+? ?[\w\"-]|===[!+]{0,2} +[\"'])")
_EXPLAINED = re.compile(r" {0,3}(?:: {1,3}|\[\^[^\]\n]*\]:)")
_DEFINED = re.compile(r" {0,3}\[[^\[\]\n]*\]:|\*\[[^\n]*?\] ?:")
_TABLE_RULE = re.compile(r"[ |:-]*-[ |:-]*")


class Kind(IntEnum):
    """What a line is."""

    TEXT = 0
    FENCED = 1
    INDENTED = 2
    BLANK = 3


@dataclass(slots=True)
class Line:
    """What is known of a line."""

    kind: Kind
    begins: bool = False
    """Whether a run of inline text, or a block of fenced code, begins with it."""
    interrupts: bool = False
    """Whether it ends the block above without a blank line between them."""
    depth: int = 0
    """How many lists, admonitions and the like it stands in."""
    quotes: int = 0
    """How many block quotes it stands in."""


def read(lines: Sequence[str]) -> list[Line]:
    """Return what each of `lines` is."""
    return _Reader(lines).read()


def runs(found: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the runs of inline text: their first lines, and the lines after their last."""
    first = -1
    for number, line in enumerate(found):
        text = line.kind is Kind.TEXT
        if first >= 0 and (line.begins or not text):
            yield first, number
            first = -1
        if text and first < 0:
            first = number
    if first >= 0:
        yield first, len(found)


class _Reader:
    """Reads lines one after another, knowing which blocks are open."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._depth = 0  # open lists, admonitions...: levels of indentation that are no code
        self._base = 0  # the same where the block began
        self._quotes = 0
        self._after_blank = True
        self._directly_below = False  # no blank line parts the line from the one above
        self._fresh = True  # the line begins a block
        self._second = False  # it is the second of one
        self._in_code = self._in_list = self._in_table = False

    def read(self) -> list[Line]:
        """Return what each line is."""
        fenced = [False] * len(self._lines)
        openings = set()
        for first, last in fences(self._lines):
            fenced[first:last] = [True] * (last - first)
            openings.add(first)
        return [
            self._fenced(line, begins=number in openings)
            if fenced[number]
            else self._read(number, line)
            for number, line in enumerate(self._lines)
        ]

    def _fenced(self, line: str, *, begins: bool) -> Line:
        if self._after_blank:
            indent = len(line) - len(line.lstrip(" "))
            self._depth = self._base = min(self._depth, indent // TAB)
        self._after_blank = self._in_code = self._fresh = self._in_list = self._second = False
        return Line(Kind.FENCED, begins, depth=self._depth, quotes=self._quotes)

    def _read(self, number: int, line: str) -> Line:
        quote = QUOTE.match(line)
        body = (line[quote.end() :] if quote else line).expandtabs(TAB)
        quotes = quote[0].count(">") if quote else 0
        if not body.strip():
            self._after_blank = True
            return Line(Kind.BLANK, quotes=quotes)
        quoted = self._enter_quotes(quotes)
        indent = len(body) - len(body.lstrip(" "))
        if self._after_blank:
            self._depth = self._base = min(self._depth, indent // TAB)
            self._fresh = True
            self._in_list = self._in_table = self._second = False
        elif self._fresh and indent < TAB * self._base:
            self._depth = self._base = indent // TAB
        self._directly_below, self._after_blank = not self._after_blank, False
        if self._is_code(indent):
            return Line(Kind.INDENTED, depth=self._depth, quotes=self._quotes)
        found = Line(Kind.TEXT, begins=self._fresh or quoted or self._in_table, interrupts=quoted)
        if self._fresh and self._is_table(number):
            self._in_table = True
        if not self._in_table:
            self._open(found, body, indent)
        found.depth, found.quotes = self._depth, self._quotes
        return found

    def _enter_quotes(self, quotes: int) -> bool:
        """Begin anew where the quotes change, and return whether they interrupt a block."""
        if quotes == self._quotes or (quotes < self._quotes and not self._after_blank):
            return False
        interrupts = not self._after_blank
        self._quotes, self._depth, self._after_blank = quotes, 0, True
        return interrupts

    def _is_code(self, indent: int) -> bool:
        deep = indent >= TAB * (self._base + 1)
        if self._fresh:
            self._in_code = deep
        elif self._in_code and not deep:
            self._in_code, self._fresh = False, True
        if self._in_code:
            self._fresh = False
        return self._in_code

    def _is_table(self, number: int) -> bool:
        """Return whether the line is the head of a table, the next line being the rule below it."""
        if number + 1 >= len(self._lines) or "|" not in self._lines[number + 1]:
            return False
        head, rule = (QUOTE.sub("", self._lines[n], count=1).strip() for n in (number, number + 1))
        if "`" in head or "\\" in head or not _TABLE_RULE.fullmatch(rule):
            return "|" in head and bool(_TABLE_RULE.fullmatch(rule))
        bordered = head.startswith("|"), head.endswith("|")
        columns = head.count("|") - sum(bordered) + 1
        return columns == rule.removeprefix("|" * bordered[0]).removesuffix("|").count("|") + 1

    def _open(self, found: Line, body: str, indent: int) -> None:
        """Note what the line begins, and what that means for the lines below it."""
        level = indent // TAB
        content = body[min(indent, TAB * self._base) :]
        fresh, self._fresh = self._fresh, False
        underline, self._second = self._second and _UNDERLINE.fullmatch(content), fresh
        if _HEADING.match(content) or _RULE.fullmatch(content) or underline:
            self._interrupt(found, self._base)
        elif _TITLED.match(content):
            self._interrupt(found, self._base + 1)
        elif _DEFINED.match(content) and not content.lstrip().startswith("[^"):
            self._interrupt(found, self._base)
        elif _EXPLAINED.match(content):
            found.begins, found.interrupts = True, self._directly_below
            self._in_list, self._depth = False, self._base + 1
            if content.rstrip().endswith(":"):
                self._fresh, self._base = True, self._depth
        elif (fresh or (self._in_list and level <= self._depth)) and LIST_ITEM.match(
            body[level * TAB :]
        ):
            found.begins = self._in_list = True
            self._depth = level + 1

    def _interrupt(self, found: Line, base: int) -> None:
        found.begins, found.interrupts = True, self._directly_below
        self._fresh, self._in_list = True, False
        self._depth = self._base = base
