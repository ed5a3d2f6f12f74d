"""What a site is made of: pages as Markdown with front matter, assets, navigation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from kbgen.search import Address, Slug

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Indexer = Callable[[Address, Slug], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of Markdown; `title` and every value of `meta` are plain text."""

    path: str
    """Where it stands, relative to the docs folder: `responses/ask-number.md`."""
    title: str
    markdown: str
    """The page without its front matter."""
    meta: dict[str, Any] = field(default_factory=dict)
    source: str | None = None
    """The YAML file that it was made from, relative to the project's root."""
    ref: str | None = None
    """The reference of the entry or collection that it shows."""
    indexed: bool = False
    """Whether it is a section's own page, which may stand in the navigation."""

    @property
    def text(self) -> str:
        """The whole page, front matter first."""
        matter = yaml.dump(
            self.meta, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6
        )
        return f"---\n{matter}---\n\n{self.markdown}"


@dataclass(frozen=True, slots=True)
class NavItem:
    """A section in the navigation: its title as plain text and the page that it opens."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that an engine has to put on disk or in memory."""

    pages: list[Page]
    assets: dict[str, bytes]
    """What every page loads, by the path relative to the docs folder: `assets/kbgen/kbgen.js`."""
    nav: list[NavItem]
    files: dict[str, bytes] = field(default_factory=dict)
    """What lies there for pages that ask for it."""
    addressed: Callable[[Address], dict[str, bytes]] | None = None
    """Makes those of them that tell where pages are, once the engine knows it."""
    search: Indexer | None = None
    """Makes the files of the search index, once the engine knows where its pages will stand."""
