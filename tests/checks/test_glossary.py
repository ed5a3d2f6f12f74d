"""The glossary: a word means one thing."""

import pytest

from tests.conftest import KnowledgeBase


def term(name: str, title: str, forms: str = "") -> str:
    return f"id: {name}\ntitle: {title}\ndefinition: a\nforms: [{forms}]\n"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (term("a", "Срок"), term("b", "срок"), "2:8"),
        (term("a", "Срок", "Время"), term("b", "Дата", "время"), "4:9"),
        (term("a", "Срок"), term("b", "Время", "дата, срок"), "4:15"),
        (term("a", "Учёт"), term("b", "Учет"), "2:8"),
        (term("a", "Срок  ответа"), term("b", "Срок ответа"), "2:8"),
    ],
)
def test_two_terms_cannot_claim_one_word(
    first: str, second: str, expected: str, kb: KnowledgeBase
) -> None:
    kb.write("glossary/a.yml", first)
    kb.write("glossary/b.yml", second)
    assert kb.problems()[0] == f"glossary/b.yml:{expected} KB305"


def test_a_title_comes_before_a_form(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a", "Срок", "Время"))
    kb.write("glossary/b.yml", term("b", "Время"))
    assert kb.problems() == ["glossary/a.yml:4:9 KB305"]


def test_an_abbreviation_and_a_word_are_two_things(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a", "ИТ"))
    kb.write("glossary/b.yml", term("b", "ит"))
    assert "KB305" not in " ".join(kb.problems())


def test_a_term_may_name_its_own_forms(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a", "Срок", "срок, СРОК"))
    assert kb.problems() == []


def test_terms_without_title_do_not_clash(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", "- id: a\n- id: b\n")
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == ["KB102", "KB102"]
