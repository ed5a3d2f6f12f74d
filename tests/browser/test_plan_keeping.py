"""Progress is never lost: not by two tabs, a full storage, changed content, another day or another time zone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.sites import Project

from .conftest import Served, Visit, serve, visit
from .plans import MONDAY, NOON, PLAN, Reader, new_context, reader, write_site

TASKS = 200
WIDE = (
    "id: wide\ntitle: Широкий план\nphases:\n  - id: only\n    title: Всё\n    steps:\n"
    + "".join(
        f"      - id: s{step}\n        title: Шаг {step}\n        tasks:\n"
        + "".join(
            f"          - {{id: t{task}, text: Задача {step}-{task}}}\n" for task in range(20)
        )
        for step in range(2 * TASKS // 20)
    )
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("kept") / "project"
    write_site(root)
    made = Project(root)
    made.write("checklists/tracks/wide.yml", WIDE)
    return write_site(root)


@pytest.fixture(scope="module")
def small(project: Project) -> Iterator[Served]:
    yield from serve(project.site)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = new_context(browser)
    yield made
    made.close()


@pytest.fixture
def anna(context: BrowserContext, small: Served) -> Reader:
    return reader(context, small)


def test_two_tabs_with_two_hundred_ticks_each_keep_all_four_hundred(
    context: BrowserContext, small: Served
) -> None:
    one, other = (Reader(visit(context, small.address), "tracks/wide/") for _ in range(2))
    tick = """async half => {
      const boxes = [...document.querySelectorAll('li > .kb-tick')].filter((_, at) => at % 2 === half);
      for (const box of boxes) { box.click(); if (Math.random() < 0.1) await new Promise(go => setTimeout(go)); }
    }"""
    for number, tab in enumerate((one, other)):
        tab.open().evaluate(f"half => {{ window.ticking = ({tick})(half) }}", number)
    for tab in (one, other):
        tab.page.evaluate("window.ticking")
    for tab in (one, other):
        expect(tab.page.locator("li > .kb-tick:checked")).to_have_count(2 * TASKS)
    one.page.reload()
    expect(one.page.locator("li > .kb-tick:checked")).to_have_count(2 * TASKS)
    assert sum(value.get("done") is not None for value in one.kept().values()) == 2 * TASKS


# Content changes under the same address


def rebuilt(project: Project, plan: str) -> None:
    project.write("checklists/tracks/newcomer.yml", plan)
    project.build()


@pytest.fixture
def changed(project: Project) -> Iterator[None]:
    """Puts the plan back as it was."""
    yield
    rebuilt(project, PLAN)


@pytest.mark.usefixtures("changed")
def test_what_is_reordered_moved_reworded_or_removed_keeps_its_ticks(
    anna: Reader, project: Project
) -> None:
    anna.open()
    anna.begin()
    for item in ("accounts.mail", "meet.hello", "meet.lunch", "read"):
        anna.tick(item).check()
    new = PLAN.replace("{id: mail, text: Почта}", "{id: new, text: Новое}")
    new = new.replace("text: Пообедать вместе", "text: Пообедать с наставником")
    hello = """          - {id: hello, text: "Поздороваться в [[tracks/second|общем]] чате", hint: "Хватит двух слов."}\n"""
    new = new.replace(hello, "").replace(
        "          - {id: solve", hello + "          - {id: solve"
    )  # to another step
    first, later = new.index("  - id: first"), new.index("  - id: later")
    new = new[:first] + new[later:] + new[first:later]  # another order
    rebuilt(project, new)
    anna.open()
    expect(anna.tick("read")).to_be_checked()
    expect(anna.tick("ticket.hello")).to_be_checked()
    lunch = anna.page.locator("li[id='meet.lunch']")
    expect(anna.tick("meet.lunch")).to_be_checked()
    expect(lunch).to_have_attribute("data-kb-changed", "")
    step = anna.step("meet")
    expect(step).to_contain_text("Текст изменился с тех пор, как вы отметили.")
    step.get_by_role("button", name="Вижу").click()
    expect(step.locator(".kb-line-changed")).to_have_count(0)
    expect(anna.tick("meet")).to_be_focused()
    anna.page.reload()
    expect(anna.tick("meet.lunch")).to_be_checked()
    expect(step.locator(".kb-line-changed")).to_have_count(0)
    anna.menu("Запись о прохождении")
    record = anna.page.locator("dialog.kb-dialog")
    expect(record).to_contain_text("Убрано из плана")
    expect(record).to_contain_text("«Завести учётные записи: Почта» — сделано 2 декабря 2026")


# Storage that does not keep

BREAK = "Storage.prototype.setItem = () => { throw new DOMException('no', '%s') }"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (BREAK % "QuotaExceededError", "Место в браузере кончилось"),
        (BREAK % "SecurityError", "Браузер не даёт ничего сохранить"),
        (
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
            "Браузер не даёт ничего сохранить",
        ),
    ],
)
def test_storage_that_keeps_nothing_is_said_and_the_plan_goes_on(
    anna: Reader, script: str, said: str
) -> None:
    anna.page.add_init_script(script)
    anna.open()
    page = anna.begin()
    anna.tick("meet.hello").check()
    expect(page.locator(".kb-trouble")).to_contain_text(said)
    expect(anna.step("meet").locator(".kb-step-count")).to_have_text("1 из 2")
    with page.expect_download() as saved:
        page.locator(".kb-trouble").get_by_role("button", name="Файл с отметками").click()
    file = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert file["items"]["tracks/newcomer#meet.hello"]["done"]


@pytest.mark.parametrize("raw", ["{broken", '{"done": "yesterday"}', "[]", "null", '"text"'])
def test_what_cannot_be_read_is_put_aside_and_never_written_over(anna: Reader, raw: str) -> None:
    page = anna.open()
    anna.begin()
    root = page.evaluate(
        "Object.keys(localStorage).find(key => key.endsWith(':tracks/newcomer')).slice(0, -'tracks/newcomer'.length)"
    )
    page.evaluate(
        "([key, raw]) => localStorage.setItem(key, raw)", [f"{root}tracks/newcomer#meet.hello", raw]
    )
    page.reload()
    expect(page.locator(".kb-trouble")).to_contain_text("не удалось прочитать")
    anna.tick("meet.hello").check()
    page.reload()
    expect(anna.tick("meet.hello")).to_be_checked()
    expect(page.locator(".kb-trouble")).to_contain_text("не удалось прочитать")
    with page.expect_download() as saved:
        anna.menu("Файл с отметками")
    file = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    (aside,) = file["unreadable"].values()
    assert aside.replace(" ", "") == raw.replace(" ", "")
    assert file["items"]["tracks/newcomer#meet.hello"]["done"]


def test_storage_that_becomes_full_later_loses_nothing_once_there_is_room(anna: Reader) -> None:
    page = anna.open()
    anna.begin()
    page.evaluate(
        """() => { window.real = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"""
    )
    anna.tick("meet.hello").check()
    expect(page.locator(".kb-trouble")).to_be_visible()
    page.evaluate("() => { Storage.prototype.setItem = window.real }")
    anna.tick("meet.lunch").check()
    expect(page.locator(".kb-trouble")).to_be_hidden()
    page.reload()
    expect(anna.tick("meet.hello")).to_be_checked()


# Days


def dues(anna: Reader) -> dict[str, str]:
    steps = ("accounts", "meet", "read", "ticket")
    return {
        one: anna.step(one).locator(".kb-due").inner_text().replace("\xa0", " ") for one in steps
    }


def test_due_days_step_over_the_new_year(anna: Reader) -> None:
    anna.page.clock.set_fixed_time("2025-12-29T09:00:00")
    anna.open()
    anna.begin("2025-12-29")
    assert dues(anna) == {
        "accounts": "до чт 25 декабря",
        "meet": "до пн 29 декабря",
        "read": "до пн 12 января 2026",
        "ticket": "до ср 14 января 2026",
    }


def test_due_days_step_over_the_holidays_of_may(anna: Reader) -> None:
    anna.page.clock.set_fixed_time("2025-04-30T09:00:00")
    anna.open()
    anna.begin("2025-04-30")
    # 1 to 4 and 8 to 11 May are free, the 2nd and the 8th moved there from January and February.
    assert dues(anna) == {
        "accounts": "до пн 28 апреля",
        "meet": "до ср 30 апреля",
        "read": "до вт 6 мая",
        "ticket": "до пн 12 мая",
    }


def test_a_first_day_that_is_free_counts_from_the_next_working_one(anna: Reader) -> None:
    page = anna.open()
    form = page.locator("form.kb-begin")
    form.get_by_label("Первый рабочий день").fill("2026-12-05")
    expect(form.get_by_role("status")).to_contain_text(
        "Это выходной: дни отсчитаем от пн 7 декабря"
    )
    anna.begin("2026-12-05")
    assert dues(anna)["meet"] == "до пн 7 декабря"
    expect(page.locator(".kb-plan-about")).to_contain_text("До первого дня")


def test_on_a_free_day_the_next_working_one_is_proposed_and_any_may_be_named(anna: Reader) -> None:
    page = anna.page
    page.clock.set_fixed_time("2026-12-05T10:00:00")  # a Saturday
    anna.open()
    form = page.locator("form.kb-begin")
    day = form.get_by_label("Первый рабочий день")
    expect(day).to_have_value("2026-12-07")
    expect(form.get_by_role("status")).to_have_text(
        "Сегодня выходной, ближайший рабочий день — пн\xa07\xa0декабря. Можно назвать и другой."
    )
    day.fill("2026-12-09")
    expect(form.get_by_role("status")).to_have_text("")
    day.fill("2026-12-05")
    expect(form.get_by_role("status")).to_contain_text("Это выходной")
    page.clock.set_fixed_time("2027-01-04T10:00:00")  # the holidays of the New Year
    anna.open()
    expect(day).to_have_value("2027-01-11")
    anna.begin("2027-01-11", name="Анна")
    expect(page.locator(".kb-plan-about")).to_contain_text("Анна · До первого дня 1 рабочий день")


def test_the_proposed_day_follows_the_calendar_until_the_reader_names_one(anna: Reader) -> None:
    page = anna.open()
    day = page.locator("form.kb-begin").get_by_label("Первый рабочий день")
    expect(day).to_have_value("2026-12-02")

    def tomorrow(now: str) -> None:
        page.clock.set_fixed_time(now)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    tomorrow("2026-12-03T09:00:00")
    expect(day).to_have_value("2026-12-03")
    day.fill("2026-11-30")
    tomorrow("2026-12-04T09:00:00")
    expect(page.locator(".kb-begin-lead")).to_be_visible()
    expect(day).to_have_value("2026-11-30")


def test_a_weekend_tells_of_the_week_ahead(anna: Reader) -> None:
    page = anna.open()
    anna.begin()
    anna.tick("meet").check()
    anna.tick("read").check()
    page.clock.set_fixed_time("2026-11-29T10:00:00")  # the Sunday before
    anna.open()
    expect(page.locator(".kb-empty").first).to_contain_text("До первого дня от вас ничего")
    page.clock.set_fixed_time("2026-12-02T10:00:00")
    anna.open()
    expect(page.locator(".kb-now-name")).to_contain_text("На этой неделе")
    anna.menu("Изменить начало")
    page.locator("form.kb-begin").get_by_label("Первый рабочий день").fill("2026-12-02")
    page.get_by_role("button", name="Пересчитать").click()
    page.clock.set_fixed_time("2026-12-06T10:00:00")
    anna.open()
    expect(page.locator(".kb-now-name")).to_contain_text("На ближайшей рабочей неделе")
    expect(page.locator(".kb-today > .kb-empty")).to_have_text(
        "Сегодня выходной. Следующий срок — вт\xa08\xa0декабря."
    )


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak", "Asia/Kamchatka"])
def test_dates_are_the_same_in_every_time_zone(browser: Browser, small: Served, zone: str) -> None:
    context = new_context(browser, timezone_id=zone)
    anna = reader(context, small, "2026-12-02T12:00:00Z")
    anna.open()
    anna.begin(MONDAY)
    assert dues(anna)["meet"] == "до пн 30 ноября"
    assert dues(anna)["ticket"] == "до пт 4 декабря"
    context.close()


def test_a_reader_who_travels_keeps_dates_and_ticks(browser: Browser, small: Served) -> None:
    home = new_context(browser, timezone_id="Asia/Vladivostok")
    anna = reader(home, small)
    anna.open()
    anna.begin()
    anna.tick("meet").check()
    before = dues(anna)
    state = home.storage_state()
    home.close()
    abroad = new_context(browser, timezone_id="America/Los_Angeles", storage_state=state)
    anna = reader(abroad, small)
    anna.open()
    assert dues(anna) == before
    expect(anna.tick("meet")).to_be_checked()
    abroad.close()


def test_the_plan_works_from_disk(context: BrowserContext, small: Served) -> None:
    address = small.folder.as_uri() + "/"
    anna = Reader(Visit(context.new_page(), address), "tracks/newcomer/index.html")
    anna.page.clock.set_fixed_time(NOON)
    anna.open()
    page = anna.begin()
    anna.tick("meet.hello").check()
    page.reload()
    expect(anna.tick("meet.hello")).to_be_checked()
    anna.menu("Запись о прохождении")
    expect(page.locator("dialog.kb-dialog")).to_be_visible()
