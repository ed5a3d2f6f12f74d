"""What is searched: a record for each entry and each hand-written page, with the parts that have anchors.

A record is what a result stands for; its parts say where exactly on the page the words were found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kbgen.library import HandPage, Library, entry_path, index_path
from kbgen.library.replies import Reply
from kbgen.locales import Locale
from kbgen.markdown import plain_text
from kbgen.markdown.sections import Slugs, sections
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.fragments import Fragment
from kbgen.model.glossary import Term
from kbgen.model.responses import Response
from kbgen.search.texts import texts
from kbgen.templates import parse
from kbgen.templates.reading import words_in

if TYPE_CHECKING:
    from kbgen.model.base import Location

PAGE = "page"
"""The kind of a hand-written page."""
NAMED = frozenset({"glossary", "tools", "products", "people"})
"""Collections whose entries are things with names: what else they are called means the same anywhere."""
AGAIN = 0.5
"""What a page's words count that says what entries say."""
SAME = "glossary"
"""The collection whose entries' names all mean one and the same."""
_BARE_REFERENCE = re.compile(r"!?\[\[([^\[\]|\n]+)\]\]")
_MARKUP = re.compile(r"[\\`*_{}\[\]#|~^=<>&!:\n+-]")
_ROW = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}")
_LIST = re.compile(r'<div class="kb-(?:list|matrix)\b.*?^</div>', re.DOTALL | re.MULTILINE)
_ATTRIBUTES_OF_TEXT = re.compile(r"^(?!#)(.*?)[ ]*\{:?[ ]*[.#][^{}\n]*\}", re.MULTILINE)
_EXCLUDED = re.compile(r"^search:\s*\n(?:[ \t]+.*\n)*?[ \t]+exclude:\s*true\b", re.MULTILINE)


@dataclass(slots=True)
class Section:
    """A part of a page with an anchor of its own."""

    anchor: str
    title: str
    trail: str = ""
    """The titles of the parts that it stands in."""
    text: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """An entry or a page; `sections` begin with the page itself, whose anchor is empty."""

    ref: str
    kind: str
    path: str
    title: str
    place: str = ""
    summary: str = ""
    aliases: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    """Texts to take away, by anchor."""
    boost: float = 1.0
    """What its words count beside those of an entry: less where a page says what entries say."""


class Slug(NamedTuple):
    """How headings without an id of their own get one."""

    slugify: Slugs
    separator: str = "-"


class Reader:
    """Reads records from a library."""

    def __init__(self, library: Library, locale: Locale, slug: Slug) -> None:
        """Read from `library`; kinds are called as `locale` says."""
        self.library = library
        self.locale = locale
        self.slug = slug

    def records(self) -> Iterator[Record]:
        """Yield a record for each entry and page, those of one kind together."""
        for collection in COLLECTIONS:
            for entry in self.library.collection(collection):
                yield self._entry(entry)
        for collection in COLLECTIONS:
            if (
                self.library.collection(collection)
                and index_path(collection) not in self.library.pages
            ):
                yield self._index(collection)
        for page in self.library.pages.values():
            if not _EXCLUDED.search(page.source.text, 0, page.offset):
                yield self._page(page)

    def _entry(self, entry: Entry) -> Record:
        whole = Section("", entry.title)
        parts: dict[Location, Section] = {}
        for part in entry.parts():
            title = "" if part.kind == "variant" else self.plain(part.title)
            around = [
                parts[part.location[:end]]
                for end in range(1, len(part.location))
                if part.location[:end] in parts
            ]
            trail = " › ".join(one.title for one in around if one.title)
            parts.setdefault(part.location, Section(part.id, title, trail))
        templates = isinstance(entry, Response | Fragment)
        for location, text, markdown in texts(entry):
            if templates and "{{" in text:
                text = words_in(parse(text).nodes)  # noqa: PLW2901 -- names in braces are nobody's words
            plain = self.plain(text) if markdown else " ".join(text.split())
            owner = whole
            for end in range(len(location) - 1, 0, -1):
                if location[:end] in parts:
                    owner = parts[location[:end]]
                    break
            if plain != owner.title or owner is whole:
                owner.text.append(plain)
        return Record(
            ref=entry.ref,
            kind=entry.collection,
            path=entry_path(entry.ref),
            title=entry.title,
            place=self.locale.collection(entry.collection),
            summary=entry.summary or "",
            aliases=[*entry.aliases, *(entry.forms if isinstance(entry, Term) else ())],
            tags=list(entry.tags),
            sections=[whole, *parts.values()],
            copies=self._copies(entry) if isinstance(entry, Response) else {},
        )

    def _copies(self, entry: Response) -> dict[str, str]:
        """Return the variants of a response by anchor, placeholders under the names of what goes there."""
        reply = Reply(entry, self.library)
        found: dict[str, str] = {}
        for part, one in zip(entry.parts(), entry.variants, strict=True):
            pieces = reply.read(one.text, one.lang, one.tone)
            found.setdefault(part.id, "".join(piece.text for piece in pieces))
        return found

    def _index(self, collection: str) -> Record:
        path, title = index_path(collection), self.locale.collection(collection)
        lead = self.locale.text(f"collections.{collection}.lead")
        return Record(path, PAGE, path, title, summary=lead, sections=[Section("", title)])

    def _page(self, page: HandPage) -> Record:
        folder = page.path.rpartition("/")[0]
        index = self.library.pages.get(f"{folder}/index.md") if folder else None
        found = Record(page.path, PAGE, page.path, plain_text(page.title))
        if index is not None and index is not page:
            found.place = plain_text(index.title)
        self._cut(page.text, found)
        return found

    def generated(self, path: str, title: str, markdown: str, boost: float = AGAIN) -> Record:
        """Return the record of a page that was made of entries: its headings and what is its own."""
        found = Record(path, PAGE, path, title, boost=boost)
        self._cut(_ATTRIBUTES_OF_TEXT.sub(r"\1", _LIST.sub("", markdown)), found)
        return found

    def _cut(self, markdown: str, into: Record) -> None:
        """Put the sections of `markdown` into a record."""
        trail: list[tuple[int, str]] = []
        for one in sections(markdown, self.slug.slugify, self.slug.separator):
            trail = [(level, title) for level, title in trail if level < one.level]
            title = self.plain(_TAG.sub("", one.title))
            names = [name for level, name in trail if level > 1]
            text = [self.plain(_TAG.sub(" ", one.text))] if one.text.strip() else []
            whole = not into.sections
            into.sections.append(
                Section("" if whole else one.anchor, title, " › ".join(names), text)
            )
            trail.append((one.level, title))
        if not into.sections or into.sections[0].title != into.title:
            into.sections.insert(0, Section("", into.title))

    def plain(self, markdown: str) -> str:
        """Return the words of `markdown`, references under the titles of what they lead to."""
        if not _MARKUP.search(markdown):
            return " ".join(markdown.split())
        if "[[" in markdown:
            markdown = _BARE_REFERENCE.sub(self._title, markdown)
        if "|" in markdown:
            markdown = _ROW.sub(_cells, markdown)
        return plain_text(markdown)

    def _title(self, match: re.Match[str]) -> str:
        target = self.library.find(match[1].strip())
        if target is None:
            return match[0]
        return target.title if target.ref not in COLLECTIONS else self.locale.collection(target.ref)


def _cells(row: re.Match[str]) -> str:
    """Return the cells of a table's row side by side, nothing of the line under its head."""
    cells = [cell.strip() for cell in row[1].split("|") if cell.strip(" :-")]
    return f"{' · '.join(cells)} ·" if cells else ""
