"""Russian: every form of a word by pymorphy3's dictionary, and by its guess for words outside it.

A glossary names a term in its base form, so of several readings of a word those are taken whose
base form it is: «тикет» is not the genitive of a guessed «тикета».
"""

import re
from functools import cache
from typing import Any

from kbgen.languages.words import fold, is_abbreviation

_CYRILLIC = re.compile(r"[а-яё]+", re.IGNORECASE)
_NOUN_IN_Y = ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях")
_PLAUSIBLE = 0.3


@cache
def _analyzer() -> Any:
    # Loading takes about 0.1 s and 20 MB: only a project that explains Russian terms pays for it.
    import pymorphy3  # noqa: PLC0415

    return pymorphy3.MorphAnalyzer(lang="ru")


def rest() -> None:
    """Let go of the dictionary."""
    _analyzer.cache_clear()


@cache
def forms(word: str) -> frozenset[str]:
    """Return every form of `word`, folded.

    Of a word with a hyphen its last part changes, or every part.
    """
    if is_abbreviation(word):
        return frozenset({fold(word)})
    found = {fold(word)}
    head, hyphen, last = word.rpartition("-")
    if hyphen:
        found |= {f"{fold(head)}-{form}" for form in forms(last)}
    if all(_CYRILLIC.fullmatch(part) for part in word.split("-")):
        found |= _lexemes(word.lower())
    return frozenset(found)


def _lexemes(word: str) -> set[str]:
    analyzer = _analyzer()
    readings = analyzer.parse(word)
    base = [reading for reading in readings if fold(reading.normal_form) == fold(word)]
    if not base and word.endswith("й") and not analyzer.word_is_known(word):
        # «деплой» is guessed to be an adjective; new words in -й are nouns.
        return {fold(word[:-1] + ending) for ending in _NOUN_IN_Y}
    nouns = [r for r in readings if r.tag.POS == "NOUN" and r.score > _PLAUSIBLE]
    candidates = base or nouns or readings
    return {
        fold(form.word)
        for reading in candidates
        if reading.tag.POS == candidates[0].tag.POS
        for form in reading.lexeme
    }
