"""A page's Markdown for somebody to take: what a reader sees, without what only the template needs.

Classes, ids and wrapping elements go, references become links to the Markdown of other pages,
embedded lists and cards are written out. Code stays as it is.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kbgen.markdown.marks import restore
from kbgen.markdown.wiki import Wiki

Place = Callable[[str], str | None]
"""Where a page's Markdown lies on the site, by the page's path below the docs folder."""

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMBED = re.compile(r"^!\[\[ *([^\[\]|\n]+?) *(?:\|[^\[\]\n]*)?\]\][ \t]*$", re.MULTILINE)
_REFERENCE = re.compile(r"!?\[\[ *([^\[\]|\n\\]+?) *(?:\\?\|([^\[\]\n]+))?\]\]")
_LINK = re.compile(r"\]\((?!#|[a-z][a-z0-9+.-]*:|/)([^()\s#]+\.md)(#[^()\s]*)?\)")
_FACETS = re.compile(r"^[^\n]*\n\{ \.kb-facets[^\n]*\}$", re.MULTILINE)
_REPLY = re.compile(r"<div class=\"kb-copyable\">.*?<pre[^>]*>(.*?)</pre>.*?</div>", re.DOTALL)
_PLAIN_REPLY = re.compile(r"<pre class=\"kb-reply\"[^>]*>(.*?)</pre>", re.DOTALL)
_GONE = re.compile(
    r"<svg\b.*?</svg>|<button\b.*?</button>|<details class=\"kb-facets-more .*?</details>"
    r"|<div class=\"kb-(?:filtering|ask|poster-tools)[^\"]*\"[^>]*>.*?</div>"
    r"|<span class=\"kb-(?:badge [^\"]*kb-cell-label|key[^\"]*)\"></?[^<]*</span>",
    re.DOTALL,
)
_LABEL = re.compile(r"<span class=\"(?:kb-badge[^\"]*)?kb-cell-label\">[^<]*</span>[ ]?")
_SUMMARY = re.compile(r"<summary\b[^>]*>(.*?)</summary>", re.DOTALL)
_CODE = re.compile(r"<code>([^<`]*)</code>")
_TAG = re.compile(r"</?(?:div|section|span|mark|details|figure|figcaption|kb-[a-z-]+)\b[^<>]*>")
_ATTRIBUTE = r"(?:[.#][\w.#:/-]+|[\w-]+=\"[^\"]*\")"
_ATTRIBUTES = re.compile(rf"\{{:? ?{_ATTRIBUTE}(?: {_ATTRIBUTE})* ?\}}")
_ATTRIBUTE_LINE = re.compile(rf"^[ \t]*{_ATTRIBUTES.pattern}[ \t]*\n", re.MULTILINE)
_ASIDE = re.compile(r" *<span class=\"kb-(?:sub|details|badge kb-right)[^\"]*\">")
_ENTITY = re.compile(r"&#(\d+);")
_MARKUP = frozenset("\\`*_[]<>|")
_GAPS = re.compile(r"\n{3,}")
_SPLIT_SUBS = re.compile(r"\n[ ]{2,}(?=<span class=\"kb-(?:sub|details))")


def readable(markdown: str, path: str, wiki: Wiki, place: Place) -> str:
    """Return the Markdown of the page `path` as somebody would write it; links lead to `place`."""
    writer = _Writer(path, wiki, place)
    text = _EMBED.sub(writer.embedded, _without_comments(markdown))
    text = _PLAIN_REPLY.sub(_fenced, _REPLY.sub(_fenced, _FACETS.sub("", text)))
    pieces = (piece if code else writer.prose(piece) for piece, code in _pieces(text))
    return _GAPS.sub("\n\n", restore("".join(pieces)).strip()) + "\n"


def _without_comments(markdown: str) -> str:
    return _COMMENT.sub("", markdown) if "<!--" in markdown else markdown


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield stretches of `text` with whether each is fenced code."""
    held: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if not fence and found:
            yield "".join(held), False
            held, fence = [], found[1]
        held.append(line)
        if fence and found and len(held) > 1 and line.strip().startswith(fence):
            yield "".join(held), True
            held, fence = [], ""
    yield "".join(held), bool(fence)


def _fenced(found: re.Match[str]) -> str:
    return f"\n```text\n{html.unescape(_TAG.sub('', found[1])).strip()}\n```\n"


class _Writer:
    """Writes one page."""

    def __init__(self, path: str, wiki: Wiki, place: Place) -> None:
        self._path = path
        self._wiki = wiki
        self._place = place
        self._folder = posixpath.dirname(place(path) or path)
        self._ways: dict[str, str | None] = {}

    def embedded(self, found: re.Match[str]) -> str:
        """Return what stands in place of an embedding."""
        card = self._wiki.embed(found[1])
        return found[0] if card is None else card.strip("\n")

    def prose(self, text: str) -> str:
        """Return a stretch without code in it, cleared."""
        text = _LABEL.sub("", text)
        text = _GONE.sub("", text)
        text = _SPLIT_SUBS.sub("  \n    ", text)
        text = _SUMMARY.sub(r"**\1**", text)
        text = _CODE.sub(lambda code: f"`{html.unescape(code[1])}`", text)
        text = _ASIDE.sub(_aside, text)
        text = _TAG.sub("", text)
        text = _ATTRIBUTES.sub("", _ATTRIBUTE_LINE.sub("", text))
        text = _LINK.sub(self._link, text)
        if "[[" in text:
            text = _REFERENCE.sub(self._reference, text)
        text = html.unescape(_ENTITY.sub(_character, text.replace("&lt;", "&amp;lt;")))
        return "\n".join(line.rstrip(" \t") for line in text.split("\n"))

    def _reference(self, found: re.Match[str]) -> str:
        target = self._wiki.target(found[1])
        if target is None:
            return found[2] or found[0]
        anchor = f"#{target.anchor}" if target.anchor else ""
        way = self._way(target.path) or target.path
        return f"[{found[2] or target.title}]({way}{anchor})"

    def _link(self, found: re.Match[str]) -> str:
        way = self._way(_joined(posixpath.dirname(self._path), found[1]))
        return f"]({way}{found[2] or ''})" if way else found[0]

    def _way(self, path: str) -> str | None:
        if path not in self._ways:
            place = self._place(path)
            self._ways[path] = _relative(place, self._folder) if place else None
        return self._ways[path]


@lru_cache(maxsize=65536)
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _relative(path: str, folder: str) -> str:
    # Both are normal already, which posixpath.relpath could not know.
    names, start = path.split("/"), folder.split("/") if folder else []
    shared = 0
    for one, other in zip(names[:-1], start, strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(start) - shared) + "/".join(names[shared:])


def _aside(found: re.Match[str]) -> str:
    before = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    if not before:
        return found[0][: found[0].index("<")]
    # A cell of a table holds several of them in a row.
    return "; " if before.startswith("|") else " — "


def _character(found: re.Match[str]) -> str:
    character = chr(int(found[1]))
    return f"\\{character}" if character in _MARKUP else html.escape(character, quote=False)
