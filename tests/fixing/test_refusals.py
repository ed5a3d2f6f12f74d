"""What is left alone: whatever may have been meant otherwise, and ids that a person has to choose."""

import pytest

from tests.conftest import KnowledgeBase

from .conftest import Mender

HEAD = "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\n"
TRACK = "id: l2\ntitle: План\nphases:\n- id: day\n  title: День\n  steps:\n"


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (f"{HEAD}checklist:\n- Раз\nwhi: нет\n", "KB101", 6),
        (f"{HEAD}checklist:\n- Раз #2\n", "KB026", 5),
        (f"{HEAD}checklist:\n- Раз\n- text: Два: три\n", "KB010", 6),
        (f"{HEAD}checklist:\n- Раз\n- &a два\n", "KB013", 6),
        (f"{HEAD}checklist:\n- Раз\n-\n", "KB103", 6),
        (f"{HEAD}checklist:\n- Раз\n- text: Два\n  id:\n", "KB103", 7),
        (f"{HEAD}checklist:\n- Раз\n\tchecklist: []\n", "KB008", 6),
    ],
)
def test_an_entry_with_a_mistake_is_left_alone_and_the_mistake_is_named(
    content: str, code: str, line: int, mender: Mender
) -> None:
    found = mender.fixes("guidelines/read.yml", content)
    assert not found.fixes
    assert [one.first.code for one in found.refusals if one.first] == [code]
    assert found.refusals[0].span.line == line


def test_a_mistake_in_another_entry_is_in_nobodys_way(mender: Mender) -> None:
    mistaken = "- id: other\n  titel: Другое\n"
    content = f"{mistaken}- id: read\n  title: Прочитайте\n  checklist: [Раз]\n"
    assert b"{id: raz, text: " in mender.mended("guidelines/a.yml", content)


def test_a_reference_that_leads_nowhere_is_in_nobodys_way(mender: Mender) -> None:
    content = f"{HEAD}see: [tools/none]\nchecklist: [Раз]\n"
    assert b"{id: raz, text: " in mender.mended("guidelines/a.yml", content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("glossary/a.yml", "title: SLA\nsummary: Срок\n"),
        ("tracks/a.yml", f"{TRACK}  - id: a\n    title: А\nroles: [{{title: Ночная смена}}]\n"),
        ("handovers/a.yml", "id: a\ntitle: А\nfields: [{label: Что сделано}]\n"),
    ],
)
def test_names_that_other_lines_have_to_use_are_for_a_person_to_choose(
    name: str, content: str, mender: Mender
) -> None:
    found = mender.fixes(name, content)
    assert not found.fixes
    assert not found.refusals


def test_a_title_that_is_missing_is_in_the_way_of_its_id(mender: Mender) -> None:
    found = mender.fixes("tracks/a.yml", f"{TRACK}  - by: it\n  - title: Почта\n")
    assert not found.fixes
    assert [one.first.code for one in found.refusals if one.first] == ["KB102"]


def test_a_text_that_swallowed_an_item_is_no_item_yet(mender: Mender) -> None:
    assert not mender.fixes("guidelines/a.yml", f"{HEAD}checklist:\n- Раз\n  - два\n").fixes


def test_what_cannot_be_written_without_changing_more_is_left_to_a_person(mender: Mender) -> None:
    found = mender.fixes("guidelines/a.yml", f"{HEAD}checklist:\n- Раз\n \t# а\n")
    assert not found.fixes
    assert [one.first for one in found.refusals] == [None]


def test_the_id_that_something_refers_to_is_the_one_that_is_written(kb: KnowledgeBase) -> None:
    from kbgen.commands.fix import fix
    from kbgen.model.base import generated_id

    name = generated_id("Раз")
    guideline = kb.write("guidelines/read.yml", f"{HEAD}checklist: [Раз, Два]\n")
    kb.write("docs/index.md", f"# Начало\n\n[[guidelines/read#{name}]]\n")
    assert fix([], kb.root).report.errors == []
    assert f"[{{id: {name}, text: Раз}}, {{id: dva, text: Два}}]" in guideline.read_text("utf-8")
