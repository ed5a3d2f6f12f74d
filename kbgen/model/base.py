"""What every collection shares: the field types, the `Entry` class and its `Item`s.

Scalars arrive as text (see `kbgen.source`), so a field's type decides what a word means. A validator
that refuses a value raises `PydanticCustomError` whose type *is* a diagnostic code: `kbgen.model.parse`
turns it into a diagnostic at the value's place.
"""

import datetime as dt
import hashlib
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

BODY_LIMIT = 64 * 1024
LINE_LIMIT = 500
ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
_ID_LIMIT = 100  # it becomes the name of a file
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INT = re.compile(r"[+-]?[0-9]{1,9}")
_DURATION = re.compile(r"([0-9]{1,4})\s*([a-zа-яё]+)\.?", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class RefTo:
    """Mark a text field as a reference; `collections` are those it may lead to, none meaning any."""

    collections: tuple[str, ...] = ()
    text_allowed: bool = False


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Mark a text field as Markdown, where references, links and glossary terms live."""


def refuse(code: str, /, **args: str) -> PydanticCustomError:
    """Return the error that `kbgen.model.parse` reports as the diagnostic `code` with `args`."""
    return PydanticCustomError(code, code, args)


def _text(value: object) -> object:
    if isinstance(value, str) and len(value) > BODY_LIMIT // 4 and len(value.encode()) > BODY_LIMIT:
        raise refuse("KB023", size=str(-(-len(value.encode()) // 1024)))
    return value


def _line(value: object) -> object:
    if isinstance(value, str):
        value = value.strip()
        if "\n" in value:
            raise refuse("KB114", why="lines")
        if len(value) > LINE_LIMIT:
            raise refuse("KB114", why="long", limit=str(LINE_LIMIT))
    return value


def _id(value: object) -> object:
    if isinstance(value, str) and (len(value) > _ID_LIMIT or not _ID.fullmatch(value)):
        raise refuse("KB109", value=value)
    return value


def _integer(value: object) -> object:
    if isinstance(value, str):
        if not _INT.fullmatch(value):
            raise refuse("KB106", value=value)
        return int(value)
    return value


def _boolean(value: object) -> object:
    if isinstance(value, str):
        if value.lower() not in {"yes", "no", "true", "false"}:
            raise refuse("KB115", value=value)
        return value.lower() in {"yes", "true"}
    return value


def _date(value: object) -> object:
    if isinstance(value, str):
        if not _DATE.fullmatch(value):
            raise refuse("KB107", value=value)
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise refuse("KB107", value=value) from None
    return value


_UNITS = {
    "m": ("minutes", ("m", "min", "minute", "minutes", "мин", "минута", "минуты", "минут")),
    "h": ("hours", ("h", "hour", "hours", "ч", "час", "часа", "часов")),
    "d": ("days", ("d", "day", "days", "д", "день", "дня", "дней")),
    "w": ("weeks", ("w", "week", "weeks", "нед", "неделя", "недели", "недель")),
    "mo": ("months", ("mo", "month", "months", "мес", "месяц", "месяца", "месяцев")),
    "y": ("years", ("y", "year", "years", "г", "год", "года", "лет")),
}
_UNIT_OF = {word: name for name, words in _UNITS.values() for word in words}
_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
_MONTHS = {"months": 1, "years": 12}
_MINUTES = {"minutes": 1, "hours": 60, "days": 1440, "weeks": 10080}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as it was written: `30 min`, `4 hours`, `6 months`."""

    amount: int
    unit: str  # minutes, hours, days, weeks, months, years

    def after(self, day: dt.date) -> dt.date:
        """Return the day this long after `day`, by the calendar: a month later has the same number.

        A shorter month ends sooner; less than a day is none, and no day comes after the calendar's last.
        """
        months = day.month - 1 + self.amount * _MONTHS.get(self.unit, 0)
        try:
            if self.unit not in _MONTHS:
                return day + dt.timedelta(days=self.amount * _DAYS.get(self.unit, 0))
            year, month = day.year + months // 12, months % 12 + 1
            return dt.date(year, month, min(day.day, monthrange(year, month)[1]))
        except (OverflowError, ValueError):
            return dt.date.max

    @property
    def minutes(self) -> int:
        """Minutes, a day counted as 24 hours."""
        return self.amount * _MINUTES.get(self.unit, 1440 * _DAYS.get(self.unit, 0))


def _duration(value: object) -> object:
    if isinstance(value, dict | list):
        raise refuse("string_type")  # pydantic would take a mapping for the parts of a `Duration`
    if not isinstance(value, str):
        return value
    match = _DURATION.fullmatch(value.strip())
    unit = _UNIT_OF.get(match[2].lower()) if match else None
    if not match or not unit:
        raise refuse("KB113", value=value)
    return Duration(int(match[1]), unit)


def _url(value: object) -> object:
    if isinstance(value, str) and not _URL.fullmatch(value.strip()):
        raise refuse("KB116", value=value)
    return value.strip() if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_line), Field(min_length=1)]
"""Plain text on one line: shown as it is, never as markup."""
Markdown = Annotated[str, BeforeValidator(_text), MarkdownText(), Field(min_length=1)]
"""Markdown, up to 64 KB."""
Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
"""Plain text of several lines."""
Id = Annotated[
    str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID_PATTERN}$"})
]
"""An explicit id: small Latin letters, digits and hyphens."""
Integer = Annotated[int, BeforeValidator(_integer)]
YesNo = Annotated[bool, BeforeValidator(_boolean)]
Day = Annotated[
    dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
Length = Annotated[
    Duration,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "examples": ["30 min", "2 hours"]}),
]
Url = Annotated[str, BeforeValidator(_url)]
Reference = Annotated[str, RefTo()]
"""`collection/id` or `collection/id#part`."""

