"""Upkeep: what nobody reads, owns or checks, and what is written in two ways."""

import pytest

from tests.conftest import KnowledgeBase, place

HELLO = "id: hello\ntitle: Здравствуйте\nvariants:\n  - text: Здравствуйте!\n"


def term(name: str, more: str = "") -> str:
    return f"id: {name}\ntitle: {name.upper()}\ndefinition: Срок.\n{more}"


def notes(kb: KnowledgeBase) -> list[str]:
    return [place(one) for one in kb.check()]


def test_a_response_that_nothing_refers_to_is_noted(kb: KnowledgeBase) -> None:
    kb.write("responses/hello.yml", HELLO)
    assert notes(kb) == ["responses/hello.yml:1:5 KB304"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("guidelines/a.yml", "id: a\ntitle: b\nwhy: c\nresponses: [responses/hello]\n"),
        ("guidelines/a.yml", "id: a\ntitle: b\nwhy: '[[responses/hello]]'\n"),
        ("guidelines/a.yml", "id: a\ntitle: b\nwhy: '[c](../responses/hello.md)'\n"),
        ("docs/index.md", "# Начало\n\n[[responses/hello#ru-neutral]]\n"),
        ("docs/index.md", "# Начало\n\n[Ответ](responses/hello.md)\n"),
    ],
)
def test_one_that_is_referred_to_from_anywhere_is_not(
    path: str, text: str, kb: KnowledgeBase
) -> None:
    kb.write("responses/hello.yml", HELLO)
    kb.write(path, text)
    assert notes(kb) == []


def test_a_rule_that_nothing_refers_to_is_noted(kb: KnowledgeBase) -> None:
    kb.write("escalations/a.yml", "id: a\ntitle: b\nwhen: c\n")
    assert notes(kb) == ["escalations/a.yml:1:5 KB301"]


def test_terms_and_guidelines_are_found_without_a_link(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a"))
    kb.write("guidelines/a.yml", "id: a\ntitle: b\nwhy: c\n")
    assert notes(kb) == []


@pytest.mark.parametrize(
    "reference",
    ["responses/helo", "responces/hello", "responses/hellо", "Responses/HELLO", "tools/hello"],
)
def test_a_misspelt_reference_does_not_make_an_orphan_too(
    reference: str, kb: KnowledgeBase
) -> None:
    kb.write("responses/hello.yml", HELLO)
    kb.write("guidelines/a.yml", f"id: a\ntitle: b\nwhy: c\nsee: [{reference}]\n")
    assert len(notes(kb)) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "id: a\ntitle: b\nwhy: c\n? [x]\n: y\nresponses: [responses/hello]\n",
        "id: a\ntitle: b\nwhy: c\nresponses: [@responses/hello]\n",
        "id: a\ntitle: b\nwhy: c\nresponses: responses/hello\n",
        "id: a\ntitle: b\nwhy: c\nresponces: [responses/hello]\n",
    ],
)
def test_nor_does_a_file_with_mistakes(broken: str, kb: KnowledgeBase) -> None:
    kb.write("responses/hello.yml", HELLO)
    kb.write("guidelines/a.yml", broken)
    assert len(notes(kb)) == 1


def test_an_entry_without_owner_is_noted_where_others_have_one(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a"))
    kb.write("glossary/b.yml", term("b"))
    assert notes(kb) == []
    kb.write("glossary/b.yml", term("b", "owner: Смена L2\n"))
    assert notes(kb) == ["glossary/a.yml:1:5 KB302"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("verified: 2026-01-01\nreview_every: 6 months\n", ["glossary/a.yml:4:11 KB303"]),
        ("verified: 2026-09-30\nreview_every: 1 month\n", ["glossary/a.yml:4:11 KB303"]),
        ("verified: 2026-10-01\nreview_every: 6 months\n", []),
        ("verified: 2000-01-01\n", []),
        ("review_every: 6 months\n", []),
        ("verified: 2026-11-01\n", []),
        ("verified: 2026-11-02\n", ["glossary/a.yml:4:11 KB307"]),
        ("verified: 9999-12-31\nreview_every: 9999 years\n", ["glossary/a.yml:4:11 KB307"]),
    ],
)
def test_dates_of_checks_are_held_against_the_day(
    more: str, expected: list[str], kb: KnowledgeBase
) -> None:
    kb.write("glossary/a.yml", term("a", more))
    assert notes(kb) == expected


def test_an_entry_that_says_nothing_is_noted(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", "id: a\ntitle: A\n")
    assert notes(kb) == ["glossary/a.yml:1:5 KB311"]


def test_two_entries_of_one_title_are_pointed_out(kb: KnowledgeBase) -> None:
    kb.write("tools/a.yml", "- {id: a, title: Почта, use: x}\n- {id: b, title: ' почта', use: y}\n")
    assert notes(kb) == ["tools/a.yml:2:18 KB312"]


@pytest.mark.parametrize("other", ["сроки", "СРОКИ", "Cроки"])
def test_two_spellings_of_a_tag_are_pointed_out_at_the_rarer(other: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", term("a", "tags: [Сроки]\n"))
    kb.write("glossary/b.yml", term("b", "tags: [Сроки]\n"))
    kb.write("glossary/c.yml", term("c", f"tags: [{other}]\n"))
    assert notes(kb) == ["glossary/c.yml:4:8 KB313"]


def test_a_single_file_is_not_blamed_for_what_only_the_whole_can_show(kb: KnowledgeBase) -> None:
    assert list(kb.check_file("responses/hello.yml", HELLO)) == []
