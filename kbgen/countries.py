"""What days people work in a country: public holidays and moved working days, by the `holidays` library.

The library has a module per country and loads it when it is asked for; only a project that names its
country pays for any of it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kbgen.source.characters import closest

BEFORE, AFTER = 2, 3
"""How many whole years around a day are told."""
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class WorkingYears:
    """Which days differ from the ordinary week, in the years `first` to `last`."""

    weekend: list[int]
    """Free days of the ordinary week, 0 being Monday."""
    first: int
    last: int
    settled: int | None
    """The last year whose moved days are announced, in a country that moves any."""
    off: list[dt.date] = field(default_factory=list)
    """Free days of the ordinary working week."""
    on: list[dt.date] = field(default_factory=list)
    """Working days of the ordinary weekend."""


def is_country(code: str) -> bool:
    """Tell whether `code` is a country (`RU`) or a part of one (`DE-BY`) whose holidays are known."""
    country, _, part = code.partition("-")
    return _countries().get(country) == country and (not part or part in _parts(country))


def nearest(code: str) -> str | None:
    """Return the code that `code` was most likely meant to be, or None."""
    country, hyphen, part = code.strip().partition("-")
    named = _countries().get(country.casefold()) or _countries().get(country.upper())
    if named is None:
        # Of two letters any other is as near as the right one: only a name can be misspelt.
        near = closest(country.casefold(), _countries()) if len(country) > 3 else None
        named = _countries()[near] if near else None
    if not named or not hyphen:
        return named
    near = closest(part, _parts(named))
    return f"{named}-{near}" if near else named


def working_years(code: str, today: dt.date) -> WorkingYears:
    """Return the days that differ from the ordinary week in the country `code` around `today`."""
    first, last = today.year - BEFORE, today.year + AFTER
    free = _holidays(code, range(first, last + 1))
    off, on = [], []
    for day in _days(first, last):
        weekend, working = free._is_weekend(day), free.is_working_day(day)
        if weekend and working:
            on.append(day)
        elif not weekend and not working:
            off.append(day)
    # What a government decides year by year; one that decided nothing for this year does not do so.
    decided = max(getattr(free, "special_public_holidays", {}), default=0)
    settled = decided if decided >= today.year else None
    return WorkingYears(sorted(free.weekend), first, last, settled, off, on)


def _days(first: int, last: int) -> Iterator[dt.date]:
    day = dt.date(first, 1, 1)
    while day.year <= last:
        yield day
        day += dt.timedelta(days=1)


def _holidays(code: str, years: range) -> Any:
    import holidays  # noqa: PLC0415 -- 40 ms, and none of it without a country

    country, _, part = code.partition("-")
    return holidays.country_holidays(country, subdiv=part or None, years=years)


@cache
def _countries() -> dict[str, str]:
    """Return the two letters of each country, by themselves, its three letters and its English name."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415

    names: dict[str, str] = {}
    for module, (_, letters, *others) in COUNTRIES.items():
        names |= {letters: letters, module: letters}
        names |= {other: letters for other in others if len(other) == 3}
    return names


def _parts(country: str) -> tuple[str, ...]:
    import holidays  # noqa: PLC0415

    found: tuple[str, ...] = getattr(holidays, country)().subdivisions
    return found
