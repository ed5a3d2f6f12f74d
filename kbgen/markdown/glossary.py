"""Finds the glossary's terms in running text, in whatever form they stand there.

A term is a phrase: for each of its words the set of forms that the word takes. The index asks one
dictionary about each word of a text, and only where a phrase may begin looks at the words after it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kbgen.languages import WORD, fold, forms, is_abbreviation, rest

_BRACKETS = "«»„“”\"'()[],;: \t\n"


class Term(NamedTuple):
    """A term as the glossary lists it; `definition` is plain text."""

    ref: str
    title: str
    forms: Sequence[str] = ()
    definition: str = ""


class Use(NamedTuple):
    """A place in a text where a term is used."""

    start: int
    end: int
    ref: str


@dataclass(frozen=True, slots=True)
class _Word:
    forms: frozenset[str]
    exact: str  # the word itself where its capitals matter, "" elsewhere
    joint: str  # what stands between it and the word before, white space as one blank


@dataclass(frozen=True, slots=True)
class _Phrase:
    ref: str
    listed: str  # as the glossary writes it
    words: tuple[_Word, ...]
    before: str  # punctuation that belongs to the term: the dot of .NET
    after: str  # the pluses of C++

    def end(self, words: list[re.Match[str]], first: int, text: str) -> int:
        """Return where the phrase ends if it stands in `text` from word `first` on, else -1."""
        if first + len(self.words) > len(words):
            return -1
        end = words[first].start()
        for word, found in zip(self.words, words[first : first + len(self.words)], strict=True):
            if found[0] not in word.forms or _joint(text[end : found.start()]) != word.joint:
                return -1
            if word.exact and not text.startswith(word.exact, found.start()):
                return -1
            end = found.end()
        if self.after and not text.startswith(self.after, end):
            return -1
        if self.before and not text.endswith(self.before, 0, words[first].start()):
            return -1
        return end + len(self.after)


class TermIndex:
    """The terms of a glossary, ready to be found in texts of `languages`."""

    def __init__(self, terms: Iterable[Term], languages: Sequence[str] = ("ru", "en")) -> None:
        """Take the terms; their forms are worked out when the first text asks for them."""
        self.terms = [Term(*term) for term in terms]
        self.languages = tuple(languages)
        self._definitions = {term.ref: term.definition for term in self.terms}

    def definition(self, ref: str) -> str:
        """Return the plain text that explains the term `ref`."""
        return self._definitions[ref]

    def find(self, text: str) -> list[Use]:
        """Return where `text` uses terms, in order; of terms that overlap the longest counts."""
        starts = self._starts
        folded = fold(text)
        words = list(WORD.finditer(folded))
        uses: list[Use] = []
        free = 0
        for number, word in enumerate(words):
            phrases = starts.get(word[0])
            if phrases is None or number < free:
                continue
            for phrase in phrases:
                end = phrase.end(words, number, text)
                if end >= 0:
                    uses.append(Use(word.start() - len(phrase.before), end, phrase.ref))
                    free = number + len(phrase.words)
                    break
        return uses

    def clashes(self) -> list[tuple[str, list[str]]]:
        """Return each form that several terms claim, with their references, by the alphabet."""
        claims: dict[str, set[str]] = {}
        told: set[frozenset[str]] = set()
        for one, other in self._rivals():
            refs = frozenset({one.ref, other.ref})
            form = "" if refs in told else _common_form(one, other)
            if form:
                told.add(refs)
                claims.setdefault(form, set()).update(refs)
        return [(form, sorted(refs)) for form, refs in sorted(claims.items())]

    @cached_property
    def _starts(self) -> dict[str, list[_Phrase]]:
        starts: dict[str, list[_Phrase]] = {}
        for phrase in self._phrases():
            for form in phrase.words[0].forms:
                starts.setdefault(form, []).append(phrase)
        for form, phrases in starts.items():
            # What the glossary lists belongs to its term before another term's inflection.
            phrases.sort(key=lambda p: (-len(p.words), fold(p.listed) != form, -len(p.listed)))
        rest()
        return starts

    def _phrases(self) -> Iterator[_Phrase]:
        for term in self.terms:
            for listed in dict.fromkeys((term.title, *term.forms)):
                found = list(WORD.finditer(fold(listed)))
                if found:
                    yield self._phrase(term.ref, listed, found)

    def _phrase(self, ref: str, listed: str, found: list[re.Match[str]]) -> _Phrase:
        words: list[_Word] = []
        end = found[0].start()
        for match in found:
            word = listed[match.start() : match.end()]
            joint = _joint(listed[end : match.start()])
            words.append(
                _Word(forms(word, self.languages), word if is_abbreviation(word) else "", joint)
            )
            end = match.end()
        before = listed[: found[0].start()].strip(_BRACKETS)
        return _Phrase(ref, listed, tuple(words), before, listed[end:].strip(_BRACKETS + "."))

    def _rivals(self) -> Iterator[tuple[_Phrase, _Phrase]]:
        for _, phrases in sorted(self._starts.items()):
            for index, one in enumerate(phrases):
                for other in phrases[index + 1 :]:
                    if one.ref != other.ref:
                        yield one, other


def _joint(between: str) -> str:
    return " ".join(between.split()) or " " * bool(between)


def _common_form(one: _Phrase, other: _Phrase) -> str:
    """Return a form that both phrases take, a listed one if there is one; "" if they share none."""
    if (len(one.words), one.before, one.after) != (len(other.words), other.before, other.after):
        return ""
    form = ""
    listed = set(WORD.findall(fold(f"{one.listed} {other.listed}")))
    for mine, theirs in zip(one.words, other.words, strict=True):
        common = mine.forms & theirs.forms
        if not common or mine.joint != theirs.joint:
            return ""
        if mine.exact and theirs.exact and mine.exact != theirs.exact:
            return ""
        form += mine.joint + min(common, key=lambda word: (word not in listed, word))
    return form
