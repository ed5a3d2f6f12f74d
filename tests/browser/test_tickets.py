"""The checklist of a ticket: begun, ticked, noted, finished, taken, kept and cleared."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Served, changing, open_anew, visit
from .desk import FORBIDDEN, FULL, HOSTILE, copied, names, too_wide, violations, window

TICKET = "ticket/"
TEXT = ".kb-output-text"
ITEM = ".kb-run-item"


@pytest.fixture
def page(context: BrowserContext, site: Served) -> Page:
    return begun(context, site.address)


def opened(context: BrowserContext, address: str, path: str = TICKET) -> Page:
    seen = visit(context, address)
    page = seen.open(path)
    expect(page.locator("kb-run .kb-run-body > h2")).to_be_visible()
    return page


def begun(context: BrowserContext, address: str, number: str = "L2-1042") -> Page:
    page = opened(context, address)
    page.get_by_label("Номер тикета").fill(number)
    page.get_by_role("button", name="Начать", exact=True).click()
    expect(page.locator(ITEM).first).to_be_visible()
    return page


def tick(page: Page, number: int) -> None:
    page.locator(ITEM).nth(number).get_by_role("checkbox").check()


def note(page: Page, number: int, words: str) -> None:
    item = page.locator(ITEM).nth(number)
    item.get_by_role("button", name=re.compile("^Заметка")).click()
    item.locator("textarea").fill(words)


def skip(page: Page, number: int, why: str) -> None:
    item = page.locator(ITEM).nth(number)
    item.get_by_role("button", name=re.compile("^Пропустить")).click()
    item.get_by_placeholder("Почему пропускаем").fill(why)


def test_a_checklist_goes_through_a_tickets_whole_life(page: Page) -> None:
    expect(page.locator(".kb-run-body > h2")).to_have_text("Тикет L2-1042")
    assert page.locator(".kb-run-shown > h3").all_inner_texts() == [
        "Приём", "Диагностика", "Ответ", "Эскалация", "Закрытие"
    ]  # fmt: skip
    expect(page.locator(".kb-run-source")).to_be_hidden()
    expect(page.locator(".kb-run-body > h2")).to_be_focused()
    assert page.locator(".kb-run-note:visible").count() == 0


def test_before_it_is_begun_nothing_looks_as_if_it_could_be_ticked(
    context: BrowserContext, site: Served
) -> None:
    page = visit(context, site.address).open("ticket/")
    expect(page.get_by_role("button", name="Начать", exact=True)).to_be_visible()
    edge = "one => getComputedStyle(one, '::before').borderTopStyle"
    item = page.locator(".kb-run-source li.kb-item").first
    assert item.evaluate(edge) == "none"
    page.emulate_media(media="print")
    assert item.evaluate(edge) == "solid"


def test_items_are_ticked_noted_and_skipped_and_become_a_text(page: Page) -> None:
    tick(page, 0)
    note(page, 0, "Было два тикета")
    skip(page, 1, "и так ясно")
    expect(page.locator(".kb-run-progress")).to_have_text(
        re.compile(r"Сделано 1 из \d+, пропущено 1")
    )
    page.get_by_role("button", name="Закончить").click()
    expect(page.get_by_role("button", name="Открыть снова")).to_be_visible()
    page.locator(".kb-output-bar .kb-main").first.click()
    text = copied(page).replace("\xa0", " ")
    assert text.startswith("Чек-лист тикета L2-1042\n\nНачат ")
    assert re.search(r"\[x\] Переписка прочитана целиком, вложения открыты — \d\d\.\d\d\.\d{4}, \d\d:\d\d\n"
                     r"    Заметка: Было два тикета\n\[–\] Могу назвать проблему одной фразой — пропущено: и так ясно\n"
                     r"\[ \] Это наш продукт", text)  # fmt: skip
    page.get_by_role("radio", name="Jira").check()
    expect(page.locator(TEXT)).to_contain_text("* (/) Переписка прочитана")
    page.get_by_role("radio", name="Markdown").check()
    expect(page.locator(TEXT)).to_contain_text("- [x] Переписка прочитана")


def test_beginning_with_the_number_of_an_open_checklist_goes_on_with_it(page: Page) -> None:
    tick(page, 0)
    page.get_by_role("button", name="Новый чек-лист").click()
    page.get_by_label("Номер тикета").fill(" L2-1042 ")
    page.get_by_role("button", name="Начать").click()
    expect(page.locator(ITEM).nth(0).get_by_role("checkbox")).to_be_checked()
    expect(page.locator(".kb-draft")).to_have_count(1)


def test_everything_is_there_after_reloading(page: Page) -> None:
    tick(page, 0)
    note(page, 2, "Спросить")
    skip(page, 3, "не нужно")
    page.reload()
    expect(page.locator(ITEM).nth(0).get_by_role("checkbox")).to_be_checked()
    expect(page.locator(ITEM).nth(2).locator("textarea")).to_have_value("Спросить")
    expect(page.locator(ITEM).nth(3).get_by_placeholder("Почему пропускаем")).to_have_value(
        "не нужно"
    )
    page.locator(ITEM).nth(3).get_by_role("button", name=re.compile("Не пропускать")).click()
    page.locator(ITEM).nth(0).get_by_role("checkbox").uncheck()
    expect(page.locator(".kb-run-progress")).to_have_text(re.compile("Сделано 0"))


def test_several_are_open_at_once_and_each_keeps_its_own(page: Page) -> None:
    tick(page, 0)
    page.get_by_role("button", name="Новый чек-лист").click()
    page.get_by_label("Номер тикета").fill("L2-2")
    page.get_by_role("button", name="Начать", exact=True).click()
    expect(page.locator(".kb-run-progress")).to_have_text(re.compile("Сделано 0"))
    page.locator(".kb-draft", has_text="L2-1042").click()
    expect(page.locator(".kb-run-progress")).to_have_text(re.compile("Сделано 1"))
    expect(page.locator(".kb-draft")).to_have_count(2)


def test_what_goes_on_it_is_chosen(context: BrowserContext, site: Served) -> None:
    page = opened(context, site.address)
    page.get_by_label("Номер тикета").fill("L2-3")
    page.get_by_text("Что в него войдёт").click()
    for box in page.locator(".kb-run-choice input").all():
        box.uncheck()
    page.get_by_label("Почта не ходит").check()
    page.get_by_role("button", name="Начать", exact=True).click()
    expect(page.locator(".kb-run-shown > h3")).to_have_text(["Если тикет уходит в L3"])
    expect(page.locator(ITEM)).to_have_count(8)
    page.get_by_label("Добавить в чек-лист").select_option("guidelines/keep-sla")
    page.get_by_role("button", name="Добавить", exact=True).click()
    expect(page.locator(ITEM)).to_have_count(11)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("guidelines/keep-sla/", "Критичность проверена"),
        ("escalations/mail-delivery/", "Полные заголовки письма"),
        ("handovers/l3/", "Понятно, что сделала L3"),
    ],
)
def test_an_entry_leads_to_a_checklist_with_its_items(
    path: str, words: str, context: BrowserContext, site: Served
) -> None:
    page = visit(context, site.address).open(path)
    link = page.locator("a.kb-onward[href*='ticket']")
    expect(link).to_have_attribute("href", re.compile("#of="))
    link.click()
    page.wait_for_url("**/ticket/#**")
    page.get_by_label("Номер тикета").fill("L2-4")
    page.get_by_role("button", name="Начать", exact=True).click()
    expect(page.locator(ITEM, has_text=words)).to_be_visible()


def test_what_a_rule_wants_is_added_to_the_run_of_the_ticket(page: Page, site: Served) -> None:
    before = page.locator(ITEM).count()
    page.goto(f"{site.address}{TICKET}#ticket=L2-1042&rule=mail-delivery")
    expect(page.locator(ITEM)).to_have_count(before + 8)
    page.reload()
    expect(page.locator(ITEM)).to_have_count(before + 8)
    expect(page.locator(".kb-draft")).to_have_count(1)


def test_the_form_takes_its_log_of_work_from_the_ticks(page: Page, site: Served) -> None:
    open_anew(page, f"{site.address}{TICKET}#ticket=L2-1042&rule=mail-delivery")
    tick(page, 0)
    note(page, 0, "Письма нет с утра")
    page.get_by_role("link", name="заполнить форму передачи").click()
    page.wait_for_url("**/handovers/l3/#**")
    expect(page.get_by_label("Номер тикета")).to_have_value("L2-1042")
    expect(page.get_by_label("Какое правило действует")).to_have_value("mail-delivery")
    expect(page.get_by_label("Журнал работы L1 и L2")).to_have_value(
        re.compile("— Переписка прочитана целиком, вложения открыты: Письма нет с утра$")
    )


def test_finished_ones_are_looked_at_saved_and_cleared_with_a_way_back(
    page: Page, tmp_path: Path
) -> None:
    tick(page, 0)
    page.get_by_role("button", name="Закончить").click()
    page.reload()
    expect(page.locator(".kb-run-body > h2")).to_have_text("Новый чек-лист")
    page.get_by_text("Законченные: 1").click()
    page.locator(".kb-draft", has_text="L2-1042").click()
    expect(page.locator(ITEM).first.get_by_role("checkbox")).to_be_checked()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Сохранить файлом").click()
    saved.value.save_as(tmp_path / "runs.json")
    written = json.loads((tmp_path / "runs.json").read_text(encoding="utf-8"))
    assert written["format"] == "kbgen-tickets"
    assert written["runs"][0]["ticket"] == "L2-1042"
    assert list(written["runs"][0]["items"]) == ["guidelines/understand-first#read-all"]
    page.get_by_role("button", name="Удалить законченные").click()
    expect(page.locator(".kb-draft")).to_have_count(0)
    assert names(page, "tickets") == []
    page.get_by_role("button", name="Вернуть").click()
    expect(page.get_by_text("Законченные: 1")).to_be_visible()


def test_a_ticket_that_came_back_says_why(context: BrowserContext, site: Served) -> None:
    page = opened(context, site.address, f"{TICKET}#of=handovers/l3")
    page.get_by_label("Номер тикета").fill("L2-5")
    page.get_by_role("button", name="Начать", exact=True).click()
    page.get_by_label("Почему вернулся").select_option("С отказом")
    expect(page.locator(TEXT)).to_contain_text("Вернулся: С отказом")
    page.reload()
    expect(page.get_by_label("Почему вернулся")).to_have_value("С отказом")


def test_a_deleted_one_comes_back(page: Page) -> None:
    tick(page, 0)
    page.get_by_role("button", name="Удалить", exact=True).click()
    expect(page.locator(".kb-run-body > h2")).to_have_text("Новый чек-лист")
    page.get_by_role("button", name="Вернуть").click()
    expect(page.locator(ITEM).first.get_by_role("checkbox")).to_be_checked()


def test_an_item_that_changed_says_so_and_one_that_went_stays(page: Page) -> None:
    tick(page, 0)
    tick(page, 1)
    page.evaluate(
        """() => {
          for (const key of Object.keys(localStorage)) {
            if (key.endsWith('#read-all'))
              localStorage.setItem(key, localStorage.getItem(key).replace(/"rev":"[^"]*"/, '"rev":"0"'));
            if (key.endsWith('#one-phrase')) {
              localStorage.setItem(key.replace('one-phrase', 'old-one'), localStorage.getItem(key));
              localStorage.removeItem(key);
            }
          }
        }"""
    )
    page.reload()
    expect(page.locator(ITEM).first).to_contain_text("пункт изменился")
    expect(page.locator(".kb-run-lost")).to_contain_text("Могу назвать проблему одной фразой")
    expect(page.locator(TEXT)).to_contain_text("Этих пунктов в базе больше нет")


def test_two_tabs_tick_one_checklist(page: Page, context: BrowserContext, site: Served) -> None:
    other = opened(context, site.address)
    tick(page, 0)
    tick(other, 1)
    for one in (page, other):
        expect(one.locator(".kb-run-progress")).to_have_text(re.compile("Сделано 2"))
    other.get_by_role("button", name="Удалить", exact=True).click()
    tick(page, 2)
    page.reload()
    expect(page.locator(".kb-run-body > h2")).to_have_text("Тикет L2-1042")


@pytest.mark.parametrize(("script", "said"), [(FULL, "Место"), (FORBIDDEN, "не даёт")])
def test_a_storage_that_fails_is_told_of_and_the_work_goes_on(
    script: str, said: str, context: BrowserContext, site: Served
) -> None:
    context.add_init_script(script)
    page = begun(context, site.address)
    tick(page, 0)
    trouble = page.locator("kb-run kb-trouble")
    expect(trouble).to_contain_text(said)
    expect(page.locator(TEXT)).to_contain_text("[x] Переписка")
    with page.expect_download():
        trouble.get_by_role("button").click()


def test_hostile_values_stay_text_everywhere(context: BrowserContext, site: Served) -> None:
    page = begun(context, site.address, HOSTILE)
    note(page, 0, HOSTILE)
    skip(page, 1, HOSTILE)
    page.reload()
    expect(page.locator(".kb-draft")).to_contain_text("<img src=x")
    assert page.evaluate("window.ran") is None
    assert page.locator("kb-run img").count() == 0
    assert too_wide(page) <= 0
    page.get_by_role("radio", name="Jira").check()
    assert not re.search(r"(?<!\\)\{code|(?<!\\)\[click", page.locator(TEXT).inner_text())
    page.get_by_role("radio", name="Markdown").check()
    assert not re.search(r"(?<!\\)<img|(?<!\\)\[click", page.locator(TEXT).inner_text())


def test_it_works_from_disk_and_by_the_keyboard(context: BrowserContext, site: Served) -> None:
    page = context.new_page()
    page.goto((site.folder / TICKET / "index.html").as_uri())
    page.get_by_label("Номер тикета").fill("L2-9")
    page.keyboard.press("Enter")
    page.locator(ITEM).nth(1).get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("с клавиатуры")
    page.reload()
    item = page.locator(ITEM).nth(1)
    expect(item.get_by_role("checkbox")).to_be_checked()
    expect(item.locator("textarea")).to_have_value("с клавиатуры")


def test_instant_navigation_brings_the_run_back(page: Page) -> None:
    tick(page, 0)
    page.evaluate("window.stayed = true")
    with changing(page):
        page.locator(".kb-run-of a").first.click()
        page.wait_for_url("**/guidelines/**")
    with changing(page):
        page.go_back()
        page.wait_for_url("**/ticket/**")
    expect(page.locator(".kb-run-progress")).to_have_text(re.compile("Сделано 1"))
    expect(page.locator("kb-run .kb-run-body")).to_have_count(1)
    assert page.evaluate("window.stayed")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_state_is_accessible_and_fits(
    width: int, scheme: str, browser: Browser, site: Served
) -> None:
    context = window(browser, width, scheme)
    page = opened(context, site.address)
    page.get_by_text("Что в него войдёт").click()
    found = violations(page) if width != 360 else []
    assert too_wide(page) <= 0
    page.get_by_label("Номер тикета").fill("L2-1042")
    page.get_by_role("button", name="Начать", exact=True).click()
    tick(page, 0)
    note(page, 0, "Есть_и_очень_длинное_слово_" * 6)
    skip(page, 1, "и так ясно")
    found += violations(page) if width != 360 else []
    assert too_wide(page) <= 0
    page.get_by_role("button", name="Закончить").click()
    page.get_by_role("button", name="Удалить", exact=True).click()
    found += violations(page) if width != 360 else []
    context.close()
    assert found == []


def test_without_scripts_the_page_lists_every_item_to_tick_on_paper(
    browser: Browser, site: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + TICKET)
    assert page.locator("li.kb-item:visible").count() > 60
    heads = page.get_by_role("heading", level=2).all_inner_texts()[:3]
    assert [head.removesuffix("¶") for head in heads] == ["Приём", "Диагностика", "Ответ"]
    context.close()
