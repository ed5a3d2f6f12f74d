"""The Russian of the base, proofread like print: spelling, ё, typography, nothing said twice."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pymorphy3
import pytest

from kbgen.library import Library
from kbgen.locales import Locale

from .conftest import sentences, texts

TERMS = Path(__file__).parent.parent / "spelling" / "terms.txt"
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_LONG = 10
"""Words of a sentence that must not stand in two places."""


@cache
def own_terms() -> dict[str, re.Pattern[str]]:
    """Return the words that are ours: `тикет*` stands for the word with any ending."""
    lines = (
        line.partition("#")[0].strip() for line in TERMS.read_text(encoding="utf-8").splitlines()
    )
    return {
        line: re.compile(
            re.escape(line.rstrip("*")) + ("[а-яё]{0,3}" if line.endswith("*") else "")
        )
        for line in lines
        if line
    }


@cache
def speller() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def known(word: str) -> bool:
    """Tell whether a word is in the dictionary or a term of ours, a compound if all its parts are."""
    # The dictionary forgives е in place of ё; the word that it found tells.
    if any(parse.is_known and parse.word == word for parse in speller().parse(word)):
        return True
    if any(term.fullmatch(word) for term in own_terms().values()):
        return True
    return "-" in word and all(map(known, word.split("-")))


def unknown(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not known(word.lower())]


def test_every_russian_word_of_the_base_is_spelled_right(shipped: Library) -> None:
    wrong = {(where, word) for where, text in texts(shipped) for word in unknown(text)}
    assert not wrong, f"mistakes, or new terms for {TERMS.name}: {sorted(wrong)[:20]}"


def test_every_russian_word_of_the_generator_is_spelled_right() -> None:
    locale = Locale("ru")
    wrong = {
        word
        for key in locale.all_keys()
        for word in unknown(re.sub("`[^`]*`|{[^}]*}(?:-[а-яё]+)?", " ", locale.text(key)))
    }
    assert not wrong


@pytest.mark.parametrize("mistake", ["обращеня", "чтоли", "cтарый", "еще", "зделать"])
def test_a_mistake_is_noticed(mistake: str) -> None:
    assert unknown(mistake)


def test_every_term_of_ours_is_used(shipped: Library) -> None:
    used = {word.lower() for _, text in texts(shipped) for word in _WORD.findall(text)}
    used |= {part for word in used for part in word.split("-")}
    idle = [term for term, shape in own_terms().items() if not any(map(shape.fullmatch, used))]
    assert idle == []


def test_no_sentence_of_ten_words_stands_in_two_places(shipped: Library) -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for where, text in texts(shipped):
        for sentence in sentences(text):
            words = _WORD.findall(sentence.lower().replace("ё", "е"))
            if len(words) >= _LONG:
                places[" ".join(words)].append(where)
    twice = {sentence: where for sentence, where in places.items() if len(where) > 1}
    assert twice == {}


def test_quotes_and_dashes_are_russian(shipped: Library) -> None:
    wrong = []
    for where, text in texts(shipped):
        for sentence in sentences(text):
            if not re.search("[а-яё]{3}", sentence):
                continue
            if re.search('[“”„"]', sentence) or re.search(
                r"[а-яё»)] [-–] [а-яё«(]", sentence, re.IGNORECASE
            ):
                wrong.append((where, sentence))
    assert wrong == []
