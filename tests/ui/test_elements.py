"""What the script adds to a page, tried in a real browser on pages opened from disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.test_bundle import CSS, SCRIPT

REPLY = "Здравствуйте, <mark>[имя клиента]</mark>!\n\n  — раз\xa0два  "
COPY = (
    '<kb-copy data-copy="Скопировать" data-copied="Скопировано" data-failed="Не получилось">'
    f"<pre>{REPLY}</pre></kb-copy>"
)
TERM = '<a class="kb-term" href="#sla" data-kb-definition="Сроки &lt;b&gt; договора">SLA</a>'
PAGE = f"""<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>x</title>
<style>{CSS}</style></head>
<body data-md-color-scheme="default"><main class="md-typeset"><div id="content">CONTENT</div>
<p><a id="other" href="#">другое</a></p></main><script>{SCRIPT}</script></body></html>"""

Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return a way to open a page with some content, in a context with some options."""
    contexts = []

    def opening(content: str, **options: object) -> Page:
        view = {"width": 800, "height": 600}
        context = browser.new_context(viewport=view, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        file = tmp_path / "page.html"
        file.write_text(PAGE.replace("CONTENT", content), encoding="utf-8")
        page.goto(file.as_uri())
        return page

    yield opening
    for context in contexts:
        context.close()


# What was pasted is told by pasting it.
PASTE = """() => {
  const field = document.createElement("textarea");
  document.body.append(field);
  field.focus();
  return field;
}"""


def pasted(page: Page) -> str:
    page.evaluate(PASTE)
    page.keyboard.press("Control+V")
    return str(page.evaluate("document.activeElement.value"))


def test_the_button_copies_the_text_as_it_is_to_be_sent(opened: Open) -> None:
    page = opened(COPY, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Скопировать").click()
    expect(page.get_by_role("button", name="Скопировано")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Скопировано")
    assert pasted(page) == "Здравствуйте, [имя клиента]!\n\n  — раз два"


def test_a_forbidden_clipboard_falls_back_to_the_old_way(opened: Open) -> None:
    page = opened("<p></p>")
    page.evaluate(
        "void (navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')))"
    )
    page.evaluate("html => document.querySelector('#content').innerHTML = html", COPY)
    page.get_by_role("button", name="Скопировать").click()
    expect(page.get_by_role("status")).to_have_text("Скопировано")
    assert pasted(page).startswith("Здравствуйте")
    assert page.locator("textarea").count() == 1, "the field of the old way is gone"


def test_when_no_way_works_the_text_is_selected_and_the_reader_told(opened: Open) -> None:
    page = opened(COPY)
    page.evaluate("void (document.execCommand = () => false)")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    page.get_by_role("button", name="Скопировать").click()
    expect(page.get_by_role("status")).to_have_text("Не получилось")
    assert "имя клиента" in page.evaluate("getSelection().toString()")


def test_the_button_works_from_the_keyboard_and_comes_back(opened: Open) -> None:
    page = opened(COPY, permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Скопировано")).to_be_focused()
    expect(page.get_by_role("button", name="Скопировать")).to_be_visible(timeout=5000)


def test_the_button_moves_nothing_on_the_page(opened: Open) -> None:
    page = opened(f"<p></p>{COPY}<p id=after>после</p>")
    assert page.evaluate("document.querySelectorAll('.kb-copy-button').length") == 1
    place = "document.querySelector('#after').getBoundingClientRect().top"
    with_button = page.evaluate(place)
    page.evaluate("document.querySelector('.kb-copy-button').remove()")
    assert page.evaluate(place) == with_button


def test_elements_upgrade_when_the_content_is_swapped(opened: Open) -> None:
    page = opened(COPY)
    for _ in range(3):
        page.evaluate("html => document.querySelector('#content').innerHTML = html", COPY + TERM)
    assert page.get_by_role("button").count() == 1
    page.get_by_role("link", name="SLA").hover()
    expect(page.get_by_role("tooltip")).to_be_visible()


def test_a_term_is_explained_on_hover_and_the_explanation_can_be_pointed_at(opened: Open) -> None:
    page = opened(f"<p>Держим {TERM}.</p>")
    page.get_by_role("link", name="SLA").hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_have_text("Сроки <b> договора")
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.mouse.move(790, 590)
    expect(tip).to_be_hidden()


def test_a_term_is_explained_on_focus_and_escape_takes_it_away(opened: Open) -> None:
    page = opened(f"<p>Держим {TERM}.</p>")
    page.keyboard.press("Tab")
    tip, term = page.get_by_role("tooltip"), page.get_by_role("link", name="SLA")
    expect(tip).to_be_visible()
    expect(term).to_have_attribute("aria-describedby", "kb-tip")
    expect(term).to_have_accessible_description("Сроки <b> договора")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    assert term.get_attribute("aria-describedby") is None
    page.keyboard.press("Tab")
    expect(page.locator("#other")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(tip).to_be_hidden()


def test_the_first_tap_explains_and_the_second_follows(opened: Open) -> None:
    page = opened(f"<p>Держим {TERM}.</p>", has_touch=True)
    term, tip = page.get_by_role("link", name="SLA"), page.get_by_role("tooltip")
    term.tap()
    expect(tip).to_be_visible()
    assert "#sla" not in page.url
    term.tap()
    assert page.url.endswith("#sla")
    term.tap()
    expect(tip).to_be_visible()
    page.touchscreen.tap(700, 500)
    expect(tip).to_be_hidden()


def test_a_click_with_a_mouse_follows_the_link_at_once(opened: Open) -> None:
    page = opened(f"<p>Держим {TERM}.</p>")
    page.get_by_role("link", name="SLA").click()
    assert page.url.endswith("#sla")


def test_a_term_that_is_gone_takes_its_explanation_along(opened: Open) -> None:
    page = opened(f"<p>Держим {TERM}.</p>")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.evaluate("document.querySelector('#content').innerHTML = ''")
    page.evaluate("dispatchEvent(new Event('resize'))")
    expect(page.locator("kb-tip")).to_be_hidden()


def test_the_explanation_stays_in_a_narrow_window(opened: Open) -> None:
    long = TERM.replace("Сроки", "Сроки обслуживания по договору " * 8)
    page = opened(f"<p style='text-align: right'>{long}</p>")
    page.set_viewport_size({"width": 320, "height": 480})
    page.keyboard.press("Tab")
    box = page.get_by_role("tooltip").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_the_words_are_all_there(opened: Open) -> None:
    page = opened(f"{COPY}<p>{TERM}</p>", java_script_enabled=False)
    expect(page.locator("pre")).to_contain_text("имя клиента")
    expect(page.get_by_role("link", name="SLA")).to_have_attribute("href", "#sla")
    assert page.get_by_role("button").count() == 0
