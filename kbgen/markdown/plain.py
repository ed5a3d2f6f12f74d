"""Reduces Markdown to the words that a reader would see, for tooltips, descriptions and search."""

import re

from kbgen.markdown.marks import strip

_BLOCK = re.compile(
    r"^[ >]*(?:#{1,6} +|(?:[*+-]|\d{1,9}\.) +(?:\[[ xX]\] +)?|(?:!!!|\?\?\?\+?|===) .*$)?",
    re.MULTILINE,
)
_FENCE = re.compile(r"^[ >]*(?:`{3,}|~{3,}).*$", re.MULTILINE)
_REFERENCE = re.compile(r"!?\[\[[^\[\]|\n]{1,200}\|([^\[\]]{1,500})\]\]")
_BARE_REFERENCE = re.compile(r"!?\[\[(?:[^\[\]|\n/]{1,100}/)?([^\[\]|\n]{1,100})\]\]")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]{1,60}\]:?")
_ATTRIBUTES = re.compile(r"\{:? ?[.#][^{}\n]{0,200}\}")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=\S)|(?<=\S)([*_]{1,3})(?![\w*_])|`+|~~|==|\^\^")
_ESCAPABLE = "\\`*_{}[]()>#+.!|~^=:-"
_ESCAPE = re.compile(rf"\\([{re.escape(_ESCAPABLE)}])")
# What a backslash escapes is out of the way, as noncharacters, until all markup is gone.
_HIDDEN = {character: chr(0xFDD0 + place) for place, character in enumerate(_ESCAPABLE)}
_SHOWN = str.maketrans({hidden: character for character, hidden in _HIDDEN.items()})


def plain_text(markdown: str) -> str:
    """Return the words of `markdown` on one line, without its markup."""
    text = _ESCAPE.sub(lambda escape: _HIDDEN[escape[1]], strip(markdown))
    for pattern, words in (
        (_FENCE, ""),
        (_BLOCK, ""),
        (_REFERENCE, r"\1"),
        (_BARE_REFERENCE, r"\1"),
        (_LINK, r"\1"),
        (_FOOTNOTE, ""),
        (_ATTRIBUTES, ""),
        (_EMPHASIS, ""),
    ):
        text = pattern.sub(words, text)
    return " ".join(text.translate(_SHOWN).split())
