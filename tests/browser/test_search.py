"""Search as readers meet it: keys, typing, choosing, copying, sharing, coming back; and where things are missing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from .conftest import Served, Visit, changing, visit

FIELD, OPTION, DIALOG = ".kb-search-field", ".kb-search [role=option]", "dialog.kb-search"
ASK = "([query, options]) => kbgen.search(query, options).then(found => ({...found, list: [...found]}))"


@pytest.fixture
def context(browser: Browser, site: Served) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ru-RU")
    yield made
    made.close()


@pytest.fixture
def seen(context: BrowserContext, site: Served) -> Visit:
    return visit(context, site.address)


def ask(page: Page, query: str, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(ASK, [query, options])
    return found


def refs(page: Page, query: str, **options: Any) -> list[str]:
    return [one["ref"] for one in ask(page, query, **options)["list"]]


def type_in(page: Page, query: str) -> None:
    page.locator(FIELD).fill(query)
    page.wait_for_function("document.querySelector('.kb-search-list, .kb-search-nothing') !== null")
    page.wait_for_timeout(250)


def test_every_page_has_the_public_interface(seen: Visit) -> None:
    page = seen.open("wiki/printer/")
    found = ask(page, "эскалацию", limit=3, kinds=["glossary", "responses"])
    assert found["list"][0]["ref"] == "glossary/escalation"
    assert set(found["list"][0]) >= {"ref", "kind", "title", "url", "extract", "score"}
    assert len(found["list"]) <= 3
    assert {one["kind"] for one in found["list"]} <= {"glossary", "responses"}
    assert ask(page, "gfhjkm")["corrected"] == "пароль"
    assert "corrected" not in ask(page, "пароль")
    assert seen.errors == []
    assert seen.elsewhere == []


def test_nothing_is_loaded_before_the_reader_reaches_for_it(seen: Visit) -> None:
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.open()
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/kbgen/search/" in url]
    page.keyboard.press("/")
    expect(page.locator(".kb-search-sections")).to_be_visible()
    assert [url for url in asked if "/kbgen/search/core.js" in url]


@pytest.mark.parametrize(
    ("key", "code", "extra"),
    [(".", "Slash", {}), ("ы", "KeyS", {}), ("л", "KeyK", {"ctrlKey": True}), ("k", "KeyK", {"metaKey": True}), ("/", "Slash", {})],
)  # fmt: skip
def test_keys_open_it_on_any_layout(
    seen: Visit, key: str, code: str, extra: dict[str, bool]
) -> None:
    page = seen.open("glossary/vpn/")
    page.evaluate(
        "init => document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...init}))",
        {"key": key, "code": code, **extra},
    )
    expect(page.locator(DIALOG)).to_be_visible()
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).not_to_be_visible()
    assert page.url.endswith("glossary/vpn/")


def test_what_is_typed_before_the_styles_come_is_not_lost(seen: Visit) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    seen.page.route("**/kbgen-search.css*", hold)
    seen.page.goto(seen.address, wait_until="domcontentloaded")
    page = seen.page
    page.wait_for_function("window.kbgen !== undefined")
    page.keyboard.press("/")
    page.keyboard.type("DMARC")
    assert page.locator(FIELD).input_value() == "DMARC"
    assert page.locator(DIALOG).evaluate("one => one.style.opacity") == "0"
    for one in waiting:
        one.continue_()
    expect(page.locator(OPTION).first).to_contain_text("DMARC")
    page.wait_for_function(f"document.querySelector('{DIALOG}').style.opacity === ''")


def test_a_key_typed_into_a_field_of_the_page_stays_there(seen: Visit) -> None:
    page = seen.open("glossary/vpn/")
    page.evaluate("document.querySelector('article').prepend(document.createElement('input'))")
    page.locator("article input").focus()
    page.keyboard.type("/s")
    expect(page.locator(DIALOG)).not_to_be_visible()
    assert page.locator("article input").input_value() == "/s"


def test_type_refine_choose_and_come_back(seen: Visit) -> None:
    page = seen.open("wiki/")
    page.locator(".kb-search-open").click()
    page.keyboard.type("принетр")
    expect(page.locator(".kb-search-corrected")).to_contain_text("принтер")
    page.keyboard.type(" не печатает")
    expect(page.locator(OPTION).first).to_contain_text("Принтер не печатает")
    assert page.locator(FIELD).get_attribute("aria-activedescendant") == page.locator(
        OPTION
    ).first.get_attribute("id")
    expect(page.locator(".kb-search mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.locator(OPTION).nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wiki/printer/**")
    expect(page.locator(DIALOG)).not_to_be_visible()
    page.go_back()
    expect(page.locator(DIALOG)).to_be_visible()
    assert page.locator(FIELD).input_value() == "принетр не печатает"
    page.keyboard.press("Escape")
    assert "q=" not in page.url
    page.keyboard.press("/")
    page.locator(FIELD).fill("")
    expect(page.locator(".kb-search-recent button").first).to_have_text("принетр не печатает")
    page.locator(".kb-search-forget").click()
    expect(page.locator(".kb-search-recent")).to_have_count(0)
    assert seen.errors == []


def test_enter_waits_for_the_answer_to_what_was_typed(seen: Visit) -> None:
    page = seen.open()
    page.keyboard.press("/")
    type_in(page, "эскалация")
    page.locator(FIELD).evaluate(
        """field => { field.value = "DMARC"; field.dispatchEvent(new Event("input", {bubbles: true}));
        field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", code: "Enter", bubbles: true, cancelable: true})); }"""
    )
    page.wait_for_url("**/glossary/dmarc/**")


