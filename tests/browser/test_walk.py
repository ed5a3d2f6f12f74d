"""Every kind of page of the shipped site in a real browser: no error, nothing off the site, nothing too wide."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kbgen.model import COLLECTIONS

from .conftest import Served, Visit, visit

KINDS = ("", "index", "entry")


def samples(site: Served) -> list[str]:
    """Return a page of every kind: home, indexes, the longest entry of each collection, hand-written pages."""
    found = ["", "404.html"]
    for name in COLLECTIONS:
        entries = [one for one in site.pages() if one.startswith(f"{name}/") and one.count("/") > 1]
        size = {one: (site.folder / one / "index.html").stat().st_size for one in entries}
        found += [f"{name}/", *sorted(entries, key=lambda one: -size[one])[:1]]
    by_hand = [one for one in site.pages() if one.split("/")[0] not in COLLECTIONS and one]
    return [*found, *by_hand]


@pytest.fixture(scope="module")
def visitor(browser: Browser, site: Served) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ru-RU")
    yield visit(context, site.address)
    context.close()


def test_no_page_has_an_error_or_asks_for_anything_off_the_site(
    visitor: Visit, site: Served
) -> None:
    for path in samples(site):
        visitor.open(path)
    assert visitor.errors == []
    assert visitor.elsewhere == []


def test_no_page_is_wider_than_a_small_phone(browser: Browser, site: Served) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    seen = visit(context, site.address)
    wide = []
    for path in samples(site):
        page = seen.open(path)
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if over > 0:
            wide.append((path, over))
    context.close()
    assert wide == []


def test_no_page_breaks_a_rule_of_accessibility(
    browser: Browser, site: Served, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    seen = visit(context, site.address)
    axe, found = Axe(), []
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    for path in samples(site):
        page = seen.open(path)
        page.wait_for_timeout(150)  # the theme fades its colours in
        for violation in axe.run(page, options=rules).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append((path, violation["id"], nodes))
    context.close()
    assert found == []


def test_a_title_takes_no_line_for_the_link_to_itself(browser: Browser, site: Served) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site.address}handovers/l3/")
    title = page.locator("h1")
    lines = title.evaluate(
        "one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    )
    context.close()
    assert round(lines) == 1


def test_instant_navigation_reaches_generated_pages_and_upgrades_them(visitor: Visit) -> None:
    page = visitor.open("responses/")
    page.wait_for_load_state("networkidle")  # the theme reads the sitemap first
    page.evaluate("window.stayed = true")
    page.locator("article li a[href*='ask-']").first.click()
    page.wait_for_url("**/responses/*/")
    assert page.evaluate("window.stayed") is True
    assert visitor.errors == []


def test_a_page_reads_without_javascript(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in COLLECTIONS:
        page.goto(f"{site.address}{name}/")
        assert len(page.locator("article").inner_text()) > 100, name
    context.close()
