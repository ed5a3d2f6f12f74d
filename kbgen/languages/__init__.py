"""What is particular to a language: the forms that a word takes.

A language is one module with a `forms` function and a line in `LANGUAGES`. Any other language
has words that never change.
"""

from collections.abc import Iterable
from typing import Protocol

from kbgen.languages import en, ru
from kbgen.languages.words import WORD, fold, is_abbreviation


class Language(Protocol):
    """A language: a module of this package."""

    def forms(self, word: str, /) -> frozenset[str]:
        """Return every inflected form of `word`, folded, the word itself among them."""


LANGUAGES: dict[str, Language] = {"en": en, "ru": ru}
"""Every language that has inflected forms here."""


def forms(word: str, languages: Iterable[str]) -> frozenset[str]:
    """Return the forms that `word` takes in any of `languages`, folded, itself among them."""
    found = {fold(word)}
    for code in languages:
        language = LANGUAGES.get(code)
        if language is not None:
            found |= language.forms(word)
    return frozenset(found)


def rest() -> None:
    """Let go of dictionaries: what is asked for again afterwards is worked out anew."""
    ru.rest()


__all__ = ["LANGUAGES", "WORD", "Language", "fold", "forms", "is_abbreviation", "rest"]
