"""A plan is taken away and brought back: files, links, signatures, calendars, paper; and nothing hostile comes in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Served, serve
from .plans import Reader, new_context, reader, write_site

DIALOG = "dialog.kb-dialog"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(write_site(tmp_path_factory.mktemp("carried") / "project").site)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = new_context(browser, permissions=["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def anna(context: BrowserContext, small: Served) -> Reader:
    made = reader(context, small)
    made.open()
    made.begin("2026-11-30", "Работаю в офисе", name="Анна")
    for item in ("accounts.mail", "meet"):
        made.tick(item).check()
    made.step("meet").locator(".kb-note > summary").click()
    made.step("meet").get_by_label("Заметка к шагу").fill("Тайная заметка")
    made.step("meet").locator("h3").click()
    return made


def saved(anna: Reader, item: str) -> Path:
    with anna.page.expect_download() as done:
        anna.menu(item)
    return Path(done.value.path())


def load(anna: Reader, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    anna.page.locator(".kb-menu > summary").click()
    with anna.page.expect_file_chooser() as chooser:
        anna.page.locator(".kb-menu-item", has_text="Загрузить из файла").click()
    chooser.value.set_files([{"name": "x.json", "mimeType": "application/json", "buffer": data}])
    anna.page.locator(DIALOG).wait_for()


def test_saving_clearing_and_loading_gives_back_what_was(anna: Reader) -> None:
    page, before = anna.page, anna.kept()
    file = saved(anna, "Файл с отметками").read_text(encoding="utf-8")
    assert json.loads(file)["version"] == 1
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(anna.tick("meet")).not_to_be_checked()
    load(anna, file)
    dialog = page.locator(DIALOG)
    expect(dialog).to_contain_text(f"Появится {len(before)} новых записей")
    dialog.locator("summary").click()
    expect(dialog).to_contain_text("Познакомиться с командой: заметка")
    assert anna.kept() == {}
    dialog.get_by_role("button", name="Загрузить").click()
    expect(anna.tick("meet")).to_be_checked()
    assert anna.kept() == before
    load(anna, file)
    expect(dialog).to_contain_text("менять нечего")
    dialog.get_by_role("button", name="Закрыть").click()
    page.keyboard.press("Control+z")
    expect(anna.tick("meet")).not_to_be_checked()


def test_of_two_the_newer_wins_and_nothing_is_dropped(anna: Reader) -> None:
    page = anna.page
    file = json.loads(saved(anna, "Файл с отметками").read_text(encoding="utf-8"))
    stale = {**file["items"]["tracks/newcomer#meet.hello"], "at": 1_600_000_000_000, "done": None}
    newer = {**file["items"]["tracks/newcomer#accounts.mail"], "done": None}
    newer["at"] += 1
    file["items"] = {
        "tracks/newcomer#meet.hello": stale,
        "tracks/newcomer#accounts.mail": newer,
        "tracks/newcomer#gone.task": file["items"]["tracks/newcomer#meet.hello"],
        "tracks/elsewhere#step": file["items"]["tracks/newcomer#meet.hello"],
    }
    load(anna, json.dumps(file))
    dialog = page.locator(DIALOG)
    for words in (
        "Появятся 2 новые записи",
        "1 запись сменится более новой",
        "1 запись останется",
        "2 из них этому сайту не знакомы",
    ):
        expect(dialog).to_contain_text(words)
    dialog.get_by_role("button", name="Загрузить").click()
    expect(anna.tick("accounts.mail")).not_to_be_checked()
    expect(anna.tick("meet.hello")).to_be_checked()
    assert {"tracks/newcomer#gone.task", "tracks/elsewhere#step"} <= set(anna.kept())


def test_a_file_of_somebody_else_says_so_before_it_mixes_in(anna: Reader) -> None:
    file = json.loads(saved(anna, "Файл с отметками").read_text(encoding="utf-8"))
    run = file["items"]["tracks/newcomer"]
    run["at"] += 1
    load(anna, json.dumps(file))
    dialog = anna.page.locator(DIALOG)
    expect(dialog).to_contain_text("1 запись сменится более новой")
    expect(dialog).not_to_contain_text("возможно, другим человеком")
    anna.page.keyboard.press("Escape")
    run["person"] = "somebody"
    load(anna, json.dumps(file))
    expect(dialog).to_contain_text("возможно, другим человеком: отметки смешаются")
    dialog.get_by_role("button", name="Отмена").click()
    assert anna.kept()["tracks/newcomer"]["person"] != "somebody"


def hostile() -> dict[str, str]:
    good: dict[str, Any] = {"format": "kbgen-progress", "version": 1, "items": {}}
    tick = '{"at": 1700000000000, "done": 1700000000000, "rev": "00000000"}'
    return {
        "not JSON": "<script>alert(1)</script>",
        "another format": '{"format": "theirs", "version": 1, "items": {}}',
        "a newer version": json.dumps({**good, "version": 99}),
        "a prototype": f'{{"format": "kbgen-progress", "version": 1, "items": {{"__proto__": {tick}}}}}',
        "a prototype within": '{"format": "kbgen-progress", "version": 1, "items": {"tracks/newcomer#meet": '
        '{"at": 1, "done": 1, "rev": "", "__proto__": {"polluted": true}}}}',
        "a constructor": f'{{"format": "kbgen-progress", "version": 1, "items": {{"constructor": {tick}}}}}',
        "another shape": '{"format": "kbgen-progress", "version": 1, "items": {"tracks/newcomer#meet": 7}}',
        "a date that cannot be": json.dumps(
            {**good, "items": {"tracks/newcomer#meet": {"at": 9e15, "done": 9e15, "rev": ""}}}
        ),
        "too deep": "[" * 5000 + "]" * 5000,
    }


def test_a_hostile_file_changes_nothing_and_is_refused_with_a_reason(anna: Reader) -> None:
    page, before = anna.page, anna.kept()
    for name, content in hostile().items():
        load(anna, content)
        dialog = page.locator(DIALOG)
        expect(dialog, name).to_contain_text("Файл не загружен")
        expect(dialog, name).to_contain_text("Ничего не изменилось")
        dialog.get_by_role("button", name="Закрыть").click()
        assert anna.kept() == before, name
    polluted = "({}).polluted !== undefined || ({}).done !== undefined || ({}).rev !== undefined"
    assert page.evaluate(polluted) is False
    assert anna.seen.errors == []


def shared_link(anna: Reader) -> str:
    anna.menu("Ссылка для наставника")
    dialog = anna.page.locator(DIALOG)
    dialog.get_by_role("button", name="Скопировать ссылку").click()
    expect(dialog).to_contain_text("Скопировано")
    link: str = anna.page.evaluate("navigator.clipboard.readText()")
    dialog.get_by_role("button", name="Закрыть").click()
    expect(anna.page.locator(".kb-menu > summary")).to_be_focused()
    return link


def test_a_link_shows_the_plan_to_others_and_keeps_nothing(
    anna: Reader, browser: Browser, small: Served
) -> None:
    link = shared_link(anna)
    assert link.startswith(f"{small.address}tracks/newcomer/#kb-plan=")
    assert len(link) < 2000
    other = new_context(browser)
    mentor = reader(other, small)
    mentor.open("#" + link.split("#", 1)[1])
    page = mentor.page
    banner = page.locator(".kb-banner")
    expect(banner).to_contain_text("Вы смотрите чужой план")
    expect(page.locator(".kb-plan-title")).to_have_text("План: Анна")
    expect(banner).to_contain_text("Первый день — 30 ноября 2026, отметки на 2 декабря 2026")
    expect(mentor.tick("meet.hello")).to_be_checked()
    expect(mentor.tick("accounts.mail")).to_be_checked()
    assert page.locator(
        ".kb-step:not([data-kb-other]) :is(.kb-tick, .kb-step-tick):enabled"
    ).count() == (0)
    expect(page.locator("article")).not_to_contain_text("Тайная заметка")
    assert mentor.kept() == {}
    banner.get_by_role("button", name="К своему плану").click()
    expect(page.locator("form.kb-begin")).to_be_visible()
    assert "#" not in page.url
    assert mentor.kept() == {}
    other.close()


@pytest.mark.parametrize("letters", ["AAAA", "Zm9v", "A" * 20_000])
def test_a_damaged_link_says_so_and_shows_ones_own_plan(anna: Reader, letters: str) -> None:
    anna.open(f"#kb-plan={letters}")
    expect(anna.page.locator(".kb-banner")).to_contain_text("Эту ссылку не прочесть")
    expect(anna.tick("meet")).to_be_checked()
    expect(anna.tick("meet")).to_be_enabled()


def test_the_calendar_is_read_by_a_calendar_and_updates_instead_of_doubling(anna: Reader) -> None:
    first = Calendar.from_ical(saved(anna, "Сроки в календарь").read_bytes())
    events = {str(one["uid"]): one for one in first.walk("VEVENT")}
    by_title = {str(one["summary"]): one for one in events.values()}
    assert str(by_title["Взять первый тикет"].decoded("dtstart")) == "2026-12-04"
    assert "✓ Познакомиться с командой" in by_title
    assert any("tracks/newcomer/#ticket" in str(one.get("url", "")) for one in events.values())
    again = Calendar.from_ical(saved(anna, "Сроки в календарь").read_bytes())
    assert {str(one["uid"]) for one in again.walk("VEVENT")} == set(events)


def test_the_plan_is_markdown_that_can_be_pasted(anna: Reader) -> None:
    text = saved(anna, "План в Markdown").read_text(encoding="utf-8")
    assert "- [x] **Познакомиться с командой**" in text
    assert "    - [x] Почта" in text
    assert "    - [ ] Чат" in text
    assert "> Тайная заметка" in text
    assert "Сменить пароль роутера" not in text


def test_the_record_is_saved_with_or_without_notes(anna: Reader) -> None:
    anna.menu("Запись о прохождении")
    dialog = anna.page.locator(DIALOG)
    expect(dialog).not_to_contain_text("Тайная заметка")
    with anna.page.expect_download() as done:
        dialog.get_by_role("button", name="Сохранить в Markdown").click()
    text = Path(done.value.path()).read_text(encoding="utf-8")
    assert "| Познакомиться с командой | новичок | 2 декабря 2026 |  |" in text
    assert "Тайная заметка" not in text
    dialog.get_by_label("С моими заметками").check()
    expect(dialog).to_contain_text("Тайная заметка")


# Paper

STAY = "window.print = () => { window.printed = document.documentElement.dataset.kbPaper }"


def on_paper(anna: Reader, what: str) -> Page:
    """Choose what to print, and look at the page as it is being printed."""
    page = anna.page
    page.evaluate(STAY)
    page.locator(".kb-menu > summary").click()
    page.get_by_label("Что напечатать").select_option(label=what)
    page.locator(".kb-menu-print").get_by_role("button", name="Напечатать").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    return page


def test_paper_has_the_plan_with_its_ticks(anna: Reader) -> None:
    page = on_paper(anna, "План с отметками")
    expect(anna.tick("meet.hello")).to_be_visible()
    expect(anna.step("meet")).to_contain_text("Сделано 2 декабря 2026")
    for gone in (".kb-menu", ".kb-toast", ".kb-step-lines .kb-do", ".kb-resume"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_an_empty_checklist_is_nobodys(anna: Reader) -> None:
    anna.tick("meet.lunch").uncheck()
    expect(anna.tick("ticket")).to_be_disabled()
    anna.tick("read").check()
    page = on_paper(anna, "Пустой чек-лист")
    expect(page.locator(".kb-plan-card")).to_be_hidden()
    expect(anna.step("read").locator(".kb-line-done")).to_be_hidden()
    filled = "all => new Set(all.map(one => getComputedStyle(one).background)).size"
    assert (
        page.locator(".kb-step-tick").evaluate_all(filled) == 1
    )  # done, begun, shut: all the same
    box = anna.tick("meet.hello")
    expect(box).to_be_visible()
    assert box.evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert box.evaluate("one => getComputedStyle(one, '::after').display") == "none"


def test_a_phase_is_printed_alone_and_the_page_comes_back(anna: Reader) -> None:
    page = on_paper(anna, "Этап: Первый день")
    expect(anna.step("meet")).to_be_visible()
    expect(anna.step("ticket")).to_be_hidden()
    expect(anna.step("accounts")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(anna.step("ticket")).to_be_visible()


def test_the_record_is_printed_alone(anna: Reader) -> None:
    page = on_paper(anna, "Запись о прохождении")
    visible = "[...document.body.children].filter(one => getComputedStyle(one).display !== 'none').map(one => one.className)"
    shown = [one for one in page.evaluate(visible) if one is not None]
    assert len([one for one in shown if "kb-paper" in one]) == 1
    assert not [one for one in shown if "md-container" in one]
    expect(page.locator(".kb-paper")).to_contain_text("Анна")
    assert len(page.pdf(format="A4")) > 10_000
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".kb-paper")).to_have_count(0)
