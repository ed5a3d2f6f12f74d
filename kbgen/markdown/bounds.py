"""Says whether a Markdown body can be rendered in reasonable time, without rendering it.

Python-Markdown and its extensions take time that grows with the square of some things, and run out
of stack on others; `tests/markdown/test_bounds.py` has an input for each. The bounds stand far
above what people write and far below what hurts: within them a body of 64 KB renders in about a
second.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kbgen.markdown.blocks import Kind, Line, read
from kbgen.markdown.fences import HIGHLIGHTED

SHORT = 400
"""A text so short that nothing in it can take long or nest deep."""
LINES = 3000
DEPTH = 16
EMPHASIS = 1000
"""Emphasis characters in one paragraph: they nest, and odd ones look for a partner to its end."""
EMPHASIS_SQUARES = 1_500_000
MARKS = 10_000
"""Pieces of inline markup in the whole text."""
SEARCHED = 6_000_000
"""Characters that the partners of brackets are looked for in."""
REREAD = 2_000_000
"""Characters that are read again because a block interrupts the one above."""
DEFINITIONS = 150
"""Definitions between two blank lines: each nests in the one before."""
ABBREVIATIONS = 200
CELLS = 10_000
TICKS = 2000
"""Runs of backticks in one paragraph."""
TICK_LENGTHS = 12
"""Different lengths of such runs in one paragraph."""
BLANKS = 1000
"""Blanks in a row, outside of code."""
HEADER = 300
BLOCKS = 500
"""Blocks of code: a highlighter is set up for each."""
CODE = 16 * 1024
"""Characters of highlighted code: the lexers of some languages are slow on some texts."""


class Pathology(NamedTuple):
    """What makes a text too slow to render, and where it is."""

    offset: int
    what: str


_MARK = re.compile(
    r"\\.|`+|\*+|_+|~+|\^+|=+|\[|\]\(?|&#?\w{1,32};|\+\+|:[\w+-]{1,60}:|<|-->|\+/-"
    r"|\((?:c|r|tm)\)|\d/\d|\d(?:st|nd|rd|th)\b"
)
_BLANKS = re.compile(f" {{{BLANKS + 1}}}|\t{{{BLANKS // 4 + 1}}}")
_ITEM_OR_QUOTE = re.compile(r"(?:[*+-]|\d{1,9}\.) +|> ?")
_NESTED_ON_A_LINE = re.compile(rf"(?: {{0,3}}(?:{_ITEM_OR_QUOTE.pattern})){{2,}}")
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}: {1,3}")
_HIGHLIGHTED_SPAN = re.compile("`(?:#!|:::)")
_LANGUAGE = re.compile(r"(?:`{3,}|~{3,})[ \t]*\{?[ \t]*\.?[\w#+]")


def pathology(text: str) -> Pathology | None:
    """Return the first thing found in `text` that would take too long to render, if any would."""
    if len(text) < SHORT:
        return None
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) > LINES:
        return Pathology(starts[filled[LINES]], f"more than {LINES} lines")
    found = read(lines)
    for check in (_nesting, _interruptions, _definitions, _code, _tables):
        problem = check(lines, found)
        if problem:
            number, what = problem
            return Pathology(starts[number], what)
    abbreviations = [match.start() for match in _ABBREVIATION.finditer(text)]
    if len(abbreviations) > ABBREVIATIONS:
        return Pathology(abbreviations[ABBREVIATIONS], f"more than {ABBREVIATIONS} abbreviations")
    return _inline(starts, lines, found)


_Problem = tuple[int, str] | None


def _nesting(lines: Sequence[str], found: Sequence[Line]) -> _Problem:
    items = 0
    for number, line in enumerate(found):
        depth = line.quotes
        if line.kind is Kind.TEXT:
            if _BLANKS.search(lines[number]):
                return number, f"more than {BLANKS} blanks in a row"
            nested = _NESTED_ON_A_LINE.match(lines[number].lstrip())
            marks = len(_ITEM_OR_QUOTE.findall(nested[0])) if nested else 0
            items += marks
            depth = max(depth, line.depth, marks)
        if depth > DEPTH:
            return number, f"lists or quotes nested more than {DEPTH} deep"
        if items > LINES:
            return number, f"more than {LINES} items of lists"
    return None


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines without a blank one: the first line, the line after the last."""
    first = -1
    for number, line in enumerate(lines):
        if not line.strip():
            if first >= 0:
                yield first, number
            first = -1
        elif first < 0:
            first = number
    if first >= 0:
        yield first, len(lines)


def _interruptions(lines: Sequence[str], found: Sequence[Line]) -> _Problem:
    reread = 0
    for first, last in _chunks(lines):
        remaining = 0
        for number in range(last - 1, first - 1, -1):
            remaining += len(lines[number]) + 1
            if found[number].interrupts:
                reread += remaining
                if reread > REREAD:
                    return (
                        number,
                        "too many headings, rules or other blocks without blank lines between them",
                    )
    return None


