"""Forms of a value: the plural of what is counted, the gender of a person, a date in words.

Russian cannot be written without them, so each is plain to write and checked: how many words it takes in
which language, what kind of value it suits.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from kbgen.source.characters import meant

_NUMBER = re.compile(r"(-?)([0-9]{1,15})(?:[.,]([0-9]{1,6}))?")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLAVIC = frozenset({"ru", "uk", "be"})
_THREE = 3
_TEENS = range(11, 15)
_FEW = range(2, 5)
_NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes dates: its words, and a pattern for each style."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    """Days of the week, Monday first."""
    on: tuple[str, ...]
    """The same as one says when: on Monday."""
    styles: Mapping[str, str]


DATES: Mapping[str, DateWords] = {
    "ru": DateWords(
        (
            *("января", "февраля", "марта", "апреля", "мая", "июня"),
            *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
        ),
        ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
        (
            *("в понедельник", "во вторник", "в среду", "в четверг"),
            *("в пятницу", "в субботу", "в воскресенье"),
        ),
        {
            "long": "{day} {month}",
            "full": "{day} {month} {year} года",
            "short": "{dd}.{mm}.{year}",
            "weekday": "{weekday}, {day} {month}",
            "on": "{on}, {day} {month}",
        },
    ),
    "en": DateWords(
        (
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        (
            *("on Monday", "on Tuesday", "on Wednesday", "on Thursday"),
            *("on Friday", "on Saturday", "on Sunday"),
        ),
        {
            "long": "{day} {month}",
            "full": "{day} {month} {year}",
            "short": "{day} {mon} {year}",
            "weekday": "{weekday}, {day} {month}",
            "on": "{on}, {day} {month}",
        },
    ),
}
"""The languages whose dates are written here; Babel, and the browser, know the others."""

STYLES = ("long", "full", "short", "weekday", "on")
"""Ways to write a date; the first where none is said."""


def language(lang: str) -> str:
    """Return `ru` of `ru-RU`."""
    return lang.partition("-")[0].lower()


# Numbers


def number_of(value: str) -> tuple[str, str] | None:
    """Return the whole and the fraction of a number as it was written, None if it is none."""
    found = _NUMBER.fullmatch(_SPACES.sub("", value.strip()))
    return (found[1] + found[2], found[3] or "") if found else None


def words_of_plural(lang: str) -> int:
    """Return how many words a counted noun has in a language."""
    return _THREE if language(lang) in _SLAVIC else _THREE - 1


def plural(value: str, words: tuple[str, ...], lang: str) -> str:
    """Return the one of `words` that `value` takes; the last one beside what is not a number."""
    found = number_of(value)
    if not words or found is None:
        return words[-1] if words else ""
    whole, fraction = abs(int(found[0])), found[1]
    if language(lang) in _SLAVIC:
        place = 1 if fraction else _slavic(whole)
    else:
        place = 0 if whole == 1 and not fraction else 1
    return words[min(place, len(words) - 1)]


def _slavic(whole: int) -> int:
    if whole % 100 in _TEENS:
        return 2
    if whole % 10 == 1:
        return 0
    return 1 if whole % 10 in _FEW else 2


def grouped(value: str, lang: str) -> str:
    """Return a number as the language writes it: `12 500,5`; anything else as it is."""
    found = number_of(value)
    if found is None:
        return value
    slavic = language(lang) in _SLAVIC
    sign, digits = ("-", found[0][1:]) if found[0].startswith("-") else ("", found[0])
    if len(digits) > (_THREE + 1 if slavic else _THREE):
        digits = f"{int(digits):,}".replace(",", _NBSP if slavic else ",")
    return sign + digits + (("," if slavic else ".") + found[1] if found[1] else "")


# Dates


def date(value: str, style: str, lang: str) -> str:
    """Return a day written as `2026-12-05` in words; anything else as it is."""
    day = day_of(value.strip())
    if day is None:
        return value
    words = DATES.get(language(lang))
    if words is None:
        return _other(day, style, lang)
    month, weekday = words.months[day.month - 1], day.weekday()
    return words.styles.get(style, words.styles[STYLES[0]]).format(
        day=day.day,
        dd=f"{day.day:02}",
        mm=f"{day.month:02}",
        month=month,
        mon=month[:3],
        year=f"{day.year:04}",
        weekday=words.days[weekday],
        on=words.on[weekday],
    )


def day_of(value: str) -> dt.date | None:
    """Return the day that `value` writes as `2026-12-05`, None if it is none."""
    try:
        return dt.date.fromisoformat(value) if _ISO.fullmatch(value) else None
    except ValueError:
        return None


def _other(day: dt.date, style: str, lang: str) -> str:
    try:
        locale = Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    if style in {"full", "short"}:
        return format_date(day, "long" if style == "full" else "short", locale=locale)
    return format_skeleton(
        "MMMMEEEEd" if style in {"weekday", "on"} else "MMMMd", day, None, True, locale
    )


# What may be written after `|`


@dataclass(frozen=True, slots=True)
class FormKind:
    """A form: the kind of value that it suits, what it makes, what is wrong with its options."""

    suits: str
    """`number`, `date`, `person`, or empty for anything."""
    write: Callable[[str, tuple[str, ...], str], str]
    wrong: Callable[[tuple[str, ...], str], tuple[str, dict[str, str]] | None]


Wrong = tuple[str, dict[str, str]] | None


def _no_options(options: tuple[str, ...], _lang: str) -> Wrong:
    return ("none", {"found": str(len(options))}) if options else None


def _plural_words(options: tuple[str, ...], lang: str) -> Wrong:
    wanted = words_of_plural(lang)
    if len(options) == wanted and all(options):
        return None
    found = str(sum(map(bool, options)))
    hint = "three" if wanted == _THREE else "two"
    return hint, {"wanted": str(wanted), "found": found}


def _gender_words(options: tuple[str, ...], _lang: str) -> Wrong:
    if len(options) in {2, 3} and all(options):
        return None
    return "gender", {"wanted": "2", "found": str(sum(map(bool, options)))}


def _date_style(options: tuple[str, ...], _lang: str) -> Wrong:
    if not options or (len(options) == 1 and options[0] in STYLES):
        return None
    said = ", ".join(options)
    near = meant(said, STYLES)["near"]
    return "style" if near else "styles", {"said": said, "near": near, "known": ", ".join(STYLES)}


def gendered(value: str, options: tuple[str, ...], _lang: str) -> str:
    """Return the word for `m`, for `f`, or what may stand for either while nobody knows."""
    if value in {"m", "f"}:
        return options[0 if value == "m" else min(1, len(options) - 1)] if options else ""
    return options[2] if len(options) > 2 else "/".join(options)


def _capital(value: str, _options: tuple[str, ...], _lang: str) -> str:
    return value[:1].upper() + value[1:]


FORMS: Mapping[str, FormKind] = {
    "plural": FormKind("number", plural, _plural_words),
    "count": FormKind(
        "number", lambda value, words, lang: f"{value}{_NBSP}{plural(value, words, lang)}", _plural_words
    ),
    "number": FormKind("number", lambda value, _, lang: grouped(value, lang), _no_options),
    "date": FormKind(
        "date", lambda value, style, lang: date(value, style[0] if style else STYLES[0], lang), _date_style
    ),
    "gender": FormKind("person", gendered, _gender_words),
    "capital": FormKind("", _capital, _no_options),
}  # fmt: skip
"""Every form by name."""