def test_a_browser_that_forbids_changes_of_the_address_still_searches(
    browser: Browser, site: Served
) -> None:
    context = browser.new_context()
    context.add_init_script("history.replaceState = () => { throw Error('SecurityError') }")
    page = visit(context, site.address).open()
    page.keyboard.press("/")
    type_in(page, "принтер")
    expect(page.locator(OPTION).first).to_contain_text("Принтер")
    context.close()


def test_a_shared_address_opens_the_search(seen: Visit) -> None:
    page = seen.open("wiki/?q=%D0%B2%D0%BF%D0%BD")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.locator(FIELD).input_value() == "впн"


def test_control_enter_opens_a_new_tab(seen: Visit, context: BrowserContext) -> None:
    page = seen.open()
    page.keyboard.press("/")
    type_in(page, "DKIM")
    with context.expect_page() as opened:
        page.keyboard.press("Control+Enter")
    opened.value.wait_for_url("**/glossary/dkim/**")
    expect(page.locator(DIALOG)).to_be_visible()


def test_a_canned_response_is_copied_from_the_result(seen: Visit, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = seen.open()
    page.keyboard.press("/")
    type_in(page, "собрать диагностику")
    page.locator("[role=option]:has-text('Собрать диагностику') .kb-found-copy").first.click()
    expect(page.locator(".kb-search-status")).to_contain_text("Скопировано")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Здравствуйте, [")
    assert "{{" not in text
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator(".kb-search-copy").click()
    page.wait_for_function(
        "navigator.clipboard.readText().then(text => text.startsWith('Здравствуйте'))"
    )


def test_filters_narrow_to_a_kind(seen: Visit) -> None:
    page = seen.open()
    page.keyboard.press("/")
    type_in(page, "сертификат")
    page.locator("[data-filter=glossary]").click()
    expect(page.locator("[data-filter=glossary]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-filter=glossary]")).to_be_focused()
    expect(page.locator(".kb-search-group")).to_have_count(1)
    page.locator("[data-filter='']").click()
    page.wait_for_function("document.querySelectorAll('.kb-search-group').length > 1")


def test_counts_are_told_in_the_right_plural(seen: Visit) -> None:
    page = seen.open()
    page.keyboard.press("/")
    type_in(page, "VPN")
    status = page.locator(".kb-search-status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text(re.compile(r"\d+ (результат|результата|результатов)$"))


def test_nothing_found_says_so_and_what_to_try(seen: Visit) -> None:
    page = seen.open()
    page.keyboard.press("/")
    type_in(page, "квантовая хромодинамика")
    expect(page.locator(".kb-search-nothing")).to_be_visible()
    expect(page.locator(".kb-search-idle")).to_contain_text("Попробуйте")
    expect(page.locator(".kb-search-idle .kb-search-sections a").first).to_be_visible()
    expect(page.locator(OPTION)).to_have_count(0)


BAD = ["", " ", "я", "x" * 10_000, "яяя " * 2500, "?!.,;:'[]`", "😀🎉", "<script>alert(1)</script>", "[*+(?:\\", "а́б́в́", "пaроль",
       "\x00\u202eабв", "constructor __proto__ toString", "null", "%%%", "«»", "л2", "ё" * 50]  # fmt: skip


ODD = ["null", "{limit: -1}", "{limit: 'x', each: -3}", "{limit: 1e9}", "{kinds: 'glossary'}", "{kinds: new Set(['glossary'])}",
       "{kinds: 7}", "{kinds: [null, {}]}", "{kinds: () => 1, limit: () => 1, stale: () => true}"]  # fmt: skip


def test_odd_options_are_answered_too(seen: Visit) -> None:
    page = seen.open()
    for options in ODD:
        found = page.evaluate(
            f"kbgen.search('эскалация', {options}).then(all => all.map(one => one.kind))"
        )
        assert isinstance(found, list), options
        if "'glossary'" in options:
            assert set(found) == {"glossary"}, options
    assert seen.errors == []


def test_bad_input_is_answered_and_never_becomes_markup(seen: Visit) -> None:
    page = seen.open()
    for query in BAD:
        assert isinstance(ask(page, query)["list"], list), query
    assert (
        page.evaluate(
            "Promise.all([null, undefined, 12, {}, []].map(one => kbgen.search(one))).then(all => all.length)"
        )
        == 5
    )
    page.keyboard.press("/")
    for query in BAD:
        type_in(page, query[:1000])
    page.locator(FIELD).fill("<img src=x onerror=window.pwned=1>")
    page.wait_for_timeout(300)
    assert page.locator(f"{DIALOG} img").count() == 0
    assert page.evaluate("window.pwned") is None
    assert seen.errors == []


@pytest.mark.parametrize("query", ["впн", "пароль", "gfhjkm", "принтер", "погода на марсе", ""])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_dialog_breaks_no_rule_of_accessibility(
    browser: Browser, site: Served, scheme: str, query: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 640})  # type: ignore[arg-type]
    page = visit(context, site.address).open()
    page.keyboard.press("/")
    type_in(page, query)
    page.wait_for_timeout(200)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, context=DIALOG, options=rules).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:2]]) for one in found] == []
    assert (
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        <= 0
    )
    wide = "[...document.querySelectorAll('dialog.kb-search, dialog.kb-search *')].some(e => !e.closest('.kb-search-filters') && e.getBoundingClientRect().right > innerWidth + 1)"
    assert page.evaluate(wide) is False
    context.close()


