"""A response is filled in on its page: a form beside the letter, and ways to take the letter away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import Served, Visit, serve, visit
from tests.browser.desk import violations
from tests.browser.replies_site import pasted, pasted_rich
from tests.sites import Project

LETTER = """
- id: letter
  title: Письмо
  summary: Со всеми видами полей.
  stage: answer
  variables:
    - {id: days, label: Сколько дней, kind: number, default: "3"}
    - {id: until, label: До какого дня, kind: date}
    - {id: way, label: Как ответим, kind: choice, options: [почта, телефон]}
    - {id: city, label: Город, kind: choice, options: [Москва, Казань, Омск, Томск]}
    - {id: steps, label: Шаги, kind: long, example: 1. Откройте настройки}
    - {id: cause, label: Причина, example: после обновления}
    - {id: tip, label: Совет, required: no}
  variants:
    - subject: "Обращение № {{ticket.number}}"
      text: |
        {{> greeting}}

        {{cause | capital}}. Вы {{client | gender: обратился, обратилась}} {{today}}.
        {{steps}}

        Ответим через {{days | count: день, дня, дней}}, {{until | date: on}} ({{city}}).
        {{#if way = телефон}}
        Позвоним.
        {{else}}
        Напишем.
        {{/if}}
        {{#if tip}}
        Совет: {{tip}}.
        {{/if}}
        {{> signature}}
    - tone: formal
      text: |
        {{> greeting}}

        Ответим {{until | date: full}}.
    - lang: en
      text: |
        {{> greeting}} we answer by {{until | date}}.
- id: short
  title: Коротко
  stage: answer
  variants:
    - text: "{{> greeting}} № {{ticket.number}}"
    - tone: formal
      text: "{{> greeting}} Номер {{ticket.number}}."
    - lang: en
      text: "{{> greeting}} no. {{ticket.number}}"
- id: twice
  title: Дважды
  stage: answer
  variables:
    - {id: page, label: Ссылка}
    - {id: help, label: ссылка}
    - {id: tip, label: Совет, required: no}
  variants:
    - text: |
        {{page}} и {{help}}, снова {{page}}

        {{#if tip}}
        {{tip}}
        {{/if}}

        Конец
"""
FRAGMENTS = """
- id: greeting
  title: Приветствие
  variants:
    - {lang: ru, text: "Здравствуйте, {{client.first_name}}!"}
    - {lang: ru, tone: formal, text: "Здравствуйте, {{client.first_name}}{{#if client.patronymic}} {{client.patronymic}}{{/if}}!"}
    - {lang: en, text: "Hello {{client.first_name}},"}
- id: signature
  title: Подпись
  variants: [{lang: ru, text: "{{agent.first_name}}"}, {lang: en, text: "{{agent.first_name}}"}]
"""
TEXT = """Здравствуйте, Ольга!

После обновления. Вы обратилась 22 ноября.
1. Раз
2. Два <b>

Ответим через 5 дней, в субботу, 5 декабря (Омск).
Позвоним.
Ирина"""
NOON = "2026-11-22T12:00:00"


def palette(colours: str, scheme: str) -> dict[str, object]:
    toggle = {"icon": "material/brightness-auto", "name": f"now {colours}"}
    return {"media": f"(prefers-color-scheme: {colours})", "scheme": scheme, "toggle": toggle}


def build(root: Path) -> Path:
    project = Project(root)
    project.write("checklists/responses/r.yml", LETTER)
    project.write("checklists/fragments/f.yml", FRAGMENTS)
    project.write(
        "docs/index.md", "# Home\n\n[Письмо](responses/letter.md)\n\n![[responses/short]]\n"
    )
    project.configure(
        theme={"name": "material", "font": False, "language": "ru", "features": ["navigation.instant"],
               "palette": [palette("light", "default"), palette("dark", "slate")]},
        site_url="https://kb.example.org/",
        plugins=["kbgen"],
        extra={"generator": False},
    )  # fmt: skip
    return project.build()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(build(tmp_path_factory.mktemp("reply") / "project"))


@pytest.fixture
def seen(context: BrowserContext, small: Served) -> Iterator[Visit]:
    found = visit(context, small.address)
    found.page.clock.set_fixed_time(NOON)
    yield found
    assert found.errors == []
    assert found.elsewhere == []


def opened(seen: Visit, name: str = "letter") -> Page:
    page = seen.open(f"responses/{name}/")
    expect(page.locator("kb-reply[data-ready]")).to_be_visible()
    return page


def field(page: Page, label: str) -> Locator:
    return page.locator("kb-reply").get_by_label(re.compile(f"^{label}"))


def letter(page: Page) -> Locator:
    return page.locator("kb-reply pre")


def press(page: Page, name: str) -> None:
    page.locator("kb-reply").get_by_role("button", name=name, exact=True).click()


def fill(page: Page) -> None:
    for label, value in {
        "Номер тикета": "104512",
        "Имя клиента": "Ольга",
        "Причина": "после обновления",
        "Шаги": "1. Раз\n2. Два <b>",
        "Сколько дней": "5",
        "До какого дня": "2026-12-05",
        "Ваше имя": "Ирина",
    }.items():
        field(page, label).fill(value)
    field(page, "Город").select_option("Омск")
    page.get_by_role("group", name="Клиент — он или она").get_by_role(
        "radio", name="она", exact=True
    ).check()
    page.get_by_role("group", name="Как ответим").get_by_role(
        "radio", name="телефон", exact=True
    ).check()


def test_the_form_takes_the_place_of_the_texts_and_asks_for_what_they_need(seen: Visit) -> None:
    page = opened(seen)
    expect(page.locator(".kb-reply-static")).to_be_hidden()
    labels = page.locator(
        "kb-reply :is(.kb-fill-row > label, .kb-fill-row legend)"
    ).all_inner_texts()
    assert labels == [
        *("Номер тикета", "Имя клиента", "Клиент — он или она"),
        *(
            "Причина",
            "Шаги",
            "Сколько дней",
            "До какого дня",
            "Город",
            "Как ответим",
            "Совет необязательно",
        ),
        "Ваше имя",
    ]
    expect(field(page, "Сколько дней")).to_have_value("3")
    expect(field(page, "Причина")).to_have_attribute("placeholder", "Например: после обновления")
    expect(letter(page)).to_contain_text("Здравствуйте, [имя клиента]!")
    expect(letter(page).locator("mark", has_text="3 дня")).to_have_class("kb-var kb-filled")


def test_what_is_still_empty_is_named_and_leads_to_its_field(seen: Visit) -> None:
    page = opened(seen)
    left = page.locator(".kb-fill-left")
    assert left.inner_text() == (
        "Осталось: номер тикета, имя клиента, причина, клиент — он или она, шаги, до какого дня, город, "
        "как ответим, ваше имя"
    )
    left.get_by_role("button", name="шаги").click()
    expect(field(page, "Шаги")).to_be_focused()
    letter(page).locator("mark", has_text="имя клиента").click()
    expect(field(page, "Имя клиента")).to_be_focused()
    fill(page)
    expect(left).to_have_text("Всё заполнено. Перечитайте глазами клиента.")


def test_what_two_gaps_share_is_named_once_and_the_letter_is_shown_as_it_is_copied(
    seen: Visit,
) -> None:
    page = opened(seen, "twice")
    left = page.locator(".kb-fill-left")
    assert left.inner_text() == "Осталось: ссылка"
    press(page, "Простой текст")
    expect(page.locator("kb-reply .kb-fill-said")).to_have_text(
        "Скопировано, хотя заполнено не всё."
    )
    shown = letter(page).evaluate("one => one.textContent.trim()")
    assert shown == pasted(page) == "[Ссылка] и [ссылка], снова [Ссылка]\n\nКонец"
    field(page, "Ссылка").first.fill("Здесь")
    assert left.inner_text() == "Осталось: ссылка"
    left.get_by_role("button").click()
    expect(field(page, "Ссылка").nth(1)).to_be_focused()


def test_the_letter_is_copied_as_rich_and_plain_text_together(seen: Visit) -> None:
    page = opened(seen)
    fill(page)
    expect(letter(page)).to_have_text(TEXT)
    press(page, "Скопировать")
    expect(page.locator("kb-reply [data-state=copied]")).to_have_count(1)
    assert pasted(page) == TEXT
    assert pasted_rich(page) == (
        "<p>Здравствуйте, Ольга!</p><p>После обновления. Вы обратилась 22 ноября.</p>"
        "<ol><li>Раз</li><li>Два &lt;b&gt;</li></ol>"
        "<p>Ответим через 5 дней, в субботу, 5 декабря (Омск).<br>Позвоним.<br>Ирина</p>"
    )


def test_the_letter_is_copied_as_plain_text_and_as_markdown_the_subject_by_itself(
    seen: Visit,
) -> None:
    page = opened(seen)
    fill(page)
    press(page, "Простой текст")
    assert pasted(page) == TEXT
    press(page, "Markdown")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('\\\\<b'))")
    assert "2. Два \\<b\\>\n" in pasted(page)
    press(page, "Скопировать тему")
    page.wait_for_function(
        "navigator.clipboard.readText().then(text => text === 'Обращение № 104512')"
    )


def test_a_letter_with_gaps_may_be_copied_and_it_is_said(seen: Visit) -> None:
    page = opened(seen, "short")
    field(page, "Имя клиента").fill("Ольга")
    press(page, "Скопировать")
    said = page.locator("kb-reply .kb-fill-said[role=status]")
    expect(said).to_have_text("Скопировано, хотя заполнено не всё.")
    expect(page.locator("kb-reply").get_by_text("номер тикета", exact=True)).to_have_count(1)
    assert pasted(page) == "Здравствуйте, Ольга! № [номер тикета]"


@pytest.mark.parametrize("way", ["write", "all"])
def test_where_the_clipboard_is_not_allowed_there_is_another_way(way: str, seen: Visit) -> None:
    page = opened(seen, "short")
    page.evaluate(
        """way => {
          const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
          Object.assign(Object.getPrototypeOf(navigator.clipboard), { write: refuse, writeText: refuse });
          if (way === "all") document.execCommand = () => false;
        }""",
        way,
    )
    press(page, "Скопировать")
    if way == "write":
        expect(page.locator("kb-reply [data-state=copied]")).to_have_count(1)
        assert pasted(page).startswith("Здравствуйте, [имя")
        assert pasted_rich(page).startswith("<p>Здравствуйте")
    else:
        expect(page.locator("kb-reply .kb-fill-said")).to_contain_text(
            "выделите текст и скопируйте"
        )
        assert page.evaluate("getSelection().toString()").startswith("Здравствуйте, [имя клиента]")


def test_values_of_the_ticket_stay_for_the_next_reply_and_one_press_clears_them(
    seen: Visit,
) -> None:
    page = opened(seen)
    fill(page)
    page.evaluate("history.pushState({}, '', location.href)")
    page = opened(seen, "short")
    expect(letter(page)).to_have_text("Здравствуйте, Ольга! № 104512")
    press(page, "Очистить тикет")
    expect(letter(page)).to_have_text("Здравствуйте, [имя клиента]! № [номер тикета]")
    expect(page.get_by_role("button", name="Вернуть")).to_be_focused()
    press(page, "Вернуть")
    expect(field(page, "Номер тикета")).to_have_value("104512")
    press(page, "Очистить тикет")
    page = opened(seen)
    expect(field(page, "Шаги")).to_have_value("")
    expect(letter(page)).to_contain_text("Ирина")


def test_another_number_asks_whether_the_customer_of_the_ticket_before_is_to_go(
    seen: Visit,
) -> None:
    page = opened(seen)
    fill(page)
    field(page, "Номер тикета").fill("104513")
    field(page, "Номер тикета").blur()
    expect(page.get_by_text("а остальное — от прежнего тикета")).to_be_visible()
    press(page, "Очистить остальное")
    expect(letter(page)).to_contain_text("Здравствуйте, [имя клиента]!")
    expect(field(page, "Номер тикета")).to_have_value("104513")
    press(page, "Вернуть")
    expect(letter(page)).to_contain_text("Здравствуйте, Ольга!")


def test_values_are_this_tabs_alone_and_the_engineers_name_is_not(
    seen: Visit, context: BrowserContext, small: Served
) -> None:
    fill(opened(seen))
    other = visit(context, small.address)
    page = opened(other)
    expect(field(page, "Номер тикета")).to_have_value("")
    page.locator("kb-reply summary").click()
    expect(field(page, "Ваше имя")).to_have_value("Ирина")


def test_the_choice_of_language_and_tone_is_remembered_for_other_responses(seen: Visit) -> None:
    page = opened(seen)
    page.get_by_role("group", name="Тон").get_by_role(
        "radio", name="Официальный", exact=True
    ).check()
    field(page, "До какого дня").fill("2026-12-05")
    expect(letter(page)).to_contain_text("Ответим 5 декабря 2026 года.")
    page = opened(seen, "short")
    expect(letter(page)).to_contain_text("Номер [номер тикета].")
    expect(page.get_by_label("Отчество клиента")).to_be_visible()
    assert "отчество" not in page.locator(".kb-fill-left").inner_text()
    page.get_by_role("group", name="Язык").get_by_role(
        "radio", name="Английский", exact=True
    ).check()
    expect(letter(page)).to_have_attribute("lang", "en")
    expect(letter(page)).to_have_text("Hello [customer's first name], no. [ticket number]")
    expect(page.get_by_role("group", name="Тон")).to_have_count(0)
    expect(letter(opened(seen))).to_contain_text(
        "Hello [customer's first name], we answer by 5 December."
    )


def test_a_link_to_a_variant_opens_the_form_at_it(seen: Visit) -> None:
    page = seen.open("responses/letter/#en-neutral")
    expect(letter(page)).to_contain_text("Hello")
    page.evaluate("location.hash = '#ru-formal'")
    expect(letter(page)).to_contain_text("Ответим [До какого дня].")


def test_instant_navigation_brings_and_takes_the_form(seen: Visit) -> None:
    page = seen.open()
    for _ in range(2):
        page.get_by_role("link", name="Письмо").first.click()
        expect(page.locator("kb-reply[data-ready]")).to_be_visible()
        field(page, "Имя клиента").fill("Ольга")
        expect(letter(page)).to_contain_text("Здравствуйте, Ольга!")
        page.go_back()
        expect(page.locator("kb-reply")).to_have_count(0)
    assert page.locator("kb-copy pre").first.inner_text().startswith("Здравствуйте, [имя клиента]")


HOSTILE = {
    "a tag": "<img src=x onerror=window.ran=1><script>window.ran=1</script>",
    "a placeholder": "{{client.email}} {{> signature}} {{#if a}}",
    "from right to left": "\u202e\u05d0\u05d1\u05d2 \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "ten thousand letters": "щ" * 10_000,
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", [1280, 320])
def test_hostile_values_run_nothing_and_break_nothing(value: str, width: int, seen: Visit) -> None:
    seen.page.set_viewport_size({"width": width, "height": 800})
    page = opened(seen)
    for label in ("Номер тикета", "Имя клиента", "Причина", "Шаги", "Сколько дней"):
        field(page, label).fill(value)
    expect(letter(page)).to_contain_text(value[:40].strip())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    press(page, "Скопировать")
    expect(page.locator("kb-reply [data-state=copied]")).to_have_count(1)
    assert f"Здравствуйте, {value}!" in pasted(page)
    rich = pasted_rich(page)
    assert set(re.findall(r"<([a-z]+)", rich)) <= {"p", "br", "ol", "li"}
    press(page, "Markdown")
    assert page.evaluate("window.ran") is None
    assert page.locator("kb-reply :is(img, script)").count() == 0


def test_everything_is_done_by_the_keyboard(seen: Visit) -> None:
    page = opened(seen, "short")
    page.get_by_role("group", name="Тон").get_by_role("radio", checked=True).focus()
    page.keyboard.press("ArrowRight")
    expect(letter(page)).to_contain_text("Номер")
    assert page.evaluate("document.activeElement.value") == "formal"
    field(page, "Номер тикета").focus()
    page.keyboard.type("7")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Скопировать":
            break
    page.keyboard.press("Enter")
    expect(page.locator("kb-reply [data-state=copied]")).to_have_count(1)
    assert "Номер 7." in pasted(page)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_form_is_accessible_in_every_state(
    width: int, colours: str, browser: Browser, small: Served
) -> None:
    size = {"width": width, "height": 900}
    with browser.new_context(
        viewport=size, color_scheme=colours, reduced_motion="reduce"
    ) as window:  # type: ignore[arg-type]
        seen = visit(window, small.address)
        page = opened(seen)
        assert violations(page) == []
        fill(page)
        assert violations(page) == []
        field(page, "Шаги").fill("Строка\n" * 60)
        assert violations(page) == [], "a letter that is longer than the window"
        press(page, "Очистить тикет")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_there_is_the_letter_without_the_form(seen: Visit) -> None:
    page = opened(seen)
    fill(page)
    page.emulate_media(media="print")
    expect(letter(page)).to_be_visible()
    for part in (".kb-fill-form", ".kb-fill-variants", ".kb-fill-bar", ".kb-fill-left"):
        expect(page.locator(part)).to_be_hidden()


def test_a_site_opened_from_disk_fills_in_too(browser: Browser, small: Served) -> None:
    with browser.new_context() as window:
        page = window.new_page()
        page.goto((small.folder / "responses" / "short" / "index.html").as_uri())
        field(page, "Номер тикета").fill("7")
        expect(letter(page)).to_contain_text("№ 7")


def test_without_scripts_the_texts_are_there_and_so_are_they_without_the_data(
    browser: Browser, small: Served
) -> None:
    with browser.new_context(java_script_enabled=False) as window:
        page = window.new_page()
        page.goto(f"{small.address}responses/letter/")
        expect(page.locator(".kb-reply-static pre").first).to_contain_text(
            "[если «Как ответим» — телефон: Позвоним. иначе:"
        )
    with browser.new_context() as window:
        page = window.new_page()
        page.route("**/data/replies.js*", lambda route: route.abort())
        page.goto(f"{small.address}responses/letter/")
        expect(page.locator("kb-reply")).to_contain_text("Ответ не загрузился")
        expect(page.locator(".kb-reply-static pre").first).to_be_visible()
