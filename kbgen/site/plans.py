"""The plans as data for the browser: every track's phases, steps and tasks, and the country's calendar.

The page of a track reads without any of it; the browser puts the newcomer's progress on top. Ids and
revisions are those of the page's anchors, so the two never disagree.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from kbgen.countries import SATURDAY, SUNDAY, working_years
from kbgen.library import Library
from kbgen.locales import Locale
from kbgen.model.base import revision
from kbgen.model.tracks import SelfCheck, Step, Track
from kbgen.search import Address
from kbgen.site.here import Here
from kbgen.site.plain import plain
from kbgen.site.scripts import data_script


def tracks_of(library: Library) -> list[Track]:
    """Return the adaptation plans that have something to do."""
    found = [track for track in library.collection(Track.collection) if isinstance(track, Track)]
    return [track for track in found if any(track.steps())]


def plan_scripts(
    library: Library, locale: Locale, country: str | None, address: Address
) -> dict[str, bytes]:
    """Return the data scripts of the plans, by path; none where there are no plans."""
    tracks = tracks_of(library)
    if not tracks:
        return {}
    scripts = [
        data_script("plans", {"plans": [_summary(track, address) for track in tracks]}),
        data_script("calendar", calendar(country, library.today)),
    ]
    for track in tracks:
        plan = PlanHere(track, library, locale).plan
        scripts.append(data_script(f"plan-{track.id}", plan | {"url": _url(track, address)}))
    return dict(scripts)


def calendar(country: str | None, today: dt.date) -> dict[str, Any]:
    """Return which days differ from the ordinary week around `today`; see `CalendarData` in ui/."""
    if country is None:
        return {"weekend": [SATURDAY, SUNDAY]}
    years = working_years(country, today)
    return {
        "country": country,
        "weekend": years.weekend,
        "from": years.first,
        "to": years.last,
        **({"settled": min(years.settled, years.last)} if years.settled else {}),
        "off": _by_year(years.off),
        "on": _by_year(years.on),
    }


def _by_year(days: list[dt.date]) -> dict[str, str]:
    years: dict[str, list[str]] = defaultdict(list)
    for day in days:
        years[str(day.year)].append(f"{day:%m%d}")
    return {year: " ".join(found) for year, found in years.items()}


def _url(track: Track, address: Address) -> str:
    return address(f"{track.ref}.md") or ""


def _summary(track: Track, address: Address) -> dict[str, Any]:
    steps = list(track.steps())
    return {
        "ref": track.ref,
        "title": track.title,
        "url": _url(track, address),
        "steps": len(steps),
        "tasks": sum(len(step.tasks) for step in steps),
    }


class PlanHere(Here):
    """A plan seen from inside its data script."""

    def __init__(self, track: Track, library: Library, locale: Locale) -> None:
        """Take the plan `track`."""
        super().__init__(f"{track.ref}.md", library, locale)
        self.track = track

    @property
    def plan(self) -> dict[str, Any]:
        """The plan, what is empty left out; see `Plan` in ui/."""
        return {
            "ref": self.track.ref,
            "title": self.track.title,
            "roles": [{"id": role.id, "title": role.title} for role in self.track.roles],
            "phases": [
                {
                    "id": phase.id,
                    "title": phase.title,
                    "steps": [dict(self._step(step)) for step in phase.steps],
                }
                for phase in self.track.phases
            ],
        }

    def _step(self, step: Step) -> Iterator[tuple[str, Any]]:
        yield "id", step.id
        yield "title", step.title
        yield "rev", step.revision
        yield "by", step.by
        if step.due is not None:
            yield "due", step.due
        if step.takes:
            yield "takes", self.duration(step.takes)
        if step.after:
            yield "after", step.after
        if outside := dict(self._outside(step)):
            yield "outside", outside
        if step.only_for:
            yield "only_for", step.only_for
        if step.sign_off:
            yield "sign_off", step.sign_off
        if step.tasks:
            yield (
                "tasks",
                [
                    {"id": task.id, "text": plain(task.text, self.library), "rev": task.revision}
                    for task in step.tasks
                ],
            )
        if step.questions:
            yield "questions", [self._question(one) for one in step.questions]

    def _outside(self, step: Step) -> Iterator[tuple[str, str]]:
        for ref in step.after:
            if "#" in ref and (target := self.library.find(ref)):
                yield ref, target.title

    def _question(self, asked: SelfCheck) -> dict[str, Any]:
        question: dict[str, Any] = {
            "id": asked.id,
            "text": plain(asked.text, self.library),
            "rev": revision(asked.text),
        }
        if asked.choices:
            # Named by its words: an answer outlives a change of order.
            question["choices"] = [
                {"id": revision(choice.text), **({"right": True} if choice.right else {})}
                for choice in asked.choices
            ]
        return question