def test_it_works_from_the_disk(browser: Browser, site: Served) -> None:
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site.folder / "wiki" / "index.html").as_uri())
    assert refs(page, "инцидента")[0] == "glossary/incident"
    page.keyboard.press("/")
    type_in(page, "принтер не печатает")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wiki/printer/index.html*")
    assert errors == []
    context.close()


def test_without_a_worker_the_results_are_the_same(browser: Browser, site: Served) -> None:
    answers = []
    for script in ("", "delete window.Worker; window.Worker = undefined", "window.Worker = class { constructor() { throw Error() } }",
                   "URL.createObjectURL = () => { throw Error() }"):  # fmt: skip
        context = browser.new_context()
        context.add_init_script(script)
        page = visit(context, site.address).open()
        answers.append(
            [refs(page, query) for query in ("эскалацию", "gfhjkm", "как сбросить пароль")]
        )
        context.close()
    assert all(one == answers[0] for one in answers)


def test_under_a_strict_policy_it_finds_the_same(browser: Browser, site: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def strict(route: Route) -> None:
        answer = route.fetch()
        policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})  # fmt: skip

    page.route(lambda url: url.endswith("/"), strict)
    page.goto(site.address)
    # A worker made of a text is not allowed there: the same engine runs beside the page.
    assert refs(page, "эскалацию")[0] == "glossary/escalation"
    page.keyboard.press("/")
    type_in(page, "gfhjkm")
    expect(page.locator(".kb-search-corrected")).to_contain_text("пароль")
    # The theme's own scripts stand in the page, and are not let run.
    assert [error for error in errors if "__md" not in error] == []
    context.close()


def test_the_words_of_a_synonym_are_marked_in_a_row_only(seen: Visit) -> None:
    page = seen.open()
    found = ask(page, "принтер", limit=20)["list"]
    marked = [
        one["extract"][start:end].lower() for one in found for start, end in one["marks"]["extract"]
    ]
    assert any(word.startswith("принтер") for word in marked)
    assert not any(word.startswith("мест") for one in found for word in _alone(one))


def _alone(result: dict[str, Any]) -> list[str]:
    """Return the marked words of an extract that have no marked neighbour."""
    marks = result["marks"]["extract"]
    text = result["extract"]
    near = {end + 1 for _, end in marks} | {end + 2 for _, end in marks}
    starts = {start for start, _ in marks}
    return [
        text[start:end].lower()
        for start, end in marks
        if start not in near and not {end + 1, end + 2} & starts
    ]


def test_keys_that_follow_need_nothing_more_of_a_small_index(seen: Visit) -> None:
    page = seen.open()
    page.keyboard.press("/")
    type_in(page, "эск")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for query in ("эскалацию", "принетр не печатает", "gfhjkm", "личныйкабинет", "джира"):
        type_in(page, query)
        expect(page.locator(OPTION).first).to_be_visible()
    assert [url for url in asked if "/kbgen/search/" in url] == []


