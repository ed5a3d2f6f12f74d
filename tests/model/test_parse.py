"""Files to entries: whose collection they are, one entry or many, and what is none."""

import pytest

from tests.conftest import KnowledgeBase

SLA = "id: sla\ntitle: SLA\n"


def refs(kb: KnowledgeBase) -> list[str]:
    return list(kb.load().entries)


def test_a_file_holds_one_entry_or_a_list_of_them(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", SLA)
    kb.write("glossary/b.yml", "- id: ola\n  title: OLA\n- id: xla\n  title: XLA\n")
    assert sorted(refs(kb)) == ["glossary/ola", "glossary/sla", "glossary/xla"]
    assert kb.problems() == []


def test_a_collection_key_says_what_a_file_outside_of_folders_is(kb: KnowledgeBase) -> None:
    kb.write("checklists/a.yml", f"collection: glossary\n{SLA}")
    assert refs(kb) == ["glossary/sla"]
    assert kb.problems() == []


def test_a_collection_key_overrules_the_folder(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", "collection: tools\nid: mail\ntitle: Почта\nuse: Письма.\n")
    assert refs(kb) == ["tools/mail"]


def test_a_collection_key_may_stand_before_a_list_of_entries(kb: KnowledgeBase) -> None:
    kb.write("checklists/a.yml", "collection: glossary\nentries:\n  - id: sla\n    title: SLA\n")
    assert refs(kb) == ["glossary/sla"]
    assert kb.problems() == []


def test_entries_may_be_of_different_collections(kb: KnowledgeBase) -> None:
    kb.write(
        "glossary/a.yml",
        "- id: sla\n  title: SLA\n- collection: tools\n  id: mail\n  title: b\n  use: c\n",
    )
    assert sorted(refs(kb)) == ["glossary/sla", "tools/mail"]
    assert kb.problems() == []


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("glosary/a.yml", SLA, ["1:1 KB022"]),
        ("Glossary/a.yml", SLA, ["1:1 KB022"]),
        ("glоssary/a.yml", SLA, ["1:1 KB022"]),
        ("checklists/a.yml", SLA, ["1:1 KB022"]),
        ("glossary/a.yml", f"collection: glosary\n{SLA}", ["1:13 KB022"]),
        ("glossary/a.yml", f"collection: [glossary]\n{SLA}", ["1:13 KB022"]),
        ("glossary/a.yml", f"collection:\n{SLA}", ["1:1 KB103"]),
        ("checklists/a.yml", "- id: a\n  title: b\n- id: c\n  title: d\n", ["1:1 KB022"]),
        ("checklists/a.yml", "collection: glossary\nentries: a\n", ["2:10 KB104"]),
        ("checklists/a.yml", "collection: glossary\nentries:\n  - a\n", ["3:5 KB021"]),
        ("checklists/a.yml", "collection: glossary\nentires:\n  - id: sla\n    title: SLA\n", ["2:1 KB101"]),
        ("glossary/a.yml", "SLA\n", ["1:1 KB021"]),
        ("glossary/a.yml", "foo: bar\n", ["1:1 KB021"]),
        ("glossary/a.yml", "- Шаг 1: срок\n", ["1:3 KB021"]),
        ("glossary/a.yml", "- a\n- id: sla\n  title: SLA\n- [b]\n-\n- {}\n", ["1:3 KB021", "4:3 KB021", "5:2 KB021", "6:3 KB021"]),
        ("glossary/a.yml", "", ["1:1 KB020"]),
        ("glossary/a.yml", "# later\n", ["1:1 KB020"]),
        ("glossary/a.yml", "---\n", ["1:1 KB020"]),
        ("glossary/a.yml", "[]\n", ["1:1 KB020"]),
        ("glossary/a.yml", "{}\n", ["1:1 KB020"]),
        ("glossary/a.yml", "\n\n  \n", ["1:1 KB020"]),
    ],
)  # fmt: skip
def test_what_is_no_entry_of_a_collection_is_told_once(
    path: str, text: str, expected: list[str], kb: KnowledgeBase
) -> None:
    kb.write(path, text)
    name = path.removeprefix("checklists/")
    assert kb.problems() == [f"{name}:{one}" for one in expected]


def test_a_folder_with_a_cyrillic_letter_is_named_as_such(kb: KnowledgeBase) -> None:
    kb.write("glоssary/a.yml", SLA)
    [found] = kb.check().errors
    assert "U+043E CYRILLIC SMALL LETTER O" in found.help()
    assert "`glossary`" in found.help()


def test_an_entry_without_id_or_title_is_no_twin_of_another(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", "- title: A\n- title: B\n- id: c\n- id: d\n")
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == ["KB102"] * 4


def test_an_entry_that_nothing_can_be_made_of_is_still_an_entry(kb: KnowledgeBase) -> None:
    text = "variables:\n  - id: Срок ответа\n    label: a\n  - id: '!'\n    label: b\n"
    kb.write("responses/a.yml", f"id: hello\ntitle: a\n{text}variants:\n  - text: b\n")
    assert refs(kb) == ["responses/hello"]
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == ["KB117", "KB117"]


def test_texts_are_kept_as_they_are_written(kb: KnowledgeBase) -> None:
    kb.write(
        "glossary/a.yml",
        "id: sla\ntitle: 1.10\nsummary: no\naliases: [22:22, ~]\nexplain: no\norder: -5\n",
    )
    entry = kb.load().entries["glossary/sla"]
    assert (entry.title, entry.summary, entry.aliases, entry.order) == (
        "1.10",
        "no",
        ["22:22", "~"],
        -5,
    )
