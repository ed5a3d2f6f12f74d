"""The mentor's page: five people from links and files, who is late, what is to be signed, and back again."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import Served, Visit, open_anew, serve, visit
from tests.sites import Project
from tests.ui.bundled import bundled

TRACK = """id: l2
title: Адаптация
phases:
  - id: first
    title: Первая неделя
    steps:
      - {id: access, title: Получить доступы, due: 1, tasks: [{id: mail, text: Почта}, {id: vpn, text: VPN}]}
      - {id: safety, title: Освоить безопасность, due: 2, sign_off: lead}
      - {id: ticket, title: Закрыть тикет, due: 5, sign_off: buddy}
  - id: later
    title: Дальше
    steps:
      - {id: laptop, title: Выдать ноутбук, by: it, due: 3}
      - {id: alone, title: Работать самому, due: 20}
      - {id: talk, title: Поговорить с наставником, by: buddy, due: 7}
"""
SOURCE = """
import { progressLetters } from "./src/plan/link";
export async function link(plan: any, person: any): Promise<string> {
  return `${location.origin}/tracks/l2/#kb-plan=${await progressLetters(plan, items(person), "", person.sent ?? person.now)}`;
}
export function items({ now, id, name, start, done = [], signs = {}, notes = {} }: any): any {
  const track = "tracks/l2";
  const found = new Map<string, any>([[track, { at: now, person: id, name, start, roles: [], begun: now }]]);
  for (const item of done) found.set(`${track}#${item}`, { at: now, done: now, rev: "" });
  for (const [step, by] of Object.entries(signs)) found.set(`${track}#${step}~sign`, { at: now, by, day: start });
  for (const [step, text] of Object.entries(notes)) found.set(`${track}#${step}~note`, { at: now, text });
  return found;
}
"""
MONDAY = 1_795_420_800_000
"""The morning of 2026-11-23, a Monday, in milliseconds."""
DAY = 86_400_000
ALL = ["access", "safety", "ticket", "laptop", "alone", "talk"]
FIVE: list[dict[str, Any]] = [
    {"id": "nina", "name": "Нина", "start": "2026-11-23"},
    {"id": "adam", "name": "Адам", "start": "2026-11-16", "done": ["access", "safety", "ticket"]},
    {"id": "eva", "name": "Ева", "start": "2026-11-16", "done": ["access.mail"]},
    {
        "id": "oleg",
        "name": "Олег",
        "start": "2026-09-01",
        "done": ALL,
        "signs": {"safety": "Ольга", "ticket": "Иван"},
    },
    {"id": "anon", "name": "", "start": "2026-11-20", "done": ["access"]},
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a small site with one plan, served."""
    project = Project(tmp_path_factory.mktemp("mentor") / "project")
    theme = {
        "name": "material",
        "font": False,
        "language": "ru",
        "palette": {"scheme": "default"},
        "features": ["navigation.instant"],
    }
    project.configure(theme=theme, site_url="http://kb.example/", kbgen={"country": "RU"})
    project.write("checklists/tracks/l2.yml", TRACK)
    yield from serve(project.build())


