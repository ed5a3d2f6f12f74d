"""Types of fields: what a word means, and what changes when the words of an item change."""

import datetime as dt

import pytest

from kbgen.model import COLLECTIONS
from kbgen.model.base import Duration, revision
from kbgen.model.decisions import Outcome
from kbgen.model.glossary import Term
from kbgen.model.places import choices_at, fields_at, type_at
from kbgen.model.tracks import Track
from kbgen.model.walk import values


def term(**more: object) -> Term:
    return Term.model_validate({"id": "sla", "title": "SLA", **more})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("30 min", Duration(30, "minutes")),
        ("30мин", Duration(30, "minutes")),
        ("2 hours", Duration(2, "hours")),
        ("1 ч.", Duration(1, "hours")),
        ("90 days", Duration(90, "days")),
        ("6 месяцев", Duration(6, "months")),
        ("1 год", Duration(1, "years")),
    ],
)
def test_a_length_of_time_may_be_written_in_two_languages(written: str, expected: Duration) -> None:
    assert term(review_every=written).review_every == expected


def test_the_day_of_the_next_check_never_runs_out_of_the_calendar() -> None:
    assert term(verified="9999-12-31", review_every="9999 years").review_due == dt.date.max
    assert term(verified="2026-01-01").review_due is None


@pytest.mark.parametrize(
    ("verified", "every", "due"),
    [
        ("2026-11-10", "12 months", "2027-11-10"),
        ("2026-11-10", "1 год", "2027-11-10"),
        ("2026-01-01", "6 месяцев", "2026-07-01"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2023-08-31", "6 months", "2024-02-29"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-12-01", "1 month", "2027-01-01"),
        ("2026-11-10", "90 days", "2027-02-08"),
        ("2026-11-10", "2 weeks", "2026-11-24"),
        ("2026-11-10", "5 hours", "2026-11-10"),
    ],
)
def test_months_and_years_of_a_check_are_those_of_the_calendar(
    verified: str, every: str, due: str
) -> None:
    found = term(verified=verified, review_every=every).review_due
    assert found == dt.date.fromisoformat(due)


@pytest.mark.parametrize(
    ("said", "escalates"),
    [
        ({}, False),
        ({"rule": "escalations/outage"}, None),
        ({"rule": "escalations/outage", "escalate": "no"}, False),
        ({"rule": "escalations/outage", "handover": "handovers/l3"}, True),
        ({"handover": "handovers/l3"}, True),
        ({"handover": "handovers/l3", "escalate": "no"}, False),
        ({"escalate": "yes"}, True),
    ],
)
def test_an_outcome_with_a_form_to_hand_over_goes_on_unless_it_says_no(
    said: dict[str, str],
    escalates: bool | None,  # noqa: FBT001
) -> None:
    outcome = Outcome.model_validate({"id": "pass", "title": "Передайте", **said})
    assert outcome.escalate is escalates


def test_a_revision_changes_with_the_words_and_not_with_their_spacing() -> None:
    assert revision("Откройте почту") == revision(" Откройте\n почту ")
    assert revision("свои\u0306") == revision("свой")
    assert revision("Откройте почту") != revision("Закройте почту")
    assert revision("a", None) == revision("a")


def test_the_parts_of_a_track_know_what_they_are() -> None:
    track = Track.model_validate(
        {
            "id": "l2", "title": "План",
            "phases": [{"id": "day", "title": "День", "steps": [
                {"id": "mail", "title": "Почта", "tasks": [{"id": "open", "text": "Откройте"}],
                 "questions": [{"id": "why", "text": "Зачем?"}]}]}],
        }
    )  # fmt: skip
    assert [(part.id, part.kind) for part in track.parts()] == [
        ("day", "phase"),
        ("mail", "step"),
        ("mail.open", "task"),
        ("mail.why", "question"),
    ]
    revisions = [part.revision for part in track.parts()]
    assert revisions[0] == ""
    assert revisions[2] == track.phases[0].steps[0].tasks[0].revision
    assert len(set(revisions)) == 4


def test_the_class_knows_what_stands_where() -> None:
    assert fields_at(Track, ("phases", 0, "steps", 1, "tasks", 0)) == ["id", "text", "hint"]
    assert choices_at(Track, ("phases", 0, "steps", 1, "by")) == ["newcomer", "buddy", "lead", "it"]
    assert fields_at(Track, ("title",)) == []
    assert type_at(Track, ("see", 0)) == type_at(Track, ("phases", 0, "steps", 0, "read", 2))
    assert type_at(Track, ("nothing", "at", "all")) is None


def test_references_and_markdown_of_an_entry_are_found_with_their_places() -> None:
    found = values(term(see=["tools/mail"], definition="a", owner="people/lead"))
    assert [(one.location, one.text, one.to is not None) for one in found] == [
        (("owner",), "people/lead", True),
        (("see", 0), "tools/mail", True),
        (("definition",), "a", False),
    ]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_makes_an_entry_of_an_id_and_a_title(name: str) -> None:
    entry = COLLECTIONS[name].model_validate({"id": "a", "title": "b"})
    assert entry.ref == f"{name}/a"
    assert list(entry.parts()) == []
