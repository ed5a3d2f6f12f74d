"""Which Markdown extensions a page is rendered with.

MkDocs asks its configuration for them page by page, so generated pages can have what their
templates need without a single change to how the site's own pages render.
"""

from dataclasses import dataclass
from typing import Any

from markdown import Extension
from markdown.extensions.toc import slugify as toc_slugify
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.slugs import slugify

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

    def with_slugs(self) -> "Extensions":
        """Return these with slugs for any script, unless the site chose its own."""
        key = "markdown.extensions.toc" if "markdown.extensions.toc" in self.options else "toc"
        toc = {"slugify": slugify(case="lower"), **self.options.get(key, {})}
        return Extensions(self.names, {**self.options, key: toc})

    def use(self, config: MkDocsConfig) -> None:
        """Render the pages that come now with these."""
        config["markdown_extensions"] = self.names
        config["mdx_configs"] = self.options


def slug_of(config: MkDocsConfig) -> Slug:
    """Return how the site's table of contents makes ids of headings."""
    named = config.mdx_configs or {}
    options = {**named.get("markdown.extensions.toc", {}), **named.get("toc", {})}
    return Slug(options.get("slugify") or toc_slugify, str(options.get("separator", "-")))


def _short(name: str) -> str:
    return name.removeprefix("markdown.extensions.")
