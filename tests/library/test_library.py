"""The library: lookup, order, relatives."""

import pytest

from kbgen.library.circles import circles
from tests.conftest import KnowledgeBase


def term(name: str, more: str = "") -> str:
    return f"id: {name}\ntitle: {name.upper()}\n{more}"


def test_entries_stand_in_the_order_of_collections_then_order_then_title(kb: KnowledgeBase) -> None:
    kb.write("tools/mail.yml", "id: mail\ntitle: Почта\n")
    kb.write(
        "glossary/a.yml",
        "- id: c\n  title: б\n- id: b\n  title: А\n- id: a\n  title: я\n  order: 1\n",
    )
    kb.write("tracks/l2.yml", "id: l2\ntitle: План\n")
    assert list(kb.load().entries) == [
        "tracks/l2",
        "glossary/a",
        "glossary/b",
        "glossary/c",
        "tools/mail",
    ]


@pytest.mark.parametrize(
    ("reference", "path", "anchor", "title"),
    [
        ("glossary/sla", "glossary/sla.md", "", "SLA"),
        ("glossary", "glossary/index.md", "", "glossary"),
        ("guidelines/read#whole", "guidelines/read.md", "whole", "Тикет прочитан"),
        ("wiki/mail.md", "wiki/mail.md", "", "Почта"),
        ("wiki/mail.md#top", "wiki/mail.md", "top", "Почта"),
    ],
)
def test_a_reference_leads_to_a_page_and_a_place_on_it(
    reference: str, path: str, anchor: str, title: str, kb: KnowledgeBase
) -> None:
    kb.write("glossary/sla.yml", term("sla"))
    kb.write(
        "guidelines/read.yml",
        "id: read\ntitle: a\nchecklist:\n  - id: whole\n    text: Тикет прочитан\n",
    )
    kb.write("docs/wiki/mail.md", "Вступление.\n\n# Почта { #mail }\n")
    target = kb.load().find(reference)
    assert target is not None
    assert (target.path, target.anchor, target.title) == (path, anchor, title)


@pytest.mark.parametrize(
    "reference", ["glossary/none", "none/sla", "sla", "", "glossary/sla#x", "x.md", "/", "a/b/c"]
)
def test_what_is_not_there_is_not_found(reference: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/sla.yml", term("sla"))
    assert kb.load().find(reference) is None


def test_relatives_share_rare_tags_and_links(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a", "tags: [Почта, всё]\n"))
    kb.write("glossary/b.yml", term("b", "tags: [почта]\n"))
    for name in "cdefg":
        kb.write(f"glossary/{name}.yml", term(name, "tags: [всё]\n"))
    related = [entry.id for entry in kb.load().related("glossary/a", limit=2)]
    assert related == ["b", "c"]


def test_what_an_entry_links_to_is_no_relative_of_it(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a", "tags: [x]\nsee: [glossary/b]\n"))
    kb.write("glossary/b.yml", term("b", "tags: [x]\n"))
    kb.write("glossary/c.yml", term("c", "see: [glossary/b]\n"))
    library = kb.load()
    assert [entry.id for entry in library.related("glossary/a")] == ["c"]
    assert library.related("glossary/b") == []


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("", "Заголовок"),
        ("---\ntitle: Из шапки\n---\n", "Из шапки"),
        ("---\r\ntitle: Из шапки\r\n---\r\n", "Из шапки"),
        ("---\ntags: [a]\n---\n", "Заголовок"),
        ("---\ntitle: [a\n---\n", "Заголовок"),
        (f"---\ntitle: {'- ' * 60_000}\n---\n", "Заголовок"),
        ("---\n- a\n---\n", "Заголовок"),
    ],
)
def test_a_page_is_called_by_its_front_matter_or_its_heading(
    front: str, title: str, kb: KnowledgeBase
) -> None:
    kb.write("docs/a.md", f"{front}\n# Заголовок\n")
    assert kb.load().pages["a.md"].title == title


def test_a_page_without_a_heading_is_called_by_its_file(kb: KnowledgeBase) -> None:
    kb.write("docs/wiki/mail.md", "Текст.\n")
    assert kb.load().pages["wiki/mail.md"].title == "mail"


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        ({}, []),
        ({"a": ["b"], "b": []}, []),
        ({"a": ["a"]}, [["a", "a"]]),
        ({"a": ["b"], "b": ["a"]}, [["a", "b", "a"]]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [["a", "b", "c", "a"]]),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [["a", "b", "a"], ["c", "d", "c"]]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [["a", "b", "a"]]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, [["b", "c", "b"]]),
        ({"a": ["x"]}, []),
    ],
)
def test_a_knot_of_a_graph_is_told_as_one_circle(
    graph: dict[str, list[str]], expected: list[list[str]]
) -> None:
    assert circles(graph) == expected


def test_a_circle_of_thousands_is_found() -> None:
    graph = {str(number): [str((number + 1) % 50_000)] for number in range(50_000)}
    [circle] = circles(graph)
    assert len(circle) == 50_001
    chain = {str(number): [str(number + 1), "0"] for number in range(50_000)}
    assert [len(one) for one in circles(chain)] == [2]


def test_a_conflict_that_git_left_in_a_page_is_told(kb: KnowledgeBase) -> None:
    conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"
    kb.write("docs/a.md", f"# A\n\n{conflict}")
    kb.write("docs/b.md", f"# B\n\n```\n{conflict}```\n")
    kb.write("docs/c.md", "# C\n\n<<<<<<< HEAD\n")
    assert kb.problems() == ["docs/a.md:3:1 KB030"]
