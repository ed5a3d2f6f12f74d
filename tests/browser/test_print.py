"""On paper nothing is cut: no table, text or picture is wider than the page, no row is broken in two."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Served, visit
from .test_walk import samples

A4 = 718
"""Pixels of an A4 page between margins of a centimetre."""
CUT = """() => {
  const wide = [];
  const paper = document.documentElement.clientWidth;
  for (const one of document.querySelectorAll('article :is(table, pre, svg, figure, ul, p, h1, h2, h3)')) {
    const box = one.getBoundingClientRect();
    if (!box.width || one.closest('.kb-offscreen')) continue;
    let scrolled = null;
    for (let up = one; up && up.tagName !== 'ARTICLE'; up = up.parentElement)
      if (up.scrollWidth > up.clientWidth + 2 && getComputedStyle(up).overflowX !== 'visible' && up.clientWidth)
        scrolled = up;
    if (box.right > paper + 2 || scrolled)
      wide.push(`${one.tagName}.${one.className.baseVal ?? one.className} ${Math.round(box.right)}`);
  }
  return wide.slice(0, 3);
}"""


@pytest.fixture(scope="module")
def paper(browser: Browser, site: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": A4, "height": 1000}, color_scheme="dark")
    page = visit(context, site.address).open("")
    page.emulate_media(media="print")
    yield page
    context.close()


def test_nothing_is_wider_than_the_paper(paper: Page, site: Served) -> None:
    cut = {}
    for path in samples(site):
        paper.goto(site.address + path)
        if found := paper.evaluate(CUT):
            cut[path] = found
    assert cut == {}


def test_no_row_of_a_table_is_broken_in_two(paper: Page, site: Served) -> None:
    for path in ("matrix/", "escalations/", "maintenance/health/"):
        paper.goto(site.address + path)
        breaks = paper.evaluate(
            "[...document.querySelectorAll('article tr')].map(one => getComputedStyle(one).breakInside)"
        )
        assert breaks
        assert set(breaks) == {"avoid"}


@pytest.mark.parametrize(
    "path",
    [
        "tracks/l2-engineer/",
        "guidelines/answer-precisely/",
        "escalations/critical-outage/",
        "matrix/",
    ],
)
def test_a_page_prints_to_pdf(paper: Page, site: Served, path: str) -> None:
    paper.goto(site.address + path)
    pdf = paper.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000


def test_what_only_works_on_a_screen_is_not_printed(paper: Page, site: Served) -> None:
    for path, gone in (
        ("responses/", ".kb-facets"),
        ("responses/ask-details/", ".kb-copy-button"),
        ("", ".kb-ask"),
        ("", ".kb-source"),
    ):
        paper.goto(site.address + path)
        assert paper.locator(gone).count()
        assert not paper.locator(gone).first.is_visible(), gone


def test_paper_is_light_whatever_the_screen_is(paper: Page, site: Served) -> None:
    paper.goto(f"{site.address}guidelines/answer-precisely/")
    colour = paper.evaluate("getComputedStyle(document.querySelector('article h1')).color")
    assert (
        max(
            map(float, colour.removeprefix("rgba(").removeprefix("rgb(").rstrip(")").split(",")[:3])
        )
        < 110
    )
