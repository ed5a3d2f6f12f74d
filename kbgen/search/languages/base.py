"""The shape of a language's rules."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The rules of one language.

    `letters` are its own small letters, by which a word is known to be one of its words; `keys` what its
    keyboard types on the keys that type `LATIN_KEYS`, in the same order; `sounds` spellings of a consonant
    with the letter that stands for it, longer ones first; `also` what some of them are read as elsewhere.
    """

    code: str
    letters: str
    stem: Callable[[str], str]
    stop: frozenset[str]
    keys: str = ""
    sounds: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    writes: tuple[tuple[str, str], ...] = ()
    """How its letters are written in Latin, and read back: pairs of Latin and own letters."""
    spelled: tuple[tuple[str, str], ...] = ()
    """What Latin letters are called, as people spell out abbreviations: эйч эл is HL."""
    alike: tuple[str, str] = ("", "")
    """Latin letters, and its own that look the same, in the same order."""
    akin: tuple[tuple[str, ...], ...] = ()
    """Words that people use for one thing when they ask for help, whatever the base calls it."""


LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?"
"""The keys of a Latin keyboard, row by row, plain and with Shift."""


def groups(lines: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each line of a table."""
    return tuple(tuple(line.split()) for line in lines.strip().splitlines())
