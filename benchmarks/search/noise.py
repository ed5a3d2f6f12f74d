"""Records of word noise, by the words and the frequencies of the shipped content, the same for the same number."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kbgen.search import PAGE, Record
from kbgen.search.analysis import normalise, words
from kbgen.search.records import Section

_TITLE, _SHORTEST, _LONGEST = 4, 40, 70


def vocabulary(records: Sequence[Record]) -> tuple[list[str], list[int]]:
    """Return the words of `records` and how often each stands there, running totals."""
    counted: Counter[str] = Counter()
    for record in records:
        for section in record.sections:
            for text in (section.title, *section.text):
                counted.update(word for word, made in words(normalise(text)) if not made)
    ordered = sorted(counted)
    return ordered, list(accumulate(counted[word] for word in ordered))


def noise(records: Sequence[Record], total: int) -> Iterator[Record]:
    """Yield `total` records that say nothing in the words of `records`."""
    rng = random.Random(total)
    known, weights = vocabulary(records)

    def some(count: int) -> str:
        return " ".join(rng.choices(known, cum_weights=weights, k=count))

    for number in range(total):
        path = f"noise/page-{number}.md"
        title = f"{some(_TITLE).capitalize()} {number}"
        sections = [Section("", title, "", [some(rng.randint(_SHORTEST, _LONGEST))])]
        yield Record(
            path, PAGE, path, title, "Шум", some(8), [f"{some(2)} {number}"], [some(1)], sections
        )