@pytest.fixture(scope="module")
def script() -> str:
    """Return what makes links, for a page."""
    return bundled(SOURCE, "--format=iife", "--global-name=kbMade")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser window on a Monday."""
    permissions = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=permissions, timezone_id="Europe/Moscow") as opened:
        yield opened


class Mentor:
    """The mentor's page, and newcomers who send links and files."""

    def __init__(self, context: BrowserContext, served: Served, script: str) -> None:
        self.served, self.script = served, script
        self.visit: Visit = visit(context, served.address)
        self.page: Page = self.visit.page
        self.page.clock.set_fixed_time(MONDAY / 1000)
        self.open()

    def open(self) -> None:
        self.visit.open("mentor/")
        expect(self.page.get_by_role("button", name="Добавить", exact=True)).to_be_visible()
        self.page.add_script_tag(content=self.script)

    def link(self, person: dict[str, Any]) -> str:
        """Return the link that a newcomer sends."""
        found: str = self.page.evaluate(
            """async person => {
              const plan = await new Promise(done => {
                const other = window.kbgenData;
                window.kbgenData = (name, value) => { window.kbgenData = other; done(value); };
                const script = document.createElement("script");
                script.src = "/assets/kbgen/data/plan-l2.js";
                document.head.append(script);
              });
              return kbMade.link(plan, person);
            }""",
            {"now": MONDAY, **person},
        )
        return found

    def file(self, person: dict[str, Any]) -> str:
        """Return the file that a newcomer sends."""
        items = self.page.evaluate(
            "person => Object.fromEntries(kbMade.items(person))", {"now": MONDAY, **person}
        )
        made = {"format": "kbgen-progress", "version": 1, "site": "/", "items": items}
        return json.dumps(made | {"exported": "2026-11-23T09:00:00.000Z"}, ensure_ascii=False)

    def paste(self, *texts: str) -> None:
        self.page.get_by_label("Ссылки новичков").fill("\n".join(texts))
        self.page.get_by_role("button", name="Добавить", exact=True).click()

    def add(self, *people: dict[str, Any]) -> None:
        self.paste(*map(self.link, people))

    def choose(self, *files: tuple[str, str]) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("button", name="Из файлов").click()
        chooser.value.set_files(
            [  # type: ignore[arg-type]
                {"name": name, "mimeType": "application/json", "buffer": text.encode()}
                for name, text in files
            ]
        )

    def card(self, name: str) -> Locator:
        return self.page.get_by_role("article", name=name, exact=True)

    def names(self) -> list[str]:
        return self.page.locator(".kb-person-name").all_inner_texts()

    def kept(self) -> dict[str, str]:
        """Return all that the browser keeps."""
        found: dict[str, str] = self.page.evaluate("({ ...localStorage })")
        return {key: value for key, value in found.items() if ":mentor" in key}

    def me(self, name: str, role: str) -> None:
        self.page.get_by_label("Ваше имя для подписи").fill(name)
        self.page.get_by_label(role, exact=True).check()


@pytest.fixture
def mentor(context: BrowserContext, small: Served, script: str) -> Mentor:
    """Return the page with nobody on it."""
    return Mentor(context, small, script)


@pytest.fixture
def five(mentor: Mentor) -> Mentor:
    """Return the page with five people on it."""
    mentor.add(*FIVE)
    expect(mentor.page.locator(".kb-person")).to_have_count(5)
    return mentor


def test_an_empty_page_says_how_to_begin(mentor: Mentor) -> None:
    expect(mentor.page.get_by_text("Пока никого нет")).to_be_visible()
    expect(mentor.page.get_by_text("«Ссылка для наставника».")).to_be_visible()
    expect(mentor.page.get_by_role("heading", name="Люди")).to_be_hidden()
    assert not mentor.visit.errors


