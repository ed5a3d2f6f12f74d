"""`build_site`: a library becomes pages, navigation and assets.

Pure: the same library gives the same bytes. A hand-written page stands in for a generated one.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import jinja2

from kbgen.library import Library
from kbgen.locales import Locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.search import FOLDER, Address, Reader, Record, Slug, build_index
from kbgen.settings import Settings
from kbgen.site.advice import build_advice
from kbgen.site.entries import EntryHere
from kbgen.site.environment import environment
from kbgen.site.facets import facets_of
from kbgen.site.health import build_health
from kbgen.site.here import Here
from kbgen.site.kinds import SPECIAL
from kbgen.site.lists import groups_of, list_style
from kbgen.site.matrix import build_matrix
from kbgen.site.mentor import build_mentor
from kbgen.site.pages import NavItem, Page, Site
from kbgen.site.plans import plan_scripts
from kbgen.site.reference import FIELDS, build_reference
from kbgen.site.replies import replies_files
from kbgen.site.scripts import page_assets, part_files, search_engine, search_styles
from kbgen.site.tickets import build_ticket, ticket_files
from kbgen.site.topics import build_topics

LONG = frozenset({"tracks", "decisions"})
"""Collections whose pages are long enough for a table of contents."""


def build_site(library: Library, locale: Locale, settings: Settings) -> Site:
    """Return the whole generated part of the site."""
    env = environment(raw_html=settings.raw_html)
    sources = [
        _entries(library, locale, env),
        _indexes(library, locale, env),
        build_topics(library, locale, env),
        build_matrix(library, locale, env),
        build_ticket(library, locale, env),
        build_advice(library, locale, env),
        build_mentor(library, locale, env),
    ]
    nav = build_nav(library, locale)
    if settings.reference:
        sources.append(build_health(library, locale, env))
        sources.append(build_reference(library, locale, env, settings.content))
        nav.append(NavItem(locale.text("reference.title"), FIELDS))
    pages = [page for source in sources for page in source if page.path not in library.pages]
    assets = page_assets(locale, search=settings.search)
    files = part_files(locale) | ticket_files(library, locale) | replies_files(library, locale)
    plans = partial(plan_scripts, library, locale, settings.country)
    if not settings.search:
        return Site(pages, assets, nav, files, plans)

    def index(address: Address, slug: Slug) -> dict[str, bytes]:
        records = searched(library, locale, slug, pages)
        sections = [
            (name, locale.collection(name), f"{name}/index.md")
            for name in COLLECTIONS
            if library.collection(name)
        ]
        found = build_index(records, address, settings.search_languages, sections)
        return found | {f"{FOLDER}/engine.js": search_engine()}

    return Site(pages, assets, nav, files | search_styles(), plans, index)


def searched(
    library: Library, locale: Locale, slug: Slug, pages: Iterable[Page]
) -> Iterator[Record]:
    """Yield what there is to find: entries, hand-written pages, and generated `pages` of other kinds."""
    reader = Reader(library, locale, slug)
    yield from reader.records()
    for page in pages:
        if page.ref is None and not page.meta.get("search", {}).get("exclude"):
            yield reader.generated(page.path, page.title, page.markdown)


def build_nav(library: Library, locale: Locale) -> list[NavItem]:
    """Return the sections: one for each collection that has entries, in the order of the site."""
    return [
        NavItem(locale.collection(name), f"{name}/index.md")
        for name in COLLECTIONS
        if library.collection(name)
    ]


def _entries(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    for collection in COLLECTIONS:
        entries = library.collection(collection)
        template = env.select_template([f"{collection}.md.j2", "entry.md.j2"])
        inside = SPECIAL.get(COLLECTIONS[collection], EntryHere)
        for entry in entries:
            here = inside(entry, library, locale)
            yield Page(
                path=here.path,
                title=entry.title,
                markdown=template.render(entry=entry, here=here).strip() + "\n",
                meta=_meta(entry),
                source=entry._source.path if entry._source else None,
                ref=entry.ref,
            )


def _meta(entry: Entry) -> dict[str, Any]:
    meta: dict[str, Any] = {"title": entry.title}
    if entry.summary:
        meta["description"] = entry.summary
    if entry.tags:
        meta["tags"] = list(entry.tags)
    # The page shows its topics and the way back itself.
    own = ["tags", "path"]
    meta["hide"] = own if entry.collection in LONG else ["toc", *own]
    meta["kb"] = {"ref": entry.ref, "kind": entry.collection}
    return meta


def _indexes(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    template = env.get_template("index.md.j2")
    for collection in COLLECTIONS:
        entries = library.collection(collection)
        if not entries:
            continue
        title = locale.collection(collection)
        here = Here(f"{collection}/index.md", library, locale)
        groups = groups_of(collection, entries, locale)
        yield Page(
            path=here.path,
            title=title,
            markdown=template.render(
                here=here,
                collection=collection,
                title=title,
                groups=groups,
                total=len(entries),
                style=list_style(collection),
                facets=facets_of(entries, groups, here),
            ),
            meta={"title": title, "hide": ["toc"], "kb": {"ref": collection, "kind": "index"}},
            ref=collection,
            indexed=True,
        )
