"""What narrows a list down: its groups, topics, products, languages, tones, owners, with the entries of each.

Where a facet has a place of its own on the site it is a link there, and works without scripts; in
the browser `<kb-filter>` makes switches of them all. An entry's row and a facet share a token.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from kbgen.library.references import TOPICS
from kbgen.model import Entry
from kbgen.model.escalations import Escalation
from kbgen.model.glossary import Term
from kbgen.model.responses import Response
from kbgen.site.environment import text
from kbgen.site.here import Here, sentence
from kbgen.site.lists import Group
from kbgen.site.topics import anchor_of

WORTH = 8
"""From so many entries on a list is worth narrowing down."""
TOPICS_SHOWN = 10
ASIDE = frozenset({"tone", "owner"})
"""Dimensions that few readers need: folded away until somebody does."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One switch: its token, how many entries have it, its link, or its words without one."""

    token: str
    count: int
    link: Markup | None
    words: Markup | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """Facets of which a reader picks one."""

    name: str
    label: str
    facets: tuple[Facet, ...]

    @property
    def aside(self) -> bool:
        """Whether the dimension is folded away."""
        return self.name in ASIDE


@dataclass(frozen=True, slots=True)
class Facets:
    """All dimensions of a list; `tokens` are those of each entry, by reference."""

    dimensions: list[Dimension] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)


def facets_of(entries: list[Entry], groups: list[Group], here: Here) -> Facets | None:
    """Return what the list of a collection can be narrowed down by, None if it is too short."""
    if len(entries) < WORTH:
        return None
    lettered = isinstance(entries[0], Term)
    found: dict[str, list[str]] = {entry.ref: [] for entry in entries}
    if not lettered:
        for group in groups:
            for entry in group.entries:
                found[entry.ref].append(group.anchor)
    dimensions = []
    for name, values in _DIMENSIONS.items():
        facets = [one for one in values(entries, here) if 0 < len(one[1]) < len(entries)]
        for facet, members in facets:
            for ref in members:
                found[ref].append(facet.token)
        if len(facets) > (name not in {"lang", "tone"}):
            key = "labels.products" if name == "products" else f"filter.{name}"
            label = here.t(key)
            dimensions.append(Dimension(name, label, tuple(facet for facet, _ in facets)))
    return Facets(dimensions, {ref: " ".join(tokens) for ref, tokens in found.items()})


_Found = Iterator[tuple[Facet, list[str]]]


def _topics(entries: list[Entry], here: Here) -> _Found:
    tags: dict[str, tuple[str, list[str]]] = {}
    for entry in entries:
        for anchor, tag in {anchor_of(tag): tag for tag in entry.tags}.items():
            tags.setdefault(anchor, (tag, []))[1].append(entry.ref)
    # A tag on a single entry or on all of them divides nothing.
    useful = [
        (anchor, tag, refs) for anchor, (tag, refs) in tags.items() if 1 < len(refs) < len(entries)
    ]
    useful = sorted(useful, key=lambda one: (-len(one[2]), one[1].casefold()))[:TOPICS_SHOWN]
    for anchor, tag, refs in useful:
        yield Facet(anchor, len(refs), here.link_to(TOPICS, tag, anchor)), refs


def _languages(entries: list[Entry], here: Here) -> _Found:
    yield from _spoken(entries, "lang", here.locale.language)


def _tones(entries: list[Entry], here: Here) -> _Found:
    yield from _spoken(entries, "tone", lambda tone: here.choice("tone", tone))


def _spoken(entries: list[Entry], what: str, name: Callable[[str], str]) -> _Found:
    spoken: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry, Response):
            for value in dict.fromkeys(getattr(variant, what) for variant in entry.variants):
                spoken.setdefault(value, []).append(entry.ref)
    if len(spoken) < 2:
        return
    for value, refs in spoken.items():
        yield Facet(f"{what}-{value}", len(refs), None, text(sentence(name(value)))), refs


def _owners(entries: list[Entry], here: Here) -> _Found:
    owned: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry, Response) and entry.owner:
            owned.setdefault(entry.owner, []).append(entry.ref)
    for owner, refs in sorted(owned.items(), key=lambda one: -len(one[1])):
        known = here.library.find(owner) is not None
        token = anchor_of(owner.rpartition("/")[2]).replace("topic-", "owner-", 1)
        link, words = (here.link(owner), None) if known else (None, text(owner))
        yield Facet(token, len(refs), link, words), refs


def _products(entries: list[Entry], here: Here) -> _Found:
    concerned: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry, Escalation | Response):
            for product in dict.fromkeys(entry.products):
                concerned.setdefault(product, []).append(entry.ref)
    order = {ref: place for place, ref in enumerate(here.library.entries)}
    for product in sorted(concerned, key=lambda ref: order.get(ref, len(order))):
        refs = concerned[product]
        yield Facet(f"product-{product.rpartition('/')[2]}", len(refs), here.link(product)), refs


_DIMENSIONS: dict[str, Callable[[list[Entry], Here], _Found]] = {
    "products": _products,
    "lang": _languages,
    "topic": _topics,
    "tone": _tones,
    "owner": _owners,
}
