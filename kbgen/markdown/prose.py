"""The prose of a Markdown text: all of it but code, with every offset as it was."""

import re
from collections.abc import Iterable, Iterator

from kbgen.markdown.blocks import read, runs
from kbgen.markdown.scan import Reference, without_html

_CODE_SPAN = re.compile(r"(?<!`)(`{1,8})(?!`)([^\n]{0,500}?[^`\n])\1(?!`)")
_OPENED = re.compile(r"(?<!\\)(?P<mark>!?\[\[) *(?P<target>[^\s\[\]|\\]{1,200})")


def without_code(text: str) -> str:
    """Return `text` with code, in blocks and in lines, blanked out and every offset as it was."""
    lines = text.split("\n")
    kept = [" " * len(line) for line in lines]
    for first, last in runs(read(lines)):
        kept[first:last] = lines[first:last]
    return _CODE_SPAN.sub(lambda match: " " * len(match[0]), "\n".join(kept))


def unclosed(text: str, found: Iterable[Reference], *, html: bool = False) -> Iterator[Reference]:
    """Yield what looks like the beginning of a reference that has no end; `html` is that of `scan`.

    `found` is what `scan` found in `text`. The target is the first word after the brackets: whether that
    names anything is for others to say.
    """
    if "[[" not in text:
        return
    closed = {one.start for one in found if one.kind != "link"}
    if text.count("[[") == len(closed):
        return
    plain = without_code(without_html(text) if html and "<" in text else text)
    for opened in _OPENED.finditer(plain):
        if opened.start() not in closed:
            yield Reference(
                "embed" if opened["mark"][0] == "!" else "ref",
                opened.start(),
                opened.end(),
                opened["target"],
                opened.start("target"),
            )
