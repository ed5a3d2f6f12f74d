"""Follow every reference of every entry and page: what leads nowhere is reported, the rest recorded."""

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import unquote

from kbgen.diagnostics import MANY, Diagnostic, Span, problem
from kbgen.library.circles import circles
from kbgen.library.headings import Anchors, leads
from kbgen.library.library import Library
from kbgen.library.meant import Meanings
from kbgen.library.near import Paths
from kbgen.library.pages import HandPage
from kbgen.library.references import PIECES, is_collection, is_made, is_page, split
from kbgen.markdown.embeds import indent_of
from kbgen.markdown.prose import unclosed
from kbgen.markdown.references import is_meant
from kbgen.markdown.scan import Reference, scan
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import RefTo
from kbgen.model.places import locate
from kbgen.model.walk import Value, values
from kbgen.source.characters import Names, latinised, meant, skeleton

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-]*):")
_HARMLESS = re.compile(r"https?://[^/\\]|mailto:|#|[\w.+-]+@[\w.-]+\Z")
_REFERENCE_LIKE = re.compile(r"[a-z]+/")
_ALLOWED = frozenset({"http", "https", "mailto", "tel"})
_FILE = re.compile(r"[^/]\.[^./]+\Z")
_MADE = re.compile(r"/[._]|\.html?\Z|/(?:kb\.json|llms\.txt|sitemap\.xml|assets/kbgen/.*)\Z")
"""Files that a page may link to although they are not in its folder: a build makes or takes them."""
_SHOWN = 8


