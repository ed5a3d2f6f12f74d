"""A hand-written page by its headings, each with the anchor that Python-Markdown's `toc` will give it."""

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markdown.extensions.toc import unique

from kbgen.markdown.plain import plain_text

Slugs = Callable[[str, str], str]
"""What makes an id of a heading's text and a separator."""

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"^(#{1,6})[ \t]*(?!#)(.+?)[ \t]*#*[ \t]*$")
_SETEXT = re.compile(r"^(=+|-+)[ \t]*$")
_LIST = re.compile(r"[ \t]*(?:[*+-]|\d+\.)[ \t]|[ \t]*[>|]|    ")
_ATTRIBUTES = re.compile(r"[ \t]+\{:?[ \t]*([^{}\n]*)\}[ \t]*$")
_ID = re.compile(r"(?:^|\s)(?:#|id=)[\"']?([^\s\"']+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_INLINE = re.compile(r"`+(.+?)`+|(\*\*|__|\*|~~)(?=\S)(.+?)(?<=\S)\2|!?\[([^\]]*)\]\([^)]*\)")


class Heading(NamedTuple):
    """A heading with the Markdown under it, up to the next heading."""

    level: int
    title: str
    anchor: str
    text: str


def sections(markdown: str, slugify: Slugs, separator: str) -> Iterator[Heading]:
    """Yield the page's beginning, unless it begins with a heading, and then every heading."""
    used: set[str] = set()
    found: list[tuple[int, str, str]] = []
    blocks: list[list[str]] = [[]]
    explicit: list[str] = []
    for level, title, line in _lines(_COMMENT.sub("", markdown)):
        if level:
            attributes = _ATTRIBUTES.search(title)
            ident = _ID.search(attributes[1]) if attributes else None
            bare = title[: attributes.start()] if attributes else title
            explicit.append(ident[1] if ident else "")
            found.append((level, bare, ""))
            blocks.append([])
        else:
            blocks[-1].append(line)
    # Explicit ids are taken first: a heading's own must not be one of them.
    used |= {ident for ident in explicit if ident}
    if any(line.strip() for line in blocks[0]) or not found:
        yield Heading(1, "", "", "\n".join(blocks[0]))
    for (level, title, _), own, block in zip(found, explicit, blocks[1:], strict=True):
        anchor = own or unique(slugify(_words(title), separator), used)
        yield Heading(level, title, anchor, "\n".join(block))


def _lines(markdown: str) -> Iterator[tuple[int, str, str]]:
    """Yield level and text of every heading, and every other line with level 0."""
    fence = ""
    held: str | None = None
    for line in markdown.splitlines():
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            yield 0, "", line
            continue
        if held is not None:
            under = _SETEXT.match(line)
            if under and held.strip() and not _LIST.match(held):
                yield (1 if under[1][0] == "=" else 2), held.strip(), ""
                held = None
                continue
            yield 0, "", held
            held = None
        atx = _ATX.match(line)
        if mark:
            fence = mark[1]
            yield 0, "", line
        elif atx:
            yield len(atx[1]), atx[2], ""
        else:
            held = line
    if held is not None:
        yield 0, "", held


def _words(title: str) -> str:
    """Return the text of a heading as `toc` sees it: without markup, with its punctuation."""
    text = _TAG.sub("", title)
    previous = ""
    while previous != text:
        previous = text
        text = _INLINE.sub(lambda found: found[1] or found[3] or found[4] or "", text)
    if "[[" in text:
        text = plain_text(text)
    return html.unescape(text).strip()
