"""The form of a handover: what it asks for, what it says is missing, the text, the drafts."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Served, changing, visit
from .desk import FORBIDDEN, FULL, HOSTILE, copied, names, too_wide, violations, window

FORM = "handovers/l3/"
FROM_TREE = (
    "#ticket=L2-7&rule=mail-delivery&tree=to-l3&path=no/one/ours/failed/yes/cause/yes/stopped"
)
TEXT = ".kb-output-text"


@pytest.fixture
def page(context: BrowserContext, site: Served) -> Page:
    return opened(context, site.address, FORM)


def opened(context: BrowserContext, address: str, path: str) -> Page:
    seen = visit(context, address)
    page = seen.open(path)
    expect(page.locator(TEXT)).to_be_visible()
    return page


def fill_in(page: Page, value: str = "Есть") -> None:
    """Fill in every field that is asked for, whatever comes up on the way."""
    for _ in range(3):
        for control in page.locator(".kb-field-rows :is(input, textarea, select)").all():
            kind = control.evaluate("one => one.tagName + (one.type ?? '')")
            if kind.startswith("SELECT"):
                control.select_option(index=1)
            else:
                control.fill(value)


def test_the_form_takes_the_place_of_the_list_of_fields(page: Page) -> None:
    expect(page.get_by_label("Проблема одной фразой")).to_be_visible()
    expect(page.locator(".kb-form-static")).to_be_hidden()
    field = page.locator(".kb-field", has_text="Критичность").first
    expect(field.get_by_role("link", name="Какая это критичность?")).to_be_visible()
    assert (
        page.get_by_label("Проблема одной фразой")
        .evaluate(
            "one => document.getElementById(one.getAttribute('aria-describedby')).textContent"
        )
        .startswith("Кто, что делал")
    )


def test_only_what_is_wanted_says_so(page: Page) -> None:
    for label, wanted in (("Диагностика", True), ("Обходное решение", False)):
        row = page.locator(".kb-field", has=page.get_by_label(label, exact=True))
        assert row.locator(".kb-required").is_visible() is wanted
    expect(page.locator(".kb-drafts").first).to_be_hidden()


def test_a_condition_brings_its_field_and_takes_it_away_with_its_answer_kept(page: Page) -> None:
    log = page.get_by_label("Лог VPN-клиента")
    expect(log).to_have_count(0)
    page.get_by_label("Продукт", exact=True).select_option("VPN и удалённый доступ")
    log.fill("error 809")
    expect(page.locator(TEXT)).to_contain_text("error 809")
    page.get_by_label("Продукт", exact=True).select_option("Почта")
    expect(log).to_have_count(0)
    expect(page.locator(TEXT)).not_to_contain_text("error 809")
    page.get_by_label("Продукт", exact=True).select_option("VPN и удалённый доступ")
    expect(log).to_have_value("error 809")


def test_a_rule_adds_what_it_wants(page: Page) -> None:
    page.get_by_label("Какое правило действует").select_option("Почта не ходит")
    headers = page.get_by_label("Заголовки письма")
    expect(headers).to_be_visible()
    expect(headers).to_have_attribute("aria-required", "true")
    expect(page.locator(".kb-field-rule", has_text="нужен исходник")).to_be_visible()
    expect(page.locator(".kb-handover-top")).to_contain_text("Очередь «L3 · Почта»")
    expect(page.locator(TEXT)).to_contain_text("Правило: Почта не ходит")


def test_before_the_first_word_it_tells_calmly_what_it_will_want(page: Page) -> None:
    lacks, text = page.locator(".kb-lacks"), page.locator(TEXT)
    expect(lacks).to_contain_text("Понадобится")
    for label in ("Диагностика", "Журнал работы L1 и L2", "Результаты"):
        expect(lacks).to_contain_text(label)
    expect(text).to_contain_text("Ещё не заполнено. Понадобится: Номер тикета;")
    assert "хватает" not in page.locator("kb-handover").inner_text().lower()
    page.get_by_role("button", name="Скопировать черновик").click()
    expect(lacks).to_contain_text("Не хватает")
    expect(text).to_contain_text("ПЕРЕДАЧА НЕ ПОЛНА")
    assert copied(page).startswith("ПЕРЕДАЧА НЕ ПОЛНА. Не хватает: Номер тикета;")
    assert names(page, "handovers") == []


def test_it_says_what_is_missing_until_nothing_is(page: Page) -> None:
    lacks = page.locator(".kb-lacks")
    lacks.get_by_role("button", name="Диагностика").click()
    expect(page.get_by_label("Диагностика")).to_be_focused()
    page.keyboard.type("—")
    expect(lacks).to_contain_text("Не хватает")
    expect(lacks).to_contain_text("Диагностика")
    expect(page.locator(TEXT)).to_contain_text("ПЕРЕДАЧА НЕ ПОЛНА. Не хватает: Номер тикета;")
    expect(page.get_by_role("button", name="Скопировать черновик")).to_be_visible()
    fill_in(page)
    expect(lacks).to_contain_text("Всё нужное заполнено")
    expect(page.locator(TEXT)).not_to_contain_text("НЕ ПОЛНА")
    expect(page.locator(TEXT)).not_to_contain_text("[не заполнено]")


def test_the_text_is_taken_in_every_format_and_the_choice_stays(page: Page) -> None:
    page.get_by_label("Номер тикета").fill("L2-1042")
    page.get_by_label("Проблема одной фразой").fill("*Жирно* и [скобки]")
    take = page.get_by_role("button", name="Скопировать черновик")
    take.click()
    assert copied(page).startswith("ПЕРЕДАЧА НЕ ПОЛНА")
    assert "Проблема: *Жирно* и [скобки]" in copied(page)
    page.get_by_role("radio", name="Markdown").check()
    page.locator(".kb-output-bar .kb-main").click()
    expect(page.locator(".kb-output [role=status]")).to_have_text("Скопировано")
    assert r"**Проблема:** \*Жирно\* и \[скобки\]" in copied(page)
    page.get_by_role("radio", name="Jira").check()
    assert r"*Проблема:* \*Жирно\* и \[скобки\]" in page.locator(TEXT).inner_text()
    page.reload()
    expect(page.get_by_role("radio", name="Jira")).to_be_checked()


def test_what_the_wizard_knew_is_in_the_form(context: BrowserContext, site: Served) -> None:
    page = opened(context, site.address, FORM + FROM_TREE)
    expect(page.get_by_label("Номер тикета")).to_have_value("L2-7")
    expect(page.get_by_label("Какое правило действует")).to_have_value("mail-delivery")
    text = page.locator(TEXT)
    expect(text).to_contain_text("Путь по дереву «Передавать ли тикет в L3?»")
    expect(text).to_contain_text("Может ли клиент работать? — Нет, и обойти нельзя")
    page.locator(".kb-way summary").click()
    page.get_by_role("button", name="Убрать из текста").click()
    expect(text).not_to_contain_text("Путь по дереву")


def test_the_response_that_tells_the_customer_says_what_the_form_knows(page: Page) -> None:
    page.get_by_label("Номер тикета").fill("L2-1042")
    page.get_by_label("Продукт", exact=True).select_option("Почта")
    page.get_by_label("Когда клиент ждёт сообщения").fill("сегодня в 16:00 по Москве")
    reply = page.locator("kb-reply-card pre").first
    expect(reply).to_contain_text("Следующее сообщение: сегодня в 16:00 по Москве")
    page.get_by_role("link", name="Передали разработчикам").first.click()
    page.wait_for_url("**/responses/escalated-to-l3/")
    page.wait_for_function(
        "[...document.querySelectorAll('kb-reply input')].some(one => one.value === 'L2-1042')"
    )


def test_drafts_are_kept_by_ticket_and_deleted_with_a_way_back(
    page: Page, site: Served, context: BrowserContext
) -> None:
    page.get_by_label("Номер тикета").fill("L2-1")
    page.get_by_label("Диагностика").fill("Первая")
    page.get_by_role("button", name="Новая передача").click()
    expect(page.get_by_label("Диагностика")).to_have_value("")
    page.get_by_label("Номер тикета").fill("L2-2")
    page.reload()
    expect(page.get_by_label("Номер тикета")).to_have_value("L2-2")
    drafts = page.locator(".kb-drafts .kb-draft")
    expect(drafts).to_have_count(2)
    drafts.filter(has_text="L2-1").click()
    expect(page.get_by_label("Диагностика")).to_have_value("Первая")
    page.wait_for_load_state("networkidle")  # the theme knows the site's pages by then
    with changing(page):  # and fetches this one anew at the first change of the fragment
        page.evaluate("location.hash = '#_returned'")
    expect(page.get_by_label("Диагностика")).to_have_value("Первая")
    page.get_by_role("button", name="Удалить черновик").click()
    expect(drafts).to_have_count(1)
    page.get_by_role("button", name="Вернуть").click()
    expect(page.get_by_label("Диагностика")).to_have_value("Первая")
    expect(drafts).to_have_count(2)
    page.goto(f"{site.address}{FORM}#ticket=L2-1&rule=mail-delivery")
    page.reload()
    expect(page.get_by_label("Диагностика")).to_have_value("Первая")
    expect(page.get_by_label("Какое правило действует")).to_have_value("mail-delivery")


def test_nothing_is_kept_before_the_first_word(page: Page) -> None:
    assert names(page, "handovers") == []
    page.get_by_label("Номер тикета").fill("1")
    assert [name.partition(":")[0] for name in names(page, "handovers")] == ["draft", "value"]


def test_two_tabs_fill_in_one_draft(context: BrowserContext, site: Served, page: Page) -> None:
    page.get_by_label("Номер тикета").fill("L2-1")
    other = opened(context, site.address, FORM)
    expect(other.get_by_label("Номер тикета")).to_have_value("L2-1")
    page.get_by_label("Диагностика").fill("Отсюда")
    other.get_by_label("Версии").fill("Оттуда")
    for one in (page, other):
        expect(one.get_by_label("Диагностика")).to_have_value("Отсюда")
        expect(one.get_by_label("Версии")).to_have_value("Оттуда")
    other.get_by_role("button", name="Удалить черновик").click()
    expect(page.get_by_label("Диагностика")).to_have_value("Отсюда")
    page.get_by_label("Версии").fill("И снова")
    page.reload()
    expect(page.get_by_label("Диагностика")).to_have_value("Отсюда")
    expect(page.get_by_label("Версии")).to_have_value("И снова")


@pytest.mark.parametrize(("script", "said"), [(FULL, "Место"), (FORBIDDEN, "не даёт")])
def test_a_storage_that_fails_is_told_of_and_the_text_can_still_be_taken(
    script: str, said: str, context: BrowserContext, site: Served
) -> None:
    context.add_init_script(script)
    page = opened(context, site.address, FORM)
    page.get_by_label("Номер тикета").fill("L2-1042")
    expect(page.locator("kb-handover kb-trouble")).to_contain_text(said)
    page.get_by_label("Проблема одной фразой").fill("Не открывается")
    expect(page.locator(TEXT)).to_contain_text("Не открывается")


def test_a_draft_that_cannot_be_read_is_put_aside(context: BrowserContext, site: Served) -> None:
    page = opened(context, site.address, FORM)
    page.evaluate("localStorage.setItem('kbgen:/:handovers:draft:x', '{broken')")
    page.reload()
    expect(page.locator("kb-handover kb-trouble")).to_be_visible()
    page.get_by_label("Номер тикета").fill("L2-1")
    assert page.evaluate("Object.values(localStorage)").count("{broken") == 1


def test_hostile_values_stay_text_everywhere(context: BrowserContext, site: Served) -> None:
    seen = visit(context, site.address)
    page = seen.open(FORM + "#ticket=" + "%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E")
    expect(page.locator(TEXT)).to_be_visible()
    fill_in(page, HOSTILE)
    expect(page.locator(TEXT)).to_contain_text("<img src=x onerror")
    page.reload()
    expect(page.locator(".kb-draft")).to_contain_text("<img src=x")
    assert page.evaluate("window.ran") is None
    assert page.locator("kb-handover img").count() == 0
    assert too_wide(page) <= 0
    page.get_by_role("radio", name="Jira").check()
    jira = page.locator(TEXT).inner_text()
    assert not re.search(r"(?<!\\)\{code|(?<!\\)\[click", jira)
    page.get_by_role("radio", name="Markdown").check()
    markdown = page.locator(TEXT).inner_text()
    assert not re.search(r"(?<!\\)<img|(?<!\\)\[click|(?<!\\)\*\*x", markdown)
    assert not [error for error in seen.errors if "storage" not in error.lower()]


def test_it_works_from_disk(context: BrowserContext, site: Served) -> None:
    page = context.new_page()
    page.goto((site.folder / FORM / "index.html").as_uri() + FROM_TREE)
    expect(page.get_by_label("Номер тикета")).to_have_value("L2-7")
    page.get_by_label("Диагностика").fill("С диска")
    page.reload()
    expect(page.get_by_label("Диагностика")).to_have_value("С диска")


def test_instant_navigation_brings_the_draft_back(context: BrowserContext, site: Served) -> None:
    page = opened(context, site.address, FORM)
    page.get_by_label("Диагностика").fill("Раз")
    page.evaluate("window.stayed = true")
    for name in ("Формы передачи", "Передача тикета в L3"):
        with changing(page):
            page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_label("Диагностика")).to_have_value("Раз")
    assert page.evaluate("window.stayed")
    assert page.locator("kb-handover .kb-output").count() == 1


def test_what_is_typed_before_there_is_a_number_is_there_after_going_back(
    context: BrowserContext, site: Served
) -> None:
    page = opened(context, site.address, FORM + "#rule=mail-delivery")
    page.get_by_label("Диагностика").fill("Без номера")
    page.get_by_label("Какое правило действует").select_option("work-stopped")
    for _ in range(2):
        with changing(page):
            page.get_by_role("main").get_by_role("link", name="Формы передачи").first.click()
        with changing(page):
            page.go_back()
        expect(page.get_by_label("Диагностика")).to_have_value("Без номера")
        expect(page.get_by_label("Какое правило действует")).to_have_value("work-stopped")
    page.reload()
    expect(page.get_by_label("Диагностика")).to_have_value("Без номера")
    page.goto(f"{site.address}{FORM}#ticket=L2-9&rule=mail-delivery")
    page.reload()
    expect(page.get_by_label("Диагностика")).to_have_value("")
    expect(page.get_by_label("Номер тикета")).to_have_value("L2-9")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_state_is_accessible_and_fits(
    width: int, scheme: str, browser: Browser, site: Served
) -> None:
    context = window(browser, width, scheme)
    page = opened(context, site.address, FORM + FROM_TREE)
    found = []
    for state in ("begun", "filled", "deleted"):
        if state == "filled":
            fill_in(page, "Есть_и_очень_длинное_слово_" * 6)
        if state == "deleted":
            page.get_by_role("button", name="Удалить черновик").click()
        assert too_wide(page) <= 0, state
        found += violations(page) if width != 360 else []
    context.close()
    assert found == []


def test_without_scripts_the_form_is_a_list_to_print_and_write_on(
    browser: Browser, site: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + FORM)
    expect(page.locator(".kb-fields > ul > li").first).to_contain_text("Номер тикета")
    expect(page.locator("pre.kb-reply").first).to_contain_text("ПЕРЕДАЧА В L3")
    page.emulate_media(media="print")
    line = page.locator(".kb-fields > ul > li").first.evaluate(
        "one => getComputedStyle(one, '::after').height"
    )
    assert float(line.removesuffix("px")) > 20
    context.close()


def test_on_paper_the_form_is_there_as_it_is_filled_in(page: Page) -> None:
    page.get_by_label("Диагностика").fill("Строка\n" * 12)
    page.emulate_media(media="print")
    field = page.get_by_label("Диагностика")
    expect(field).to_be_visible()
    assert field.evaluate("one => one.scrollHeight <= one.clientHeight + 2")
    for gone in (".kb-lacks", ".kb-output", ".kb-drafts", ".kb-form-static"):
        expect(page.locator(gone).first).to_be_hidden()


def test_tools_of_two_parts_on_one_page_share_no_id(page: Page) -> None:
    cards = page.locator("kb-reply-card .kb-puts")
    cards.first.click()
    page.locator(".kb-tray-open").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})
