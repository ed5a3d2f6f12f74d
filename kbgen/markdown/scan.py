"""Finds what a Markdown text refers to, without rendering it.

It agrees with what the extension makes of the text: nothing in code counts, nor what a backslash
escapes. One pass, linear in the text whatever the text is. Most texts hold no code but a few words
between backticks; those are read without looking at their blocks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from kbgen.markdown.blocks import read, runs
from kbgen.markdown.fences import FENCE, unclosed
from kbgen.markdown.references import TARGET, TEXT_LIMIT


class Reference(NamedTuple):
    """Something that a text refers to; offsets count characters of the text."""

    kind: Literal["ref", "embed", "link"]
    """`ref` for [[...]], `embed` for ![[...]], `link` for any link or image of Markdown's own."""
    start: int
    """Where the whole of it begins."""
    end: int
    """Where it ends."""
    target: str
    """What it refers to: a reference, or the address as it is written."""
    at: int
    """Where the target begins."""


_ESCAPED = r"\\[\\`*_{}\[\]()>#+\-.!|~^=:]"
_TOKEN = re.compile(rf"{_ESCAPED}|`+|!?\[\[ *(?P<target>{TARGET}) *(?:\]\]|\\?\|)|[\[\]<]|\n\n")
_PARAGRAPH = "\n\n"
_IN_WORDS = re.compile(rf"{_ESCAPED}|`+|\[|\]")
_DESTINATION = re.compile(
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>(?:[^\s()\"'<>]++|\([^\s()]*+\))*+))"
    r"(?:\s+(?:\"[^\"]*+\"|'[^']*+'))?\s*\)"
)
_LOOSE_DESTINATION = re.compile(r"\((?P<plain>[^()\n\"'<>]{0,300}+)\)")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]\n]*\]:[ ]*<?(?P<address>[^\s<>]+)")
_AUTOLINK = re.compile(
    r"<(?P<address>(?:https?://|mailto:|tel:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
)

_BLOCKS_MATTER = re.compile(r"^(?:    |\t| {0,3}>| {0,3}\[[^\[\]\n]*\]:)|```|~~~|\t", re.MULTILINE)
_CODE_ON_A_LINE = re.compile(r"(?<![`\\])`[^`\n]+`(?!`)")
_NOT_MARKDOWN = re.compile(r"<(?:!--|(script|style|pre|code|textarea)\b)", re.IGNORECASE)


def scan(text: str, *, html: bool = False) -> Iterator[Reference]:
    """Yield what `text` refers to, in order.

    `html` says that raw HTML counts in it, as on pages written by hand: what stands in comments,
    scripts and verbatim elements is then no reference.
    """
    if "[" not in text and "<" not in text:
        return iter(())
    if html and "<" in text:
        text = without_html(text)
    if not _blocks_matter(text):
        simple = _CODE_ON_A_LINE.sub(lambda code: " " * len(code[0]), text) if "`" in text else text
        if "`" not in simple:
            return _references(simple, 0, len(text))
    return _by_runs(text, html=html)


def _blocks_matter(text: str) -> bool:
    """Say whether code, quotes or definitions can stand in `text`; plain words are most of it."""
    if any(mark in text for mark in ("```", "~~~", "\t", "\n    ")) or text.startswith("    "):
        return True
    return (">" in text or "]:" in text) and _BLOCKS_MATTER.search(text) is not None


def _by_runs(text: str, *, html: bool) -> Iterator[Reference]:
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found = read(lines)
    if not html:
        text = _without_unclosed_fences(text, lines)
    for first, last in runs(found):
        start, end = starts[first], starts[last] - 1
        definition = _DEFINITION.match(text, start, end)
        if definition:
            yield _reference("link", definition, "address")
        elif text.find("[", start, end) >= 0 or text.find("<", start, end) >= 0:
            yield from _references(text, start, end)


def _without_unclosed_fences(text: str, lines: list[str]) -> str:
    """Return `text` with the fences that `guard` makes text blanked out, every offset as it was."""
    changed = set(unclosed(lines))
    if not changed:
        return text
    return "\n".join(
        FENCE.sub(lambda fence: " " * len(fence[0]), line, count=1) if number in changed else line
        for number, line in enumerate(lines)
    )


