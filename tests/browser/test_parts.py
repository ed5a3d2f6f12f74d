"""What only some pages need comes when such a page is opened, once, and stays through instant navigation."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Served, go_instantly, visit

STYLES = "() => [...document.querySelectorAll('link[rel=stylesheet]')].filter(l => l.href.includes('kbgen-plan'))"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser window."""
    with browser.new_context() as opened:
        yield opened


@pytest.fixture
def asked(site: Served, context: BrowserContext) -> list[str]:
    """Return the addresses that the page asked for, as they come."""
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url.removeprefix(site.address)))
    return found


def ask_for(page: Page, part: str) -> None:
    page.evaluate(
        """part => {
          const wanting = document.createElement("kb-load");
          wanting.dataset.part = part;
          document.querySelector("article").append(wanting);
        }""",
        part,
    )


def test_a_part_comes_once_and_its_styles_stay(
    site: Served, context: BrowserContext, asked: list[str]
) -> None:
    seen = visit(context, site.address)
    page = seen.open("intro/")
    assert not [path for path in asked if "kbgen-plan" in path]
    for _ in range(2):
        ask_for(page, "plan")
    page.wait_for_function(f"({STYLES})().length === 1")
    go_instantly(page, site.address + "glossary/")
    ask_for(page, "plan")
    page.wait_for_timeout(200)
    assert page.evaluate(f"({STYLES})().length") == 1
    came = [path.partition("?")[0] for path in asked]
    assert came.count("assets/kbgen/kbgen-plan.js") == 1
    assert came.count("assets/kbgen/data/words-plan.js") == 1
    assert not seen.errors


def test_a_page_cannot_make_the_base_load_anything_else(
    site: Served, context: BrowserContext, asked: list[str]
) -> None:
    page = visit(context, site.address).open("intro/")
    asked.clear()
    for name in ("../../evil", "__proto__", "constructor", "https://example.org/x", ""):
        ask_for(page, name)
    page.wait_for_timeout(300)
    assert [path for path in asked if not path.endswith("favicon.png")] == []


def test_a_part_brings_those_that_it_uses_once(
    site: Served, context: BrowserContext, asked: list[str]
) -> None:
    page = visit(context, site.address).open("responses/ask-details/")
    expect(page.locator("kb-reply[data-ready]")).to_be_visible()
    for part in ("replies", "fields", "reply"):
        ask_for(page, part)
    page.wait_for_load_state("networkidle")
    came = [path.partition("?")[0] for path in asked]
    for part in ("replies", "fields", "reply"):
        assert came.count(f"assets/kbgen/kbgen-{part}.js") == 1


def test_a_part_that_lacks_what_it_uses_leaves_the_page_and_comes_with_the_next_one(
    site: Served, context: BrowserContext
) -> None:
    seen = visit(context, site.address)
    seen.page.route("**/kbgen-fields.js*", lambda route: route.abort())
    page = seen.open("responses/ask-details/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".kb-reply-static pre").first).to_be_visible()
    assert page.locator("kb-reply[data-ready]").count() == 0
    page.unroute("**/kbgen-fields.js*")
    go_instantly(page, site.address + "responses/ask-identity/")
    expect(page.locator("kb-reply[data-ready]")).to_be_visible()
    assert seen.errors == ["Failed to load resource: net::ERR_FAILED"]
