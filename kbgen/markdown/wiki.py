"""What the Markdown extension asks of the knowledge base, and what it is told of a page."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote

from kbgen.markdown.glossary import TermIndex


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a reference leads."""

    title: str
    """What the link is called, as plain text."""
    path: str
    """The Markdown source of the page, relative to the root of the docs."""
    anchor: str = ""
    """The id of the part on the page, or nothing."""
    kind: str = "page"
    """The collection, or `page` for a page written by hand."""
    summary: str = ""
    """One sentence about it, as plain text."""


class Wiki(Protocol):
    """The knowledge base as the extension sees it."""

    terms: TermIndex | None
    """The glossary; without it no term is explained."""
    labels: Mapping[str, str]
    """The words that the extension writes: `missing`, the tooltip of a reference to nothing."""
    language: str
    """The language of its pages, whose typography they follow."""

    def target(self, reference: str, /) -> LinkTarget | None:
        """Return where `reference` leads, None if to nothing."""

    def embed(self, reference: str, /) -> str | None:
        """Return the Markdown of the card that shows `reference`, its untrusted parts guarded."""


@dataclass(slots=True)
class PageContext:
    """The page being rendered: set by an engine before each page, but for `embeds`."""

    wiki: Wiki | None = None
    path: str | None = None
    """Its source, relative to the root of the docs; without one, links lead from that root."""
    clean: bool = False
    """Whether everything that could run is taken out of its HTML."""
    explain: bool = True
    """Whether it explains the glossary's terms."""
    tasks: bool = False
    """Whether its `- [ ]` become checklists that are remembered."""
    embeds: bool = False
    """Whether cards were embedded in it: such a page is cleaned whatever `clean` says."""

    def href(self, target: LinkTarget) -> str:
        """Return the address of `target` from this page: the path of its Markdown source."""
        anchor = f"#{target.anchor}" if target.anchor else ""
        if target.path == self.path and anchor:
            return anchor
        folder = None if self.path is None else posixpath.dirname(self.path)
        return _address(target.path, folder) + anchor


@lru_cache(maxsize=8192)
def _address(path: str, folder: str | None) -> str:
    # The pages of a collection lie in one folder and refer to the same entries again and again.
    return quote(path if folder is None else posixpath.relpath(path, folder or "."))
