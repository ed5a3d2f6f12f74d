"""Which Markdown extensions a page is rendered with.

MkDocs asks its configuration for them page by page, so generated pages can have what their
templates need without a single change to how the site's own pages render.
"""

from dataclasses import dataclass
from typing import Any

from markdown import Extension
from markdown.extensions.toc import slugify, slugify_unicode
from mkdocs.config.defaults import MkDocsConfig

from kbgen.search import Slug

NEEDED = ("attr_list", "def_list", "md_in_html", "tables", "admonition", "pymdownx.superfences")
"""What the templates of generated pages are written for."""

_EXTRA = frozenset({"attr_list", "def_list", "md_in_html", "tables"})
_BUNDLES = {"extra": _EXTRA, "pymdownx.extra": _EXTRA | {"pymdownx.superfences"}}


@dataclass(frozen=True, slots=True)
class Extensions:
    """A list of extensions with their options, as MkDocs keeps them."""

    names: list[str | Extension]
    options: dict[str, Any]

    @classmethod
    def of(cls, config: MkDocsConfig) -> "Extensions":
        """Return what the site's configuration lists."""
        return cls(list(config.markdown_extensions), dict(config.mdx_configs or {}))

    def plus(self, extension: Extension) -> "Extensions":
        """Return these with `extension`, which comes last."""
        return Extensions([*self.names, extension], self.options)

    def complete(self) -> "Extensions":
        """Return these with whatever generated pages need and the site does not have."""
        present = {_short(name) for name in self.names if isinstance(name, str)}
        for bundle in present & _BUNDLES.keys():
            present |= _BUNDLES[bundle]
        names = [*self.names, *(name for name in NEEDED if name not in present)]
        return Extensions(names, self.options)

    def use(self, config: MkDocsConfig) -> None:
        """Render the pages that come now with these."""
        config["markdown_extensions"] = self.names
        config["mdx_configs"] = self.options


def name_headings(config: MkDocsConfig) -> None:
    """Let headings of any script have ids made of their words, unless the site chose its own way.

    Python-Markdown knows Latin letters only: `## Вход` would be `#_1`, and another number tomorrow.
    """
    options = dict(config.mdx_configs or {})
    key = "markdown.extensions.toc" if "markdown.extensions.toc" in options else "toc"
    toc = options.get(key) or {}
    if not toc.get("slugify"):
        config["mdx_configs"] = {**options, key: {**toc, "slugify": slugify_unicode}}


def slug_of(config: MkDocsConfig) -> Slug:
    """Return how the site's table of contents makes ids of headings."""
    named = config.mdx_configs or {}
    options = {**named.get("markdown.extensions.toc", {}), **named.get("toc", {})}
    return Slug(options.get("slugify") or slugify, str(options.get("separator", "-")))


def _short(name: str) -> str:
    return name.removeprefix("markdown.extensions.")
