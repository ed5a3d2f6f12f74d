"""What narrows a list down: its groups, topics, languages, products, with the entries of each.

Where a facet has a place of its own on the site it is a link there, and works without scripts; in
the browser `<kb-filter>` makes switches of them all. An entry's row and a facet share a token.
"""

from collections.abc import Iterator
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
    for name, values in (("products", _products), ("lang", _languages), ("topic", _topics)):
        facets = [one for one in values(entries, here) if 0 < len(one[1]) < len(entries)]
        for facet, members in facets:
            for ref in members:
                found[ref].append(facet.token)
        if len(facets) > (name != "lang"):
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
    spoken: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry, Response):
            for lang in dict.fromkeys(variant.lang for variant in entry.variants):
                spoken.setdefault(lang, []).append(entry.ref)
    if len(spoken) < 2:
        return
    for lang, refs in spoken.items():
        words = text(sentence(here.locale.language(lang)))
        yield Facet(f"lang-{lang}", len(refs), None, words), refs


def _products(entries: list[Entry], here: Here) -> _Found:
    concerned: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry, Escalation):
            for product in dict.fromkeys(entry.products):
                concerned.setdefault(product, []).append(entry.ref)
    order = {ref: place for place, ref in enumerate(here.library.entries)}
    for product in sorted(concerned, key=lambda ref: order.get(ref, len(order))):
        refs = concerned[product]
        yield Facet(f"product-{product.rpartition('/')[2]}", len(refs), here.link(product)), refs
