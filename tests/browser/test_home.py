"""Home for three people, lists that narrow down, and what the health of the base looks like."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Served, changing, visit


@pytest.fixture
def page(context: BrowserContext, site: Served) -> Page:
    return visit(context, site.address).open("")


def test_a_newcomer_an_engineer_and_a_maintainer_each_have_a_door(page: Page) -> None:
    doors = page.locator(".kb-door")
    expect(doors).to_have_count(3)
    for number, address in enumerate(("tracks/l2-engineer/", "decisions/to-l3/", "maintenance/")):
        button = doors.nth(number).locator("a.md-button")
        expect(button).to_have_attribute("href", re.compile(f"{address}$"))


def test_the_sections_are_all_there_with_their_icons(page: Page) -> None:
    cards = page.locator(".kb-cards > ul > li")
    expect(cards).to_have_count(9)
    icons = cards.evaluate_all("all => all.map(one => getComputedStyle(one, '::before').maskImage)")
    assert len(set(icons)) == 9
    assert all(icon.startswith("url(") for icon in icons)


def test_a_frequent_response_is_copied_on_the_spot(page: Page) -> None:
    row = page.locator(".kb-reply-row").first
    row.get_by_role("button", name="Скопировать").click()
    expect(row.get_by_role("button", name="Скопировано")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == row.locator("pre").text_content().strip().replace("\xa0", " ")
    row.locator("summary").click()
    expect(row.locator("pre")).to_be_visible()


def test_the_field_asks_for_a_search_and_leads_to_the_sections_where_nobody_answers(
    page: Page,
) -> None:
    page.evaluate(
        "addEventListener('kbgen:search', event => { window.asked = true; event.preventDefault(); }, true)"
    )
    page.locator(".kb-ask-field").click()
    assert page.evaluate("window.asked") is True
    assert "#" not in page.url


def test_the_field_opens_the_search(page: Page) -> None:
    page.locator(".kb-ask-field").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert "#" not in page.url


def test_without_scripts_the_field_leads_to_the_sections(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address)
    field = page.locator(".kb-ask-field")
    expect(field).to_have_text("Разделы базы", use_inner_text=True)
    field.click()
    assert page.url.endswith("#sections")
    context.close()


def rows(page: Page) -> int:
    return page.locator("li[data-kb-f]:visible").count()


def facet(page: Page, name: str) -> object:
    return page.locator(f".kb-facets button:has-text('{name}')").first


def test_a_list_narrows_down_and_says_so(context: BrowserContext, site: Served) -> None:
    page = visit(context, site.address).open("responses/")
    every = rows(page)
    english = page.get_by_role("button", name="Английский")
    expect(english).to_have_attribute("aria-pressed", "false")
    english.click()
    expect(english).to_have_attribute("aria-pressed", "true")
    some = rows(page)
    assert 0 < some < every
    status = page.locator("kb-filter [role=status]")
    expect(status).to_contain_text(f"{some}")
    expect(status).to_contain_text(f"из {every}")
    closing = page.get_by_role("button", name="Закрытие")
    count = int(closing.locator(".kb-n").inner_text())
    closing.click()
    assert rows(page) == count
    headings = page.locator("h2[id^='by-']:visible")
    expect(headings).to_have_count(1)
    page.get_by_role("button", name="Показать всё").click()
    assert rows(page) == every
    expect(status).to_have_text("")
    expect(headings).to_have_count(5)


def test_what_is_chosen_stays_in_the_address(context: BrowserContext, site: Served) -> None:
    page = visit(context, site.address).open("responses/")
    page.get_by_role("button", name="Английский").click()
    page.get_by_role("button", name="Приём").click()
    some = rows(page)
    page.reload()
    expect(page.get_by_role("button", name="Приём")).to_have_attribute("aria-pressed", "true")
    assert rows(page) == some


def test_facets_work_from_the_keyboard(context: BrowserContext, site: Served) -> None:
    page = visit(context, site.address).open("guidelines/")
    first = page.locator(".kb-facets button").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-pressed", "false")


def test_a_facet_that_would_show_nothing_cannot_be_chosen(
    context: BrowserContext, site: Served
) -> None:
    page = visit(context, site.address).open("responses/")
    page.get_by_role("button", name="Закрытие").click()
    for button in page.locator(".kb-facets button").all():
        empty = button.locator(".kb-n").text_content() == "0"
        assert button.is_disabled() == empty


def test_without_scripts_facets_are_links_to_their_places(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}responses/")
    page.get_by_role("link", name="Закрытие 7").click()
    assert page.url.endswith("#by-closing")
    assert page.locator(".kb-facets button:visible").count() == 0
    page.locator(".kb-facets-topic a").first.click()
    assert "/topics/#" in page.url
    context.close()


def test_a_plan_shows_the_steps_of_one(context: BrowserContext, site: Served) -> None:
    page = visit(context, site.address).open("tracks/l2-engineer/")
    buddy = page.get_by_role("button", name="Наставник")
    number = int(buddy.locator(".kb-n").inner_text())
    buddy.click()
    expect(page.locator(".kb-step:visible")).to_have_count(number)


def test_narrowing_works_after_instant_navigation(context: BrowserContext, site: Served) -> None:
    seen = visit(context, site.address)
    page = seen.open("")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")
    with changing(page):
        page.locator(".kb-cards a", has_text="Рекомендации").click()
        page.wait_for_url("**/guidelines/")
    page.locator(".kb-facets button").first.click()
    assert page.evaluate("window.stayed") is True
    expect(page.locator("kb-filter [role=status]")).not_to_be_empty()
    assert seen.errors == []


def test_nothing_moves_while_the_switches_come_up(context: BrowserContext, site: Served) -> None:
    page = visit(context, site.address).open("responses/")
    place = "document.querySelector('#by-intake').getBoundingClientRect().top"
    with_scripts = page.evaluate(place)
    bare = context.browser.new_context(viewport={"width": 1280, "height": 900})
    other = bare.new_page()
    other.route("**/kbgen.js*", lambda route: route.abort())
    other.goto(f"{site.address}responses/")
    assert abs(other.evaluate(place) - with_scripts) < 2
    bare.close()


def test_the_matrix_reads_on_a_phone(browser: Browser, site: Served) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site.address}matrix/")
    row = page.locator(".kb-matrix tr", has=page.locator("#row-mail"))
    expect(row.get_by_text("Высокая", exact=True)).to_be_visible()
    assert row.bounding_box()["width"] <= 320
    context.close()
