"""The wizard of a tree: every scenario of the shipped trees walked, and all that a reader can do on the way."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kbgen.loading import load
from kbgen.model.decisions import Decision
from kbgen.settings import open_project

from .conftest import ROOT, Served, changing, go_instantly, open_anew, visit
from .desk import copied, too_wide, violations, window

TREES = [
    one
    for one in load(open_project(ROOT)).library.collection("decisions")
    if isinstance(one, Decision)
]
TREE = "decisions/to-l3/"
ASKED = "kb-wizard .kb-current > h3"


@pytest.fixture
def page(context: BrowserContext, site: Served) -> Page:
    return opened(context, site.address, TREE)


def opened(context: BrowserContext, address: str, path: str) -> Page:
    seen = visit(context, address)
    page = seen.open(path)
    expect(page.locator(".kb-wizard-bar button").first).to_be_visible()
    return page


def answer(page: Page, words: str) -> None:
    page.locator(".kb-current [data-kb-answer] a", has_text=words).first.click()


def at(page: Page) -> str:
    """Return the id of the question or outcome that is shown; there is one, not more."""
    shown = page.locator("kb-wizard [data-kb-node]:visible")
    expect(shown).to_have_count(1)
    return shown.get_attribute("data-kb-node") or ""


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.id)
def test_every_scenario_ends_where_it_says(
    tree: Decision, context: BrowserContext, site: Served
) -> None:
    page = opened(context, site.address, f"decisions/{tree.id}/")
    titles = {one.id: one.title for one in tree.outcomes}
    for number, scenario in enumerate(tree.scenarios):
        if number:
            page.get_by_role("button", name="Начать сначала").click()
        assert at(page) == (tree.start or tree.questions[0].id)
        for question, chosen in scenario.path.items():
            here = page.locator(f'.kb-current[data-kb-node="{question}"]')
            here.locator(f'[data-kb-answer="{chosen}"] a').click()
        assert at(page) == scenario.outcome, scenario.title
        expect(page.locator(ASKED)).to_contain_text(titles[scenario.outcome])
        assert page.locator(".kb-path li").count() == len(scenario.path)


def test_a_page_that_is_loaded_again_still_shows_the_question(
    browser: Browser, site: Served
) -> None:
    context = window(browser, 360)
    page = visit(context, site.address).open(TREE + "#/no/one")
    expect(page.locator(".kb-path li")).to_have_count(2)
    page.evaluate("scrollTo(0, 300)")
    page.reload()
    expect(page.locator(".kb-path li")).to_have_count(2)
    expect(page.locator(ASKED)).to_be_in_viewport()
    context.close()


def test_one_question_is_shown_at_a_time_with_its_help_and_the_path(page: Page) -> None:
    assert at(page) == "security"
    expect(page.locator(".kb-current")).to_contain_text("PIN-код")
    answer(page, "Нет")
    assert at(page) == "scale"
    expect(page.locator(".kb-path")).to_have_text("Похоже ли это на угрозу безопасности? Нет")
    expect(page.locator(ASKED)).to_be_focused()


def test_the_path_the_buttons_and_the_browser_lead_back(page: Page) -> None:
    for words in ("Нет", "Одного", "Да, это наш"):
        answer(page, words)
    page.get_by_role("button", name="Назад", exact=True).click()
    assert at(page) == "ours"
    page.locator(".kb-path button").first.click()
    assert at(page) == "security"
    page.wait_for_load_state("networkidle")  # the theme knows the site's pages by then
    with changing(page):  # and fetches this one anew at the first step back
        page.go_back()
    assert at(page) == "ours"
    page.get_by_role("button", name="Начать сначала").click()
    page.wait_for_function("!location.hash.includes('no')")
    assert at(page) == "security"


def test_a_link_leads_to_the_exact_place_and_so_does_reloading(page: Page, site: Served) -> None:
    answer(page, "Нет")
    answer(page, "Одного")
    link = page.url
    assert link.endswith("#/no/one")
    page.reload()
    expect(page.locator(".kb-path li")).to_have_count(2)
    assert at(page) == "ours"
    open_anew(page, f"{site.address}{TREE}#/no/many/gone")
    expect(page.locator(".kb-wizard-said")).to_contain_text("дерево изменилось")
    assert at(page) == "outage"


def test_an_old_link_to_a_question_shows_that_question(page: Page, site: Served) -> None:
    open_anew(page, f"{site.address}{TREE}#known")
    assert at(page) == "known"
    expect(page.locator(".kb-wizard-said")).to_contain_text("без ответов")
    answer(page, "Есть, но")
    assert at(page) == "solve"
    page.get_by_role("button", name="Начать сначала").click()
    assert at(page) == "security"


def test_it_is_walked_by_the_keyboard_alone(page: Page) -> None:
    for key in "211":
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    # the second press led to an outcome, where a number means nothing
    assert at(page) == "outage"
    page.keyboard.press("Backspace")
    assert at(page) == "scale"
    page.locator(".kb-current [data-kb-answer] a").last.press("Enter")
    assert at(page) == "ours"


def test_keys_typed_elsewhere_stay_there(page: Page) -> None:
    answer(page, "Нет")
    page.keyboard.press("/")
    field = page.get_by_role("dialog").get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("12")
    page.keyboard.press("Backspace")
    expect(field).to_have_value("1")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert at(page) == "scale"
    for key in ("Control+1", "Alt+2", "Shift+Backspace"):
        page.keyboard.press(key)
    assert at(page) == "scale"


def test_the_outcome_says_what_to_do_and_hands_on_what_is_known(page: Page) -> None:
    answer(page, "Нет")
    answer(page, "Многих")
    outcome = page.locator(".kb-current")
    for words in ("Массовый сбой или полная остановка", "#incidents", "15 минут", "раз в 30 минут"):
        expect(outcome).to_contain_text(words)
    outcome.get_by_role("button", name="Скопировать").first.click()
    expect(outcome.get_by_role("button", name="Скопировано").first).to_be_visible()
    assert "Здравствуйте" in copied(page)
    page.get_by_role("button", name="Скопировать путь").click()
    assert copied(page).replace("\xa0", " ") == (
        "Передавать ли тикет в L3?\n1. Похоже ли это на угрозу безопасности? — Нет\n"
        "2. Сколько клиентов это затронуло? — Многих, или продукт недоступен целиком\n"
        "→ Это массовый сбой — звоните дежурному"
    )
    outcome.get_by_role("link", name="Заполнить форму передачи").click()
    page.wait_for_url("**/handovers/outage/#**")
    expect(page.get_by_label("Какое правило действует")).to_have_value("critical-outage")
    expect(page.locator(".kb-way summary")).to_contain_text("Передавать ли тикет в L3?")


def test_the_whole_tree_can_be_read_and_walked_no_more(page: Page) -> None:
    page.get_by_role("button", name="Показать всё дерево").click()
    assert page.locator("kb-wizard [data-kb-node]:visible").count() == 15
    page.locator("[data-kb-node=security] a", has_text="Нет").click()
    assert page.url.endswith("#scale")
    page.get_by_role("button", name="По одному вопросу").click()
    assert at(page) == "scale"


def test_a_case_is_walked_to_its_end(page: Page) -> None:
    page.get_by_role("link", name="Клиент просит скидку за вчерашний простой").click()
    assert at(page) == "redirect"
    expect(page.locator(".kb-path li")).to_have_count(3)


def test_instant_navigation_brings_a_fresh_wizard_and_doubles_nothing(
    context: BrowserContext, site: Served
) -> None:
    page = opened(context, site.address, TREE)
    page.evaluate("window.stayed = true")
    for path in ("decisions/severity/", TREE, "decisions/severity/", TREE):
        go_instantly(page, site.address + path)
        expect(page.locator("kb-wizard .kb-wizard-bar")).to_have_count(1)
    assert page.evaluate("window.stayed")
    page.keyboard.press("2")
    assert page.url.endswith("#/no")
    assert at(page) == "scale"


def test_it_works_from_disk(context: BrowserContext, site: Served) -> None:
    page = context.new_page()
    page.goto((site.folder / TREE / "index.html").as_uri())
    answer(page, "Нет")
    answer(page, "Одного")
    assert at(page) == "ours"
    page.go_back()
    assert at(page) == "scale"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_state_is_accessible_and_fits(
    width: int, scheme: str, browser: Browser, site: Served
) -> None:
    context = window(browser, width, scheme)
    page = opened(context, site.address, TREE)
    found = violations(page) if width != 360 else []
    assert too_wide(page) <= 0
    drawn = page.locator(".kb-drawing:visible")
    expect(drawn).to_have_count(1)
    assert drawn.bounding_box()["width"] > 250  # type: ignore[index]
    answer(page, "Нет")
    answer(page, "Многих")
    found += violations(page) if width != 360 else []
    assert too_wide(page) <= 0
    page.get_by_role("button", name="Показать всё дерево").click()
    assert too_wide(page) <= 0
    context.close()
    assert found == []


def test_without_scripts_the_tree_reads_as_linked_questions(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(site.address + TREE)
    assert page.locator("[data-kb-node]:visible").count() == 15
    for tree in TREES:
        page.goto(f"{site.address}decisions/{tree.id}/")
        for link in page.locator("[data-kb-answer] a").all():
            target = (link.get_attribute("href") or "").removeprefix("#")
            assert page.locator(f'[id="{target}"]').count() == 1
    page.goto(site.address + TREE)
    page.locator("[data-kb-node=security] a", has_text="Нет").click()
    assert page.url.endswith("#scale")
    expect(page.locator("[data-kb-node=outage]")).to_contain_text("15 минут")
    context.close()


def test_on_paper_the_whole_tree_is_there(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator("[data-kb-node]:visible").count() == 15
    expect(page.locator(".kb-wizard-bar")).to_be_hidden()
    expect(page.locator(".kb-drawing-wide")).to_be_visible()
