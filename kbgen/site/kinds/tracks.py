"""The page of an adaptation plan: how long it is, and who does each step, when and in what time."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from markupsafe import Markup

from kbgen.model.base import Duration
from kbgen.model.tracks import Step, Track
from kbgen.site.cards import badge
from kbgen.site.entries import Fact
from kbgen.site.environment import text
from kbgen.site.facets import WORTH
from kbgen.site.here import sentence
from kbgen.site.kinds.replies import RepliesHere

HOUR = 60
WORKING_DAY = 8
LONG = 3 * WORKING_DAY
"""From so many hours on, work is told in days."""
_WORK = {"days": WORKING_DAY * HOUR, "weeks": 5 * WORKING_DAY * HOUR}


class TrackHere(RepliesHere):
    """The page of an adaptation plan."""

    entry: Track

    @property
    def track_facts(self) -> list[Fact]:
        """The plan in short: whom it is for, how much there is to do."""
        return [*self.facts_named("audience"), *self._sizes()]

    def _sizes(self) -> Iterator[Fact]:
        steps = list(self.entry.steps())
        tasks = sum(len(step.tasks) for step in steps)
        size = self.locale.count("count.steps", len(steps))
        if tasks:
            size = f"{size}, {self.locale.count('count.tasks', tasks)}"
        yield self.t("track.size"), text(size)
        minutes = sum(_work(step.takes) for step in steps if step.takes)
        if minutes:
            yield self.t("track.takes"), text(self.t("track.about", time=self._spent(minutes)))

    @property
    def role_titles(self) -> str:
        """The roles among newcomers."""
        return " · ".join(role.title for role in self.entry.roles)

    def _spent(self, minutes: int) -> str:
        hours = round(minutes / HOUR)
        if minutes < HOUR:
            return self.duration(Duration(minutes, "minutes"))
        if hours < LONG:
            return self.duration(Duration(hours, "hours"))
        return self.locale.count("count.working_days", round(hours / WORKING_DAY))

    @property
    def doers(self) -> list[tuple[str, int]]:
        """Who does how many steps, in a plan that is worth narrowing down."""
        steps = Counter(step.by for step in self.entry.steps())
        return list(steps.items()) if steps.total() >= WORTH else []

    def step_facts(self, step: Step) -> list[Markup]:
        """Return who does a step, by when, in what time, for whom."""
        return list(self._step_facts(step))

    def _step_facts(self, step: Step) -> Iterator[Markup]:
        yield badge(self.doer(step.by), "who", step.by)
        if step.due is not None:
            # The browser writes a date over it once it knows the first day.
            yield Markup(f'<span class="kb-due">{text(self.due(step.due))}</span>')  # noqa: S704
        if step.takes:
            yield text(self.duration(step.takes))
        if step.only_for:
            roles = " · ".join(self._roles.get(role, role) for role in step.only_for)
            yield text(self.t("step.only_for", roles=roles))
        if step.sign_off:
            yield text(self.t("step.sign_off", who=self.choice("by", step.sign_off)))

    def doer(self, who: str) -> str:
        """Return who does a step, as a heading or a badge says it."""
        return sentence(self.choice("by", who))

    def due(self, day: int) -> str:
        """Return the working day by which a step is done, in words."""
        if day == 1:
            return self.t("due.first")
        if day > 1:
            return self.t("due.day", n=day)
        return self.locale.count("due.before", max(-day, 1))

    def step_link(self, ref: str) -> Markup:
        """Return a link to a step of this plan by its id, or of another by its reference."""
        if ref in self._steps:
            return self.link_to(self.path, self._steps[ref].title, ref)
        return self.link(ref)

    @cached_property
    def _steps(self) -> dict[str, Step]:
        return {step.id: step for step in self.entry.steps()}

    @cached_property
    def _roles(self) -> dict[str, str]:
        return {role.id: role.title for role in self.entry.roles}


def _work(length: Duration) -> int:
    """Return the minutes of work in `length`: a day has eight hours of it, a week five days."""
    each = _WORK.get(length.unit)
    return length.amount * each if each else length.minutes
