"""Every state of a plan: accessible, no wider than a small phone, and nothing jumps when it comes."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import Served, open_anew, serve
from .plans import Reader, new_context, reader, write_site

SHIPPED = "tracks/l2-engineer/"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
NOW = "2026-12-03T10:00:00"
SHIFTS = """new PerformanceObserver(list => { for (const one of list.getEntries())
  if (!one.hadRecentInput) window.shifted = (window.shifted ?? 0) + one.value })
  .observe({type: 'layout-shift', buffered: true})"""

MOVES = """(() => { let seen = new Map(); window.moved = 0
  const look = () => {
    const now = new Map([...document.querySelectorAll('article [id]')]
      .map(one => [one, one.getBoundingClientRect().top]).filter(([, top]) => top > 0 && top < innerHeight))
    for (const [one, top] of now) window.moved = Math.max(window.moved, Math.abs(top - (seen.get(one) ?? top)))
    seen = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look) })()"""
"""By how many pixels anything that stood in the window moved from one frame to the next, at most.

Where a page is scrolled the browser's own measure is no use: it counts what scroll anchoring has put right as
a shift whenever something else changes before the same frame is drawn, which is a matter of luck.
"""


def begin(anna: Reader) -> Page:
    anna.open()
    page = anna.begin("2026-12-01", "Работаю удалённо", name="Анна")
    shipped = anna.path == SHIPPED
    done = ["choose-buddy", "welcome-letter", "prepare-accounts", "meet"] if shipped else ["meet"]
    for step in done:
        anna.tick(step).check()
    anna.tick("sign-in.vpn" if shipped else "ticket.choose").check()
    page.locator(".kb-toast-close").click()
    return page


def choose(item: str) -> Callable[[Reader], None]:
    def act(anna: Reader) -> None:
        anna.menu(item)
        anna.page.locator("dialog.kb-dialog").wait_for()

    return act


def leave_dialog(anna: Reader) -> None:
    anna.page.keyboard.press("Escape")
    expect(anna.page.locator("dialog.kb-dialog")).to_have_count(0)


def answer(anna: Reader) -> None:
    for box in anna.page.locator("details.kb-check").all()[:2]:
        box.locator("summary").click()
        box.locator("li input").last.check()
        box.get_by_role("button", name="Проверить").click()
    for own in anna.page.locator("details[id='read.own']").all():
        own.locator("summary").click()
        own.get_by_role("button", name="Показать пояснение").click()
        own.get_by_role("button", name="Надо повторить").click()
    step = anna.page.locator(".kb-step:has(.kb-sign)").first
    step.locator(".kb-note > summary").click()
    step.locator(".kb-sign > summary").click()


def finish(anna: Reader) -> None:
    """Tick and sign whatever is left, as it opens."""
    page = anna.page
    for _ in range(20):
        boxes = page.locator(".kb-step:not([data-kb-other]) > .kb-step-tick:enabled:not(:checked)")
        if not boxes.count():
            break
        boxes.evaluate_all("all => all.forEach(one => one.click())")
    page.evaluate(
        """async () => { for (const fold of document.querySelectorAll('.kb-sign:not([hidden])')) {
        fold.open = true; await new Promise(go => setTimeout(go, 5));
        fold.querySelector('input').value = 'И. П.'; fold.querySelector('[type=submit]').click() } }"""
    )
    expect(page.locator(".kb-finished")).to_be_visible()


def look_at_the_link(anna: Reader) -> None:
    """Open the link that shows the plan, as somebody else would."""
    choose("Ссылка для наставника")(anna)
    address = anna.page.locator("dialog.kb-dialog textarea").input_value()
    open_anew(anna.page, address)
    expect(anna.page.locator(".kb-banner")).to_be_visible()


def nothing(_: Reader) -> None:
    pass


STATES: dict[str, tuple[Callable[[Reader], object], Callable[[Reader], None]]] = {
    "not begun": (lambda anna: anna.open(), nothing),
    "begun": (begin, nothing),
    "menu": (
        lambda anna: anna.page.locator(".kb-menu > summary").click(),
        lambda anna: anna.page.locator(".kb-menu > summary").click(),
    ),
    "record": (choose("Запись о прохождении"), leave_dialog),
    "share": (choose("Ссылка для наставника"), leave_dialog),
    "restart": (choose("Начать заново"), leave_dialog),
    "answers, notes, signatures": (answer, nothing),
    "home": (lambda anna: anna.seen.open() and anna.page.locator(".kb-resume").wait_for(), nothing),
    "somebody else's": (
        lambda anna: anna.open() and look_at_the_link(anna),
        lambda anna: anna.open(),
    ),
    "finished": (lambda anna: anna.open() and finish(anna), nothing),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(write_site(tmp_path_factory.mktemp("states") / "project").site)


@pytest.fixture(params=["light", "dark"])
def anna(browser: Browser, small: Served, request: pytest.FixtureRequest) -> Iterator[Reader]:
    context = new_context(browser, color_scheme=request.param)
    yield reader(context, small, NOW)
    context.close()


def test_no_state_breaks_a_rule_of_accessibility(anna: Reader) -> None:
    axe, found = Axe(), []
    for name, (act, after) in STATES.items():
        act(anna)
        anna.page.wait_for_timeout(200)  # the theme fades its colours in
        for violation in axe.run(anna.page, options=RULES).response["violations"]:
            nodes = [node["html"][:150] for node in violation["nodes"][:3]]
            found.append((name, violation["id"], nodes))
        after(anna)
    assert found == []
    assert anna.seen.errors == []
    assert anna.seen.elsewhere == []


def test_no_state_is_wider_than_a_small_phone(browser: Browser, site: Served) -> None:
    context = new_context(browser, viewport={"width": 320, "height": 640})
    anna = reader(context, site, NOW)
    anna.path, wide = SHIPPED, {}
    for name, (act, after) in STATES.items():
        act(anna)
        over = anna.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if over > 0:
            wide[name] = over
        after(anna)
    context.close()
    assert wide == {}


@pytest.mark.parametrize(("width", "most"), [(1280, 0.05), (360, 0.1)])
def test_the_page_does_not_jump_when_the_plan_comes(
    browser: Browser, site: Served, width: int, most: float
) -> None:
    context = new_context(browser, viewport={"width": width, "height": 900})
    context.add_init_script(SHIFTS)
    anna = reader(context, site, NOW)
    anna.path, shifts = SHIPPED, {}
    for name, act in (("not begun", anna.open), ("begun", lambda: begin(anna))):
        act()
        anna.open()
        anna.page.wait_for_timeout(400)
        shifts[name] = anna.page.evaluate("window.shifted ?? 0")
    anna.seen.open()
    anna.page.wait_for_timeout(400)
    shifts["home"] = anna.page.evaluate("window.shifted ?? 0")
    context.close()
    assert max(shifts.values()) < most, shifts


A_LINE = 26
"""How high a line of text is, in pixels: a phone folds a line more where a word is longer."""

WAYS_BACK: dict[str, Callable[[Reader], object]] = {
    "reload": lambda anna: anna.page.reload(),
    "back": lambda anna: anna.seen.open("glossary/vpn/") and anna.page.go_back(),
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_a_phone_comes_back_to_the_same_place_and_nothing_jumps(
    browser: Browser, site: Served, way: str
) -> None:
    context = new_context(browser, viewport={"width": 360, "height": 740})
    context.add_init_script(MOVES)
    anna = reader(context, site, NOW)
    anna.path, moves = SHIPPED, {}
    page = anna.open()
    for name in ("not begun", "begun"):
        if name == "begun":
            begin(anna)
        heading = anna.step("first-ticket").locator("h3")
        heading.evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 120)")
        WAYS_BACK[way](anna)
        expect(page.locator(".kb-plan-card")).to_have_count(1)
        expect(anna.step("meet").locator(".kb-step-tools")).to_have_count(1)
        page.evaluate("() => new Promise(go => requestAnimationFrame(() => setTimeout(go, 100)))")
        assert abs(heading.bounding_box()["y"] - 120) < 25, name  # type: ignore[index]
        moves[name] = page.evaluate("window.moved")
    context.close()
    assert max(moves.values()) < 2 * A_LINE, moves


@pytest.mark.parametrize("way", ["reload", "back"])
def test_steps_for_others_do_not_come_between_when_a_reader_comes_back(
    browser: Browser, small: Served, way: str
) -> None:
    context = new_context(browser, viewport={"width": 360, "height": 740})
    anna = reader(context, small, NOW)
    page = anna.open()
    anna.begin("2026-12-01", "Работаю удалённо")
    anna.step("meet").locator("h3").evaluate("one => scrollBy(0, one.getBoundingClientRect().top)")
    if way == "back":
        anna.seen.open("other/")
    waiting: list[Route] = []
    page.route("**/kbgen-plan.js*", lambda route: waiting.append(route))  # noqa: PLW0108
    if way == "back":
        page.go_back(wait_until="commit")
    else:
        page.reload(wait_until="commit")
    expect(anna.step("read")).to_be_visible()
    expect(anna.step("tour")).to_be_hidden()
    expect(page.locator(".kb-plan-card")).to_have_count(0)  # the plan has not come yet
    page.unroute("**/kbgen-plan.js*")
    for route in waiting:
        route.continue_()
    page.get_by_role("button", name="Не для вас: 1 шаг").click()
    expect(anna.step("tour")).to_be_visible()
    context.close()


def test_the_filter_counts_the_steps_that_there_are_for_me(browser: Browser, site: Served) -> None:
    context = new_context(browser)
    anna = reader(context, site, NOW)
    anna.path = SHIPPED
    page = anna.open()
    mine = page.locator(".kb-facets-by button", has_text="Новичок")
    number = mine.locator(".kb-n")
    every = int(number.inner_text())
    anna.begin("2026-12-01", "Работаю удалённо")
    aside = page.locator(".kb-by-newcomer[data-kb-other]").count()
    assert aside
    expect(number).to_have_text(str(every - aside))
    mine.click()
    total = page.locator(".kb-step:not([data-kb-other])").count()
    shown = f"{every - aside}.* из.*{total}"
    expect(page.locator("kb-filter [role=status]")).to_have_text(re.compile(shown))
    expect(anna.step("choose-buddy")).to_be_hidden()
    mine.click()
    for others in page.locator(".kb-others").all():
        others.click()
    expect(number).to_have_text(str(every))
    for others in page.locator(".kb-others").all():
        others.click()
    expect(number).to_have_text(str(every - aside))
    anna.menu("Изменить начало")
    page.locator("form.kb-begin").get_by_label("Работаю удалённо").uncheck()
    page.locator("form.kb-begin").get_by_label("Работаю в офисе").check()
    page.get_by_role("button", name="Пересчитать").click()
    expect(anna.step("office-tour")).to_be_visible()
    expect(number).to_have_text(str(every - page.locator(".kb-by-newcomer[data-kb-other]").count()))
    context.close()


def test_nothing_is_said_of_a_plan_where_there_is_none(browser: Browser, site: Served) -> None:
    context = new_context(browser)
    anna = reader(context, site, NOW)
    asked: list[str] = []
    anna.page.on("request", lambda request: asked.append(request.url))
    page = anna.seen.open("glossary/vpn/")
    page.wait_for_load_state("networkidle")
    assert any("kbgen.js" in one for one in asked)
    assert not [one for one in asked if "kbgen-plan" in one or "kbgen-carry" in one]
    context.close()
