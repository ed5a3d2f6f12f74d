"""The one `Library`: every entry and page, what they refer to and what refers to them.

It reads nothing and writes nothing; `kbgen.library.resolve` fills in the links while it checks them.
"""

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from kbgen.library.pages import HandPage
from kbgen.library.references import (
    Target,
    entry_path,
    index_path,
    is_collection,
    is_page,
    split,
)
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import Part
from kbgen.model.walk import Value, values
from kbgen.source import SourceFile

_COMMON = 200  # a tag on more entries than this says nothing about any two of them


class Library:
    """The entries by reference, in the order of the site, and the hand-written pages by path.

    `values` are the references and the Markdown texts of each entry.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        pages: dict[str, HandPage] | None = None,
        *,
        files: Iterable[str] = (),
        today: dt.date,
    ) -> None:
        """Keep the first entry of every reference; `files` are the paths below the docs folder."""
        rank = {name: index for index, name in enumerate(COLLECTIONS)}
        first: dict[str, Entry] = {}
        self.duplicates: list[tuple[Entry, Entry]] = []
        for entry in entries:
            if first.setdefault(entry.ref, entry) is not entry:
                self.duplicates.append((first[entry.ref], entry))
        ordered = sorted(first.values(), key=lambda one: (rank[one.collection], one.sort_key))
        self.entries: dict[str, Entry] = {entry.ref: entry for entry in ordered}
        self.pages = dict(sorted((pages or {}).items()))
        self.files = frozenset(files)
        self.today = today
        self._parts: dict[str, dict[str, Part]] = {}
        self.mentioned: set[str] = set()
        """References that something with mistakes in it makes, or was most likely meant to make."""
        self.unread: frozenset[str] = frozenset()
        """References of entries that could not be read, and collections that have some without ids."""
        self.reply_languages: tuple[str, ...] = ()
        """Languages that the project wants every response in."""
        self.links: dict[str, list[str]] = {}
        self.backlinks: dict[str, list[str]] = {}
        self.values: dict[str, list[Value]] = {
            ref: values(entry) for ref, entry in self.entries.items()
        }

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over the entries in order."""
        return iter(self.entries.values())

    @cached_property
    def _by_collection(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {name: [] for name in COLLECTIONS}
        for entry in self:
            found[entry.collection].append(entry)
        return found

    def collection(self, name: str) -> list[Entry]:
        """Return the entries of a collection, in order."""
        return self._by_collection.get(name, [])

    def parts(self, entry: Entry) -> dict[str, Part]:
        """Return the parts of an entry by id."""
        found = self._parts.get(entry.ref)
        if found is None:
            found = {}
            for part in entry.parts():
                found.setdefault(part.id, part)
            self._parts[entry.ref] = found
        return found

    def settle(self) -> None:
        """Let go of what only checks need: nodes and texts of files are as large as the entries."""
        for entry in self:
            entry.__dict__.pop("_node", None)
            if entry._source is not None:
                entry.__dict__["_source"] = SourceFile(entry._source.path, "")

    def find(self, reference: str) -> Target | None:
        """Return where `reference` leads, None where there is no such thing."""
        if is_collection(reference):
            return Target(reference, reference, index_path(reference))
        if is_page(reference):
            path, _, anchor = reference.partition("#")
            page = self.pages.get(path)
            return Target(path, page.title, path, anchor) if page else None
        words = split(reference)
        if words is None:
            return None
        collection, name, part_id = words
        entry = self.entries.get(f"{collection}/{name}")
        if entry is None:
            return None
        if not part_id:
            return Target(entry.ref, entry.title, entry_path(entry.ref), "", entry)
        part = self.parts(entry).get(part_id)
        if part is None:
            return None
        return Target(entry.ref, part.title, entry_path(entry.ref), part.id, entry, part)

    def link(self, links: dict[str, set[str]]) -> None:
        """Take `links`, what each entry and page refers to, and work out the backlinks."""
        back: dict[str, list[str]] = defaultdict(list)
        for source in sorted(links):
            self.links[source] = sorted(links[source])
            for target in links[source]:
                back[target].append(source)
        self.backlinks = dict(sorted(back.items()))

    @cached_property
    def _tagged(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self:
            for tag in dict.fromkeys(tag.casefold() for tag in entry.tags):
                found[tag].append(entry.ref)
        return found

    @cached_property
    def _ranks(self) -> dict[str, int]:
        ordered = sorted(self.entries, key=lambda ref: (self.entries[ref].sort_key, ref))
        return {ref: rank for rank, ref in enumerate(ordered)}

    def related(self, ref: str, limit: int = 5) -> list[Entry]:
        """Return up to `limit` entries that have most in common with `ref`: tags, and what they link to.

        Rare tags and links count more than common ones. Entries that `ref` links to, or that link to
        it, are left out: its page shows them anyway.
        """
        entry = self.entries[ref]
        scores: dict[str, float] = defaultdict(float)
        for tag in dict.fromkeys(tag.casefold() for tag in entry.tags):
            self._share(scores, self._tagged[tag])
        for target in self.links.get(ref, ()):
            self._share(scores, self.backlinks.get(target, ()))
        direct = {ref, *self.links.get(ref, ()), *self.backlinks.get(ref, ())}
        best = heapq.nsmallest(
            limit,
            (other for other in scores if other not in direct and other in self.entries),
            key=lambda other: (-scores[other], self._ranks[other]),
        )
        return [self.entries[other] for other in best]

    @staticmethod
    def _share(scores: dict[str, float], refs: Iterable[str]) -> None:
        found = list(refs)
        if 1 < len(found) <= _COMMON:
            for other in found:
                scores[other] += 1 / len(found)
