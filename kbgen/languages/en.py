"""English: plurals and possessives by rule."""

import re
from functools import cache

from kbgen.languages.words import fold

_LATIN = re.compile(r"[a-z0-9]*[a-z][a-z0-9-]*")
_HISSING = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


@cache
def forms(word: str) -> frozenset[str]:
    """Return the singular and plural of `word`, with and without the possessive ending."""
    word = fold(word)
    if not _LATIN.fullmatch(word):
        return frozenset({word})
    if _HISSING.search(word):
        plural = word + "es"
    elif _CONSONANT_Y.search(word):
        plural = word[:-1] + "ies"
    else:
        plural = word + "s"
    return frozenset(
        {word, word + "'s", plural, plural + "'"} | ({word + "'"} if word[-1] == "s" else set())
    )