def without_html(text: str) -> str:
    """Return `text` with comments, scripts and verbatim elements blanked out in place."""
    parts: list[str] = []
    end = 0
    missing: set[str] = set()
    for opening in _NOT_MARKDOWN.finditer(text):
        closing = f"</{opening[1].lower()}" if opening[1] else "-->"
        if opening.start() < end or closing in missing:
            continue
        close = text.find(closing, opening.end())
        if close < 0:
            missing.add(closing)
            continue
        # Not with blanks, which would make code of what follows on the line.
        parts += (text[end : opening.start()], re.sub(r".", "\0", text[opening.start() : close]))
        end = close
    return "".join((*parts, text[end:]))


def _references(text: str, start: int, end: int) -> Iterator[Reference]:
    """Return what one run of inline text refers to: `text` from `start` to `end`."""
    code = _CodeSpans(text, start, end)
    brackets: list[int] = []
    found: list[Reference] = []
    position = start
    while match := _TOKEN.search(text, position, end):
        mark = match[0]
        position = match.end()
        reference = None
        if mark[0] == "`":
            position = code.end(match)
        elif match["target"] is not None:
            closed = _reference_end(text, match, end, code)
            if closed >= 0:
                reference = _reference(
                    "embed" if mark[0] == "!" else "ref", match, "target", closed
                )
            else:
                # No more than two brackets: what follows them is read again.
                position = match.start() + mark.index("[") + 2
                brackets += (position - 2, position - 1)
        elif mark == "[":
            brackets.append(match.start())
        elif mark == "]" and brackets:
            reference = _link(text, brackets.pop(), position, start, end)
        elif mark == "<":
            autolink = _AUTOLINK.match(text, match.start(), end)
            reference = _reference("link", autolink, "address") if autolink else None
        elif mark == _PARAGRAPH:
            brackets.clear()
        if reference:
            found.append(reference)
            position = reference.end
    return iter(sorted(found, key=lambda reference: reference.start))


def _reference_end(text: str, opening: re.Match[str], end: int, code: "_CodeSpans") -> int:
    """Return where the reference that begins with `opening` ends, or -1 if it is none."""
    if opening[0].endswith("]]"):
        return opening.end()
    position = opening.end()
    limit = min(end, position + TEXT_LIMIT)
    while match := _IN_WORDS.search(text, position, limit):
        position = match.end()
        if match[0][0] == "`":
            position = code.end(match)
        elif match[0] == "]":
            closed = text.startswith("]", position) and position < end
            return position + 1 if closed and match.start() > opening.end() else -1
        elif match[0] == "[":
            return -1
    return -1


def _link(text: str, opening: int, after: int, start: int, end: int) -> Reference | None:
    """Return the link or image whose text the brackets from `opening` up to `after` hold."""
    if not text.startswith("(", after):
        return None
    group = "plain"
    match = _DESTINATION.match(text, after, end)
    if match and match["angled"] is not None:
        group = "angled"
    match = match or _LOOSE_DESTINATION.match(text, after, end)
    if not match:
        return None
    is_image = opening > start and text[opening - 1] == "!"
    return _reference("link", match, group, match.end(), opening - is_image)


def _reference(
    kind: Literal["ref", "embed", "link"],
    match: re.Match[str],
    group: str,
    end: int | None = None,
    start: int | None = None,
) -> Reference:
    return Reference(
        kind,
        match.start() if start is None else start,
        match.end() if end is None else end,
        match[group].strip(),
        match.start(group),
    )


class _CodeSpans:
    """Knows where the code spans of a run of inline text end."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._starts: dict[int, list[int]] = {}  # of runs of backticks, by their length
        if text.find("`", start, end) >= 0:
            for ticks in re.compile("`+").finditer(text, start, end):
                self._starts.setdefault(len(ticks[0]), []).append(ticks.start())

    def end(self, ticks: re.Match[str]) -> int:
        """Return the end of the code span that `ticks` open, or of the ticks if they open none."""
        length, after = len(ticks[0]), ticks.end()
        closing = self._next(length, after)
        if closing is None:
            # As Python-Markdown does: the longest of shorter runs closes, with the first ticks left
            # as text.
            longest = max((n for n in self._starts if self._next(n, after) is not None), default=0)
            closing = self._next(longest, after) if longest < length else None
            if closing is not None:
                return closing + longest
            return after
        return closing + length

    def _next(self, length: int, position: int) -> int | None:
        starts = self._starts.get(length, ())
        index = bisect_left(starts, position)
        return starts[index] if index < len(starts) else None
