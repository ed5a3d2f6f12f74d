"""Text to terms, the same here and in the browser (`ui/src/search/text.ts`): what agrees is found.

A compound (`ERR-1042`, `чек-лист`, `10.0.0.1`) gives its parts and itself joined, so that it is found
whole, in parts, and however it was punctuated. A channel (`#incidents`) is a word besides.
"""

import re
import unicodedata
from collections.abc import Iterator

from kbgen.search.languages import Language

_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_SAME = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"})
_COMPOUND = re.compile(r"#?[^\W_]+(?:[-_.'/:@\\+&#][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_RUNS = re.compile(r"[0-9]{3,}|(?:(?![0-9]{3})[^\W_])+")
_CAPITAL = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]")
_HUMPED = re.compile(r"[^\W_]*[^\W\d_A-ZА-ЯЁ][A-ZА-ЯЁ][^\W_]*")
_HUMP = re.compile(r"[A-ZА-ЯЁ]?[^\W\d_A-ZА-ЯЁ]+|[A-ZА-ЯЁ]{2,}(?![^\W\d_A-ZА-ЯЁ])")
_TWICE = re.compile(r"(.)\1+")
_DIGITS = re.compile(r"[0-9]+")
LONGEST = 40
"""Letters of a word that count; what is longer is no word."""
APART = "_"
"""The end of a stem that would be a stop word: тема is not тем, nor приём при."""
PARTS = 8
"""Parts of a compound that is still looked for as a whole."""


def normalise(text: str) -> str:
    """Return `text` composed, in small letters, without accents set apart and with ё as е."""
    return _MARKS.sub("", unicodedata.normalize("NFC", text).lower()).translate(_SAME)


def words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of normalised `text`, each with whether it was made by joining or splitting others."""
    for compound in _COMPOUND.findall(text):
        if compound.isalpha():
            yield compound[:LONGEST], False
            continue
        parts = _PART.findall(compound)
        if compound[0] == "#":
            yield f"#{joined(parts)}"[:LONGEST], True
        for part in parts:
            yield part[:LONGEST], False
            if len(part) > 3 and not part.isalpha():
                runs = _RUNS.findall(part)
                if len(runs) > 1:
                    for run in runs:
                        yield run[:LONGEST], True
        if 1 < len(parts) <= PARTS:
            yield joined(parts)[:LONGEST], True


def humps(text: str) -> Iterator[str]:
    """Yield the words that capitals mark inside words: RabbitMQ is heard as rabbit, too."""
    for whole in _HUMPED.findall(text) if _CAPITAL.search(text) else ():
        for hump in _HUMP.findall(whole):
            if len(hump) > 1:
                yield normalise(hump)[:LONGEST]


def joined(parts: list[str]) -> str:
    """Return a compound as one word: letters run together, numbers keep a dot between them."""
    whole = "".join(parts)
    return ".".join(parts) if _DIGITS.fullmatch(whole) else whole


class Analyzer:
    """The rules of the chosen languages: stems, stop words, sounds."""

    def __init__(self, languages: list[Language]) -> None:
        """Prepare the rules of `languages`; of two with the same letters the first decides."""
        self.languages = languages
        self._of: dict[str, Language] = {}
        for language in languages:
            for letter in language.letters:
                self._of.setdefault(letter, language)
        self.stop = frozenset(word for language in languages for word in language.stop)
        self._sounds = {
            language.code: (
                re.compile("|".join(map(re.escape, dict(language.sounds)))),
                dict(language.sounds),
                dict(language.sounds + language.also),
            )
            for language in languages
            if language.sounds
        }

    def language(self, word: str) -> Language | None:
        """Return the language of `word`, None for numbers and foreign letters."""
        found = self._of.get(word[:1])
        letters = found.letters if found else ""
        return found if all(letter in letters for letter in word) else None

    def stem(self, word: str) -> str:
        """Return what the inflected forms of `word` have in common; a stop word has no other forms."""
        language = None if word in self.stop else self.language(word)
        if language is None:
            return word
        stem = language.stem(word)
        return f"{stem}{APART}" if stem in self.stop else stem

    def sounds(self, word: str) -> set[str]:
        """Return the consonants of `word` as they may be heard, the same for every script."""
        language = self.language(word)
        if language is None or language.code not in self._sounds:
            return set()
        pattern, *tables = self._sounds[language.code]
        spelled = pattern.findall(word)
        heard = ("".join(table[one] for one in spelled) for table in tables)
        return {_TWICE.sub(r"\1", one) for one in heard}
