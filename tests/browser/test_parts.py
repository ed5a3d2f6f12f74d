"""What only some pages need comes when such a page is opened, once, and stays through instant navigation."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

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
