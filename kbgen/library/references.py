"""What a reference says, and which of the things written between double brackets are references."""

import re
from dataclasses import dataclass

from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import Part

_SHAPE = re.compile(r"([^/#|\[\]\s]+)/([^#|\[\]\s/]+)(?:#([^|\[\]\s]+))?")

MATRIX, TOPICS, HEALTH = "matrix.md", "topics.md", "maintenance/health.md"
TICKET = "ticket.md"
ADVICE = "how-to-ask.md"
MENTOR = "mentor.md"
PIECES = ("search", "my-plan", "sections", "frequent-responses", "matrix", "how-to-ask", "my-plan")
"""What a hand-written page may embed beside entries and collections; the site makes them."""
MADE = frozenset({MATRIX, TOPICS, HEALTH, TICKET, ADVICE, MENTOR})
"""Paths of the pages that the generator makes of the whole base, below the docs folder."""
_REFERENCE_PAGE = re.compile(rf"maintenance/reference/(?:fields|codes|{'|'.join(COLLECTIONS)})\.md")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: an entry, a part of it, a collection's index or a hand-written page.

    `path` is the page's path below the docs folder, `anchor` the place on it or an empty string.
    """

    ref: str
    title: str
    path: str
    anchor: str = ""
    entry: Entry | None = None
    part: Part | None = None


def split(reference: str) -> tuple[str, str, str] | None:
    """Return collection, id and part (or an empty string) of a reference; None if it isn't one."""
    match = _SHAPE.fullmatch(reference)
    return (match[1], match[2], match[3] or "") if match else None


def is_page(reference: str) -> bool:
    """Say whether the reference names a hand-written page, `wiki/vpn.md` or `wiki/vpn.md#anchor`."""
    return reference.partition("#")[0].endswith(".md")


def is_collection(reference: str) -> bool:
    """Say whether the reference names a whole collection."""
    return reference in COLLECTIONS


def entry_path(ref: str) -> str:
    """Return the path of an entry's page below the docs folder."""
    return f"{ref}.md"


def index_path(collection: str) -> str:
    """Return the path of a collection's index page below the docs folder."""
    return f"{collection}/index.md"


def is_made(path: str) -> bool:
    """Say whether the page `path` is one that the generator makes beside entries and indexes."""
    return path in MADE or bool(_REFERENCE_PAGE.fullmatch(path))
