"""How much a term says about a record (BM25F, worked out at build time), and where it stands, packed.

A posting is a record's number, the part it was found in (0 is the page itself), an impact from 1 to 31
and the lengths, in words, of the title and of the shortest alias that the term stands in, 0 for none; that of
the alias with its number. From these the browser knows when a query says a whole name without seeing one.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kbgen.search.analysis import humps, normalise, words
from kbgen.search.records import Record

if TYPE_CHECKING:
    from kbgen.search.index import Index

TITLE, ALIAS, TAG, NAME, SUMMARY, PART, BODY = 6.0, 4.5, 2.0, 2.0, 2.0, 3.5, 1.0
"""What a word in a field counts: titles, aliases, tags, the id, the summary, a part's title, the rest."""
WHOLE = 0.6
"""What is left of a word's weight in a name that is much longer."""
SATURATION = 3.0
LENGTH, TYPICAL = 0.5, 45.0
"""How much the length of a body lessens its words, and the length that does not."""
IMPACTS = 31
LONGEST_NAME = 15
LAST_ALIAS = 15
"""The number of an alias, by which words of one are told from words of another."""
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Posting(NamedTuple):
    """Where a term stands; see the module."""

    group: int
    part: int
    impact: int
    title: int = 0
    alias: int = 0


def weigh(record: Record, group: int, index: "Index") -> Iterator[tuple[str, Posting]]:
    """Yield the terms of `record` with their postings."""
    for number, section in enumerate(record.sections):
        weights: dict[str, float] = defaultdict(float)
        title: dict[str, int] = {}
        alias: dict[str, int] = {}
        if number == 0:
            _name(record.title, TITLE, weights, index, title)
            for order, name in enumerate(record.aliases):
                own: dict[str, int] = {}
                _name(name, ALIAS, weights, index, own)
                _shortest(own, min(order, LAST_ALIAS), alias)
            for tag in record.tags:
                _count(tag, TAG, weights, index)
            _count(record.ref.rpartition("/")[2].removesuffix(".md"), NAME, weights, index)
            _count(record.summary, SUMMARY, weights, index)
        elif section.title:
            # What says again what entries say is not what its headings are called.
            into = title if record.boost == 1 else {}
            _name(section.title, PART, weights, index, into)
            _count(section.trail, BODY, weights, index)
        body: dict[str, float] = defaultdict(float)
        length = sum(_count(text, BODY, body, index) for text in section.text)
        share = 1 / (1 - LENGTH + LENGTH * max(length, TYPICAL / 3) / TYPICAL)
        for stem, weight in body.items():
            weights[stem] += weight * share
        for stem, weight in weights.items():
            impact = max(1, round(IMPACTS * record.boost * weight / (weight + SATURATION)))
            yield stem, Posting(group, number, impact, title.get(stem, 0), alias.get(stem, 0))


def _count(text: str, weight: float, into: dict[str, float], index: "Index") -> int:
    if not text:
        return 0
    length = 0
    stem = index.stem
    for word, _ in words(normalise(text)):
        into[stem(word)] += weight
        length += 1
    for hump in humps(text):
        into[stem(hump)] += weight
    return length


def _name(
    text: str, weight: float, into: dict[str, float], index: "Index", lengths: dict[str, int]
) -> None:
    """Count a title or an alias, noting with each of its words how many it has."""
    stems = dict.fromkeys(index.stem(hump) for hump in humps(text))
    plain: dict[str, None] = {}
    telling: dict[str, None] = {}
    for word, made in words(normalise(text)):
        stem = index.stem(word)
        stems[stem] = None
        if not made:
            plain[stem] = None
            if word not in index.analyzer.stop:
                telling[stem] = None
    telling = telling or plain
    length = min(LONGEST_NAME, len(telling))
    for stem in stems:
        # Of several aliases with a word the best counts, not their sum.
        into[stem] = max(into[stem], weight * (WHOLE + (1 - WHOLE) / length))
        if stem in telling:
            lengths[stem] = length


def _shortest(lengths: dict[str, int], number: int, into: dict[str, int]) -> None:
    """Note with each word the shortest alias that it stands in: its length, and which one it is."""
    for stem, length in lengths.items():
        before = into.get(stem)
        if before is None or length < before % (LONGEST_NAME + 1):
            into[stem] = length + (LONGEST_NAME + 1) * number


def packed(found: list[Posting]) -> str:
    """Return postings, in order, as text: numbers in base 32 with a bit for `more follows`."""
    out: list[str] = []
    last = 0
    for group, part, impact, title, alias in found:
        _number(((group - last) << 1) | (part > 0), out)
        if part:
            _number(part, out)
        _number(impact | (title << 5) | (alias << 9), out)
        last = group
    return "".join(out)


def _number(value: int, out: list[str]) -> None:
    while value > 31:
        out.append(_DIGITS[(value & 31) | 32])
        value >>= 5
    out.append(_DIGITS[value])
