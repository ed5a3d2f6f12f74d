"""Where generated pages stand among the site's own.

Sections join the navigation, entries stay out of it (its cost is quadratic) but know their section:
its tab is the active one, breadcrumbs lead to it, and previous and next go through the entries of a
collection.
"""

import posixpath
from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from typing import Any

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from kbgen.site import NavItem, Page, SectionLink


def add_sections(nav: Navigation, items: Iterable[NavItem], files: Files) -> None:
    """Put the sections that `nav` does not hold yet behind the pages that it holds."""
    present = {id(page) for page in nav.pages}
    for item in items:
        file = files.get_file_from_path(item.path)
        if file is None or file.page is None or id(file.page) in present:
            continue
        page = file.page
        page.title = escape(item.title)
        if nav.pages:
            page.previous_page, nav.pages[-1].next_page = nav.pages[-1], page
        nav.items.append(page)
        nav.pages.append(page)


def sections_of(nav: Any, items: Iterable[NavItem]) -> list[SectionLink]:
    """Return the sections of a navigation as `mkdocs.yml` writes it; `items` where it has none."""
    if not isinstance(nav, list):
        return [SectionLink(item.title, item.path) for item in items]
    found = []
    for one in nav:
        for title, inside in one.items() if isinstance(one, dict) else [("", one)]:
            path = _first_page(inside)
            if path and title:
                found.append(SectionLink(str(title), path))
    return found


def _first_page(inside: Any) -> str | None:
    """Return the path of the first page in a piece of navigation."""
    if isinstance(inside, str):
        return inside if inside.endswith(".md") else None
    if isinstance(inside, dict):
        inside = list(inside.values())
    found = (_first_page(one) for one in inside) if isinstance(inside, list) else ()
    return next((path for path in found if path), None)


def left_out(nav: Navigation, items: Iterable[NavItem], files: Files) -> list[str]:
    """Return the paths of the sections that a hand-written navigation does not name."""
    present = {id(page) for page in nav.pages}
    found = {item.path: files.get_file_from_path(item.path) for item in items}
    return [path for path, file in found.items() if file and id(file.page) not in present]


def seat_entries(pages: Mapping[str, Page], files: Files, *, indexes: bool) -> None:
    """Tell every generated page that is in no navigation which section it belongs to.

    `indexes` says that the theme shows the first page of a section as the section itself.
    """
    entries = [page for page in pages.values() if not page.indexed]
    for folder, group in groupby(entries, lambda page: posixpath.dirname(page.path)):
        index = files.get_file_from_path(f"{folder}/index.md")
        if index is None or index.page is None:
            continue
        row = [page for page in (_page(one.path, files) for one in group) if page is not None]
        seat = _seat(index.page, indexes=indexes)
        for page in row:
            page.parent = seat  # type: ignore[assignment]  # whatever has `active` and `ancestors` will do
        for before, after in pairwise([index.page, *row]):
            after.previous_page = before
            if before is not index.page:
                before.next_page = after


def _page(path: str, files: Files) -> MkDocsPage | None:
    file = files.get_file_from_path(path)
    return file.page if file else None


def _seat(index: MkDocsPage, *, indexes: bool) -> StructureItem:
    section = index.parent
    if indexes and isinstance(section, Section) and section.children[0] is index:
        return section
    return index
