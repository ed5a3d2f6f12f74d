"""Responses on other pages: copied on the spot, filled in for the ticket, in the language that the reader likes."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .conftest import Served, Visit, go_instantly, serve, visit
from .replies_site import build, pasted, pasted_rich

HOSTILE = "<img src=x onerror=window.hurt=1>{{> greeting}}\"'&amp;</pre>"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(build(tmp_path_factory.mktemp("cards") / "project"))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as opened:
        yield opened


@pytest.fixture
def seen(context: BrowserContext, small: Served) -> Visit:
    return visit(context, small.address)


def card(page: Page, title: str) -> Locator:
    return page.locator(".kb-reply-row", has_text=title)


def give(page: Page, values: dict[str, str]) -> None:
    """Put values where the forms of this tab keep them, and open the page anew."""
    for name, value in values.items():
        kept = "localStorage" if name.startswith("agent.") else "sessionStorage"
        area = "replies" if name.startswith("agent.") else "ticket"
        page.evaluate(
            f"([name, value]) => {kept}.setItem(`kbgen:/:{area}:value:${{name}}`, JSON.stringify(value))",
            [name, value],
        )
    page.reload()


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("guidelines/g/", ["Спросить, когда", "Просто номер"]),
        ("escalations/e/", ["Попросить подождать"]),
        ("pitfalls/p/", ["Спросить, когда"]),
        ("tracks/t/", ["Попросить подождать"]),
    ],
)
def test_every_kind_of_page_shows_its_responses_to_copy(
    seen: Visit, path: str, titles: list[str]
) -> None:
    page = seen.open(path)
    expect(page.locator(".kb-reply-row .kb-reply-title")).to_have_text(titles)
    for title in titles:
        one = card(page, title)
        one.get_by_role("button", name="Скопировать").click()
        expect(one.get_by_role("button", name="Скопировано")).to_be_visible()
        one.locator("summary").click()
        assert pasted(page) == one.locator("pre").inner_text()
        assert "Здравствуйте, [имя клиента]!" in pasted(page) or title == "Просто номер"
    assert seen.errors == []


def test_a_card_reads_and_copies_without_the_part(browser: Browser, small: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{small.address}guidelines/g/")
        one = card(page, "Спросить, когда")
        one.locator("summary").click()
        expect(one.locator("pre")).to_contain_text("Ответим [когда ответим]:")
        assert page.locator("article button:visible").count() == 0
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.route("**/kbgen-replies.js*", lambda route: route.abort())
        page.goto(f"{small.address}guidelines/g/")
        card(page, "Просто номер").get_by_role("button", name="Скопировать").click()
        assert pasted(page) == "Номер [номер тикета]."


def test_a_card_is_filled_in_with_what_is_known_of_the_ticket(seen: Visit) -> None:
    page = seen.open("guidelines/g/")
    give(
        page,
        {"client.first_name": "Анна", "agent.first_name": "Ира", "responses/ask#when": "в 15:00"},
    )
    one = card(page, "Спросить, когда")
    one.locator("summary").click()
    expect(one.locator("mark.kb-filled")).to_have_text(["Анна", "в 15:00", "Ира"])
    expect(one.locator("mark:not(.kb-filled)")).to_have_count(0)
    one.get_by_role("button", name="Скопировать").click()
    expect(one.get_by_role("button", name="Скопировано")).to_be_visible()
    assert pasted(page) == (
        "Здравствуйте, Анна!\n\nКогда это случилось? Ответим в 15:00:\n\n"
        "1. что видели;\n2. когда.\n\nИра, поддержка"
    )
    assert pasted_rich(page).endswith(
        "<p>Когда это случилось? Ответим в 15:00:</p>"
        "<ol><li>что видели;</li><li>когда.</li></ol><p>Ира, поддержка</p>"
    )


def test_a_hostile_value_stays_text_on_the_card_and_on_the_clipboard(seen: Visit) -> None:
    page = seen.open("guidelines/g/")
    give(page, {"client.first_name": HOSTILE})
    one = card(page, "Спросить, когда")
    one.locator("summary").click()
    expect(one.locator("mark.kb-filled")).to_have_text(HOSTILE)
    one.get_by_role("button", name="Скопировать").click()
    expect(one.get_by_role("button", name="Скопировано")).to_be_visible()
    assert pasted(page).startswith(f"Здравствуйте, {HOSTILE}!")
    assert "<img" not in pasted_rich(page)
    assert page.evaluate("window.hurt") is None
    assert seen.errors == []


def test_a_card_speaks_the_language_and_the_tone_that_were_chosen_last(seen: Visit) -> None:
    page = seen.open("guidelines/g/")
    keep = (
        "([name, value]) => localStorage.setItem(`kbgen:/:replies:${name}`, JSON.stringify(value))"
    )
    page.evaluate(keep, ["lang", "en"])
    page.evaluate(keep, ["tone", "friendly"])
    page.reload()
    english = card(page, "Спросить, когда").locator("pre")
    expect(english).to_have_attribute("lang", "en")
    expect(english).to_contain_text("When did it happen?")
    expect(card(page, "Просто номер").locator("pre")).to_have_attribute("lang", "ru")
    page.goto(page.url.replace("guidelines/g", "escalations/e"))
    expect(card(page, "Попросить подождать").locator("pre")).to_contain_text("Уже делаем!")


def test_what_is_typed_in_another_tab_does_not_reach_this_tickets_cards(
    context: BrowserContext, small: Served
) -> None:
    one, other = visit(context, small.address), visit(context, small.address)
    give(one.open("guidelines/g/"), {"client.first_name": "Анна", "agent.first_name": "Ира"})
    page = other.open("guidelines/g/")
    filled = card(page, "Спросить, когда").locator("pre")
    expect(filled).to_contain_text("Ира, поддержка")  # who the engineer is holds everywhere
    expect(filled).to_contain_text("[имя клиента]")


def test_where_the_clipboard_is_forbidden_the_old_way_copies_and_the_last_one_selects(
    browser: Browser, small: Served
) -> None:
    with browser.new_context(permissions=["clipboard-read"]) as context:
        seen = visit(context, small.address)
        seen.page.add_init_script(
            "navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
        )
        page = seen.open("guidelines/g/")
        one = card(page, "Просто номер")
        one.get_by_role("button", name="Скопировать").click()
        expect(one.get_by_role("button", name="Скопировано")).to_be_visible()
        assert pasted(page) == "Номер [номер тикета]."
        page.evaluate("document.execCommand = () => false")
        one = card(page, "Спросить, когда")
        one.get_by_role("button", name="Скопировать").click()
        expect(one.get_by_role("button", name="Не получилось")).to_be_visible()
        assert "Когда это случилось?" in page.evaluate("getSelection().toString()")


def test_cards_work_after_instant_navigation_and_keep_one_of_each_button(seen: Visit) -> None:
    page = seen.open("guidelines/g/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")
    for path in ("responses/ask/", "guidelines/g/", "pitfalls/p/", "guidelines/g/"):
        go_instantly(page, seen.address + path)
    expect(card(page, "Просто номер").get_by_role("button")).to_have_count(2)
    assert page.evaluate("window.stayed") is True
    assert page.locator("kb-corner").count() == 1
    assert seen.errors == []


def test_nothing_moves_when_the_buttons_come(browser: Browser, small: Served) -> None:
    with browser.new_context() as context:
        places = []
        for blocked in (False, True):
            page = context.new_page()
            if blocked:
                page.route("**/assets/kbgen/*.js*", lambda route: route.abort())
            page.goto(f"{small.address}guidelines/g/")
            if not blocked:
                expect(page.locator(".kb-card-bar").first).to_be_visible()
            places.append(
                page.evaluate("document.querySelector('.kb-foot').getBoundingClientRect().top")
            )
    assert abs(places[0] - places[1]) < 4


@pytest.mark.parametrize("width", [320, 1280])
def test_cards_are_for_everybody(browser: Browser, small: Served, scheme: str, width: int) -> None:
    with browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    ) as context:
        page = visit(context, small.address).open("guidelines/g/")
        card(page, "Спросить, когда").locator("summary").click()
        card(page, "Спросить, когда").get_by_role("button", name="В подборку").click()
        page.wait_for_timeout(150)  # the theme fades its colours in
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        found = Axe().run(page, options=rules).response["violations"]
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    assert over <= 0


def test_cards_print_without_their_buttons(seen: Visit) -> None:
    page = seen.open("guidelines/g/")
    expect(page.locator(".kb-card-bar").first).to_be_visible()
    card(page, "Просто номер").get_by_role("button", name="В подборку").click()
    page.emulate_media(media="print")
    for gone in (".kb-card-bar", ".kb-tray-open"):
        assert not page.locator(gone).first.is_visible(), gone
