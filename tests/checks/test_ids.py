"""Ids: each used once, and no two that look the same."""

import pytest

from tests.conftest import KnowledgeBase

SLA = "id: sla\ntitle: SLA\n"


def test_two_entries_of_a_collection_cannot_have_one_id(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", SLA)
    kb.write("glossary/b.yml", "- id: ola\n  title: OLA\n- id: sla\n  title: Срок\n")
    kb.write("glossary/c.yml", "id: sla\ntitle: Уровень\n")
    assert kb.problems() == ["glossary/b.yml:3:7 KB110", "glossary/c.yml:1:5 KB110"]
    first = kb.check().errors[0]
    assert "glossary/a.yml:1" in first.message()
    assert [span.path for span, _ in first.related] == ["checklists/glossary/a.yml"]


def test_entries_of_different_collections_may_have_one_id(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", SLA)
    kb.write("tools/a.yml", "id: sla\ntitle: SLA\nuse: Срок.\n")
    assert kb.problems() == []


@pytest.mark.parametrize("twin", ["SLA", "Sla", "slа", "ѕla"])
def test_an_id_that_looks_like_another_is_named_as_its_twin(twin: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", f"id: {twin}\ntitle: Срок\n")
    kb.write("glossary/b.yml", SLA)
    assert kb.problems() == ["glossary/a.yml:1:5 KB110"]
    [found] = kb.check().errors
    assert f"`{twin}` looks the same as `sla`" in found.message()


def test_compositions_of_one_letter_are_twins(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", "id: свой\ntitle: A\n")
    kb.write("glossary/b.yml", "id: сво\u0438\u0306\ntitle: B\n")
    assert kb.problems() == [
        "glossary/a.yml:1:5 KB109",
        "glossary/b.yml:1:5 KB110",
        "glossary/b.yml:1:8 KB019",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phases:\n  - {id: a, title: A, steps: [{id: a, title: B}]}\n", "4:36 KB111"),
        ("phases:\n  - {id: a, title: A}\n  - {id: a, title: B}\n", "5:10 KB111"),
        (
            ("phases:\n  - id: p\n    title: P\n    steps:\n      - id: a\n        title: A\n"
            "        tasks:\n          - {id: x, text: X}\n          - {id: x, text: Y}\n"),
            "11:18 KB111",
        ),
    ],
)  # fmt: skip
def test_two_parts_of_a_track_cannot_have_one_id(
    text: str, expected: str, kb: KnowledgeBase
) -> None:
    kb.write("tracks/l2.yml", f"id: l2\ntitle: План\n{text}")
    assert kb.problems() == [f"tracks/l2.yml:{expected}"]


def test_tasks_of_different_steps_may_have_one_id(kb: KnowledgeBase) -> None:
    step = "{{id: {0}, title: {0}, tasks: [{{id: x, text: X}}]}}"
    steps = f"[{step.format('a')}, {step.format('b')}]"
    kb.write(
        "tracks/l2.yml", f"id: l2\ntitle: План\nphases:\n  - {{id: p, title: P, steps: {steps}}}\n"
    )
    assert kb.problems() == []


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("responses/a.yml", "id: a\ntitle: b\nvariants:\n  - text: c\n  - text: d\n", "5:5 KB111"),
        ("handovers/a.yml", "id: a\ntitle: b\nfields:\n  - {id: x, label: X}\n  - {id: x, label: Y}\n", "5:10 KB111"),
        ("guidelines/a.yml", "id: a\ntitle: b\nchecklist:\n  - {id: x, text: X}\n  - {id: x, text: Y}\n", "5:10 KB111"),
        (
            "decisions/a.yml",
            ("id: a\ntitle: b\nquestions:\n  - id: x\n    text: X\n    answers: []\n"
            "outcomes:\n  - {id: x, title: Y}\n"),
            "8:10 KB111",
        ),
    ],
)  # fmt: skip
def test_nor_can_those_of_other_entries(
    path: str, text: str, expected: str, kb: KnowledgeBase
) -> None:
    kb.write(path, text)
    assert kb.problems() == [f"{path}:{expected}"]


def test_items_without_id_are_told_as_such_and_not_as_twins(kb: KnowledgeBase) -> None:
    kb.write(
        "guidelines/a.yml",
        "id: a\ntitle: b\nwhy: c\nchecklist:\n  - Тикет прочитан\n  - Тикет прочитан\n",
    )
    assert kb.problems() == ["guidelines/a.yml:5:5 KB310", "guidelines/a.yml:6:5 KB310"]


def test_a_value_twice_in_a_list_is_pointed_out(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", f"{SLA}tags: [a, b, a]\nforms: [Срок, срок]\n")
    assert kb.problems()[0] == "glossary/a.yml:3:14 KB119"


def test_a_page_where_an_entry_has_its_own_is_in_the_way(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", SLA)
    kb.write("docs/glossary/sla.md", "# SLA\n")
    assert kb.problems() == ["glossary/a.yml:1:5 KB211"]


def test_two_variants_of_one_language_and_tone_are_named_as_such(kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", "id: a\ntitle: A\nvariants:\n  - text: a\n  - text: b\n")
    kb.write("fragments/a.yml", "id: a\ntitle: A\nvariants:\n  - text: a\n  - text: b\n")
    assert kb.problems() == ["fragments/a.yml:5:5 KB111", "responses/a.yml:5:5 KB111"]
    toneless, toned = kb.check().errors
    assert (
        toned.message() == "there is a variant in `ru` with the tone `neutral` already, on line 4"
    )
    assert "another `tone` (neutral, formal, friendly)" in toned.help()
    assert "without a tone" in toneless.message()


def test_what_a_step_with_a_doubled_id_was_called_before_is_not_missed(kb: KnowledgeBase) -> None:
    steps = "".join(
        f"      - id: {name}\n        title: Шаг {number}\n{more}"
        for number, (name, more) in enumerate(
            (("a", ""), ("a", "        after: [a]\n"), ("c", "        after: [b, a]\n"))
        )
    )
    head = "id: l2\ntitle: План\nphases:\n  - id: day\n    title: День\n    steps:\n"
    kb.write("tracks/l2.yml", head + steps)
    kb.write("glossary/a.yml", f"{SLA}see: ['tracks/l2#b']\n")
    assert kb.problems() == ["tracks/l2.yml:9:13 KB111"]