Stage = Literal["intake", "diagnosis", "answer", "escalation", "closing"]
"""A moment of a ticket's life."""
Severity = Literal["critical", "high", "medium", "low"]
Who = Literal["newcomer", "buddy", "lead", "it"]


def revision(*texts: str | None) -> str:
    """Return eight hexadecimal digits that change when the words of an item change, not their spacing."""
    words = " ".join(" ".join(text.split()) for text in texts if text)
    return hashlib.blake2s(unicodedata.normalize("NFC", words).encode(), digest_size=4).hexdigest()


class Model(BaseModel):
    """The base of every class of the content model: unknown fields are mistakes."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, arbitrary_types_allowed=True
    )

    named_by: ClassVar[str | None] = None
    """The field whose words make a good id; None where an id is for a person to choose."""


class Link(Model):
    """A named link to somewhere outside the site."""

    title: Line
    """What the link is called."""
    url: Url
    """An address that begins with https://, http://, mailto: or tel:."""


class Item(Model):
    """Something to tick: a line of a ticket checklist, a task of a step, a piece of evidence.

    Written as a bare string it works, with an id made from its words and a warning (KB310): such an id,
    and the ticks kept under it, is lost when the words change.
    """

    named_by: ClassVar[str | None] = "text"

    id: Id
    """Explicit id, unique in its list's owner; progress is kept under it."""
    text: Markdown
    """What to do, in one sentence."""
    hint: Markdown | None = None
    """How to do it, or why it matters."""

    @property
    def words(self) -> tuple[str | None, ...]:
        """The words that make the item what it is."""
        return (self.text, self.hint)

    @property
    def revision(self) -> str:
        """Eight hexadecimal digits that change with the item's words."""
        return revision(*self.words)


def generated_id(text: str) -> str:
    """Return the id that a bare-string item gets: a hash of its words."""
    return f"x-{revision(text)}"


def is_generated(name: str, text: str) -> bool:
    """Say whether `name` is the id that an item with this text got for want of one."""
    return name.startswith("x-") and name == generated_id(text)


def _item(value: object) -> object:
    return {"id": generated_id(value), "text": value} if isinstance(value, str) else value


AnItem = Annotated[Item, BeforeValidator(_item, json_schema_input_type=str | Item)]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an entry with an id of its own, which a reference may name after `#`.

    `id` is the part's whole id inside the entry and its anchor on the page (a task's is `step.task`),
    `kind` a word for it (`step`, `task`, `question`), `location` where the fields of the part stand.
    """

    id: str
    kind: str
    title: str
    location: Location
    words: tuple[str | None, ...] = ()

    @property
    def revision(self) -> str:
        """Eight hexadecimal digits that change with the part's words; empty where nobody keeps count."""
        return revision(*self.words) if self.words else ""


class Entry(Model):
    """One entry of a collection. The fields that every collection has."""

    collection: ClassVar[str]
    """The collection's name: its folder under the content folder, its part of every reference."""
    icon: ClassVar[str] = "material/file-document-outline"
    """The icon of the kind: a path in Material's icon set."""
    listed_by: ClassVar[str | None] = None
    """The field whose value groups the collection's index page, if any."""
    expected: ClassVar[tuple[str, ...]] = ("body",)
    """Fields of which at least one must be filled for the entry to say anything (KB311)."""

    id: Id
    """Unique in its collection: small Latin letters, digits and hyphens. It names the page's address."""
    title: Line
    """The name that readers see. Plain text."""
    summary: Line | None = None
    """One sentence for lists and search results. Plain text."""
    body: Markdown | None = None
    """Anything else there is to say, as Markdown."""
    tags: list[Line] = []
    """Topics that lead from one entry to others like it."""
    aliases: list[Line] = []
    """Other words that people search by."""
    owner: Annotated[Line, RefTo(("people",), text_allowed=True)] | None = None
    """Who keeps the entry true: `people/id`, or a name."""
    verified: Day | None = None
    """The day on which somebody last checked that the entry is true."""
    review_every: Length | None = None
    """How long the check holds: `6 months`, `90 days`."""
    see: list[Reference] = []
    """Other entries worth reading."""
    order: Integer | None = None
    """Place in lists: smaller comes first; entries without it follow by title."""

    # Where the entry comes from, put by `kbgen.model.parse` into the instance's dictionary: pydantic's
    # private attributes cost a hundred times as much to read, and every check reads these.
    _source: ClassVar[Any] = None
    _node: ClassVar[Any] = None
    _offset: ClassVar[int] = 0
    _failed: ClassVar[bool] = False
    _written: ClassVar[str | None] = (
        None  # the id as it stands in the file, where it had to be mended
    )

    @cached_property
    def ref(self) -> str:
        """The entry's reference, `collection/id`."""
        return f"{self.collection}/{self.id}"

    @property
    def sort_key(self) -> tuple[int, str, str]:
        """Where the entry stands in lists: `order` first, then title."""
        return (self.order if self.order is not None else 10**9, self.title.casefold(), self.id)

    @property
    def review_due(self) -> dt.date | None:
        """The day by which somebody should check the entry again, if it says."""
        if self.verified is None or self.review_every is None:
            return None
        return self.review_every.after(self.verified)

    def parts(self) -> Iterator[Part]:
        """Yield the pieces that have ids of their own, in the order of the page."""
        return iter(())

    def mentions(self) -> Iterator[str]:
        """Yield the references that the entry makes in a notation of its own."""
        return iter(())


def item_parts(items: list[Item], kind: str, field: str) -> Iterator[Part]:
    """Yield a part for each of `items`, which stand in the entry's `field`."""
    for index, item in enumerate(items):
        yield Part(item.id, kind, item.text, (field, index), (item.text, item.hint))
