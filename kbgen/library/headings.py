"""Which places of a hand-written page a link may lead to: its headings, by the ids that the site gives them.

A page that takes in what is not in its file has places that only a build knows; of these nothing is said.
"""

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import unquote

from markdown.extensions.toc import slugify, slugify_unicode
from pymdownx import slugs

from kbgen.library.pages import HandPage
from kbgen.markdown.prose import without_code
from kbgen.markdown.sections import Slugs, sections
from kbgen.settings import Toc

Anchors = Callable[[HandPage], frozenset[str] | None]

_TAKES_IN = re.compile(r"!\[\[|--8<--|\{%|^=== |\{\{", re.MULTILINE)
_OWN = re.compile(r"\b(?:id|name)=[\"']?([^\s\"'<>{}]+)|\{:?[^{}\n]*?#([^\s{}]+)")
_INSIDE = re.compile(r"^[ \t>*+-]+#{1,6}[ \t]*([^#\n].*?)[ \t]*#*$", re.MULTILINE)
_MADE = ("fn:", "fnref:", "__")
"""How the ids begin that extensions and themes give to other things than headings."""
_TOC = {"slugify": slugify, "slugify_unicode": slugify_unicode}


def slugify_of(toc: Toc) -> Slugs | None:
    """Return what makes the ids of headings; None where the site has something of its own."""
    module, _, name = toc.slugify.rpartition(".")
    if not toc.slugify:
        return slugify_unicode
    if module == "markdown.extensions.toc":
        return _TOC.get(name)
    made = getattr(slugs, name, None) if module == "pymdownx.slugs" else None
    try:
        return made(**toc.options) if made is not None and name == "slugify" else made
    except TypeError:
        return None


def anchors_of(toc: Toc) -> Anchors:
    """Return what tells the places of a page, None where they cannot be told."""
    return partial(_anchors, slugify_of(toc), toc.separator)


def _anchors(slugs: Slugs | None, separator: str, page: HandPage) -> frozenset[str] | None:
    if slugs is None or _TAKES_IN.search(without_code(page.text)):
        return None
    found = {one.anchor for one in sections(page.text, slugs, separator) if one.anchor}
    found |= {own for match in _OWN.findall(page.text) for own in match if own}
    found |= {slugs(title, separator) for title in _INSIDE.findall(page.text)}
    return frozenset(found)


def leads(anchor: str, places: frozenset[str]) -> bool:
    """Say whether a link to `anchor` arrives at one of `places`, or where nobody can tell."""
    return anchor.startswith(_MADE) or bool({anchor, unquote(anchor)} & places)
