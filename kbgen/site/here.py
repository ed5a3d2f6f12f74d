"""The page being written: links from it to the rest of the base, and the words of its language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kbgen.library import Library, Target
from kbgen.locales import Locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import Duration
from kbgen.site.cards import details
from kbgen.site.environment import text
from kbgen.site.links import outside, to_page
from kbgen.site.lists import blurb
from kbgen.site.plain import plain


@dataclass(frozen=True, slots=True)
class Card:
    """A link to something with what a list shows beside it."""

    link: Markup
    kind: str
    """The collection, or `page`."""
    summary: Markup
    details: tuple[Markup, ...] = ()
    """Short facts that help to choose."""
    ref: str = ""
    """The reference of the entry that it shows."""


class Here:
    """A page of the site, seen from inside its template."""

    def __init__(self, path: str, library: Library, locale: Locale) -> None:
        """Stand on the page `path` (relative to the docs folder)."""
        self.path = path
        self.library = library
        self.locale = locale

    # Words

    def t(self, key: str, /, **args: object) -> str:
        """Return the words under `key`."""
        return self.locale.text(key, **args)

    def label(self, collection: str, field: str) -> str:
        """Return the heading of a field of this collection, its name where there are no words."""
        for key in (f"own_labels.{collection}.{field}", f"labels.{field}"):
            if self.locale.has(key):
                return self.locale.text(key)
        return field.replace("_", " ").capitalize()

    def choice(self, field: str, value: str) -> str:
        """Return the name of one of a field's values."""
        key = f"values.{field}.{value}"
        return self.locale.text(key) if self.locale.has(key) else value

    def duration(self, length: Duration) -> str:
        """Return a length of time: `2 hours`."""
        return self.locale.count(f"units.{length.unit}", length.amount)

    def every(self, length: Duration) -> str:
        """Return how often something happens: `every 2 hours`."""
        return self.locale.count(f"every.{length.unit}", length.amount)

    # Links

    def href(self, ref: str) -> str | None:
        """Return the link destination of a reference, None when it leads nowhere."""
        target = self.library.find(ref)
        return self.to(target) if target else None

    def to(self, target: Target) -> str:
        """Return the link destination of a resolved reference."""
        return to_page(target.path, target.anchor, self.path)

    def link(self, ref: str, title: str | None = None) -> Markup:
        """Return a link to a reference under `title` or its own; the text alone when it is dead."""
        target = self.library.find(ref)
        if target is None:
            return text(title or ref)
        return self.link_to(target.path, title or self.title(target), target.anchor)

    def title(self, target: Target) -> str:
        """Return what a resolved reference is called, as plain text."""
        if target.part is not None:
            return plain(target.title, self.library)
        return target.title if target.ref not in COLLECTIONS else self.locale.collection(target.ref)

    def link_to(self, path: str, title: str, anchor: str = "") -> Markup:
        """Return a link under `title` to a page of the site."""
        return Markup(f"[{text(title)}]({to_page(path, anchor, self.path)})")  # noqa: S704

    def outside(self, url: str, title: str | None = None) -> Markup:
        """Return a link out of the site."""
        return Markup(f"[{text(title or url)}]({outside(url)})")  # noqa: S704

    def named(self, value: str) -> Markup:
        """Return a link where `value` is a reference, the text where it is a name."""
        return self.link(value) if self.library.find(value) else text(value)

    # Cards

    def card(self, ref: str) -> Card:
        """Return the card of a reference or a hand-written page."""
        target = self.library.find(ref)
        if target is None:
            return Card(text(ref), "page", Markup())
        if target.entry is None or target.part is not None:
            return Card(self.link(ref), kind_of(ref), Markup())
        return self.entry_card(target.entry)

    def entry_card(self, entry: Entry) -> Card:
        """Return the card of an entry."""
        link = self.link_to(f"{entry.ref}.md", entry.title)
        return Card(link, entry.collection, blurb(entry), tuple(details(entry, self)), entry.ref)

    def cards(self, refs: Iterable[str | Entry]) -> list[Card]:
        """Return the cards of `refs`, in order."""
        return [self.card(ref) if isinstance(ref, str) else self.entry_card(ref) for ref in refs]

    def by_kind(self, refs: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield each collection's title and its references in `refs`; hand-written pages last."""
        places = {name: place for place, name in enumerate(COLLECTIONS)}

        def kind(ref: str) -> int:
            return len(places) if ref.endswith(".md") else places.get(ref.partition("/")[0], -1)

        names = [*COLLECTIONS]
        for place, group in groupby(sorted(refs, key=kind), kind):
            title = (
                self.locale.collection(names[place]) if place < len(names) else self.t("page.pages")
            )
            yield title, list(group)


def kind_of(ref: str) -> str:
    """Return the collection of a reference, `page` for a hand-written page."""
    collection = ref.partition("/")[0]
    return collection if collection in COLLECTIONS and not ref.endswith(".md") else "page"


def sentence(words: str) -> str:
    """Return `words` with a capital at the beginning and the rest as it is."""
    return words[:1].upper() + words[1:]
