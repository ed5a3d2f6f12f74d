"""The page for users: nothing on it leads inside the base, and the poster fits its paper."""

import re
from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.markdown.scan import scan
from kbgen.model.pitfalls import Pitfall
from kbgen.model.places import locate, span_of

LONGEST = 84
"""Characters of an advice with its line: two lines of the poster on A3, three on A4."""
MOST = 12
"""Advices that fit on the poster when each of them is as long as it may be."""
_OUTSIDE = re.compile(r"[a-z]+:|[\w.+-]+@", re.IGNORECASE)


def _pitfalls(library: Library) -> list[Pitfall]:
    found = library.collection(Pitfall.collection)
    return [entry for entry in found if isinstance(entry, Pitfall)]


def leads_inside(library: Library) -> Iterator[Diagnostic]:
    """Advice to users refers to the base, which they cannot open."""
    for entry in _pitfalls(library):
        text = entry.for_users or ""
        first = next((one for one in scan(text) if not _OUTSIDE.match(one.target)), None)
        if first is not None:
            start, end = locate(entry, ("for_users",))
            span = entry._source.span_in(start, end, text, first.start, first.end - first.start)
            yield problem("KB341", span, ref=first.target)


def poster(library: Library) -> Iterator[Diagnostic]:
    """A line of the poster is too long, or there are too many of them."""
    shown = 0
    for entry in _pitfalls(library):
        if not (entry.on_poster and (entry.advice or entry.poster)):
            continue
        shown += 1
        name = "poster" if entry.poster else "advice"
        size = len(" ".join(words for words in (entry.advice, entry.poster) if words))
        if size > LONGEST:
            span = span_of(entry, (name,))
            yield problem("KB342", span, size=str(size), limit=str(LONGEST))
        if shown == MOST + 1:
            yield problem("KB342", span_of(entry, (name,)), hint="many", limit=str(MOST), size="")
