"""Working days of a country: holidays, moved days, and what is no country."""

import datetime as dt
import subprocess
import sys

import pytest

from kbgen.countries import is_country, nearest, working_years
from kbgen.settings import read_settings

TODAY = dt.date(2026, 11, 22)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_holidays_of_russia_and_the_days_moved_to_them_are_free() -> None:
    off = working_years("RU", TODAY).off
    for free in ("2026-01-01", "2026-01-09", "2026-05-11", "2026-12-31", "2025-05-02"):
        assert day(free) in off
    assert day("2026-01-12") not in off
    assert all(one.weekday() < 5 for one in off)


def test_a_saturday_that_russia_works_is_a_working_day() -> None:
    assert working_years("RU", TODAY).on == [
        day(one) for one in ("2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01", "2027-02-20")
    ]


def test_the_years_around_a_day_are_told_and_which_of_them_are_settled() -> None:
    years = working_years("RU", TODAY)
    assert (years.first, years.last) == (2024, 2029)
    assert years.settled is not None
    assert years.settled >= 2027
    assert working_years("DE", TODAY).settled is None


def test_a_part_of_a_country_has_its_own_holidays() -> None:
    epiphany = day("2026-01-06")
    assert epiphany in working_years("DE-BY", TODAY).off
    assert epiphany not in working_years("DE", TODAY).off


def test_a_country_has_its_own_weekend() -> None:
    assert working_years("EG", TODAY).weekend == [4, 5]
    assert working_years("RU", TODAY).weekend == [5, 6]


@pytest.mark.parametrize("code", ["RU", "DE", "DE-BY", "US-CA"])
def test_a_code_of_two_letters_is_a_country(code: str) -> None:
    assert is_country(code)
    assert nearest(code) == code


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("ru", "RU"),
        ("RUS", "RU"),
        ("Russia", "RU"),
        ("rusia", "RU"),
        ("germany", "DE"),
        ("DE-BYY", "DE-BY"),
        ("RU-QQ", "RU"),
        ("QQ", None),
        ("", None),
        ("-", None),
        ("Россия", None),
    ],
)
def test_anything_else_is_none_and_what_was_meant_is_told(code: str, near: str | None) -> None:
    assert not is_country(code)
    assert nearest(code) == near


def test_a_country_that_is_none_is_a_wrong_setting_and_the_others_hold() -> None:
    settings, wrong = read_settings({"country": "Russia", "search": False})
    assert [str(one) for one in wrong] == [
        "nobody knows the holidays of `Russia`, which the setting `country` names; did you mean `RU`?"
    ]
    assert settings.country is None
    assert settings.search is False
    assert not read_settings({"country": "RU"})[1]
    assert "in quotes" in str(read_settings({"country": False})[1][0])


def test_nobody_pays_for_holidays_without_a_country() -> None:
    code = (
        "import sys; from kbgen.settings import read_settings; read_settings({});"
        "print('holidays' in sys.modules); read_settings({'country': 'RU'});"
        "print([name for name in sys.modules if name.startswith('holidays.countries.')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split("\n")[:2] == ["False", "[]"]
