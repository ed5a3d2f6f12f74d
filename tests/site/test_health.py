"""The page of the base's health tells the state of every entry, and what needs a hand."""

import re

import pytest

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.site.health import PATH, HealthHere, state_of
from tests.conftest import TODAY, Golden, KnowledgeBase
from tests.site.conftest import built, page


def here(library: Library) -> HealthHere:
    return HealthHere(PATH, library, get_locale("ru"))


def write(kb: KnowledgeBase, name: str, *lines: str) -> None:
    kb.write(f"tools/{name}.yml", "\n".join([f"id: {name}", f"title: {name}", "use: x", *lines]))


def test_the_page_is_made_where_maintainers_have_pages(full: Library) -> None:
    assert PATH not in {one.path for one in built(full).pages}
    assert PATH in {one.path for one in built(full, reference=True).pages}


def test_an_empty_base_has_no_health(kb: KnowledgeBase) -> None:
    assert PATH not in {one.path for one in built(kb.load(), reference=True).pages}


@pytest.mark.parametrize(
    ("verified", "every", "state"),
    [
        ("2026-10-01", "6 months", "fresh"),
        ("2026-05-15", "6 months", "soon"),
        ("2026-01-01", "6 months", "overdue"),
        ("2026-05-05", "180 days", "soon"),
        ("2026-05-04", "180 days", "overdue"),
    ],
)
def test_how_fresh_an_entry_is(kb: KnowledgeBase, verified: str, every: str, state: str) -> None:
    write(kb, "a", f"verified: {verified}", f"review_every: {every}")
    assert state_of(kb.load().entries["tools/a"], TODAY) == state


def test_an_entry_that_says_no_term_has_none(kb: KnowledgeBase) -> None:
    write(kb, "a", "verified: 2026-10-01")
    assert state_of(kb.load().entries["tools/a"], TODAY) == "undated"


def test_numbers_of_the_whole_and_of_its_sections_agree(full: Library) -> None:
    health = here(full)
    assert health.total == len(full.entries)
    assert sum(health.whole.values()) == health.total
    assert sum(row.total for row in health.sections) == health.total
    for state, count in health.whole.items():
        assert sum(row.counts[state] for row in health.sections) == count


def test_what_needs_a_hand_is_named(kb: KnowledgeBase) -> None:
    write(kb, "old", "verified: 2025-01-01", "review_every: 30 days", "owner: people/lead")
    write(kb, "loose", "see: [tools/old]")
    kb.write("people/lead.yml", "id: lead\ntitle: Лид\nrole: x\n")
    kb.write("responses/lost.yml", "id: lost\ntitle: Забытый\nvariants: [{text: x}]\n")
    lists = dict(here(kb.load()).problems)
    assert lists["overdue"] == ["tools/old"]
    assert lists["orphans"] == ["responses/lost"]
    assert set(lists["unowned"]) == {"tools/loose", "responses/lost", "people/lead"}
    assert set(lists["unlinked"]) == {"tools/old", "responses/lost"}


def test_owners_with_most_to_do_come_first(kb: KnowledgeBase) -> None:
    for name in ("a", "b", "c"):
        write(kb, name, "owner: Спокойный", "verified: 2026-10-01", "review_every: 6 months")
    write(kb, "d", "owner: Занятой", "verified: 2025-01-01", "review_every: 30 days")
    assert [str(row.name) for row in here(kb.load()).owners] == ["Занятой", "Спокойный"]


def test_reviews_ahead_stand_in_their_months(kb: KnowledgeBase) -> None:
    for name, day in (("a", "2026-10-20"), ("b", "2026-10-21"), ("c", "2026-12-15")):
        write(kb, name, f"verified: {day}", "review_every: 30 days")
    months = here(kb.load()).months
    assert [(month.name, month.count) for month in months] == [
        ("Ноябрь 2026", 2),
        ("Декабрь 2026", 0),
        ("Январь 2027", 1),
    ]
    assert 'width="100%"' in months[0].bar
    assert 'width="0%"' in months[1].bar
    assert 'width="50%"' in months[2].bar


def test_bars_fill_their_whole_width(full: Library) -> None:
    for row in here(full).sections:
        parts = re.findall(r'x="([\d.]+)%" y="0" width="([\d.]+)%"', row.bar)
        end = 0.0
        for start, width in parts:
            assert float(start) == pytest.approx(end, abs=0.02)
            end = float(start) + float(width)
        assert end == pytest.approx(100, abs=0.02)


def test_the_page(full: Library, golden: Golden) -> None:
    golden.check("health.md", page(built(full, reference=True), PATH).text)
