"""Links between pages as Markdown that any engine resolves: relative paths to `.md` files."""

import posixpath
from functools import lru_cache
from urllib.parse import quote

_URL_SAFE = "/:?#@!$&'*+,;=%~-._"


@lru_cache(maxsize=65536)
def relative(path: str, start: str) -> str:
    """Return the way from the page `start` to the page `path`, both relative to the docs folder."""
    return quote(posixpath.relpath(path, posixpath.dirname(start) or "."), safe="/-._~")


def to_page(path: str, anchor: str, start: str) -> str:
    """Return the destination of a link on the page `start` to `anchor` of the page `path`."""
    fragment = f"#{anchor}" if anchor else ""
    if fragment and path == start:
        return fragment
    return relative(path, start) + fragment


def outside(url: str) -> str:
    """Return `url` as a link destination, what would end the link early percent-encoded."""
    return quote(url, safe=_URL_SAFE)
