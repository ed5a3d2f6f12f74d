"""The reply tray: several responses in one letter, greeted and signed once; and the reader's own list of them."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .conftest import Served, Visit, changing, serve, visit
from .replies_site import build, pasted, pasted_rich

HOSTILE = "</textarea><img src=x onerror=window.hurt=1>{{> signature}} *_[x](javascript:1)_*"
TITLES = {"ask": "Спросить, когда", "wait": "Попросить подождать", "bare": "Просто номер"}
BOTH = (
    "Здравствуйте, Анна!\n\nКогда это случилось? Ответим в 15:00:\n\n1. что видели;\n2. когда.\n\n"
    "Делаем.\n\nИра, поддержка"
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(build(tmp_path_factory.mktemp("tray") / "project"))


@pytest.fixture
def seen(context: BrowserContext, small: Served) -> Visit:
    return visit(context, small.address)


def row(page: Page, name: str) -> Locator:
    return page.locator(f"li[data-kb-ref='responses/{name}']")


def put(page: Page, *names: str) -> None:
    for name in names:
        row(page, name).get_by_role("button", name="В подборку").click()


def tray(page: Page) -> Locator:
    """Open the tray by its button in the corner."""
    page.locator(".kb-tray-open").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def order(dialog: Locator) -> list[str]:
    return dialog.locator(".kb-tray-title").all_inner_texts()


def act(dialog: Locator, what: str, name: str) -> None:
    dialog.get_by_role("button", name=f"{what}: {TITLES[name]}").click()


def copied(page: Page, dialog: Locator, button: str = "Скопировать письмо") -> str:
    dialog.get_by_role("button", name=button).click()
    expect(dialog.get_by_role("button", name="Скопировано")).to_be_visible()
    return pasted(page)


def test_several_responses_leave_as_one_letter_greeted_and_signed_once(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "ask", "wait")
    expect(page.locator(".kb-tray-open")).to_have_text("Подборка: 2 ответа")
    dialog = tray(page)
    expect(dialog).to_contain_text("Осталось заполнить 3 поля")
    dialog.get_by_label("Имя клиента").fill("Анна")
    dialog.get_by_label("Когда ответим").fill("в 15:00")
    dialog.get_by_label("Ваше имя").fill("Ира")
    expect(dialog).to_contain_text("Всё заполнено")
    assert copied(page, dialog) == BOTH
    rich = pasted_rich(page)
    assert rich.startswith("<p>Здравствуйте, Анна!</p><p>Когда")
    assert rich.count("Здравствуйте") == rich.count("поддержка") == 1
    assert "<ol><li>что видели;</li><li>когда.</li></ol>" in rich
    assert seen.errors == []


def test_the_language_of_the_letter_is_chosen_and_a_mixture_is_told(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "ask")
    dialog = tray(page)
    language = dialog.get_by_role("group", name="Язык письма")
    expect(language.get_by_role("radio", name="Русский")).to_be_checked()
    language.get_by_role("radio", name="Английский").check()
    expect(dialog.get_by_role("textbox", name="Текст: Спросить, когда")).to_have_value(
        re.compile("^When did it happen")
    )
    dialog.get_by_role("button", name="Закрыть").click()
    put(page, "wait")
    dialog = tray(page)
    mixture = dialog.get_by_text("Ответы здесь на разных языках.")
    expect(mixture).to_be_visible()
    expect(language.locator(":checked")).to_have_count(0)
    language.get_by_role("radio", name="Русский").check()
    expect(mixture).to_have_count(0)
    assert copied(page, dialog).startswith("Здравствуйте, [имя клиента]!\n\nКогда это случилось?")


def test_what_a_response_asks_for_stands_under_its_title(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "ask", "wait")
    dialog = tray(page)
    own = dialog.get_by_role("group", name=TITLES["ask"])
    expect(own.get_by_label("Когда ответим")).to_be_visible()
    expect(own.get_by_label("Имя клиента")).to_have_count(0)


def test_a_full_tray_says_so_politely(seen: Visit) -> None:
    page = seen.open("responses/")
    page.evaluate(
        """() => {
          const items = [...Array(50).keys()].map(n => ({id: String(n), ref: "responses/wait"}));
          sessionStorage.setItem("kbgen:/:tray:items", JSON.stringify(items));
        }"""
    )
    page.reload()
    button = row(page, "ask").get_by_role("button", name="В подборку")
    button.click()
    said = page.locator("kb-corner").get_by_role("status")
    expect(said).to_have_text(
        "Подборка заполнена: в ней уже 50 ответов. Уберите лишние, чтобы добавить новый."
    )
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".kb-tray-open")).to_have_text("Подборка: 50 ответов")


def test_a_tray_that_does_not_come_says_so_and_is_asked_for_again(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "wait")
    page.route("**/kbgen-tray.js*", lambda route: route.abort())
    page.locator(".kb-tray-open").click()
    expect(page.locator("kb-corner").get_by_role("status")).to_contain_text("не загрузилась")
    page.unroute("**/kbgen-tray.js*")
    expect(tray(page)).to_contain_text(TITLES["wait"])
    assert seen.errors == ["Failed to load resource: net::ERR_FAILED"]


def test_the_letter_leaves_as_plain_text_and_as_markdown_too(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "bare")
    dialog = tray(page)
    dialog.get_by_label("Номер тикета").fill("*7* <b>")
    assert copied(page, dialog, "Простой текст") == "Номер *7* <b>."
    page.wait_for_timeout(10)
    dialog.get_by_role("button", name="Markdown").click()
    expect(dialog.get_by_role("button", name="Скопировано").nth(1)).to_be_visible()
    assert pasted(page) == "Номер \\*7\\* \\<b\\>."


def test_responses_are_reordered_by_buttons_and_the_focus_stays(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "ask", "wait", "bare")
    dialog = tray(page)
    assert order(dialog) == [TITLES["ask"], TITLES["wait"], TITLES["bare"]]
    dialog.get_by_role("button", name=f"Выше: {TITLES['bare']}").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert order(dialog) == [TITLES["bare"], TITLES["ask"], TITLES["wait"]]
    expect(dialog.get_by_role("button", name=f"Ниже: {TITLES['bare']}")).to_be_focused()
    expect(dialog.get_by_role("status").first).to_contain_text("место 1 из 3")
    expect(dialog.get_by_role("button", name=f"Ниже: {TITLES['wait']}")).to_be_disabled()


def test_responses_are_reordered_by_dragging(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "bare", "wait", "ask")
    dialog = tray(page)
    items = dialog.locator(".kb-tray-list > li")
    items.nth(2).locator(".kb-tray-handle").drag_to(items.nth(0), target_position={"x": 60, "y": 5})
    assert order(dialog) == [TITLES["ask"], TITLES["bare"], TITLES["wait"]]
    expect(dialog.locator(".kb-dragged")).to_have_count(0)


def test_words_are_edited_and_what_was_empty_in_them_is_filled_in_later(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "ask", "wait")
    dialog = tray(page)
    words = dialog.get_by_label(f"Текст: {TITLES['ask']}")
    words.fill("Ответим [когда ответим], не раньше.")
    dialog.get_by_label("Когда ответим").fill("в 15:00")
    expect(words).to_have_value("Ответим в 15:00, не раньше.")
    assert "Ответим в 15:00, не раньше.\n\nДелаем." in copied(page, dialog)
    dialog.get_by_role("button", name="Вернуть исходный текст").click()
    expect(words).to_have_value(re.compile("^Когда это случилось"))


def test_writing_keeps_the_cursor_where_it_is(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "wait")
    words = tray(page).get_by_label(f"Текст: {TITLES['wait']}")
    words.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Да,  ")
    page.keyboard.type("мы ")
    expect(words).to_have_value("Да,  мы Делаем.")


def test_what_is_removed_or_cleared_can_be_brought_back(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "ask", "wait", "bare")
    dialog = tray(page)
    act(dialog, "Убрать", "wait")
    assert order(dialog) == [TITLES["ask"], TITLES["bare"]]
    expect(dialog).to_contain_text(f"Убрано: {TITLES['wait']}.")
    back = dialog.get_by_role("button", name="Вернуть", exact=True)
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    assert order(dialog) == [TITLES["ask"], TITLES["wait"], TITLES["bare"]]
    dialog.get_by_role("button", name="Очистить").click()
    expect(dialog).to_contain_text("В подборке пусто.")
    assert not dialog.get_by_role("button", name="Скопировать письмо").is_visible()
    back.click()
    assert len(order(dialog)) == 3


def test_the_tray_survives_a_reload_and_stays_in_its_tab(
    context: BrowserContext, seen: Visit, small: Served
) -> None:
    page = seen.open("responses/")
    put(page, "ask", "bare")
    dialog = tray(page)
    dialog.get_by_label(f"Текст: {TITLES['bare']}").fill("Своё")
    page.reload()
    dialog = tray(page)
    assert order(dialog) == [TITLES["ask"], TITLES["bare"]]
    expect(dialog.get_by_label(f"Текст: {TITLES['bare']}")).to_have_value("Своё")
    other = visit(context, small.address).open("responses/")
    expect(row(other, "ask").get_by_role("button", name="В подборку")).to_have_attribute(
        "aria-pressed", "false"
    )
    assert not other.locator(".kb-tray-open").is_visible()


def test_a_card_and_the_list_agree_on_what_is_in_the_tray(seen: Visit) -> None:
    page = seen.open("guidelines/g/")
    card = page.locator(".kb-reply-row", has_text=TITLES["ask"])
    button = card.get_by_role("button", name="В подборку")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.replace("guidelines/g", "responses"))
    button = row(page, "ask").get_by_role("button", name="В подборку")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".kb-tray-open")).to_be_hidden()


def test_the_tray_goes_along_with_instant_navigation(seen: Visit) -> None:
    page = seen.open("responses/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")
    put(page, "ask")
    with changing(page):
        row(page, "bare").locator("a").first.click()
        page.wait_for_url("**/responses/bare/")
    expect(page.locator(".kb-tray-open")).to_have_text("Подборка: 1 ответ")
    dialog = tray(page)
    assert order(dialog) == [TITLES["ask"]]
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".kb-tray-open")).to_be_focused()
    assert page.evaluate("window.stayed") is True
    assert seen.errors == []


def test_a_hostile_value_stays_text_everywhere(seen: Visit) -> None:
    page = seen.open("responses/")
    put(page, "ask")
    dialog = tray(page)
    dialog.get_by_label("Имя клиента").fill(HOSTILE)
    dialog.get_by_label(f"Текст: {TITLES['ask']}").fill(HOSTILE)
    text = copied(page, dialog)
    assert text.startswith(f"Здравствуйте, {HOSTILE}!\n\n{HOSTILE}\n\n")
    assert "<img" not in pasted_rich(page)
    assert "<a" not in pasted_rich(page)
    dialog.get_by_role("button", name="Markdown").click()
    page.wait_for_timeout(100)
    assert "\\[x\\](javascript:1)" in pasted(page)
    page.reload()
    dialog = tray(page)
    expect(dialog.get_by_label(f"Текст: {TITLES['ask']}")).to_have_value(HOSTILE)
    assert page.evaluate("window.hurt") is None
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) <= 0
    assert seen.errors == []


def test_what_somebody_left_in_the_store_breaks_nothing(seen: Visit) -> None:
    page = seen.open("responses/")
    for bad in ("{", '{"a": 1}', '[{"id": "1", "ref": "responses/gone"}]', "[null, 7]"):
        page.evaluate("bad => sessionStorage.setItem('kbgen:/:tray:items', bad)", bad)
        page.reload()
        expect(row(page, "ask").get_by_role("button", name="В подборку")).to_be_visible()
    put(page, "ask")
    assert order(tray(page)) == [TITLES["ask"]]
    assert seen.errors == []


def test_pinned_and_most_used_stand_on_top_of_the_list(seen: Visit) -> None:
    page = seen.open("responses/")
    row(page, "wait").get_by_role("button", name="Закрепить").click()
    expect(page.locator(".kb-mine h2")).to_have_text(["Закреплённые"])
    for name in ("bare", "ask", "bare"):
        button = row(page, name).get_by_role("button", name=f"Скопировать: {TITLES[name]}")
        button.click()
        expect(row(page, name).get_by_role("button", name="Скопировано")).to_be_focused()
        page.wait_for_timeout(50)
        page.reload()
    expect(page.locator(".kb-mine h2")).to_have_text(["Закреплённые", "Вы берёте чаще всего"])
    assert page.locator(".kb-mine a").all_inner_texts() == [
        TITLES["wait"],
        TITLES["bare"],
        TITLES["ask"],
    ]
    page.locator(".kb-mine a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["wait"])
    page.go_back()
    page.locator(".kb-mine").first.get_by_role("button", name="Закрепить").click()
    expect(page.locator(".kb-mine h2")).to_have_text(["Вы берёте чаще всего"])


def test_two_tabs_pin_without_losing_anything(
    context: BrowserContext, seen: Visit, small: Served
) -> None:
    one, other = seen.open("responses/"), visit(context, small.address).open("responses/")
    row(one, "ask").get_by_role("button", name="Закрепить").click()
    row(other, "bare").get_by_role("button", name="Закрепить").click()
    for page in (one, other):
        expect(page.locator(".kb-mine a")).to_have_text([TITLES["ask"], TITLES["bare"]])


def test_the_list_narrows_down_by_everything_and_by_a_word(seen: Visit) -> None:
    page = seen.open("responses/")
    rows = page.locator("li[data-kb-ref]:visible")
    for name, number in (("Почта", 1), ("Английский", 1)):
        button = page.locator(".kb-facets").get_by_role("button", name=name)
        button.click()
        expect(rows).to_have_count(number)
        button.click()
    page.get_by_text("Ещё фильтры").click()
    for name, number in (("Дружеский тон", 1), ("Смена L2", 2), ("Смена", 1)):
        pattern = re.compile(rf"^{name}\s*\d+$")
        button = page.locator(".kb-facets").get_by_role("button", name=pattern)
        button.click()
        expect(rows).to_have_count(number)
        button.click()
    field = page.get_by_label("Слово из названия или описания")
    field.fill("НУЖНО врем")
    expect(rows).to_have_count(1)
    expect(page.locator("kb-filter [role=status]")).to_have_text("Показана 1 запись из 11")
    page.reload()
    expect(field).to_have_value("НУЖНО врем")
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Показать всё").click()
    expect(rows).to_have_count(11)
    assert "find" not in page.url


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tray_and_the_list_are_for_everybody(
    browser: Browser, small: Served, scheme: str, width: int
) -> None:
    found = []
    with browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    ) as context:
        page = visit(context, small.address).open("responses/")
        row(page, "ask").get_by_role("button", name="Закрепить").click()
        put(page, "ask", "wait")
        page.wait_for_timeout(150)  # the theme fades its colours in
        found += violations(page)
        dialog = tray(page)
        found += violations(page)
        act(dialog, "Убрать", "wait")
        found += violations(page)
        dialog.get_by_role("button", name="Очистить").click()
        found += violations(page)
        for one in (page.locator("html"), dialog):
            assert one.evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    assert found == []


def violations(page: Page) -> list[tuple[str, str]]:
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found]


def test_everything_works_from_disk(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = build(tmp_path_factory.mktemp("disk") / "project", directories=False)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((folder / "responses" / "index.html").as_uri())
    put(page, "ask", "wait")
    dialog = tray(page)
    for label, value in (
        ("Имя клиента", "Анна"),
        ("Когда ответим", "в 15:00"),
        ("Ваше имя", "Ира"),
    ):
        dialog.get_by_label(label).fill(value)
    expect(dialog).to_contain_text("Всё заполнено")
    assert copied(page, dialog) == BOTH
    page.goto((folder / "guidelines" / "g.html").as_uri())
    card = page.locator(".kb-reply-row", has_text=TITLES["ask"])
    expect(card.locator("pre")).to_contain_text("Анна")
    assert errors == []