@dataclass
class Resolver:
    """One pass over a library.

    `unread` are references of entries in files that could not be read, and collections that have
    entries without ids: references to these cannot be said to lead nowhere.

    In hand-written pages, links that are not references are checked if `page_links` says so (MkDocs
    does it itself), the schemes of addresses if `page_schemes` does.
    """

    library: Library
    unread: frozenset[str] = frozenset()
    page_links: bool = True
    page_schemes: bool = True
    anchors: Anchors = lambda _: None
    problems: list[Diagnostic] = field(default_factory=list)
    links: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    embeds: dict[str, dict[str, Span]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, Names] = field(default_factory=dict)
    _places: dict[str, frozenset[str] | None] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)

    def run(self) -> list[Diagnostic]:
        """Check everything, give the library its links, and return what is wrong."""
        for entry in self.library:
            self._entry(entry, self.library.values[entry.ref])
        for _, twin in self.library.duplicates:
            self._entry(twin, values(twin))
        known = bool(self.library.entries)
        for page in self.library.pages.values():
            self._page(page, known=known)
        self._circles()
        self.library.link(self.links)
        return self.problems

    def _entry(self, entry: Entry, found: Iterable[Value]) -> None:
        path: str = entry._source.path
        most = len(self.problems) + MANY - self.told[path]
        before = len(self.problems)
        for value in found:
            if len(self.problems) > most:
                break
            if value.to is not None:
                self._field(entry, value, value.to)
            elif "[" in value.text or "<" in value.text:
                self._markdown(entry, value)
        for ref in entry.mentions():
            if ref in self.library.entries and ref != entry.ref:
                self.links[entry.ref].add(ref)
        if len(self.problems) > before:
            self.told[path] += len(self.problems) - before

    def _field(self, entry: Entry, value: Value, to: RefTo) -> None:
        reference = value.text.strip()
        if to.text_allowed and not _REFERENCE_LIKE.match(latinised(reference)):
            return
        target = self.library.entries.get(reference)
        if target is not None and (not to.collections or target.collection in to.collections):
            if target is not entry:
                self.links[entry.ref].add(reference)
                return
            if value.location == ("owner",):
                return  # a team answers for its own page
        start, end = locate(entry, value.location)
        span = entry._source.span(start, end)
        words = split(reference)
        if words is None:
            if to.collections:
                self._malformed(span, reference)
            elif is_collection(reference) and self._found(reference, entry.ref):
                return
            elif is_page(reference):
                self._reference(entry.ref, reference, span)
            else:
                self._malformed(span, reference)
            return
        if to.collections and words[0] in COLLECTIONS and words[0] not in to.collections:
            name = [part for part in value.location if isinstance(part, str)][-1]
            expected = ", ".join(to.collections)
            self.problems.append(
                problem("KB205", span, field=name, expected=expected, collection=words[0])
            )
            return
        self._reference(entry.ref, reference, span)

    def _markdown(self, entry: Entry, value: Value) -> None:
        found = list(scan(value.text))
        for one in found:
            if one.kind == "link":
                if not _HARMLESS.match(one.target):
                    span = self._span(entry, value, one.at, one.at + len(one.target))
                    self._link(entry.ref, f"{entry.ref}.md", one.target, span)
            elif not self._is_fine(one, entry.ref, value.text):
                span = self._span(entry, value, one.at, one.at + len(one.target))
                self._bracketed(entry.ref, one, span, value.text)
        for one in unclosed(value.text, found):
            span = self._span(entry, value, one.at, one.at + len(one.target))
            self._unclosed(one, span)

    @staticmethod
    def _span(entry: Entry, value: Value, start: int, end: int) -> Span:
        """Return the place of a piece of a text; working it out is for those who complain."""
        first, last = locate(entry, value.location)
        return entry._source.span_in(first, last, value.text, start, end - start)  # type: ignore[no-any-return]

    def _page(self, page: HandPage, *, known: bool) -> None:
        most = len(self.problems) + MANY
        found = list(scan(page.text, html=True))
        for one in found:
            if one.kind == "link":
                other = _SCHEME.match(one.target) or one.target.startswith(("//", "\\\\"))
                here = known and one.target.startswith("#")
                if not (self.page_schemes if other else self.page_links) or (
                    _HARMLESS.match(one.target) and not here
                ):
                    continue
            elif not known or self._is_fine(one, page.path, page.text):
                continue
            if len(self.problems) > most:
                break
            span = page.source.span(page.offset + one.at, page.offset + one.at + len(one.target))
            if one.kind == "link":
                self._link(page.path, page.path, one.target, span)
            else:
                self._bracketed(page.path, one, span, page.text)
        for one in unclosed(page.text, found, html=True) if known else ():
            at = page.offset + one.at
            self._unclosed(one, page.source.span(at, at + len(one.target)))

    def _is_fine(self, one: Reference, source: str, text: str) -> bool:
        """Say whether nothing more is to be done about `one`: its place is worth working out otherwise."""
        if one.kind == "embed":
            return one.target in self.embeds[source] and indent_of(text, one) is not None
        return ("#" not in one.target or not is_page(one.target)) and self._found(
            one.target, source
        )

    def _bracketed(self, source: str, one: Reference, span: Span, text: str) -> None:
        """Check `[[reference]]` in a text. What is plainly no reference is left alone: it is text."""
        reference, embedded = one.target, one.kind == "embed"
        piece = embedded and reference in PIECES and not is_collection(reference)
        if piece or self._found(reference, source):
            if embedded and indent_of(text, one) is None:
                hint = "piece" if piece else None
                self.problems.append(problem("KB217", span, hint=hint, ref=reference[:60]))
            elif embedded and not piece:
                self.embeds[source].setdefault(reference.partition("#")[0], span)
            self._place(reference, span)
        elif split(reference) is not None or is_page(reference):
            self._reference(source, reference, span)
        elif is_meant(reference):
            self._malformed(span, reference, "![[" if embedded else "[[")

    def _unclosed(self, one: Reference, span: Span) -> None:
        """Complain of a reference without an end, if its beginning is one."""
        words = split(one.target)
        if (words and words[0] in COLLECTIONS) or self.library.find(one.target):
            self.problems.append(problem("KB218", span, ref=one.target[:60]))

    def _place(self, reference: str, span: Span) -> None:
        """See that the heading of a page that `reference` names is there."""
        path, _, anchor = reference.partition("#")
        page = self.library.pages.get(path)
        places = self._places_of(page) if page and anchor else None
        if places is None or leads(anchor, places):
            return
        near = self._meant(unquote(anchor), path, lambda: sorted(places))
        hint = ("near" if near["near"] else None) if places else "none"
        known = _listed(sorted(places))
        self.problems.append(
            problem(
                "KB219", span, hint=hint, page=path, anchor=anchor, known=known, near=near["near"]
            )
        )

    def _places_of(self, page: HandPage) -> frozenset[str] | None:
        if page.path not in self._places:
            self._places[page.path] = self.anchors(page)
        return self._places[page.path]

    @cached_property
    def _paths(self) -> Paths:
        return Paths(self.library)

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(self.library)

    def _found(self, reference: str, source: str) -> bool:
        """Record the link and say whether the reference leads somewhere."""
        target = self.library.find(reference)
        if target is None:
            return False
        if target.ref != source and not is_collection(target.ref):
            self.links[source].add(target.ref)
        return True

    def _reference(self, source: str, reference: str, span: Span) -> None:
        if self._found(reference, source):
            if reference.partition("#")[0] == source and "#" not in reference:
                self.problems.append(problem("KB206", span))
            self._place(reference, span)
            return
        if is_page(reference):
            if is_made(reference.partition("#")[0]):
                return
            self._missing_file(source, reference.partition("#")[0], span, code="KB216")
            return
        collection, name, part = split(reference) or ("", "", "")
        if collection not in COLLECTIONS:
            self._no_collection(reference, span)
            return
        ref = f"{collection}/{name}"
        entry = self.library.entries.get(ref)
        if entry is None:
            if not {ref, collection} & self.unread:
                self._missing_entry(collection, name, span)
        elif not entry._failed:
            parts = self.library.parts(entry)
            if len(parts) < sum(1 for _ in entry.parts()):
                return  # one of the twins had this id, most likely: that there are two has been told
            near = self._meant(part, ref, lambda: parts)
            near = {"hint": None if parts else "none", **near, "near": f"{ref}#{near['near']}"}
            known = _listed(parts)
            self.problems.append(problem("KB203", span, ref=ref, part=part, known=known, **near))

    def _no_collection(self, reference: str, span: Span) -> None:
        collection, name, _ = split(reference) or ("", "", "")
        near = meant(collection, COLLECTIONS)
        whole = f"{near['near']}/{skeleton(name)}"
        if whole in self.library.entries:
            self.library.mentioned.add(whole)
            near["near"] = whole
        elif page := self._meanings.page(reference) or self._meanings.near_page(reference):
            near |= {"near": page, "hint": "page"}
        known = ", ".join(COLLECTIONS)
        self.problems.append(problem("KB202", span, collection=collection, known=known, **near))

    def _missing_entry(self, collection: str, name: str, span: Span) -> None:
        entries = self.library.collection(collection)
        near = self._meant(name, collection, lambda: [entry.id for entry in entries])
        elsewhere = self._meanings.id_of(latinised(name).lower())
        if near["near"]:
            near["near"] = f"{collection}/{near['near']}"
        elif elsewhere:
            near |= {"near": elsewhere, "hint": "elsewhere"}
        elif not entries:
            near["hint"] = "none"
        self.library.mentioned.add(near["near"])
        known = _listed(entry.id for entry in entries)
        self.problems.append(
            problem("KB201", span, collection=collection, id=name, known=known, **near)
        )

    def _malformed(self, span: Span, reference: str, mark: str = "") -> None:
        """Complain of what is no reference; `mark` are the brackets before it in a text."""
        near, hint, title = self._meanings.guess(reference)
        if hint == "piece" and mark != "[[":
            near, hint = (near, "near") if mark else ("", None)
        elif hint == "piece":
            mark = "![["
        self.library.mentioned.add(near)
        written = f"{mark}{near}]]" if mark else near
        self.problems.append(
            problem(
                "KB204",
                span,
                hint=hint or ("brackets" if mark else None),
                value=reference[:60],
                near=near,
                title=title,
                written=written,
            )
        )

    def _meant(self, word: str, kind: str, known: Callable[[], Iterable[str]]) -> dict[str, Any]:
        """Return what to say of the name that `word` was meant to be; `known` are those of the `kind`."""
        if kind not in self.names:
            self.names[kind] = Names(known())
        return {**meant(word, self.names[kind])}

    def _link(self, source: str, path: str, target: str, span: Span) -> None:
        scheme = _SCHEME.match(target)
        if target.startswith(("//", "\\\\")):
            self.problems.append(problem("KB210", span, scheme="//"))
        elif scheme:
            if scheme[1].lower() not in _ALLOWED:
                self.problems.append(problem("KB210", span, scheme=f"{scheme[1].lower()}:"))
        elif not target.startswith(("/", "?")) and target:
            wanted = unquote(target.partition("#")[0].partition("?")[0])
            resolved = posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))
            if not wanted:
                self._place(f"{path}{target}", span)
            elif resolved == ".." or resolved.startswith("../"):
                self.problems.append(
                    problem("KB006", span, target=wanted[:120], folder="docs", hint="path")
                )
            elif resolved.endswith(".md"):
                self._page_link(source, resolved, span)
                self._place(f"{resolved}#{target.partition('#')[2]}", span)
            elif _FILE.search(resolved) and resolved not in self.library.files:
                if source in self.library.entries or not _MADE.search(f"/{resolved}"):
                    self._missing_file(source, resolved, span)

    def _page_link(self, source: str, resolved: str, span: Span) -> None:
        reference = resolved.removesuffix(".md")
        known = reference in self.library.entries or resolved in self.library.pages
        index = reference.removesuffix("/index")
        if known or (index in COLLECTIONS and self.library.collection(index)):
            target = resolved if resolved in self.library.pages else reference
            if target != source and (
                target in self.library.entries or target in self.library.pages
            ):
                self.links[source].add(target)
        elif reference not in self.unread and not is_made(resolved):
            self._missing_file(source, resolved, span)

    def _missing_file(self, source: str, wanted: str, span: Span, code: str = "KB209") -> None:
        if wanted in self.library.files:
            return  # it is there, and could not be read: that has been told
        near = self._paths.meant(wanted)
        page = source if source.endswith(".md") else f"{source}.md"
        if near["near"] and code == "KB209":
            near["near"] = posixpath.relpath(near["near"], posixpath.dirname(page) or ".")
        self.problems.append(problem(code, span, target=wanted[:120], page=page, **near))

    def _circles(self) -> None:
        graph = {source: list(targets) for source, targets in self.embeds.items()}
        for circle in circles(graph):
            span = self.embeds[circle[0]][circle[1]]
            hint = "self" if len(circle) == 2 else None
            self.problems.append(problem("KB208", span, hint=hint, circle=" → ".join(circle)))


def _listed(names: Iterable[str]) -> str:
    rest = iter(names)
    shown = ", ".join(islice(rest, _SHOWN))
    more = sum(1 for _ in rest)
    return f"{shown}, … (+{more})" if more else shown
