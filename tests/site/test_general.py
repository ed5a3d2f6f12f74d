"""A collection that has no template of its own gets a whole page from its class alone."""
# ruff: noqa: RUF012 -- pydantic copies defaults

import datetime as dt
from typing import Annotated, ClassVar, Literal

import pytest

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import (
    AnItem,
    Day,
    Id,
    Integer,
    Length,
    Line,
    Link,
    Markdown,
    Model,
    Reference,
    RefTo,
    Text,
    YesNo,
)
from kbgen.site.entries import EntryHere
from kbgen.site.environment import environment
from kbgen.site.fields import own_fields
from tests.conftest import Golden


class Place(Model):
    """A part of the drill."""

    id: Id
    """Its id."""
    title: Line
    """Its name."""
    room: Line | None = None
    """Where it is."""
    how: Markdown | None = None
    """How to get there."""
    floors: list["Place"] = []
    """What is inside."""


class Drill(Entry):
    """A kind of entry that the generator knows nothing of: one field of every shape."""

    collection: ClassVar[str] = "drills"

    level: Literal["easy", "hard"] | None = None
    """How hard it is."""
    loud: YesNo = False
    """Whether it makes noise."""
    on: Day | None = None
    """When."""
    lasts: Length | None = None
    """How long."""
    every: Length | None = None
    """How often."""
    people: Integer | None = None
    """How many."""
    leader: Annotated[Line, RefTo(("people",), text_allowed=True)] | None = None
    """Who leads."""
    words: list[Line] = []
    """Words."""
    plan: Markdown | None = None
    """The plan."""
    steps: list[Markdown] = []
    """Its steps."""
    letter: Text | None = None
    """A letter."""
    uses: list[Reference] = []
    """What it uses."""
    links: list[Link] = []
    """Links."""
    bring: list[AnItem] = []
    """What to bring."""
    places: list[Place] = []
    """Where."""
    start: Place | None = None
    """Where it begins."""
    keys: dict[str, Line] = {}
    """Which key opens what."""


DRILL = Drill(
    id="fire",
    title="Учебная тревога",
    level="hard",
    loud="yes",
    on="2026-03-03",
    lasts="2 часа",
    every="3 месяца",
    people="12",
    leader="Начальник смены",
    words=["сирена", "сбор"],
    plan="Сначала **люди**.\n\n# Потом техника\n\nСерверы.",
    steps=["Встать", "Выйти:\n\n- по лестнице;\n- пешком."],
    letter="Коллеги!\n\n  Завтра тревога. *Не пугайтесь.*",
    uses=["glossary/sla", "glossary/none"],
    links=[{"title": "План [этажа]", "url": "https://example.org/plan(1)"}],
    bring=[{"id": "badge", "text": "Пропуск", "hint": "С фото"}],
    places=[
        {
            "id": "yard",
            "title": "Двор",
            "room": "1",
            "how": "Прямо.",
            "floors": [{"id": "gate", "title": "Ворота", "how": "Налево."}],
        }
    ],
    start={"id": "hall", "title": "Холл"},
    keys={"A1": "склад", "B2": "крыша"},
    body="Разбор — в тот же день.",
)


def rendered(entry: Entry, lang: str = "ru") -> str:
    """Return the general page of `entry` in a library of its own."""
    term = COLLECTIONS["glossary"](id="sla", title="SLA")
    library = Library([term], today=dt.date(2026, 11, 1))
    library.entries[entry.ref] = entry
    here = EntryHere(entry, library, get_locale(lang))
    return environment().get_template("entry.md.j2").render(entry=entry, here=here)


def test_a_new_collection_needs_no_template(golden: Golden) -> None:
    golden.check("general.md", rendered(DRILL))


def test_an_entry_that_says_nothing_has_no_empty_sections() -> None:
    assert rendered(Drill(id="x", title="X")).split() == [
        *("[Drills](index.md)", "{", ".kb-kind", ".kb-k", ".kb-k-drills", "}", "#", "X")
    ]


def test_every_shape_of_field_is_tried() -> None:
    assert {field.shape for field in own_fields(Drill)} == {
        *("choice", "yes-no", "date", "duration", "number", "reference", "words", "markdown"),
        *("bullets", "text", "references", "links", "items", "models", "model", "mapping"),
    }


@pytest.mark.parametrize("name", list(COLLECTIONS))
def test_every_collection_of_ours_would_do_with_the_general_page(name: str, full: Library) -> None:
    template = environment().get_template("entry.md.j2")
    for entry in full.collection(name):
        here = EntryHere(entry, full, get_locale("ru"))
        markdown = template.render(entry=entry, here=here)
        assert "None" not in markdown
        for part in entry.parts():
            if part.kind in {"item", "evidence", "question", "outcome", "phase", "field"}:
                assert f"{{ #{part.id.rpartition('.')[2]}" in markdown
