"""What a word is, and when two spellings of it are one.

Folding keeps the length of a text, so that offsets into the folded text hold in the text itself.
"""

import re

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
"""A word of a folded text: letters and digits, with hyphens and apostrophes inside."""

_SAME = (("ё", "е"), ("’", "'"), ("\u2010", "-"), ("\u2011", "-"))


def fold(text: str) -> str:
    """Return `text` in small letters with ё as е, as long as it was."""
    folded = text.lower()
    if len(folded) != len(text):
        # A few capitals (İ) grow when they are lowered: those stay as they are.
        folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    for variant, letter in _SAME:
        if variant in folded:
            folded = folded.replace(variant, letter)
    return folded


def is_abbreviation(word: str) -> bool:
    """Return whether `word` is written in capitals: SLA, L2, ИБ."""
    return len(word) > 1 and word.isupper()
