"""What a value that was refused was most likely meant to be: dates, days of a plan, lists.

A suggestion is there to be copied: it is whole and certain, or it is not made.
"""

import datetime as dt
import re
from calendar import monthrange
from typing import Any

_SEPARATOR = r"\s*[-./\u2010-\u2015]\s*"
_NUMBERS = re.compile(
    rf"(?P<y>[0-9]{{4}})(?P<by>{_SEPARATOR})(?P<m>[0-9]{{1,2}}){_SEPARATOR}(?P<d>[0-9]{{1,2}})"
    rf"|(?P<d2>[0-9]{{1,2}})(?P<by2>{_SEPARATOR})(?P<m2>[0-9]{{1,2}}){_SEPARATOR}(?P<y2>[0-9]{{4}}|[0-9]{{2}})"
    r"|(?P<y3>20[0-9]{2})(?P<m3>[01][0-9])(?P<d3>[0-3][0-9])"
)
_WORDS = re.compile(r"([0-9]{1,2})\s+([a-zа-яё]{3,9})\.?,?\s+([0-9]{4})", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\sT]+[0-9]{1,2}:[0-9]{2}[0-9:.Z+]*|\s*(?:г\.?|год|года))\s*\Z")
_MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("ма", "may"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip
_DAY = re.compile(
    r"(?:день|day)\s*[№#]?\s*(-?[0-9]{1,3})"
    r"|(-?[0-9]{1,3})\s*-?\s*(?:й|ый|ий|го|st|nd|rd|th)?\s*(?:раб\w*\.?\s*)?(?:день|дня|дней|дню|дн\.?|д\.?|days?|d)?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"([•·●▪◦‣*+]|[0-9]{1,2}[.)])\s+(\S.*)")
_SPECIAL = re.compile(r"[\[\]{}#&*!|>%@`\"'\\\n]|:\s|^[-?:]\s")
_SHOWN = 200  # characters of a value that is shown to be copied


def date(written: str) -> dict[str, Any]:
    """Return what the diagnostic of a date says: the hint, and what its words are filled with."""
    found = _numbers(_TAIL.sub("", written.strip()))
    if found is None:
        return {}
    year, month, day, certain = found
    if not 1 <= month <= 12:
        return {"hint": "month", "month": str(month)}
    if year < 1:
        return {}
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return {"hint": "day", "days": str(days)}
    return {"hint": "near", "near": dt.date(year, month, day).isoformat()} if certain else {}


def _numbers(written: str) -> tuple[int, int, int, bool] | None:
    """Return year, month and day, and whether it is certain which is which; None where they are not said."""
    if match := _NUMBERS.fullmatch(written):
        if match["d2"]:
            year, month, day = match["y2"], int(match["m2"]), int(match["d2"])
            slashes = match["by2"].strip() == "/" and day <= 12 and day != month
            return int(year if len(year) == 4 else f"20{year}"), month, day, not slashes
        parts = [match[name] or match[f"{name}3"] for name in "ymd"]
        return int(parts[0]), int(parts[1]), int(parts[2]), True
    if match := _WORDS.fullmatch(written):
        word = match[2].lower()
        for number, beginnings in enumerate(_MONTHS, 1):
            if word.startswith(beginnings):
                return int(match[3]), number, int(match[1]), True
    return None


def due(written: str) -> dict[str, Any]:
    """Return what the diagnostic of a day of a plan says: the hint, and the number that was meant."""
    match = _DAY.fullmatch(written.strip())
    number = int(match[1] or match[2]) if match else 0
    return {"hint": "due_near", "near": str(number)} if number else {"hint": "due"}


def items(field: str, written: str, lines: list[str]) -> dict[str, Any]:
    """Return what the diagnostic of a text in place of a list says: the hint, and the list to copy.

    `lines` are those on which it stands in the file.
    """
    lines = [line for line in lines if line.strip()]
    if bullet := _BULLET.match(lines[0].strip()):
        return {"hint": "bullets", "sign": bullet[1], "value": bullet[2][:_SHOWN]}
    if len(lines) > 1:
        return {"hint": "list_long", "value": ""}
    text = " ".join(written.split())
    if text.endswith("]") and "[" not in text and not _SPECIAL.search(text[:-1]):
        if len(text) <= _SHOWN:
            return {"hint": "opening", "value": f"{field}: [{text}"}
    if len(text) > _SHOWN or _SPECIAL.search(written.strip()):
        return {"hint": "list_long", "value": ""}
    if "," not in text:
        text = ", ".join(part.strip() for part in text.split(";") if part.strip())
    return {"hint": "list", "value": text}
