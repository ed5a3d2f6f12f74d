"""Search in pages that another program made: no theme, no header, nothing but the style sheet and two scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import Served, visit

BARE = """<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Просто страница</title>
<link rel="stylesheet" href="../assets/kbgen/kbgen.css"></head>
<body><main><h1>Просто страница</h1><label>Поле <input></label></main>
<script src="../assets/kbgen/words.js"></script><script src="../assets/kbgen/kbgen.js"></script></body></html>"""
DIALOG = "dialog.kb-search"


@pytest.fixture
def page(browser: Browser, site: Served) -> Iterator[Page]:
    bare = site.folder / "bare" / "bare.html"
    bare.parent.mkdir()
    bare.write_text(BARE, encoding="utf-8")
    with browser.new_context(locale="ru-RU", viewport={"width": 360, "height": 700}) as context:
        seen = visit(context, site.address)
        yield seen.open("bare/bare.html")
        assert [error for error in seen.errors if "favicon" not in error] == []
    bare.unlink()
    bare.parent.rmdir()


def test_scripts_ask_it_there(page: Page, site: Served) -> None:
    found = page.evaluate("kbgen.search('эскалацию', {kinds: ['glossary']})")
    assert found[0]["ref"] == "glossary/escalation"
    assert found[0]["url"].startswith(f"{site.address}glossary/escalation/")


def test_readers_open_it_there_by_a_button_and_by_keys_and_can_read_it(page: Page) -> None:
    page.get_by_role("button", name="Поиск").click()
    page.keyboard.type("впн не работает")
    expect(page.get_by_role("option").first).to_contain_text("VPN")
    ground = f"getComputedStyle(document.querySelector('{DIALOG}')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert Axe().run(page, context=DIALOG).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for _ in range(2):  # the first clears the field
        page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator(DIALOG)).to_be_visible()
