"""The calendar file that the browser makes, read by a library that reads calendars."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import pytest

from kbgen.loading import load
from kbgen.locales import get_locale
from kbgen.settings import open_project
from kbgen.site.plans import plan_scripts
from kbgen.site.words import part_words
from tests.ui.bundled import answered

ROOT = Path(__file__).parent.parent.parent
TODAY = dt.date(2026, 11, 22)
NOW = 1795338000000
SOURCE = """
import { icsText } from "./src/plan/ics";
import { planState } from "./src/plan/progress";
import { WorkingDays } from "./src/plan/days";
import { Words } from "./src/words";
function answer({ plan, calendar, words, items, today, now, earlier }: any): unknown {
  const all = new Words(words);
  const state = planState({ plan, items: new Map(Object.entries(items)) as never, days: new WorkingDays(calendar), today });
  const say = { text: (key: string, values?: any) => all.text(`carry.${key}`, values) };
  return icsText({ state, page: "https://kb.example.org/tracks/l2-engineer/", words: say, now, earlier });
}
"""


@cache
def told() -> dict[str, Any]:
    """Return what the site of this repository tells the browser of its plan, its days and its words."""
    library = load(open_project(ROOT), on=TODAY).library
    locale = get_locale("ru")
    made = plan_scripts(library, locale, "RU", lambda path: path)
    found = {
        path.rpartition("/")[2].removesuffix(".js"): json.loads(
            content.decode().partition(",")[2].rstrip("\n")[:-1]
        )
        for path, content in made.items()
    }
    words = {"lang": "ru", "words": part_words("carry", locale)}
    return {"plan": found["plan-l2-engineer"], "calendar": found["calendar"], "words": words}


def made(
    items: dict[str, Any] | None = None, start: str = "2026-12-21", **more: Any
) -> dict[str, Any]:
    """Return the calendar of somebody who begins the shipped plan on `start`."""
    run = {
        "at": NOW,
        "person": "eva",
        "name": "Ева",
        "start": start,
        "roles": ["office"],
        "begun": NOW,
    }
    question = {"today": start, "now": NOW, "earlier": [], **told(), **more}
    question["items"] = {"tracks/l2-engineer": run, **(items or {})}
    found: dict[str, Any] = answered(SOURCE, question)
    return found


def events(text: str) -> dict[str, icalendar.Event]:
    """Return the events of a calendar by their names."""
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT")), "names are the events' own"
    for event in found.values():
        assert not event.errors
        assert {"DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"} <= set(event)
    return found


def uid(step: str) -> str:
    return f"tracks-l2-engineer.0.{step}.eva@kbgen"


@pytest.fixture(scope="module")
def first() -> dict[str, Any]:
    """Return the calendar of the first day."""
    return made()


def test_every_step_that_has_a_day_is_a_whole_day_over_the_new_year(first: dict[str, Any]) -> None:
    found = events(first["text"])
    plan = told()["plan"]
    steps = [step for phase in plan["phases"] for step in phase["steps"]]
    mine = [step for step in steps if "office" in step.get("only_for", ["office"])]
    assert set(found) == {uid(step["id"]) for step in mine if "due" in step}
    days = [event["DTSTART"].dt for event in found.values()]
    assert all(type(day) is dt.date for day in days)
    holidays = [dt.date(2026, 12, 31), *(dt.date(2027, 1, day) for day in range(1, 11))]
    assert not set(days) & set(holidays)
    assert not [day for day in days if day.weekday() > 4 and day != dt.date(2027, 2, 20)]
    for event in found.values():
        assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(days=1)


def test_titles_come_out_as_they_are_written(first: dict[str, Any]) -> None:
    found = events(first["text"])
    titles = {
        uid(step["id"]): step["title"]
        for phase in told()["plan"]["phases"]
        for step in phase["steps"]
    }
    for name, event in found.items():
        assert str(event["SUMMARY"]) == titles[name]
        assert str(event["URL"]).startswith("https://kb.example.org/tracks/l2-engineer/#")
        assert "☐ " in str(event["DESCRIPTION"]) or "план «" in str(event["DESCRIPTION"])


def test_what_the_reader_has_to_do_rings_in_the_morning_of_the_day(first: dict[str, Any]) -> None:
    rings = {name: event.walk("VALARM") for name, event in events(first["text"]).items()}
    assert any(rings.values())
    by_others = {
        uid(step["id"])
        for phase in told()["plan"]["phases"]
        for step in phase["steps"]
        if step["by"] != "newcomer"
    }
    for name, alarms in rings.items():
        assert len(alarms) <= (name not in by_others)
        for alarm in alarms:
            assert alarm["TRIGGER"].dt == dt.timedelta(hours=9)
            assert alarm["ACTION"] == "DISPLAY"
            assert alarm["DESCRIPTION"]


def test_lines_are_short_and_whole(first: dict[str, Any]) -> None:
    lines = first["text"].encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()


def test_the_next_file_updates_and_cancels_instead_of_doubling(first: dict[str, Any]) -> None:
    plan = told()["plan"]
    step = next(
        step
        for phase in plan["phases"]
        for step in phase["steps"]
        if step["by"] == "newcomer" and "sign_off" not in step and not step.get("only_for")
    )
    tick = {"at": NOW + 1000, "done": NOW + 1000, "rev": step["rev"]}
    later = made(
        {f"tracks/l2-engineer#{step['id']}": tick},
        now=NOW + 60_000,
        earlier=[*first["steps"], "step-that-went"],
    )
    before, after = events(first["text"]), events(later["text"])
    assert set(after) == {*before, uid("step-that-went")}
    assert all(int(after[name]["SEQUENCE"]) > int(before[name]["SEQUENCE"]) for name in before)
    done, gone = after[uid(step["id"])], after[uid("step-that-went")]
    assert str(done["SUMMARY"]) == f"✓ {step['title']}"
    assert not done.walk("VALARM")
    assert (str(done["STATUS"]), str(gone["STATUS"])) == ("CONFIRMED", "CANCELLED")


def test_another_first_day_moves_the_same_events(first: dict[str, Any]) -> None:
    moved = events(made(start="2027-04-26", now=NOW + 5000)["text"])
    before = events(first["text"])
    assert set(moved) == set(before)
    assert all(moved[name]["DTSTART"].dt > before[name]["DTSTART"].dt for name in before)
    holidays = {dt.date(2027, 5, 3), dt.date(2027, 5, 10)}
    assert not holidays & {event["DTSTART"].dt for event in moved.values()}
