"""The newcomer's plan on a small site: from the first day to the record, and everything on the way."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from .conftest import Served, serve
from .plans import MONDAY, NOON, Reader, new_context, reader, write_site


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(write_site(tmp_path_factory.mktemp("plans") / "project").site)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = new_context(browser)
    yield made
    made.close()


@pytest.fixture
def anna(context: BrowserContext, small: Served) -> Reader:
    made = reader(context, small)
    made.open()
    return made


def test_from_the_first_day_to_finished(anna: Reader) -> None:
    page = anna.begin(MONDAY, "Работаю удалённо", name="Анна")
    card = page.locator(".kb-plan-card")
    expect(card).to_contain_text("Анна · 3-й рабочий день · первый день — пн 30 ноября")
    expect(card.locator(".kb-progress-steps")).to_have_text("0 из 6 шагов")
    expect(card.locator(".kb-now-overdue")).to_contain_text("Познакомиться с командой")
    for item in ("accounts", "meet.hello", "meet.lunch", "router", "read", "ticket", "talk"):
        anna.tick(item).check()
    expect(card.locator(".kb-progress-steps")).to_have_text("4 из 6 шагов")
    for step, name in (("accounts", "Руководитель Л."), ("ticket", "Наставник Н.")):
        anna.step(step).locator(".kb-sign > summary").click()
        anna.step(step).get_by_label("Кто подтверждает").fill(name)
        anna.step(step).get_by_role("button", name="Подписать").click()
    expect(anna.said).to_have_text("План пройден.")
    expect(card.locator(".kb-finished")).to_contain_text("План пройден")
    expect(card.locator(".kb-progress-percent")).to_have_text("100 %")
    card.get_by_role("button", name="Открыть запись").click()
    record = page.locator("dialog.kb-dialog")
    expect(record).to_contain_text("Анна")
    expect(record).to_contain_text("Наставник Н., 2 декабря 2026")
    expect(record.locator("tbody tr")).to_have_count(6)
    assert anna.seen.errors == []
    assert anna.seen.elsewhere == []


def test_ticks_are_there_after_a_reload_and_in_a_new_window(anna: Reader, small: Served) -> None:
    anna.begin()
    anna.tick("meet.hello").check()
    anna.page.reload()
    expect(anna.tick("meet.hello")).to_be_checked()
    expect(anna.tick("meet.lunch")).not_to_be_checked()
    context = anna.page.context
    anna.page.close()
    again = reader(context, small)
    again.open()
    expect(again.tick("meet.hello")).to_be_checked()
    expect(again.step("meet").locator(".kb-step-count")).to_have_text("1 из 2")


def test_tasks_are_ticked_before_the_plan_begins_and_keep_their_ticks(anna: Reader) -> None:
    anna.tick("ticket.choose").check()
    expect(anna.page.locator(".kb-begin-lead")).to_contain_text("Назовите первый день")
    expect(anna.page.locator(".kb-toast")).to_contain_text("Начать план")
    anna.begin()
    expect(anna.tick("ticket.choose")).to_be_checked()


def test_only_steps_of_my_roles_are_mine_and_the_others_can_be_looked_at(anna: Reader) -> None:
    page = anna.begin(MONDAY, "Работаю в офисе")
    expect(anna.step("tour")).to_be_visible()
    expect(anna.step("router")).to_be_hidden()
    others = page.get_by_role("button", name="Не для вас: 1 шаг")
    others.click()
    expect(anna.step("router")).to_be_visible()
    expect(anna.tick("router")).to_be_disabled()
    others.click()
    expect(anna.step("router")).to_be_hidden()
    anna.menu("Изменить начало")
    form = page.locator("form.kb-begin")
    form.get_by_label("Работаю в офисе").uncheck()
    form.get_by_label("Первый рабочий день").fill("2026-12-02")
    form.get_by_role("button", name="Пересчитать").click()
    expect(anna.step("tour")).to_be_hidden()
    expect(anna.step("meet").locator(".kb-due")).to_have_text("до ср 2 декабря")


def test_a_step_completes_itself_and_its_own_box_ticks_what_is_left(anna: Reader) -> None:
    anna.begin()
    box = anna.tick("meet")
    anna.tick("meet.hello").check()
    assert box.evaluate("one => one.indeterminate") is True
    anna.tick("meet.lunch").check()
    expect(box).to_be_checked()
    expect(anna.said).to_contain_text("Шаг сделан: Познакомиться с командой. Осталось: 4 шага.")
    expect(anna.step("meet")).to_contain_text("Сделано 2 декабря 2026")
    box.uncheck()
    expect(anna.tick("meet.hello")).not_to_be_checked()
    box.check()
    expect(anna.tick("meet.lunch")).to_be_checked()


def test_a_step_that_waits_says_for_which_and_can_be_begun_all_the_same(anna: Reader) -> None:
    page = anna.begin()
    step = anna.step("ticket")
    expect(anna.tick("ticket.choose")).to_be_disabled()
    line = step.locator(".kb-line-closed")
    expect(line).to_contain_text("Откроется, когда сделают: Познакомиться с командой")
    expect(line.get_by_role("link")).to_have_attribute("href", "#meet")
    page.locator(".kb-closed > summary").click()
    expect(page.locator(".kb-closed")).to_contain_text("после шага «Познакомиться с командой»")
    # The words of a task that is shut lead to the way in.
    step.locator("label", has_text="Выбрать тикет").click(force=True)
    expect(step.get_by_role("button", name="Начать, не дожидаясь")).to_be_focused()
    page.keyboard.press("Enter")
    expect(anna.tick("ticket.choose")).to_be_focused()
    page.keyboard.press("Space")
    expect(anna.tick("ticket.choose")).to_be_checked()
    expect(step).to_contain_text("Начато, не дожидаясь шагов: «Познакомиться с командой»")
    anna.menu("Запись о прохождении")
    expect(page.locator("dialog.kb-dialog")).to_contain_text(
        "«Взять первый тикет», не дожидаясь шагов"
    )


def test_a_step_that_was_gone_over_and_waits_for_another_since_can_be_begun_again(
    anna: Reader,
) -> None:
    other = Reader(anna.seen, "tracks/second/")
    page = other.open()
    other.begin("2026-12-01")
    door = other.step("door")
    door.get_by_role("button", name="Начать, не дожидаясь").click()
    expect(other.tick("door")).to_be_enabled()
    # As if the content named another step then.
    page.evaluate("""() => { for (const [key, value] of Object.entries(localStorage))
      if (key.endsWith('#door~open')) localStorage.setItem(key, value.replace('keys', 'gone')) }""")
    other.open()
    expect(other.tick("door")).to_be_disabled()
    expect(door).to_contain_text("Откроется, когда сделают: Выдать ключи")
    door.get_by_role("button", name="Начать, не дожидаясь").click()
    expect(other.tick("door")).to_be_focused()
    expect(door).to_contain_text("Начато, не дожидаясь шагов: «Выдать ключи»")


def test_what_others_do_is_ticked_for_them_where_it_is_told(anna: Reader) -> None:
    page = anna.begin()
    waits = page.locator(".kb-waits")
    waits.locator("summary").click()
    row = waits.locator("li", has_text="Завести учётные записи")
    row.get_by_role("button", name="Шаг сделан: Завести учётные записи").click()
    expect(anna.tick("accounts")).to_be_checked()
    expect(row).to_contain_text("подпись: руководитель")
    expect(row.get_by_role("button")).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")
    page.keyboard.press("Control+z")
    expect(anna.tick("accounts")).not_to_be_checked()


def test_what_was_done_is_taken_back(anna: Reader) -> None:
    page = anna.begin()
    anna.tick("meet").check()
    page.locator(".kb-toast").get_by_role("button", name="Вернуть").click()
    expect(anna.tick("meet.hello")).not_to_be_checked()
    expect(anna.tick("meet")).to_be_focused()
    expect(anna.said).to_have_text("Возвращено.")
    anna.tick("meet.lunch").check()
    page.keyboard.press("Control+z")
    expect(anna.tick("meet.lunch")).not_to_be_checked()
    anna.menu("Вернуть последнее")
    expect(
        page.locator("form.kb-begin")
    ).to_be_visible()  # the beginning itself was the deed before


def test_a_note_is_kept_as_it_is_typed_and_has_its_own_undo(anna: Reader) -> None:
    page = anna.begin()
    anna.tick("meet.hello").check()
    anna.step("meet").locator(".kb-note > summary").click()
    field = anna.step("meet").get_by_label("Заметка к шагу")
    expect(field).to_be_focused()
    page.keyboard.type("Спросить про доступ")
    page.keyboard.press("Control+z")
    expect(anna.tick("meet.hello")).to_be_checked()
    field.fill("Спросить про <b>доступ</b>")
    page.goto("about:blank")  # at once: the page is left before the pause is over
    anna.open()
    expect(anna.step("meet").get_by_label("Заметка к шагу")).to_have_value(
        "Спросить про <b>доступ</b>"
    )


def test_questions_are_answered_explained_and_remembered(anna: Reader) -> None:
    page = anna.begin()
    box = page.locator("details[id='read.front']")
    box.locator("summary").click()
    expect(box.locator(".kb-explanation")).to_be_hidden()
    expect(box.locator(".kb-right")).to_be_hidden()
    box.get_by_role("button", name="Проверить").click()
    expect(box.get_by_role("status")).to_have_text("Сначала выберите ответ.")
    box.get_by_label("Вторую линию").check()
    box.get_by_role("button", name="Проверить").click()
    expect(box.get_by_role("status")).to_have_text("Пока нет.")
    expect(box.locator(".kb-explanation")).to_be_visible()
    box.get_by_role("button", name="Ответить ещё раз").click()
    expect(box.locator(".kb-explanation")).to_be_hidden()
    box.get_by_label("Первую линию").check()
    box.get_by_role("button", name="Проверить").click()
    expect(box.get_by_role("status")).to_have_text("Верно.")
    page.reload()
    expect(box.locator("summary")).to_contain_text("ответ верный")
    several = page.locator("details[id='read.several']")
    several.locator("summary").click()
    expect(several).to_contain_text("Выберите все верные ответы")
    several.get_by_label("Диагностику").check()
    several.get_by_role("button", name="Проверить").click()
    expect(several.get_by_role("status")).to_have_text("Пока нет.")


def test_an_open_question_keeps_the_answer_and_how_it_went(anna: Reader) -> None:
    page = anna.begin()
    box = page.locator("details[id='read.own']")
    box.locator("summary").click()
    field = box.get_by_label("Ваш ответ: Зачем нужна вторая линия?")
    expect(box.locator(".kb-explanation")).to_be_hidden()
    expect(box.get_by_role("button", name="Знаю")).to_be_hidden()
    field.fill("Чтобы <b>решать</b>")
    box.get_by_role("button", name="Показать пояснение").click()
    expect(box.locator(".kb-explanation")).to_be_visible()
    expect(box.locator(".kb-explanation")).to_be_focused()
    page.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Знаю")).to_be_focused()
    box.get_by_role("button", name="Надо повторить").click()
    expect(box.locator("summary")).to_contain_text("надо повторить")
    page.reload()
    expect(box.locator("summary")).to_contain_text("надо повторить")
    box.locator("summary").click()
    expect(field).to_have_value("Чтобы <b>решать</b>")
    expect(box.locator(".kb-explanation")).to_be_visible()
    anna.menu("Запись о прохождении")
    record = page.locator("dialog.kb-dialog")
    expect(record).to_contain_text("«Зачем нужна вторая линия?» — надо повторить")
    expect(record).not_to_contain_text("решать")
    record.get_by_label("С моими заметками и ответами").check()
    expect(record).to_contain_text("надо повторить — Чтобы <b>решать</b>")


def test_an_answer_that_is_still_typed_is_kept_when_the_page_is_left(anna: Reader) -> None:
    page = anna.begin()
    box = page.locator("details[id='read.own']")
    box.locator("summary").click()
    box.locator("textarea").fill("Недописано")
    page.goto("about:blank")
    anna.open()
    box.locator("summary").click()
    expect(box.locator("textarea")).to_have_value("Недописано")
    expect(box.locator(".kb-explanation")).to_be_hidden()


def test_home_loads_nothing_of_plans_for_those_who_have_none(anna: Reader) -> None:
    asked: list[str] = []
    page = anna.page
    page.on("request", lambda request: asked.append(request.url))
    anna.seen.open()
    expect(page.locator(".kb-my-not")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert any("kbgen.js" in one for one in asked)
    assert not [one for one in asked if "plan" in one]
    anna.open()
    anna.begin()
    anna.seen.open()
    expect(page.locator(".kb-my-plan-card")).to_be_visible()


def test_a_signature_is_given_and_taken_back(anna: Reader) -> None:
    page = anna.begin()
    anna.tick("accounts").check()
    step = anna.step("accounts")
    expect(step).to_contain_text("Ждёт подписи: руководитель")
    expect(page.locator(".kb-waits")).to_contain_text("подпись: руководитель")
    step.locator(".kb-sign > summary").click()
    step.get_by_label("Кто подтверждает").fill("И. Петрова")
    step.get_by_label("Когда").fill("2026-12-01")
    page.keyboard.press("Enter")
    expect(step).to_contain_text("Подтверждено: И. Петрова, 1 декабря 2026")
    expect(step.get_by_role("button", name="Снять подпись")).to_be_focused()
    page.keyboard.press("Enter")
    expect(step.locator(".kb-sign > summary")).to_be_focused()
    expect(step).to_contain_text("Ждёт подписи")


def test_a_day_that_cannot_be_is_no_day_of_a_signature_nor_of_a_beginning(anna: Reader) -> None:
    page = anna.begin()
    anna.tick("accounts").check()
    step = anna.step("accounts")
    step.locator(".kb-sign > summary").click()
    step.get_by_label("Кто подтверждает").fill("И. Петрова")
    step.get_by_label("Когда").fill("0026-12-01")
    page.keyboard.press("Enter")
    expect(step).to_contain_text("Ждёт подписи")
    anna.menu("Начать заново")
    dialog = page.locator("dialog.kb-dialog")
    dialog.get_by_label("Первый рабочий день").fill("0026-12-01")
    dialog.get_by_role("button", name="Начать заново").click()
    expect(page.locator(".kb-plan-about")).to_contain_text("первый день — ср\xa02\xa0декабря")
    page.reload()
    expect(page.locator(".kb-plan-about")).to_contain_text("первый день — ср\xa02\xa0декабря")
    expect(page.locator("kb-trouble")).to_be_hidden()


def test_the_record_says_whose_signature_is_missing(anna: Reader) -> None:
    anna.begin()
    anna.tick("accounts").check()
    anna.menu("Запись о прохождении")
    row = anna.page.locator("dialog.kb-dialog tr", has_text="Завести учётные записи")
    expect(row).to_contain_text("2 декабря 2026")
    expect(row).to_contain_text("Ждёт подписи: руководитель")


def test_what_is_due_today_and_waits_for_others_is_not_called_done(anna: Reader) -> None:
    other = Reader(anna.seen, "tracks/second/")
    page = other.open()
    other.begin("2026-12-01")
    other.tick("one").check()
    other.tick("two").check()
    said = page.locator(".kb-today > .kb-empty")
    expect(said).to_contain_text("Сейчас ход за другими")
    expect(page.locator(".kb-resume")).to_have_text("Продолжить: Третье дело")
    other.tick("keys").check()
    other.tick("door").check()
    expect(said).to_contain_text("На сегодня всё сделано. Следующий срок — пт\xa011\xa0декабря.")


def test_what_was_done_is_folded_if_one_likes_and_stays_so(anna: Reader) -> None:
    page = anna.begin()
    anna.tick("meet").check()
    page.locator(".kb-menu > summary").click()
    page.get_by_label("Сворачивать сделанное").check()
    expect(anna.tick("meet.hello")).to_be_hidden()
    page.reload()
    expect(anna.tick("meet.hello")).to_be_hidden()
    anna.step("meet").get_by_role("button", name="Показать шаг").click()
    expect(anna.tick("meet.hello")).to_be_visible()


def test_the_plan_begins_anew_and_the_record_keeps_what_was(anna: Reader) -> None:
    page = anna.begin(name="Анна")
    anna.tick("meet").check()
    anna.menu("Начать заново")
    page.locator("dialog.kb-dialog").get_by_role("button", name="Начать заново").click()
    expect(anna.tick("meet")).not_to_be_checked()
    expect(page.locator(".kb-plan-about")).to_contain_text("1-й рабочий день")
    anna.menu("Запись о прохождении")
    expect(page.locator("dialog.kb-dialog")).to_contain_text("Прежние прохождения")
    expect(page.locator("dialog.kb-dialog")).to_contain_text(
        "Первый день — 30 ноября 2026: 1 из 5 шагов"
    )
    page.locator("dialog.kb-dialog").get_by_role("button", name="Закрыть").click()
    page.keyboard.press("Control+z")
    expect(anna.tick("meet")).to_be_checked()


def test_several_plans_go_on_side_by_side(anna: Reader) -> None:
    anna.begin()
    anna.tick("meet").check()
    other = Reader(anna.seen, "tracks/second/")
    other.open()
    other.begin("2026-12-02")
    other.tick("one").check()
    expect(other.tick("two")).to_be_enabled()
    expect(other.tick("tell")).to_be_enabled()
    anna.open()
    expect(anna.tick("meet")).to_be_checked()
    anna.tick("meet").uncheck()
    other.open()
    expect(other.tick("tell")).to_be_disabled()
    waits = other.step("tell").get_by_role("link", name="Познакомиться с командой")
    expect(waits).to_have_attribute("href", re.compile(r"newcomer/#meet$"))
    page = anna.seen.open()
    expect(page.locator(".kb-my-plan-card")).to_have_count(2)


def test_home_invites_and_then_leads_back_to_the_step(anna: Reader) -> None:
    page = anna.seen.open()
    expect(page.locator(".kb-my-not")).to_contain_text("Первый день? Начните план")
    page.get_by_role("link", name="Открыть план").click()
    anna.page.locator(".kb-plan-card").wait_for()
    anna.begin()
    anna.tick("meet.hello").check()
    page = anna.seen.open()
    card = page.locator(".kb-my-plan-card")
    expect(card).to_contain_text("0 из 5 шагов")
    expect(card.locator(".kb-todo")).to_contain_text("опаздывает на 2 рабочих дня")
    expect(page.locator(".kb-my-not")).to_be_hidden()
    card.get_by_role("link", name="Продолжить: Познакомиться с командой").click()
    page.wait_for_url("**/tracks/newcomer/#meet")


def test_another_tab_follows_at_once(anna: Reader, small: Served) -> None:
    anna.begin()
    other = reader(anna.page.context, small)
    other.open()
    anna.tick("meet.hello").check()
    expect(other.tick("meet.hello")).to_be_checked()
    expect(other.step("meet").locator(".kb-step-count")).to_have_text("1 из 2")
    anna.menu("Изменить начало")
    anna.page.locator("form.kb-begin").get_by_label("Имя").fill("Анна")
    anna.page.get_by_role("button", name="Пересчитать").click()
    expect(other.page.locator(".kb-plan-about")).to_contain_text("Анна")


def test_instant_navigation_twenty_times_leaves_one_of_everything(anna: Reader) -> None:
    page = anna.begin()
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")
    for _ in range(20):
        page.evaluate("document.querySelector('.md-header a.md-logo, a.md-header__button').click()")
        page.wait_for_selector(".kb-my-plan-card")
        page.go_back()
        page.wait_for_selector(".kb-plan-card")
    assert page.evaluate("window.stayed") is True
    counted = """() => { let n = 0; const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (...all) { n += 1; return set.apply(this, all); };
      document.querySelector("[id='meet.hello'] > input").click(); return n; }"""
    assert page.evaluate(counted) == 1
    expect(page.locator(".kb-toast")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(anna.tick("meet.hello")).not_to_be_checked()
    assert anna.seen.errors == []


def test_everything_is_done_by_keyboard_alone(anna: Reader) -> None:
    page = anna.page

    def press(key: str, until: str, most: int = 60) -> None:
        for _ in range(most):
            page.keyboard.press(key)
            if page.evaluate(f"document.activeElement?.matches({until!r})"):
                return
        raise AssertionError(until)

    page.locator("h1").click()
    press("Tab", "form.kb-begin [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".kb-menu > summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kb-menu-body")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".kb-menu-body")).to_be_hidden()
    expect(page.locator(".kb-menu > summary")).to_be_focused()
    page.keyboard.press("Enter")
    press("Tab", ".kb-menu-body :focus")
    press("Tab", "body *:not(.kb-menu *)")
    expect(page.locator(".kb-menu-body")).to_be_hidden()
    press("Tab", "[id='meet.hello'] > input", 90)
    page.keyboard.press("Space")
    expect(anna.tick("meet.hello")).to_be_checked()
    expect(anna.tick("meet.hello")).to_be_focused()
    press("Tab", "[id='meet.lunch'] > input")
    page.keyboard.press("Space")
    press("Tab", ".kb-note > summary")
    page.keyboard.press("Enter")
    expect(page.locator("textarea:focus")).to_have_count(1)


def test_boxes_are_named_by_their_words_and_described_by_their_hints(anna: Reader) -> None:
    box = anna.page.get_by_role("checkbox", name="Поздороваться в общем чате", exact=True)
    expect(box).to_have_accessible_description("Хватит двух слов.")
    anna.page.locator("label", has_text="Пообедать вместе").click()
    expect(anna.tick("meet.lunch")).to_be_checked()
    # A link among the words is still a link.
    anna.page.locator("label a", has_text="общем").click()
    anna.page.wait_for_url("**/tracks/second/")


def test_a_page_without_scripts_reads_and_has_no_empty_panel(
    browser: Browser, small: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small.address}tracks/newcomer/")
    expect(page.locator(".kb-plan-place")).to_be_hidden()
    expect(page.locator("li.kb-item").first).to_contain_text("Почта")
    page.goto(small.address)
    expect(page.get_by_role("link", name="Открыть план")).to_be_visible()
    context.close()


def test_the_day_changes_while_the_page_is_open(anna: Reader) -> None:
    page = anna.begin()
    expect(page.locator(".kb-now-today")).to_contain_text("Прочитать введение")
    page.clock.set_fixed_time(NOON.replace("-02T", "-03T"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".kb-now-overdue")).to_contain_text("Прочитать введение")
    expect(page.locator(".kb-plan-about")).to_contain_text("4-й рабочий день")
