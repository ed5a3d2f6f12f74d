"""Readable ids for what its author gave none: a few words of its text in Latin letters.

An id is written once and kept for good, so that it need not say everything: it has to be told from its
neighbours, typed without a mistake, and be the same whoever asks.
"""

import re
from collections.abc import Container

from kbgen.markdown.plain import plain_text
from kbgen.model.base import generated_id
from kbgen.source.characters import suggested_id

_LONGEST = 40
_MOST = 5  # words
_WORD = re.compile(r"[^\s/|,.;:!?()«»\"“”{}<>—–]+")
_NO_TEXT = re.compile(r"[0-9-]*|[0-9][0-9-]*e[0-9-]+|0[xob][0-9a-f]+")
"""What other readers of YAML take for a number or a date."""
_SWITCHES = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_TAKEN_FOR_NONE = "x-"  # how ids begin that are made for want of one


def readable_id(text: str, taken: Container[str] = ()) -> str:
    """Return an id made from the first words of the Markdown `text`, other than those `taken`.

    A text without a letter that can be written in Latin gets the id that it has as a bare string.
    """
    found = _slug(text)
    if _NO_TEXT.fullmatch(found) or found in _SWITCHES:
        found = f"item-{found}".rstrip("-") if found else generated_id(text)
    elif found.startswith(_TAKEN_FOR_NONE):
        found = generated_id(text)
    name, number = found, 1
    while name in taken:
        number += 1
        name = f"{found}-{number}"
    return name


def _slug(text: str) -> str:
    written = _WORD.findall(plain_text(text))
    pieces = [(word, piece) for word in written if (piece := suggested_id(word))]
    kept: list[tuple[str, str]] = []
    for word, piece in pieces[:_MOST]:
        if kept and len("-".join(one for _, one in kept)) + 1 + len(piece) > _LONGEST:
            break
        kept.append((word, piece))
    while 1 < len(kept) < len(pieces) and _hangs(kept[-1][0]):
        kept.pop()
    return "-".join(piece for _, piece in kept)[:_LONGEST].strip("-")


def _hangs(word: str) -> bool:
    """Say whether `word` is one that leads to the next: «в», «до», `to`."""
    return len(word) <= 2 and word.islower()
