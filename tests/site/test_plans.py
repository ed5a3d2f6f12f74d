"""The plans as data: what the browser is told, under the same ids as the page."""

import datetime as dt
import json
import re
from typing import Any

from kbgen.library import Library
from kbgen.loading import load
from kbgen.locales import get_locale
from kbgen.settings import Settings, open_project
from kbgen.site import build_site
from kbgen.site.plans import calendar, plan_scripts
from kbgen.site.scripts import FOLDER
from tests.conftest import TODAY, KnowledgeBase
from tests.site.conftest import built, page

TRACK = """id: l2
title: L2 & "co"
roles: [{id: remote, title: Из дома}]
phases:
  - id: first
    title: Первый день
    steps:
      - id: accounts
        title: Завести *записи*
        by: it
        due: -2
        takes: 2 hours
        sign_off: lead
        tasks:
          - id: mail
            text: Почта и [[glossary/sla]]
            hint: Быстро.
      - id: read
        title: Прочитать
        after: [accounts, "tracks/duty#watch"]
        only_for: [remote]
        questions:
          - id: why
            text: Почему?
            choices: [{text: Потому, right: yes}, {text: Так}]
"""
DUTY = "id: duty\ntitle: Дежурство\nphases: [{id: p, title: P, steps: [{id: watch, title: Смотреть}]}]\n"


def scripts(library: Library, country: str | None = None) -> dict[str, Any]:
    """Return what the data scripts hand over, by name."""
    found = {}
    made = plan_scripts(library, get_locale("ru"), country, lambda path: path.replace(".md", "/"))
    for path, content in made.items():
        match = re.fullmatch(r'kbgenData\("([a-z0-9-]+)",(.*)\)\n', content.decode())
        assert match
        assert path == f"{FOLDER}/data/{match[1]}.js"
        found[match[1]] = json.loads(match[2])
    return found


def written(kb: KnowledgeBase) -> Library:
    kb.write("tracks/l2.yml", TRACK)
    kb.write("tracks/duty.yml", DUTY)
    kb.write("glossary/sla.yml", "id: sla\ntitle: Сроки SLA\n")
    return kb.load()


def test_a_plan_is_told_in_full_and_what_is_empty_is_left_out(kb: KnowledgeBase) -> None:
    plan = scripts(written(kb))["plan-l2"]
    assert (plan["ref"], plan["title"], plan["url"]) == ("tracks/l2", 'L2 & "co"', "tracks/l2/")
    assert plan["roles"] == [{"id": "remote", "title": "Из дома"}]
    accounts, read = plan["phases"][0]["steps"]
    assert accounts == {
        "id": "accounts",
        "title": "Завести *записи*",
        "rev": accounts["rev"],
        "by": "it",
        "due": -2,
        "takes": "2 часа",
        "sign_off": "lead",
        "tasks": [{"id": "mail", "text": "Почта и Сроки SLA", "rev": accounts["tasks"][0]["rev"]}],
    }
    assert read["after"] == ["accounts", "tracks/duty#watch"]
    assert read["outside"] == {"tracks/duty#watch": "Смотреть"}
    assert read["only_for"] == ["remote"]
    assert [choice.get("right") for choice in read["questions"][0]["choices"]] == [True, None]


def test_ids_and_revisions_are_those_of_the_page(full: Library) -> None:
    for name, plan in scripts(full).items():
        if not name.startswith("plan-"):
            continue
        markdown = page(built(full), f"{plan['ref']}.md").markdown
        for step in (step for phase in plan["phases"] for step in phase["steps"]):
            assert (
                f'data-kb-item="{plan["ref"]}#{step["id"]}" data-kb-rev="{step["rev"]}"' in markdown
            )
            for task in step.get("tasks", []):
                item = f'data-kb-item="{plan["ref"]}#{step["id"]}.{task["id"]}"'
                assert f'{item} data-kb-rev="{task["rev"]}"' in markdown


def test_a_choice_is_named_by_its_words_wherever_it_stands(kb: KnowledgeBase) -> None:
    def choices(track: str) -> list[str]:
        kb.write("tracks/l2.yml", track)
        question = scripts(kb.load())["plan-l2"]["phases"][0]["steps"][1]["questions"][0]
        return [choice["id"] for choice in question["choices"]]

    written(kb)
    swapped = TRACK.replace(
        "{text: Потому, right: yes}, {text: Так}", "{text: Так}, {text: Потому}"
    )
    assert choices(swapped) == choices(TRACK)[::-1]


def test_the_plans_of_the_site_are_told_in_short(kb: KnowledgeBase) -> None:
    written(kb)
    kb.write("tracks/empty.yml", "id: empty\ntitle: Пусто\nbody: Позже.\n")
    plans = scripts(kb.load())["plans"]["plans"]
    assert sorted((one["ref"], one["steps"], one["tasks"]) for one in plans) == [
        ("tracks/duty", 1, 0),
        ("tracks/l2", 2, 1),
    ]


def test_without_plans_there_is_nothing(kb: KnowledgeBase) -> None:
    kb.write("glossary/sla.yml", "id: sla\ntitle: SLA\n")
    assert scripts(kb.load()) == {}
    assert "mentor.md" not in {one.path for one in built(kb.load()).pages}


def test_the_calendar_says_what_differs_from_the_ordinary_week() -> None:
    told = calendar("RU", dt.date(2026, 11, 22))
    assert (told["country"], told["weekend"], told["from"], told["to"]) == (
        "RU",
        [5, 6],
        2024,
        2029,
    )
    assert told["off"]["2026"].startswith("0101 0102 0105 0106 0107 0108 0109 0223")
    assert told["on"]["2024"] == "0427 1102 1228"
    assert len(json.dumps(told)) < 1000


def test_without_a_country_only_the_weekend_is_free(kb: KnowledgeBase) -> None:
    assert scripts(written(kb))["calendar"] == {"weekend": [5, 6]}


def test_the_same_base_gives_the_same_bytes_on_the_same_day(kb: KnowledgeBase) -> None:
    library = written(kb)
    locale = get_locale("ru")
    first, second = (plan_scripts(library, locale, "RU", lambda path: path) for _ in range(2))
    assert first == second


def test_the_page_for_mentors_reads_without_scripts(kb: KnowledgeBase) -> None:
    markdown = page(built(written(kb)), "mentor.md").markdown
    assert "# Наставнику" in markdown
    assert "Новичок открывает свой план" in markdown
    assert "(tracks/l2.md)" in markdown
    assert '<kb-load data-part="mentor"></kb-load>' in markdown


def test_the_settings_decide_whose_holidays_there_are(kb: KnowledgeBase) -> None:
    written(kb)
    kb.write("mkdocs.yml", "site_name: KB\nplugins:\n  - kbgen:\n      country: DE-BY\n")
    project = open_project(kb.root)
    assert project.settings == Settings(country="DE-BY")
    site = build_site(load(project, on=TODAY).library, get_locale("ru"), project.settings)
    assert site.addressed
    made = site.addressed(lambda path: path)
    assert b'"country":"DE-BY"' in made[f"{FOLDER}/data/calendar.js"]
