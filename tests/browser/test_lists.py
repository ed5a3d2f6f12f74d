"""Checklists of hand-written pages, ticked in a browser on a small Material site that has no content."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Served, Visit, serve, visit
from tests.sites import Project

DAY = """# Первый день

- [ ] Получить пропуск
- [x] Прочитать [правила](#правила) до конца
- [ ] Настроить место
    - [ ] Почта и `VPN`
- [ ] Познакомиться с наставником { #buddy }

## Правила { #правила }

1. [ ] Открыть тикет

    И прочитать его целиком.

2. [ ] Ответить
"""
FIRST, ANY = "kb-tasks >> nth=0", ".kb-task-box"


class Built:
    """A small Material site that is built anew when a page changes."""

    def __init__(self, root: Path, **settings: object) -> None:
        self.project = Project(root)
        theme = {
            "name": "material",
            "font": False,
            "language": "ru",
            "features": ["navigation.instant"],
        }
        extensions = ["attr_list", *settings.pop("extensions", [])]  # type: ignore[misc]
        self.project.configure(
            theme=theme, markdown_extensions=extensions, site_url="http://kb.example/", **settings
        )
        self.project.write("docs/other.md", "# Другое\n\nТекст.\n")
        self.write(DAY)

    def write(self, day: str) -> None:
        self.project.write("docs/day.md", day)
        self.project.build()

    def replace(self, **words: str) -> None:
        text = DAY
        for old, new in words.items():
            text = text.replace(old.replace("_", " "), new)
        self.write(text)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("lists") / "project")


@pytest.fixture
def served(built: Built) -> Iterator[Served]:
    """The site as it is built first; a test may build it anew."""
    built.write(DAY)
    yield from serve(built.project.site)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as opened:
        yield opened


@pytest.fixture
def seen(served: Served, context: BrowserContext) -> Iterator[Visit]:
    one = visit(context, served.address)
    yield one
    assert one.errors == []
    assert one.elsewhere == []


def alive(page: Page) -> Page:
    page.wait_for_selector(".kb-tasks-bar")
    return page


def day(seen: Visit) -> Page:
    return alive(seen.open("day/"))


def ticks(page: Page) -> str:
    """Return the boxes of the page, ticked ones as x."""
    return "".join(
        page.locator(ANY).evaluate_all("boxes => boxes.map(box => box.checked ? 'x' : '-')")
    )


def item(page: Page, words: str) -> object:
    return page.get_by_role("checkbox", name=words)


def count(page: Page, number: int = 0) -> str:
    return page.locator(".kb-tasks-count").nth(number).inner_text()


def kept(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter(key => key.includes(':lists:')).length")


def test_a_tick_on_the_words_is_remembered_and_counted(seen: Visit) -> None:
    page = day(seen)
    assert (ticks(page), count(page), count(page, 1)) == ("-x-----", "1 из 5", "0 из 2")
    page.get_by_text("Получить пропуск").click()
    page.get_by_text("Открыть тикет").click()
    assert (ticks(page), count(page), count(page, 1)) == ("xx---x-", "2 из 5", "1 из 2")
    page.reload()
    assert ticks(alive(page)) == "xx---x-"
    page.get_by_text("Получить пропуск").click()
    page.reload()
    assert ticks(alive(page)) == "-x---x-"


def test_a_link_in_the_words_leads_on_and_ticks_nothing(seen: Visit) -> None:
    page = day(seen)
    page.get_by_role("link", name="правила", exact=True).first.click()
    page.wait_for_url("**#*")
    assert ticks(page) == "-x-----"
    assert kept(page) == 0


def test_it_works_by_keyboard_and_says_what_it_did(seen: Visit) -> None:
    page = day(seen)
    item(page, "Получить пропуск").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # over the link in the next item's words
    assert ticks(page) == "xx-----"
    assert page.get_by_role("status").first.text_content() == "Отмечено 2 из 5"
    reset = page.locator(FIRST).get_by_role("button")
    reset.focus()
    page.keyboard.press("Enter")
    assert ticks(page) == "-x-----"
    assert page.get_by_role("status").first.text_content() == "Отметки сброшены"
    assert page.evaluate("document.activeElement.textContent") == "Вернуть отметки"
    page.keyboard.press("Enter")
    assert ticks(page) == "xx-----"


def test_a_reset_goes_back_to_the_authors_ticks_and_can_be_undone(seen: Visit) -> None:
    page = day(seen)
    assert page.locator(".kb-tasks-reset:visible").count() == 0
    page.get_by_text("до конца").click()
    page.get_by_text("Почта").click()
    page.get_by_text("Ответить").click()
    assert ticks(page) == "---x--x"
    reset = page.locator(FIRST).get_by_role("button")
    reset.click()
    assert ticks(page) == "-x----x", "the other list keeps its ticks"
    reset.click()
    assert ticks(page) == "---x--x"
    page.reload()
    assert ticks(alive(page)) == "---x--x"
    reset.click()
    page.get_by_text("Получить пропуск").click()
    assert page.locator(FIRST).get_by_role("button").inner_text() == "Сбросить"
    assert ticks(page) == "xx----x"


def test_ticks_stay_with_their_items_whatever_becomes_of_the_others(
    seen: Visit, built: Built
) -> None:
    page = day(seen)
    for words in ("Получить пропуск", "Почта", "до конца", "с наставником", "Открыть тикет"):
        page.get_by_text(words).click()
    assert ticks(page) == "x--xxx-"
    lines = DAY.splitlines(keepends=True)
    added = DAY.replace("- [ ] Получить", "- [ ] Прийти вовремя\n- [ ] Получить")
    moved = "".join([*lines[:2], lines[6], *lines[3:6], lines[2], *lines[7:]])
    removed = DAY.replace(lines[3], "")
    reworded = DAY.replace("Познакомиться с наставником", "Найти наставника")
    other = DAY.replace("Получить пропуск", "Забрать ключ")
    ticked = DAY.replace("- [ ] Настроить", "- [x] Настроить")
    for text, expected in (
        (added, "-x--xxx-"),
        (moved, "x--xxx-"),
        (removed, "x-xxx-"),
        (reworded, "x--xxx-"),
        (other, "---xxx-"),
        (ticked, "x-xxxx-"),
        (DAY, "x--xxx-"),
    ):
        built.write(text)
        page.reload()
        assert ticks(alive(page)) == expected, text


def test_another_tab_follows_at_once(seen: Visit, context: BrowserContext, served: Served) -> None:
    one, other = day(seen), day(visit(context, served.address))
    one.get_by_text("Получить пропуск").click()
    other.wait_for_function("document.querySelector('.kb-task-box').checked")
    assert count(other) == "2 из 5"
    other.get_by_text("Почта").click()
    one.wait_for_function("document.querySelectorAll('.kb-task-box:checked').length === 3")
    one.locator(FIRST).get_by_role("button").click()
    other.wait_for_function("document.querySelectorAll('.kb-task-box:checked').length === 1")


def test_going_back_and_forth_twenty_times_doubles_nothing(seen: Visit) -> None:
    page = day(seen)
    page.wait_for_load_state("networkidle")  # the theme reads the sitemap first
    page.evaluate("window.stayed = true")
    for _ in range(20):
        page.locator(".md-nav__link[href*='other']").first.evaluate("link => link.click()")
        page.wait_for_url("**/other/")
        page.wait_for_selector("h1:has-text('Другое')")
        page.go_back()
        page.wait_for_url("**/day/")
        alive(page)
    assert page.evaluate("window.stayed") is True
    assert page.locator(".kb-tasks-bar").count() == 2
    page.evaluate(
        """() => {
          window.written = 0;
          const set = Storage.prototype.setItem;
          Storage.prototype.setItem = function (...all) { window.written += 1; return set.apply(this, all); };
        }"""
    )
    page.get_by_text("Получить пропуск").click()
    assert page.evaluate("window.written") == 1
    assert ticks(page) == "xx-----"


BREAKS = {
    "full": (
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "Место в браузере кончилось",
    ),
    "forbidden": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
        "Браузер не даёт ничего сохранить",
    ),
}


@pytest.mark.parametrize("trouble", BREAKS)
def test_trouble_with_the_storage_is_said_and_the_list_works(trouble: str, seen: Visit) -> None:
    script, words = BREAKS[trouble]
    seen.page.add_init_script(script)
    page = day(seen)
    page.get_by_text("Открыть тикет").click()
    assert ticks(page) == "-x---x-"
    alert = page.get_by_role("alert").filter(has_text=words)
    assert alert.last.is_visible()
    seen.errors[:] = [said for said in seen.errors if said != "no"]  # the theme's own


def test_what_cannot_be_read_is_put_aside_and_not_lost(seen: Visit) -> None:
    page = day(seen)
    page.get_by_text("Получить пропуск").click()
    key = page.evaluate("Object.keys(localStorage).find(key => key.includes(':lists:'))")
    page.evaluate("key => localStorage.setItem(key, '{half')", key)
    page.reload()
    assert ticks(alive(page)) == "-x-----"
    assert page.get_by_role("alert").first.inner_text().startswith("1 сохранённую запись")
    page.get_by_text("Получить пропуск").click()
    assert ticks(page) == "xx-----"
    assert page.evaluate("Object.values(localStorage)").count("{half") == 1


def test_it_works_from_the_disk(built: Built, served: Served, context: BrowserContext) -> None:
    page = context.new_page()
    address = (built.project.site / "day" / "index.html").as_uri()
    page.goto(address)
    alive(page).get_by_text("Получить пропуск").click()
    page.reload()
    assert ticks(alive(page)) == "xx-----"


def test_without_scripts_it_reads_as_a_list_with_boxes(browser: Browser, served: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served.address}day/")
        assert ticks_without_scripts(page) == "-x-----"
        box = item(page, "Прочитать правила до конца")
        assert box.is_disabled()
        assert box.is_checked()
        assert page.locator(".kb-tasks-bar").count() == 0


def ticks_without_scripts(page: Page) -> str:
    boxes = page.locator(ANY)
    return "".join("x" if boxes.nth(at).is_checked() else "-" for at in range(boxes.count()))


def test_paper_has_the_boxes_and_no_buttons(seen: Visit) -> None:
    page = day(seen)
    page.get_by_text("Получить пропуск").click()
    page.emulate_media(media="print")
    assert page.locator(ANY).first.is_visible()
    assert page.locator(".kb-tasks-bar:visible").count() == 0


def test_nothing_moves_when_the_list_comes_alive(browser: Browser, served: Served) -> None:
    place = "() => document.querySelector('.kb-task').getBoundingClientRect().top"
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/kbgen-lists.js*", lambda route: route.abort())
        page.goto(f"{served.address}day/")
        page.wait_for_load_state("networkidle")
        before = page.evaluate(place)
        page.unroute("**/kbgen-lists.js*")
        alive(page.goto(f"{served.address}day/") and page)  # type: ignore[arg-type]
        assert page.evaluate(place) == before


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_no_state_breaks_a_rule_of_accessibility(seen: Visit, width: int, scheme: str) -> None:
    seen.page.set_viewport_size({"width": width, "height": 800})
    page = day(seen)
    page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", scheme)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    acts: list[Callable[[], object]] = [
        lambda: None,
        page.get_by_text("Получить пропуск").click,
        lambda: page.locator(FIRST).get_by_role("button").click(),
    ]
    for act in acts:
        act()
        page.wait_for_timeout(250)
        found = Axe().run(page, context="article", options=rules).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_stock_material_site_is_not_doubled(tmp_path: Path, context: BrowserContext) -> None:
    site = Built(
        tmp_path,
        extensions=[{"pymdownx.tasklist": {"custom_checkbox": True, "clickable_checkbox": True}}],
    )
    for served in serve(site.project.site):
        page = day(visit(context, served.address))
        assert page.locator("article input[type=checkbox]").count() == 7
        page.get_by_text("Получить пропуск").click()
        page.reload()
        assert ticks(alive(page)) == "xx-----"


def test_the_list_of_a_shift_is_ticked_and_reset(site: Served, context: BrowserContext) -> None:
    seen = visit(context, site.address)
    page = alive(seen.open("wiki/take-over-a-shift/"))
    assert count(page) == "0 из 5"
    page.get_by_text("Пройдите доску смены").click()
    assert count(page) == "1 из 5"
    page.locator(FIRST).get_by_role("button").click()
    assert count(page) == "0 из 5"
    assert seen.errors == []
