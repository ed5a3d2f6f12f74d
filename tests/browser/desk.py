"""What the tests of the ticket's tools share: a window, rules of accessibility, a storage that fails."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

HOSTILE = "<img src=x onerror=window.ran=1> {code}[click|javascript:window.ran=1] **x** ]]>'\"&lt;"
"""Typed into every field: nothing of it may run or become markup."""
FULL = """(() => {
  const full = () => { throw new DOMException("full", "QuotaExceededError"); };
  Storage.prototype.setItem = full;
})()"""
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def window(browser: Browser, width: int = 1280, scheme: str = "light") -> BrowserContext:
    """Return a browser window that may use the clipboard."""
    return browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        permissions=["clipboard-read", "clipboard-write"],
    )


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds wrong on the page as it stands."""
    page.wait_for_timeout(150)  # the theme fades its colours in
    found = Axe().run(page, options=_RULES).response["violations"]
    return [(one["id"], [node["html"][:150] for node in one["nodes"][:3]]) for one in found]


def too_wide(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def copied(page: Page) -> str:
    """Return the text on the clipboard."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def names(page: Page, area: str) -> list[str]:
    """Return the names of what is kept in an area of the browser's storage, in order."""
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    mark = f":{area}:"
    return sorted(key.partition(mark)[2] for key in keys if mark in key)
