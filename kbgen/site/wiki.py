"""What the Markdown extension asks of the base: where references lead, their cards, the terms.

An embedded card does not know the page that it will stand on, so its links are references.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from kbgen.library import Library, Target
from kbgen.library.references import is_made
from kbgen.locales import Locale
from kbgen.markdown.glossary import Term as GlossaryTerm
from kbgen.markdown.glossary import TermIndex
from kbgen.markdown.wiki import LinkTarget
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.glossary import Term
from kbgen.model.responses import Response
from kbgen.settings import Settings
from kbgen.site.entries import EntryHere
from kbgen.site.environment import environment, text
from kbgen.site.facets import facets_of
from kbgen.site.here import Here
from kbgen.site.kinds.responses import ResponseHere
from kbgen.site.lists import groups_of, list_style
from kbgen.site.pieces import PIECES, Pieces, SectionLink
from kbgen.site.plain import plain


class SiteWiki:
    """A library as the Markdown extension sees it."""

    terms: TermIndex | None
    labels: Mapping[str, str]
    language: str

    def __init__(
        self,
        library: Library,
        locale: Locale,
        settings: Settings,
        sections: Iterable[SectionLink] = (),
    ) -> None:
        """Answer for `library` in the language of `locale`; `sections` are the navigation's."""
        self._library = library
        self._locale = locale
        self._env = environment(raw_html=settings.raw_html)
        self._targets: dict[str, LinkTarget | None] = {}
        self._pieces = Pieces(library, locale, self._env, _linked, tuple(sections))
        self.terms = _terms(library) if settings.glossary else None
        self.language = locale.lang
        self.labels = {"missing": locale.text("page.missing")}

    def target(self, reference: str, /) -> LinkTarget | None:
        """Return where `reference` leads, None if to nothing."""
        if reference not in self._targets:
            found = self._library.find(reference)
            self._targets[reference] = self._link(found) if found else _made(reference)
        return self._targets[reference]

    def embed(self, reference: str, /) -> str | None:
        """Return the card of an entry or of a part of one, the list of a collection, or a piece."""
        if reference in PIECES:
            return self._pieces.render(reference)
        found = self._library.find(reference)
        if found is None or (found.entry is None and found.ref not in COLLECTIONS):
            return None
        return self._list(found.ref) if found.entry is None else self._card(found, found.entry)

    def _link(self, found: Target) -> LinkTarget:
        here = Here(found.path, self._library, self._locale)
        entry = found.entry
        return LinkTarget(
            here.title(found),
            found.path,
            found.anchor,
            entry.collection if entry else "collection" if found.ref in COLLECTIONS else "page",
            entry.summary or "" if entry and not found.part else "",
        )

    def _list(self, collection: str) -> str:
        entries = self._library.collection(collection)
        groups = groups_of(collection, entries, self._locale)
        here = _Embedded(f"{collection}/index.md", self._library, self._locale)
        return self._env.get_template("groups.md.j2").render(
            here=here,
            groups=groups,
            style=list_style(collection),
            facets=facets_of(entries, groups, here),
        )

    def _card(self, found: Target, entry: Entry) -> str:
        inside = _EmbeddedResponse if isinstance(entry, Response) else _EmbeddedEntry
        return self._env.get_template("embed.md.j2").render(
            here=inside(entry, self._library, self._locale), entry=entry, part=found.part
        )


def _made(reference: str) -> LinkTarget | None:
    """Return where a link to a page of the generator's own leads, if `reference` is one."""
    path, _, anchor = reference.partition("#")
    return LinkTarget(path, path, anchor) if is_made(path) else None


class _Links(Here):
    """Links as references, which work on any page."""

    def link_to(self, path: str, title: str, anchor: str = "") -> Markup:
        ref = path.removesuffix(".md").removesuffix("/index")
        known = ref in self.library.entries or ref in COLLECTIONS
        place = f"#{anchor}" if anchor and ref not in COLLECTIONS else ""
        return Markup(f"[[{ref if known else path}{place}|{text(title)}]]")  # noqa: S704


def _linked(kind: type[Here]) -> type[Here]:
    """Return `kind` with links as references."""
    return type(f"_Embedded{kind.__name__}", (_Links, kind), {})


class _Embedded(_Links):
    """The list of a collection, embedded."""


class _EmbeddedEntry(_Links, EntryHere):
    """An entry, embedded."""


class _EmbeddedResponse(_Links, ResponseHere):
    """A canned response, embedded."""


def _terms(library: Library) -> TermIndex:
    return TermIndex(
        GlossaryTerm(
            entry.ref,
            entry.title,
            entry.forms,
            plain(entry.definition or entry.summary or "", library),
        )
        for entry in library.collection(Term.collection)
        if isinstance(entry, Term) and entry.explain
    )