def _definitions(lines: Sequence[str], _: Sequence[Line]) -> _Problem:
    for first, last in _chunks(lines):
        count = 0
        for number in range(first, last):
            count += bool(_DEFINITION.match(lines[number]))
            if count > DEFINITIONS:
                return (
                    number,
                    f"more than {DEFINITIONS} definitions without blank lines between them",
                )
    return None


def _code(lines: Sequence[str], found: Sequence[Line]) -> _Problem:
    code = 0
    for count, (kind, first, last) in enumerate(_blocks_of_code(found), start=1):
        if count > BLOCKS:
            return first, f"more than {BLOCKS} blocks of code"
        if kind is Kind.FENCED:
            if len(lines[first]) > HEADER:
                return first, f"a fence with more than {HEADER} characters of options"
            size = sum(len(line) + 1 for line in lines[first:last])
            if size <= HIGHLIGHTED and _LANGUAGE.search(lines[first]):
                code += size
        if code > CODE:
            return first, f"more than {CODE // 1024} KB of highlighted code"
    return None


def _blocks_of_code(found: Sequence[Line]) -> Iterator[tuple[Kind, int, int]]:
    first = 0
    for number, line in enumerate(found):
        if (
            number + 1 == len(found)
            or found[number + 1].kind is not line.kind
            or found[number + 1].begins
        ):
            if line.kind in (Kind.FENCED, Kind.INDENTED):
                yield line.kind, first, number + 1
            first = number + 1


def _tables(lines: Sequence[str], _: Sequence[Line]) -> _Problem:
    cells = 0
    for first, last in _chunks(lines):
        columns = rows = 0
        for number in range(first, last):
            pipes = lines[number].count("|")
            columns = max(columns, pipes)
            rows += pipes > 0
            if cells + columns * rows > CELLS:
                return number, f"tables of more than {CELLS} cells"
        if rows > 1:
            cells += columns * rows
    return None


def _inline(starts: Sequence[int], lines: Sequence[str], found: Sequence[Line]) -> Pathology | None:
    marks = squares = searched = 0
    for numbers in _paragraphs(found):
        count = _Marks("\n".join(lines[number] for number in numbers))
        marks += count.marks
        squares += count.emphasis**2
        searched += count.searched
        for exceeded, what in (
            (count.emphasis > EMPHASIS, f"more than {EMPHASIS} of * _ ~ ^ = in one paragraph"),
            (count.tick_lengths > TICK_LENGTHS, "backticks in runs of many different lengths"),
            (count.ticks > TICKS, f"more than {TICKS} backticks in one paragraph"),
            (squares > EMPHASIS_SQUARES, "too many of * _ ~ ^ = in long paragraphs"),
            (
                searched > SEARCHED,
                "too many brackets or backticks without a partner in long paragraphs",
            ),
            (count.highlighted > HIGHLIGHTED, "highlighted code in a long paragraph"),
            (marks > MARKS, f"more than {MARKS} pieces of inline markup"),
        ):
            if exceeded:
                return Pathology(starts[numbers[0]], what)
    return None


def _paragraphs(found: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the lines of each run of inline text, on both sides of fenced code that it holds."""
    numbers: list[int] = []
    for number, line in enumerate(found):
        ends = line.kind in (Kind.BLANK, Kind.INDENTED) or (line.begins and line.kind is Kind.TEXT)
        if numbers and ends:
            yield numbers
            numbers = []
        if line.kind is Kind.TEXT:
            numbers.append(number)
    if numbers:
        yield numbers


class _Marks:
    """What there is of inline markup in one run of text."""

    def __init__(self, text: str) -> None:
        self.marks = self.emphasis = self.ticks = 0
        self.searched = 0  # characters looked through for the partners of brackets and backticks
        self.highlighted = len(text) if _HIGHLIGHTED_SPAN.search(text) else 0
        opened: list[int] = []
        lengths: set[int] = set()
        for match in _MARK.finditer(text):
            mark = match[0]
            self.marks += 2 if mark[0] == ":" else 1  # an emoji is a whole picture
            if mark[0] in "*_~^=":
                self.emphasis += len(mark) + 1
            elif mark[0] == "`":
                self.ticks += 1
                lengths.add(len(mark))
            elif mark == "[":
                opened.append(match.start())
            elif mark[0] == "]":
                if opened:
                    self.searched += match.start() - opened.pop()
                if mark == "](":
                    self.searched += _address(text, match.end())
        # Each bracket is looked at for four kinds of link and image; ticks of each length run out
        # once.
        self.searched = 4 * (self.searched + sum(len(text) - position for position in opened))
        self.searched += len(lengths) * len(text)
        self.tick_lengths = len(lengths)


_PLAIN_ADDRESS = re.compile(r"[^()\"']*+\)")


def _address(text: str, start: int) -> int:
    """Return how many characters may be read to find the end of an address."""
    match = _PLAIN_ADDRESS.match(text, start)
    return match.end() - start if match else (len(text) - start) // 4
