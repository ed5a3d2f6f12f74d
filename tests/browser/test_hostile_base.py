"""The ticket's tools over a base of the worst words: nothing runs, nothing is wider than a small phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sites import Project

from .conftest import Served, serve, visit
from .desk import too_wide

LONG = "Оченьдлинноесловобезединогопробела" * 6
TAG = "<img src=x onerror=window.ran=1>"
WORST = f"{LONG} {TAG}"
FILES = {
    "fragments/f.yml": "- {id: greeting, title: Привет, once: start,"
    ' variants: [{lang: ru, text: "Здравствуйте, {{client.first_name}}!"}]}\n',
    "responses/r.yml": f"""
- id: a
  title: "{WORST}"
  summary: "{LONG}"
  variables:
    - {{id: when, label: "{WORST}", example: "{LONG}"}}
    - {{id: way, label: "Как {TAG}", kind: choice, options: ["{LONG}", "{TAG}", три]}}
  variants:
    - lang: ru
      subject: "{LONG} {{{{when}}}}"
      text: "{{{{> greeting}}}}\\n\\n{WORST} {{{{when}}}} {{{{way}}}}"
- {{id: b, title: Второй, variants: [{{lang: ru, text: "Второй {{{{ticket.number}}}}"}}]}}
""",
    "handovers/h.yml": f"""
id: h
title: "Форма {LONG}"
fields:
  - {{id: ticket, label: "Номер {LONG}", required: yes}}
  - {{id: what, label: "Выбор {TAG}", kind: choice, options: ["{LONG}", "{TAG}"]}}
  - {{id: more, label: Ещё, kind: long, when: {{what: ["{TAG}"]}}, example: "{LONG}"}}
  - {{id: sum, label: Сколько тонн, kind: number}}
text: "ФОРМА {{{{ticket}}}}\\n\\nЕщё: {{{{more}}}}"
reasons: ["{LONG}", "{TAG}"]
returned: ["{WORST}", два]
responses: [responses/a]
""",
    "guidelines/g.yml": f'id: g\ntitle: "{LONG}"\nwhy: Так быстрее.\nstage: answer\n'
    f'checklist: ["{WORST}", два]\nresponses: [responses/a, responses/b]\n',
    "decisions/d.yml": f"""
id: d
title: "Дерево {LONG}"
questions:
  - id: q
    text: "{WORST}"
    answers:
      - {{id: yes, text: "{LONG}", goto: up}}
      - {{id: no, text: "{TAG}", goto: stay}}
outcomes:
  - {{id: up, title: "{LONG}", handover: handovers/h, responses: [responses/a]}}
  - {{id: stay, title: "{TAG}"}}
""",
}


@pytest.fixture(scope="module")
def worst(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    project = Project(tmp_path_factory.mktemp("worst") / "project")
    for path, text in FILES.items():
        project.write(f"checklists/{path}", text)
    project.configure(theme={"name": "material", "font": False, "language": "ru"})
    yield from serve(project.build())


def fill(page: Page, scope: str) -> None:
    for control in page.locator(f"{scope} :is(input[type=text], textarea):visible").all():
        control.fill(WORST)


def holds(page: Page) -> bool:
    return too_wide(page) <= 0 and page.evaluate("window.ran") is None


@pytest.mark.parametrize("width", [320, 1280])
def test_the_worst_words_stay_words_and_stay_in_the_window(
    width: int, browser: Browser, worst: Served
) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        seen = visit(context, worst.address)
        page = seen.open("responses/a/")
        expect(page.locator("kb-reply[data-ready]")).to_be_visible()
        fill(page, "kb-reply")
        assert holds(page), "a response"
        seen.open("responses/")
        for button in ("puts", "pins"):
            rows = page.locator(f"li[data-kb-ref] .kb-{button}")
            expect(rows).to_have_count(2)
            for one in rows.all():
                one.click()
        assert holds(page), "the list of responses, however short"
        page.locator(".kb-tray-open").click()
        expect(page.get_by_role("dialog", name="Подборка")).to_be_visible()
        fill(page, ".kb-tray")
        assert holds(page), "the tray"
        body = "(one => one.scrollWidth - one.clientWidth)(document.querySelector('.kb-tray-body'))"
        assert page.evaluate(body) <= 0
        seen.open("handovers/h/")
        expect(page.locator(".kb-output-text")).to_be_visible()
        page.locator(".kb-field-rows select").select_option(TAG)
        fill(page, ".kb-field-rows")
        assert holds(page), "a handover"
        page.get_by_label("Сколько тонн").fill("3,5 т")
        expect(page.locator(".kb-output-text")).to_contain_text("Сколько тонн: 3,5 т")
        seen.open("decisions/d/")
        expect(page.locator("kb-wizard .kb-current")).to_be_visible()
        assert holds(page), "a question"
        page.locator("[data-kb-answer] a").first.click()
        expect(page.locator("kb-wizard[data-ended]")).to_be_visible()
        assert holds(page), "an outcome"
        seen.open("ticket/#of=handovers/h")
        expect(page.locator(".kb-run-start")).to_be_visible()
        assert holds(page), "the beginning of a checklist"
        fill(page, ".kb-run-start")
        page.get_by_role("button", name="Начать").click()
        expect(page.locator(".kb-run-item").first).to_be_visible()
        page.get_by_role("button", name="Пропустить").first.click()
        fill(page, ".kb-run-item")
        assert holds(page), "a checklist"
        assert seen.errors == []
