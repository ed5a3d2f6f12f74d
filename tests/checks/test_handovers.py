"""Conditional fields of a form: each can come up, by an answer that can be given."""

import pytest

from tests.conftest import KnowledgeBase

FORM = """id: l3
title: Передача
fields:
  - {id: product, label: Продукт, kind: choice, options: [Почта, VPN, "8"]}
  - {id: har, label: HAR, kind: yes-no}
  - {id: net, label: Сеть}
  - {id: log, label: Лог, when: WHEN}
"""


@pytest.mark.parametrize(
    "when",
    [
        "{product: Почта}",
        "{product: [Почта, VPN]}",
        "{product: 8}",
        "{har: yes}",
        "{net: что угодно, product: VPN}",
    ],
)
def test_a_condition_waits_for_answers_that_can_be_given(when: str, kb: KnowledgeBase) -> None:
    kb.write("handovers/l3.yml", FORM.replace("WHEN", when))
    assert kb.problems() == []


@pytest.mark.parametrize(
    ("when", "column"),
    [("{product: Пчта}", 43), ("{product: [Почта, Пчта]}", 43), ("{har: да}", 39)],
)
def test_an_answer_that_is_never_given_is_told(when: str, column: int, kb: KnowledgeBase) -> None:
    kb.write("handovers/l3.yml", FORM.replace("WHEN", when))
    assert kb.problems() == [f"handovers/l3.yml:7:{column} KB228"]


@pytest.mark.parametrize("when", ["{log: x}", "{net: x}"])
def test_fields_that_wait_for_each_other_are_told_once(when: str, kb: KnowledgeBase) -> None:
    text = FORM.replace("WHEN", when).replace("label: Сеть}", "label: Сеть, when: {log: x}}")
    kb.write("handovers/l3.yml", text)
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == ["KB228"]


@pytest.mark.parametrize("when", ["{product: []}", "{product: {a: b}}", "{product: [[a]]}", "x"])
def test_a_condition_of_another_shape_is_a_mistake_in_its_field(
    when: str, kb: KnowledgeBase
) -> None:
    kb.write("handovers/l3.yml", FORM.replace("WHEN", when))
    problems = kb.problems()
    assert len(problems) == 1
    assert problems[0].startswith("handovers/l3.yml:7:")
    assert " KB1" in problems[0]
