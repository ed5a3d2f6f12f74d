"""How the base is kept: what is overdue, alone or without an owner, and how fresh each section is.

The charts are drawn here, in the theme's colours; each number in them stands beside them as text.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import jinja2
from markupsafe import Markup

from kbgen.checks import upkeep
from kbgen.library import Library
from kbgen.library.references import HEALTH as PATH
from kbgen.locales import Locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.site.environment import text
from kbgen.site.here import Here, sentence
from kbgen.site.pages import Page

SOON = 30
"""Days before the end of a review's term from which it is near."""
MONTHS = 12
STATES = ("fresh", "soon", "overdue", "undated")
"""How fresh an entry is, the best first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A section, or whoever keeps entries true: how many there are, and how fresh."""

    name: Markup
    total: int
    counts: dict[str, int]
    bar: Markup


@dataclass(frozen=True, slots=True)
class Month:
    """A month of reviews to come."""

    name: str
    count: int
    bar: Markup


def state_of(entry: Entry, today: dt.date) -> str:
    """Return how fresh an entry is on the day `today`, one of `STATES`."""
    due = entry.review_due
    if due is None:
        return "undated"
    if due < today:
        return "overdue"
    return "soon" if (due - today).days <= SOON else "fresh"


class HealthHere(Here):
    """The page of the base's health."""

    def __init__(self, path: str, library: Library, locale: Locale) -> None:
        """Look at every entry once."""
        super().__init__(path, library, locale)
        self._states = {entry.ref: state_of(entry, library.today) for entry in library}

    @property
    def total(self) -> int:
        """The number of entries."""
        return len(self._states)

    @cached_property
    def whole(self) -> dict[str, int]:
        """The number of entries in each state."""
        return self._count(self.library)

    @cached_property
    def share(self) -> int:
        """How many of a hundred entries need no look yet."""
        good = self.whole["fresh"] + self.whole["soon"]
        return good * 100 // self.total if self.total else 100

    @property
    def bar(self) -> Markup:
        """The states of the whole base as a bar."""
        return self._bar(self.whole)

    def _count(self, entries: "Library | list[Entry]") -> dict[str, int]:
        found = Counter(self._states[entry.ref] for entry in entries)
        return {state: found[state] for state in STATES}

    @cached_property
    def sections(self) -> list[Row]:
        """Each collection that has entries."""
        return [
            self._row(
                self.link_to(f"{name}/index.md", self.locale.collection(name)),
                self.library.collection(name),
            )
            for name in COLLECTIONS
            if self.library.collection(name)
        ]

    @cached_property
    def owners(self) -> list[Row]:
        """Each owner, whoever has most to look at first."""
        kept: dict[str, list[Entry]] = {}
        for entry in self.library:
            if entry.owner:
                kept.setdefault(entry.owner, []).append(entry)
        rows = [self._row(self.named(owner), entries) for owner, entries in kept.items()]
        return sorted(rows, key=lambda row: (-row.counts["overdue"], -row.total, str(row.name)))

    def _row(self, name: Markup, entries: list[Entry]) -> Row:
        counts = self._count(entries)
        return Row(name, len(entries), counts, self._bar(counts))

    # Lists

    @cached_property
    def overdue(self) -> list[Entry]:
        """Entries whose review is overdue, the longest first."""
        return self._in_state("overdue")

    @cached_property
    def soon(self) -> list[Entry]:
        """Entries to be reviewed soon, the nearest first."""
        return self._in_state("soon")

    def _in_state(self, state: str) -> list[Entry]:
        found = [entry for entry in self.library if self._states[entry.ref] == state]
        return sorted(found, key=lambda entry: (entry.review_due or dt.date.max, entry.ref))

    @property
    def orphans(self) -> list[str]:
        """Entries that nothing refers to although they are of use only where something does."""
        return [one.args["ref"] for one in upkeep.orphans(self.library)]

    @property
    def unowned(self) -> list[str]:
        """Entries that nobody keeps true."""
        return [entry.ref for entry in self.library if not entry.owner]

    @property
    def unlinked(self) -> list[str]:
        """Entries without links onward: they refer to no other. People and fragments need not."""
        links = self.library.links
        return [
            entry.ref
            for entry in self.library
            if entry.collection not in {"people", "fragments"}
            and not set(links.get(entry.ref, ())) - {entry.owner}
        ]

    @property
    def problems(self) -> list[tuple[str, list[str]]]:
        """What needs somebody's hand: the name of each list, and its references."""
        return [
            ("overdue", [entry.ref for entry in self.overdue]),
            ("orphans", self.orphans),
            ("unowned", self.unowned),
            ("unlinked", self.unlinked),
        ]

    def due_words(self, entry: Entry) -> str:
        """Return the day by which an entry is to be reviewed, in words."""
        return self.locale.date(entry.review_due) if entry.review_due else ""

    # Charts

    @cached_property
    def months(self) -> list[Month]:
        """The reviews of the coming months, a bar each; none where nothing is due."""
        first = self.library.today.replace(day=1)
        due = Counter(
            (day.year, day.month)
            for entry in self.library
            if (day := entry.review_due) and day >= self.library.today
        )
        months = [_later(first, number) for number in range(MONTHS)]
        counts = [due[month.year, month.month] for month in months]
        while counts and not counts[-1]:
            counts.pop()
        most = max(counts, default=0)
        return [
            Month(
                sentence(self.locale.month(month)),
                count,
                _svg(_rect("fresh", 0, count * 100 / most)),
            )
            for month, count in zip(months, counts, strict=False)
        ]

    def _bar(self, counts: dict[str, int]) -> Markup:
        total = sum(counts.values())
        parts, at = [], 0
        for state, count in counts.items():
            if count:
                start, end = at * 100 / total, (at + count) * 100 / total
                parts.append(_rect(state, start, end - start))
                at += count
        return _svg("".join(parts))

    def state_words(self, state: str) -> str:
        """Return what a state is called."""
        return self.t(f"health.{state}")


def _later(day: dt.date, months: int) -> dt.date:
    number = day.year * 12 + day.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


def _rect(state: str, start: float, width: float) -> str:
    return f'<rect class="kb-chart-{state}" x="{start:.4g}%" y="0" width="{width:.4g}%" height="100%" />'


def _svg(parts: str) -> Markup:
    # Hidden from readers of the text: the same numbers stand in the table beside it.
    return Markup(  # noqa: S704 -- numbers and class names of ours
        f'<svg class="kb-chart" aria-hidden="true" focusable="false">{parts}</svg>'
    )


def build_health(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    """Yield the page of the base's health, if there are entries."""
    if not library.entries:
        return
    title = locale.text("health.title")
    page = env.get_template("health.md.j2").render(
        here=HealthHere(PATH, library, locale), states=STATES, title=text(title)
    )
    meta = {"title": title, "hide": ["toc"], "search": {"boost": 0.5}}
    yield Page(PATH, title, page.strip() + "\n", meta, indexed=True)
