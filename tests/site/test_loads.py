"""What each kind of page loads beside the base: the parts it needs, and no more than a page may weigh."""

import re

import pytest

from kbgen.library import Library
from tests.site.conftest import built
from tests.ui.test_bundle import load, weight

TOOLS = 25_000
"""How much of the ticket's tools a page may load, gzipped."""
ROOM = 4_000
"""What is to be left of it."""
PAGES = {
    "guidelines/understand": ["replies"],
    "pitfalls/everything": ["replies"],
    "escalations/outage": ["replies"],
    "responses/meeting": ["reply"],
    "responses/index": ["mine"],
    "decisions/to-l3": ["replies", "wizard"],
    "handovers/outage": ["handover", "replies"],
    "ticket": ["run"],
    "how-to-ask": ["poster"],
}
"""What each kind of page asks for."""


def test_each_kind_of_page_asks_for_what_it_needs_alone(full: Library) -> None:
    asked = {
        page.path.removesuffix(".md"): sorted(
            set(re.findall(r'data-part="([\w-]+)"', page.markdown))
        )
        for page in built(full).pages
    }
    assert {path: asked[path] for path in PAGES} == PAGES
    tools = {tuple(parts) for parts in asked.values()} - {
        ("plan",),
        ("plan", "replies"),
        ("mentor",),
        (),
    }
    assert tools == {tuple(parts) for parts in PAGES.values()}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_loads_of_the_tickets_tools_is_small(page: str) -> None:
    assert sum(map(weight, load(*PAGES[page]))) <= TOOLS - ROOM


def test_opening_the_tray_loads_little_more() -> None:
    assert sum(map(weight, load("tray") - load("replies"))) <= 7_000