def test_without_scripts_the_page_says_what_it_is_for(browser: Browser, small: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = visit(context, small.address).open("mentor/")
        expect(page.get_by_text("Список людей показывает скрипт")).to_be_visible()
        expect(page.get_by_role("heading", name="Как этим пользоваться")).to_be_visible()
        expect(page.get_by_role("main").get_by_role("link", name="Адаптация")).to_be_visible()


def test_five_links_pasted_at_once_are_five_people_those_who_are_late_first(five: Mentor) -> None:
    assert five.names() == ["Ева", "Адам", "Без имени", "Нина", "Олег"]
    head = five.page.locator(".kb-people-summary")
    expect(head).to_have_text("5 человек · 1 отстаёт · 1 подпись за вами")
    expect(five.page.get_by_text("Добавлено 5 планов.").first).to_be_visible()
    expect(five.page.get_by_label("Ссылки новичков")).to_have_value("")
    assert not five.visit.errors


def test_a_card_says_where_somebody_is_and_how_late_in_working_days(five: Mentor) -> None:
    eva = five.card("Ева")
    expect(eva).to_contain_text("рабочий день 6")
    expect(eva.locator("summary").first).to_have_text("Отстаёт на 5 рабочих дней")
    eva.locator("summary").first.click()
    expect(eva).to_contain_text("Освоить безопасность 4 рабочих дня")
    expect(eva).to_contain_text("Первая неделя — сейчас «Получить доступы»")
    expect(eva).to_contain_text("ИТ-служба, 3 рабочих дня")
    bar = eva.get_by_role("progressbar", name="Ева")
    expect(bar).to_have_attribute("aria-valuetext", "0 из 6 шагов")
    expect(five.card("Адам")).to_contain_text("В срок")
    expect(five.card("Олег")).to_contain_text("План пройден")
    expect(five.card("Нина")).to_contain_text("рабочий день 1")


def test_what_waits_for_the_mentor_is_told_apart_from_what_waits_for_others(five: Mentor) -> None:
    five.page.clock.set_fixed_time((MONDAY + 2 * DAY) / 1000)
    five.open()
    adam = five.card("Адам")
    expect(adam.locator(".kb-person-list", has_text="Ждёт вас")).to_contain_text(
        "Поговорить с наставником 1 рабочий день"
    )
    others = adam.locator(".kb-person-list", has_text="Ждёт других")
    expect(others).to_contain_text("Выдать ноутбук")
    expect(others).not_to_contain_text("Поговорить")
    five.me("Ольга", "Руководитель")
    expect(others).to_contain_text("Поговорить с наставником наставник, 1 рабочий день")


def test_a_link_that_was_looked_at_goes_on_to_the_mentors_page(mentor: Mentor) -> None:
    page = mentor.page
    open_anew(page, mentor.link(FIVE[2]))
    expect(page.locator(".kb-banner")).to_contain_text("Вы смотрите чужой план")
    link = page.locator(".kb-banner").get_by_role("link", name="На страницу наставника")
    address = link.get_attribute("href") or ""
    open_anew(page, address)
    field = page.get_by_label("Ссылки новичков")
    expect(field).to_have_value(address)
    expect(field).to_be_focused()
    assert "#" not in page.url  # a reload does not bring it again
    assert not mentor.kept()  # nothing is taken in before the mentor says so
    page.get_by_role("button", name="Добавить", exact=True).click()
    expect(mentor.card("Ева")).to_be_visible()


def test_the_next_link_shows_what_happened_since(five: Mentor) -> None:
    expect(five.card("Ева")).not_to_contain_text("С прошлого раза")
    five.page.clock.set_fixed_time((MONDAY + 3 * DAY) / 1000)
    five.add({**FIVE[2], "done": ["access", "safety"], "sent": MONDAY + 3 * DAY})
    expect(five.page.get_by_text("Обновлён 1.").first).to_be_visible()
    since = five.card("Ева").locator(".kb-person-since")
    expect(since).to_contain_text("С прошлого раза, 23 ноября 2026: 2 шага, 2 отметки")
    since.locator("summary").click()
    expect(since).to_contain_text("Освоить безопасность")
    assert len(five.names()) == 5


def test_the_same_link_and_an_older_one_change_nothing(five: Mentor) -> None:
    before = five.kept()
    five.add(FIVE[2], {**FIVE[1], "sent": MONDAY - DAY})
    said = five.page.get_by_text("1 уже есть, 1 старее того, что есть.").first
    expect(said).to_be_visible()
    assert five.kept() == before


def test_a_signature_goes_to_the_newcomer_and_comes_back(
    five: Mentor, browser: Browser, small: Served
) -> None:
    adam = five.card("Адам")
    adam.get_by_role("button", name="Подписать: Закрыть тикет, Адам").click()
    expect(five.page.get_by_role("alert").filter(has_text="Впишите своё имя")).to_be_visible()
    expect(five.page.get_by_label("Ваше имя для подписи")).to_be_focused()
    five.me("Ольга", "Руководитель")
    adam.get_by_role("button", name="Подписать: Освоить безопасность, Адам").click()
    expect(adam).to_contain_text("Ольга, 23 ноября 2026")
    unsign = adam.get_by_role("button", name="Снять подпись: Освоить безопасность, Адам")
    expect(unsign).to_be_focused()
    adam.get_by_role("button", name="Отправить 1 подпись").click()
    dialog = five.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Скопировать ссылку").click()
    expect(dialog.get_by_role("status")).to_have_text("Скопировано")
    link = five.page.evaluate("navigator.clipboard.readText()")
    assert link == dialog.get_by_label("Ссылка с подписями").input_value()
    dialog.get_by_role("button", name="Закрыть").click()
    expect(adam.get_by_role("button", name="Отправить 1 подпись")).to_be_focused()

    items = five.page.evaluate(
        "person => Object.fromEntries(kbMade.items(person))", {"now": MONDAY, **FIVE[1]}
    )
    with browser.new_context(timezone_id="Europe/Moscow") as other:
        seen = visit(other, small.address)
        seen.page.clock.set_fixed_time((MONDAY + 60_000) / 1000)
        seen.open("tracks/l2/")
        seen.page.evaluate(
            "items => Object.entries(items).forEach(([key, value]) => localStorage.setItem(`kbgen:/:plan:${key}`, JSON.stringify(value)))",
            items,
        )
        seen.page.goto("about:blank")
        seen.page.goto(link)
        asked = seen.page.get_by_role("dialog", name="Подписи к вашему плану")
        expect(asked).to_contain_text("1 новая запись")
        asked.get_by_role("button", name="Загрузить").click()
        kept = json.loads(
            seen.page.evaluate("localStorage.getItem('kbgen:/:plan:tracks/l2#safety~sign')")
        )
        assert (kept["by"], kept["day"]) == ("Ольга", "2026-11-23")
        assert not seen.errors

    five.page.clock.set_fixed_time((MONDAY + DAY) / 1000)
    five.add({**FIVE[1], "signs": {"safety": "Ольга"}, "sent": MONDAY + DAY, "now": MONDAY + DAY})
    expect(adam.get_by_role("button", name="Отправить")).to_have_count(0)
    expect(adam).to_contain_text("2 из 6 шагов")


def test_a_signature_is_taken_back(five: Mentor) -> None:
    five.me("Иван", "Наставник")
    sign = five.page.get_by_role("button", name="Подписать: Закрыть тикет, Адам")
    sign.click()
    five.page.get_by_role("button", name="Снять подпись: Закрыть тикет, Адам").click()
    expect(sign).to_be_visible()


def test_somebody_who_is_removed_comes_back_whole(five: Mentor) -> None:
    five.me("Ольга", "Руководитель")
    five.page.get_by_role("button", name="Подписать: Освоить безопасность, Адам").click()
    expect(five.card("Адам")).to_contain_text("Отправить 1 подпись")
    before = five.kept()
    five.page.get_by_role("button", name="Убрать: Адам").click()
    expect(five.card("Адам")).to_have_count(0)
    assert not [key for key in five.kept() if "adam" in key]
    back = five.page.get_by_role("button", name="Вернуть")
    expect(back).to_be_focused()
    back.click()
    expect(five.card("Адам")).to_contain_text("Отправить 1 подпись")
    assert five.kept() == before


def test_the_list_is_there_after_a_reload_and_in_another_tab(
    five: Mentor, context: BrowserContext, small: Served, script: str
) -> None:
    five.open()
    assert len(five.names()) == 5
    second = Mentor(context, small, script)
    assert second.names() == five.names()
    second.page.get_by_role("button", name="Убрать: Нина").click()
    expect(five.card("Нина")).to_have_count(0)


def test_somebody_without_a_name_gets_one_here(five: Mentor) -> None:
    five.card("Без имени").get_by_role("button", name="Назвать").click()
    dialog = five.page.get_by_role("dialog")
    dialog.get_by_label("Как называть").fill("Новенький")
    dialog.get_by_role("button", name="Готово").click()
    expect(five.card("Новенький")).to_be_visible()


def test_files_are_taken_chosen_or_dropped_and_notes_are_left_out(mentor: Mentor) -> None:
    secret = {**FIVE[2], "notes": {"access": "Секретная заметка"}}
    mentor.choose(("eva.json", mentor.file(secret)), ("adam.json", mentor.file(FIVE[1])))
    expect(mentor.page.locator(".kb-person")).to_have_count(2)
    mentor.page.evaluate(
        """text => {
          const files = new DataTransfer();
          files.items.add(new File([text], "nina.json"));
          document.querySelector("kb-mentor").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
        }""",
        mentor.file(FIVE[0]),
    )
    expect(mentor.card("Нина")).to_be_visible()
    assert mentor.names() == ["Ева", "Адам", "Нина"]
    assert "Секретная" not in json.dumps(mentor.kept(), ensure_ascii=False)


def hostile(file: str) -> dict[str, str]:
    """Return files that are not to be taken, by what is said of each."""
    deep = "[" * 100_000
    return {
        "это не файл с отметками": deep,
        "сделана более новой версией": file.replace('"version": 1', '"version": 7'),
        "есть то, чего в планах не бывает": file.replace(
            '"items": {', '"items": {"__proto__": {"polluted": 1}, '
        ),
        "что-то повреждено": file.replace('"roles": []', '"roles": {"constructor": 1}'),
        "даты, которых не бывает": file.replace("2026-11-16", "9999-99-99"),
        "такого плана на этом сайте нет": file.replace("tracks/l2", "tracks/other"),
    }


def test_hostile_files_are_refused_with_a_reason_and_change_nothing(five: Mentor) -> None:
    before = five.kept()
    files = hostile(five.file(FIVE[2]))
    files["нет начатого плана"] = '{"format":"kbgen-progress","version":1,"items":{}}'
    five.choose(*((f"{number}.json", text) for number, text in enumerate(files.values())))
    refused = five.page.locator(".kb-refused li")
    expect(refused).to_have_count(len(files))
    for said, line in zip(files, refused.all_inner_texts(), strict=True):
        assert said in line
    assert five.kept() == before
    assert five.page.evaluate("Object.keys(Object.prototype).length") == 0
    assert five.page.evaluate("({}).polluted") is None
    assert not five.visit.errors


def test_hostile_links_are_refused_with_a_reason_and_change_nothing(five: Mentor) -> None:
    before = five.kept()
    good = five.link(FIVE[2])
    texts = [
        good[:-20],
        f"http://x/#kb-plan={'A' * 20_000}",
        "http://x/#kb-plan=____",
        "javascript:alert(1)#kb-plan=AgAB",
    ]
    five.paste(*texts, "просто слова")
    refused = five.page.locator(".kb-refused li")
    expect(refused).to_have_count(4)
    assert refused.all_inner_texts() == [
        "Ссылка 1: повреждена или обрезана",
        "Ссылка 2: слишком длинная или большая",
        "Ссылка 3: повреждена или обрезана",
        "Ссылка 4: сделана более новой версией сайта",
    ]
    left = five.page.get_by_label("Ссылки новичков").input_value()
    assert left.split("\n") == texts
    five.paste("ничего похожего")
    expect(five.page.get_by_text("Ссылок на план здесь нет.").first).to_be_visible()
    assert five.kept() == before


def test_a_name_is_text_wherever_it_stands(mentor: Mentor) -> None:
    name = "<img src=x onerror=alert(1)>"
    mentor.page.on("dialog", lambda _: pytest.fail("a script ran"))
    mentor.add({**FIVE[0], "name": name})
    expect(mentor.card(name)).to_be_visible()
    assert mentor.page.locator(".kb-person img").count() == 0
    mentor.page.get_by_role("button", name="Убрать:").click()
    expect(mentor.page.locator(".kb-toast")).to_contain_text(name)


def test_the_table_opens_safely_in_a_spreadsheet(five: Mentor) -> None:
    five.add({"id": "evil", "name": '=cmd|"/C calc"!A0', "start": "2026-11-23"})
    with five.page.expect_download() as download:
        five.page.get_by_role("button", name="Таблица в CSV").click()
    assert download.value.suggested_filename == "newcomers-2026-11-23.csv"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 7
    assert rows[0][:3] == ["Имя", "План", "Первый день"]
    eva = dict(zip(rows[0], rows[1], strict=True))
    assert (eva["Имя"], eva["Отстаёт, рабочих дней"]) == ("Ева", "5")
    assert eva["Просрочено"] == "Получить доступы; Освоить безопасность; Закрыть тикет"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_a_plan_opens_as_the_link_shows_it(five: Mentor) -> None:
    show = five.card("Ева").get_by_role("link", name="Открыть план")
    address = show.get_attribute("href") or ""
    assert address.startswith(f"{five.served.address}tracks/l2/#kb-plan=")
    five.page.goto(address)
    expect(five.page.get_by_text("План: Ева").first).to_be_visible()


def test_coming_and_going_twenty_times_doubles_nothing(five: Mentor) -> None:
    for _ in range(20):
        five.page.get_by_role("link", name="Home").first.click()
        expect(five.page.get_by_role("heading", name="Home")).to_be_visible()
        five.page.go_back()
        expect(five.page.locator(".kb-person")).to_have_count(5)
    five.page.get_by_role("button", name="Убрать: Нина").click()
    expect(five.page.locator(".kb-person")).to_have_count(4)
    assert five.page.locator("kb-mentor .kb-add").count() == 1
    assert five.page.locator(".kb-toast:visible").count() == 1


def test_a_browser_that_keeps_nothing_says_so_and_works(
    context: BrowserContext, small: Served, script: str
) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    mentor = Mentor(context, small, script)
    mentor.add(*FIVE)
    expect(mentor.page.locator(".kb-person")).to_have_count(5)
    expect(mentor.page.get_by_role("alert").first).to_contain_text("не даёт ничего сохранить")


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """Return what stands in anybody's way on the page, the theme's own frame left aside."""
    page.wait_for_timeout(400)  # the theme fades its colours in
    found = Axe().run(page, context="article").response["violations"]
    return [(one["id"], [node["html"][:150] for node in one["nodes"][:2]]) for one in found]


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_nothing_stands_in_anybodys_way(five: Mentor, scheme: str) -> None:
    page = five.page
    page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", scheme)
    five.me("Ольга", "Руководитель")
    five.page.get_by_role("button", name="Подписать: Освоить безопасность, Адам").click()
    five.paste("http://x/#kb-plan=____")
    for summary in page.locator(".kb-person summary").all():
        summary.click()
    expect(page.locator(".kb-refused li")).to_have_count(1)
    assert faults(page) == []
    page.get_by_role("button", name="Отправить 1 подпись").click()
    assert faults(page) == []


def test_nothing_stands_in_anybodys_way_on_an_empty_page(mentor: Mentor) -> None:
    assert faults(mentor.page) == []


def test_a_narrow_window_holds_it_all(five: Mentor) -> None:
    page = five.page
    five.add({**FIVE[0], "id": "long", "name": "Константинопольская-Заполярная" * 3})
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wide = page.evaluate(
        "[...document.querySelectorAll('kb-mentor *')].filter(one => one.getBoundingClientRect().right > 320 && getComputedStyle(one).position !== 'absolute').map(one => one.className)"
    )
    assert wide == []
