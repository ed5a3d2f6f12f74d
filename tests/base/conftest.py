"""The knowledge base of this repository, read once, and its words as a reader sees them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kbgen.library import Library
from kbgen.loading import load
from kbgen.markdown import plain_text
from kbgen.settings import open_project

ROOT = Path(__file__).parent.parent.parent
_FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1[ \t]*$", re.DOTALL | re.MULTILINE)
_NOT_WORDS = re.compile(
    r"`[^`\n]*`|https?://\S+|\[\[[^\]|]*(?:\||\]\])|\]\([^)\s]*\)|<[^<>\n]*>|\{[^{}\n]*\}"
)


@pytest.fixture(scope="session")
def shipped() -> Library:
    """Return the library of this repository."""
    return load(open_project(ROOT)).library


def texts(library: Library) -> Iterator[tuple[str, str]]:
    """Yield every text of the base with the entry or page that it stands in, code left out."""
    for ref, entry in library.entries.items():
        for words in (*entry.aliases, *entry.tags):
            yield ref, words
        for value in library.values[ref]:
            if value.to is None:
                yield ref, without_code(value.text)
    for path, page in library.pages.items():
        if not path.startswith(("dev/", "decisions/0")):
            yield path, without_code(page.text)


def without_code(markdown: str) -> str:
    """Return Markdown without code, addresses and markup that a reader does not see."""
    return _NOT_WORDS.sub(" ", _FENCE.sub("\n\n", markdown))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text as plain words, each paragraph and item on its own."""
    for block in re.split(r"\n\s*\n|\n\s*(?:[-*]|\d+\.)\s|\|", text):
        for sentence in re.split(r"(?<=[.!?…])\s+", plain_text(block)):
            yield sentence.strip()