def test_storage_that_is_forbidden_is_done_without(browser: Browser, site: Served) -> None:
    context = browser.new_context()
    context.add_init_script(
        "for (const name of ['setItem', 'getItem', 'removeItem']) Storage.prototype[name] = () => { throw Error() }"
    )
    page = context.new_page()
    page.goto(site.address)
    page.keyboard.press("/")
    type_in(page, "VPN")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vpn/**")
    context.close()


def broken(route: Route, kind: str) -> None:
    if kind == "missing":
        route.fulfill(status=404, body="")
    elif kind == "half":
        route.fulfill(body='kbgenSearchPart("terms-3","1",[["впн', content_type="text/javascript")
    else:
        route.abort()


@pytest.mark.parametrize("kind", ["missing", "half", "refused"])
def test_a_part_that_is_missing_is_asked_for_again_and_said_to_be(
    context: BrowserContext, site: Served, kind: str
) -> None:
    page = context.new_page()
    tried: list[str] = []

    def turn(route: Route) -> None:
        tried.append(route.request.url)
        broken(route, kind)

    page.route("**/search/terms-3.js*", turn)
    page.route("**/search/terms-5.js*", turn)
    page.goto(site.address)
    results = [
        ask(page, query)
        for query in ("vpn", "эскалация", "пароль сертификат токен подпись принтер")
    ]
    assert any(one["partial"] for one in results)
    assert any(one["list"] for one in results)
    assert len(tried) >= 2
    page.keyboard.press("/")
    type_in(page, "пароль сертификат токен подпись принтер")
    expect(page.locator(".kb-search-missing")).to_be_visible()


def test_a_part_that_comes_the_second_time_is_missed_by_nobody(
    context: BrowserContext, site: Served
) -> None:
    page = context.new_page()
    met: set[str] = set()

    def once(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].partition("?")[0]
        if name in met:
            route.continue_()
        else:
            met.add(name)
            route.abort()

    page.route(re.compile(r"/search/(?:terms|docs)-\d+\.js"), once)
    page.goto(site.address)
    found = ask(page, "эскалацию")
    assert found["list"][0]["ref"] == "glossary/escalation"
    assert found["partial"] is False
    assert met


def test_without_its_index_search_says_so_and_recovers(
    context: BrowserContext, site: Served
) -> None:
    page = context.new_page()
    page.route("**/search/core.js*", lambda route: route.abort())
    page.goto(site.address)
    assert ask(page, "vpn") | {"list": []} == {
        "list": [],
        "total": 0,
        "counts": {},
        "partial": True,
    }
    page.unroute("**/search/core.js*")
    assert refs(page, "vpn")


def test_every_result_leads_to_an_anchor_that_is_there(seen: Visit, site: Served) -> None:
    page = seen.open()
    urls: set[str] = set()
    for query in ("тикет", "клиент", "лог", "передача", "шаг", "проверить", "что такое эскалация", "доступ", "журнал событий",
                  "второй фактор", "SPF DKIM DMARC", "первые пятнадцать минут", "kbgen check", "YAML",
                  "темы", "матрица эскалаций", "мой тикет", "наставнику", "KB201"):  # fmt: skip
        urls |= {one["url"] for one in ask(page, query, limit=100)["list"]}
    anchored = 0
    for url in urls:
        path, _, anchor = unquote(url.removeprefix(site.address)).partition("#")
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        if anchor:
            anchored += 1
            assert re.search(rf'id="?{re.escape(anchor)}["\s>]', text), url
    assert anchored > 30


def test_instant_navigation_keeps_it(seen: Visit) -> None:
    page = seen.open("responses/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # the theme has read which pages there are
    page.evaluate("window.stayed = true")
    page.keyboard.press("/")
    type_in(page, "DMARC")
    with changing(page):
        page.keyboard.press("Enter")
        page.wait_for_url("**/dmarc/**")
    assert page.evaluate("window.stayed") is True
    page.keyboard.press("/")
    expect(page.locator(DIALOG)).to_be_visible()
    assert page.locator(".kb-search-open").count() == 1
    assert seen.errors == []


def test_it_leaves_a_site_its_own_search(browser: Browser, tmp_path: Path) -> None:
    from tests.sites import Project

    from .conftest import serve

    project = Project(tmp_path / "own")
    project.configure(plugins=["search", "kbgen"])
    project.write("checklists/glossary/vpn.yml", "id: vpn\ntitle: VPN\ndefinition: A tunnel.\n")
    project.build()
    for served in serve(project.site):
        page = browser.new_page()
        page.goto(served.address)
        assert page.locator(".kb-search-open").count() == 0
        page.keyboard.press("/")
        page.wait_for_timeout(100)
        expect(page.locator(DIALOG)).not_to_be_visible()
        assert refs(page, "tunnels") == ["glossary/vpn"]
        page.keyboard.press("Control+k")
        expect(page.locator(DIALOG)).to_be_visible()
        page.close()
