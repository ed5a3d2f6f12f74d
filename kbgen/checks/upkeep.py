"""Upkeep: entries that nobody reads, owns or checks."""

from collections import defaultdict
from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.places import locate, span_of
from kbgen.source.characters import skeleton

_ROOTS = frozenset({"tracks", "guidelines", "pitfalls", "glossary", "tools", "products", "people"})
"""Collections that people read as a whole: an entry is found there without a link to it."""


def orphans(library: Library) -> Iterator[Diagnostic]:
    """Nothing refers to an entry that is of use only where something does."""
    for entry in library:
        if entry.collection in _ROOTS or library.backlinks.get(entry.ref):
            continue
        if entry._failed or entry.ref in library.mentioned:
            continue
        code = "KB304" if entry.collection == "responses" else "KB301"
        yield problem(code, span_of(entry), ref=entry.ref)


def without_owner(library: Library) -> Iterator[Diagnostic]:
    """Nobody keeps the entry true. Where no entry has an owner, the team does not use the field."""
    if any(entry.owner for entry in library):
        for entry in library:
            if entry.owner is None and entry.collection != "people" and not entry._failed:
                yield problem("KB302", span_of(entry), ref=entry.ref)


def overdue(library: Library) -> Iterator[Diagnostic]:
    """The day for checking the entry again has passed."""
    for entry in library:
        due = entry.review_due
        if due is not None and due < library.today:
            span = span_of(entry, ("verified",))
            yield problem("KB303", span, due=due.isoformat(), days=str((library.today - due).days))


def verified_in_the_future(library: Library) -> Iterator[Diagnostic]:
    """The entry was checked on a day that has not come yet."""
    for entry in library:
        if entry.verified is not None and entry.verified > library.today:
            span = span_of(entry, ("verified",))
            yield problem(
                "KB307", span, day=entry.verified.isoformat(), today=library.today.isoformat()
            )


def says_nothing(library: Library) -> Iterator[Diagnostic]:
    """The entry has none of the fields that say something."""
    for entry in library:
        if not entry._failed and not any(getattr(entry, field) for field in entry.expected):
            code = "KB321" if entry.expected == ("variants",) else "KB311"
            yield problem(code, span_of(entry), fields=", ".join(entry.expected))


def same_title(library: Library) -> Iterator[Diagnostic]:
    """Two entries of a collection have one title."""
    for name in COLLECTIONS:
        seen: dict[str, Entry] = {}
        for entry in library.collection(name):
            other = seen.setdefault(" ".join(entry.title.casefold().split()), entry)
            if other is not entry and not entry._failed:
                where = span_of(other)
                yield problem(
                    "KB312",
                    span_of(entry, ("title",)),
                    related=((where, "first"),),
                    title=entry.title,
                    where=f"{where.path}:{where.line}",
                )


def tag_twins(library: Library) -> Iterator[Diagnostic]:
    """Two spellings of a tag divide what belongs together."""
    spellings: dict[str, dict[str, list[tuple[Entry, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for entry in library:
        for index, tag in enumerate(entry.tags):
            spellings[skeleton(tag).replace("ё", "е")][tag].append((entry, index))
    for variants in spellings.values():
        if len(variants) > 1:
            usual = max(variants, key=lambda tag: (len(variants[tag]), tag))
            for tag, uses in variants.items():
                for entry, index in uses if tag != usual else ():
                    start, end = locate(entry, ("tags", index))
                    yield problem("KB313", entry._source.span(start, end), tag=tag, usual=usual)
