"""Decision trees: every answer leads on, every question can be reached, every scenario comes true."""

import pytest

from tests.conftest import KnowledgeBase

TREE = """id: l3
title: Передавать ли в L3
questions:
  - id: known
    text: Есть ли решение в базе?
    answers:
      - {id: yes, text: Да, goto: solve}
      - {id: no, text: Нет, goto: sure}
  - id: sure
    text: Точно нет?
    answers:
      - {id: yes, text: Точно, goto: pass}
      - {id: no, text: Нашлось, goto: solve}
outcomes:
  - {id: solve, title: Решите сами}
  - {id: pass, title: Передайте}
scenarios:
  - {title: Решение нашлось, path: {known: yes}, outcome: solve}
  - {title: Решения нет, path: {known: no, sure: yes}, outcome: pass}
"""


def test_a_tree_that_holds_is_no_mistake(kb: KnowledgeBase) -> None:
    kb.write("decisions/l3.yml", TREE)
    assert kb.problems() == []


def test_a_tree_may_say_where_it_starts(kb: KnowledgeBase) -> None:
    kb.write("decisions/l3.yml", f"{TREE}start: known\n")
    assert kb.problems() == []


def test_a_question_with_one_answer_does_not_hide_another_that_nothing_leads_to(
    kb: KnowledgeBase,
) -> None:
    more = "  - id: lost\n    text: Что это?\n    answers: [{id: a, text: То, goto: pass}]\noutcomes:\n"
    kb.write("decisions/l3.yml", TREE.replace("outcomes:\n", more))
    assert kb.problems() == ["decisions/l3.yml:14:9 KB221", "decisions/l3.yml:14:9 KB222"]


CASES = {
    "an answer that leads nowhere": ("text: Да, goto: solve", "text: Да, goto: sovle", "7:35 KB220"),
    "a start that is not there": ("questions:\n", "start: knwon\nquestions:\n", "3:8 KB220"),
    "a question with one answer": ("      - {id: no, text: Нашлось, goto: solve}\n", "", "9:9 KB221"),
    "an answer that goes back": ("goto: pass", "goto: known", "12:38 KB223"),
    "an answer that goes round": ("goto: pass", "goto: sure", "12:38 KB223"),
    "a question that nothing leads to": ("goto: sure", "goto: pass", "9:9 KB222"),
    "answers that read the same": ("text: Нашлось", "text: точно.", "13:24 KB226"),
    "answers of one id": ("{id: no, text: Нашлось", "{id: yes, text: Нашлось", "13:14 KB226"),
    "an outcome and a question of one id": ("{id: pass,", "{id: sure,", "16:10 KB111"),
    "a scenario that ends elsewhere": ("{known: yes}, outcome: solve", "{known: yes}, outcome: pass", "18:59 KB224"),
    "a scenario with an unknown answer": ("{known: yes}", "{known: maybe}", "18:44 KB224"),
    "a scenario that stops halfway": ("{known: no, sure: yes}", "{known: no}", "19:13 KB224"),
    "a scenario that goes on": ("{known: yes}", "{known: yes, sure: no}", "18:49 KB224"),
    "a scenario with an unknown outcome": ("sure: yes}, outcome: pass", "sure: yes}, outcome: psas", "19:65 KB224"),
    "an outcome without a scenario": (
        "  - {title: Решения нет, path: {known: no, sure: yes}, outcome: pass}\n", "", "16:10 KB225"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_in_a_tree_is_told_once(name: str, kb: KnowledgeBase) -> None:
    old, new, expected = CASES[name]
    assert TREE.count(old) == 1
    text = TREE.replace(old, new)
    if "KB222" in expected:
        text = text.replace(", sure: yes", "")
    kb.write("decisions/l3.yml", text)
    assert kb.problems() == [f"decisions/l3.yml:{expected}"]


def test_an_outcome_that_nothing_leads_to_is_told(kb: KnowledgeBase) -> None:
    kb.write(
        "decisions/l3.yml",
        TREE.replace("scenarios:\n", "  - {id: wait, title: Ждите}\nscenarios:\n"),
    )
    assert kb.problems() == ["decisions/l3.yml:17:10 KB222", "decisions/l3.yml:17:10 KB225"]


def test_an_outcome_may_be_said_to_be_untested(kb: KnowledgeBase) -> None:
    lone = "  - {title: Решения нет, path: {known: no, sure: yes}, outcome: pass}\n"
    kb.write(
        "decisions/l3.yml",
        TREE.replace(lone, "").replace("title: Передайте}", "title: Передайте, untested: yes}"),
    )
    assert kb.problems() == []


def test_an_outcome_that_is_tested_is_not_said_to_be_untested(kb: KnowledgeBase) -> None:
    kb.write(
        "decisions/l3.yml", TREE.replace("title: Передайте}", "title: Передайте, untested: yes}")
    )
    assert kb.problems() == ["decisions/l3.yml:16:44 KB225"]


def test_of_a_tree_with_wrong_fields_nothing_more_is_said(kb: KnowledgeBase) -> None:
    kb.write("decisions/l3.yml", TREE.replace("goto: solve", "gto: solve"))
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == ["KB101", "KB101"]


def test_thousands_of_questions_take_no_time(kb: KnowledgeBase) -> None:
    questions = "".join(
        f"  - {{id: q{n}, text: a{n}, answers: [{{id: a, text: A, goto: q{n + 1}}}, {{id: b, text: B, goto: q{n + 2}}}]}}\n"
        for n in range(3000)
    )
    ends = "  - {id: q3000, title: A}\n  - {id: q3001, title: B}\n"
    kb.write("decisions/l3.yml", f"id: l3\ntitle: a\nquestions:\n{questions}outcomes:\n{ends}")
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == ["KB225", "KB225"]
