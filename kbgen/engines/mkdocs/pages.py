"""Generated pages as MkDocs files that live in memory, with an edit button that opens their YAML.

Themes print titles, tags and descriptions as they are, so what they get from a generated page is
escaped.
"""

import logging
import os
import posixpath
import re
from dataclasses import replace
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from kbgen.search import Address
from kbgen.settings import Project
from kbgen.site import Page

log = logging.getLogger("mkdocs.plugins.kbgen")
_BASE_STYLES = re.compile(
    r'<link rel="?stylesheet"? href="?(?P<root>[^">]*)assets/kbgen/kbgen\.css[^>]*>'
)
_SLASH = r"(?:/|%2F)"
_UP = re.compile(
    rf"(?<![^/?#=&F])(?!\.\.{_SLASH})(?:[^/?#=&%]|%(?!2F))+{_SLASH}\.\.{_SLASH}", re.IGNORECASE
)


def add_pages(
    pages: list[Page], files: Files, config: MkDocsConfig, project: Project
) -> dict[str, Page]:
    """Add `pages` to `files` where no hand-written page stands; return those added, by path."""
    written = {file.dest_uri: file.src_uri for file in files.documentation_pages()}
    added: dict[str, Page] = {}
    for page in pages:
        file = File.generated(
            config, page.path, content=page.text, inclusion=InclusionLevel.NOT_IN_NAV
        )
        if path := written.get(file.dest_uri):
            if path != page.path:  # links to the page name its own path
                log.warning("kbgen: rename `%s` to `%s`: both make the same page", path, page.path)
            continue
        if page.source is not None:
            file.edit_uri = edit_uri(project, page.source)
        if excluded := files.get_file_from_path(page.path):
            files.remove(excluded)
        files.append(file)
        added[page.path] = replace(page, markdown="")  # MkDocs has it now: one copy is enough
    return added


def add_assets(assets: dict[str, bytes], files: Files, config: MkDocsConfig) -> None:
    """Add the files that the pages load, except those that the site has its own version of."""
    for path, content in assets.items():
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, content=content))


def add_styles(html: str, styles: list[str]) -> str:
    """Return the page `html` with `styles`, named from the root of the site, beside the base's own sheet."""
    if not styles or not (base := _BASE_STYLES.search(html)):
        return html
    links = (f'<link rel="stylesheet" href="{base["root"]}{one}">' for one in styles)
    return f"{html[: base.end()]}{''.join(links)}{html[base.end() :]}"


def addresses(files: Files) -> Address:
    """Return what knows the address of every page that will be on the site, by its path."""

    def address(path: str) -> str | None:
        file = files.get_file_from_path(path)
        if file is None or not file.is_documentation_page():
            return None
        if file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            return None
        return "" if file.url == "./" else file.url

    return address


def edit_uri(project: Project, source: str) -> str:
    """Return the way to a source file from the docs folder, where MkDocs's edit links start."""
    way = os.path.relpath(project.root / source, project.docs_dir)
    return way.replace(os.sep, posixpath.sep)


def straighten(url: str | None) -> str | None:
    """Return an edit link without the `docs/../` that is left in a query or a quoted path."""
    while url and (shorter := _UP.sub("", url, count=1)) != url:
        url = shorter
    return url


def escaped(value: Any) -> Any:
    """Return front matter with every text in it escaped for HTML."""
    if isinstance(value, str):
        # Not `Markup`: Material's meta plugin merges only values of one and the same type.
        return str(escape(value))
    if isinstance(value, list):
        return [escaped(item) for item in value]
    if isinstance(value, dict):
        return {key: escaped(item) for key, item in value.items()}
    return value
