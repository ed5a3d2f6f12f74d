"""Inflected forms, language by language."""

import pytest

from kbgen.languages import LANGUAGES, fold, forms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("тикет", "тикет тикета тикету тикетом тикете тикеты тикетов тикетам тикетами тикетах"),
        ("эскалация", "эскалация эскалации эскалацию эскалацией эскалаций эскалациям"),
        ("звонок", "звонок звонка звонку звонком звонке звонки звонков звонками"),
        ("хелпдеск", "хелпдеск хелпдеска хелпдеском хелпдеске хелпдески хелпдесков"),
        ("онбординг", "онбординг онбординга онбордингу онбордингом онбординге"),
        ("деплой", "деплой деплоя деплою деплоем деплое деплои деплоев"),
        ("вторая", "вторая второй вторую вторые вторых"),
        ("время", "время времени временем времена времен временам"),
        ("бэк-офис", "бэк-офис бэк-офиса бэк-офису бэк-офисом бэк-офисе бэк-офисы бэк-офисов"),
        ("тикет-система", "тикет-система тикет-системы тикет-систему тикет-системой тикет-систем"),
        ("инженер-тестировщик", "инженера-тестировщика инженерами-тестировщиками"),
        ("IP-адрес", "ip-адрес ip-адреса ip-адресов"),
    ],
)
def test_russian_words_take_every_form(word: str, expected: str) -> None:
    assert set(expected.split()) <= forms(word, ["ru"])


@pytest.mark.parametrize("word", ["SLA", "L2", "ИБ", "API", "ticket", "VPN"])
def test_abbreviations_and_latin_words_do_not_change_in_russian(word: str) -> None:
    assert forms(word, ["ru"]) == {word.lower()}


def test_a_term_is_not_taken_for_a_form_of_another_word() -> None:
    assert "тикетой" not in forms("тикет", ["ru"])
    assert "стечь" not in forms("стек", ["ru"])


@pytest.mark.parametrize("word", ["ёлка", "Ёлка", "елка"])
def test_yo_and_ye_are_one_letter(word: str) -> None:
    assert {"елка", "елку", "елкой"} <= forms(word, ["ru"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ticket", {"ticket", "ticket's", "tickets", "tickets'"}),
        ("query", {"query", "query's", "queries", "queries'"}),
        ("day", {"day", "day's", "days", "days'"}),
        ("patch", {"patch", "patch's", "patches", "patches'"}),
        ("status", {"status", "status's", "status'", "statuses", "statuses'"}),
        ("SLA", {"sla", "sla's", "slas", "slas'"}),
    ],
)
def test_english_words_have_plurals_and_possessives(word: str, expected: set[str]) -> None:
    assert forms(word, ["en"]) == expected


def test_languages_add_up() -> None:
    assert {"тикетом"} <= forms("тикет", ["ru", "en"])
    assert {"tickets"} <= forms("ticket", ["ru", "en"])


def test_words_of_other_languages_never_change() -> None:
    assert forms("Ticket", ["de"]) == {"ticket"}
    assert forms("Ticket", []) == {"ticket"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("word", ["a", "я", "-", "", "1", "x-", "-y", "a--b", "'", "İstanbul", "ß"])
def test_odd_words_are_their_own_forms(code: str, word: str) -> None:
    assert fold(word) in forms(word, [code])


@pytest.mark.parametrize("text", ["Ёлка", "İstanbul", "BACK\u2011OFFICE", "it’s", "ΑΣ", "ẞ"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
