"""The language of responses: what it makes of any text, and what it says is wrong with one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.templates import FORMS, STANDARD, Mistake, Scope, Values, check, parse, pieces, render
from kbgen.templates.reading import Spoken, read, words_in

SCRAPS = (
    "{{",
    "}}",
    "{",
    "#if ",
    "else",
    "/if",
    "a",
    " | ",
    "count: ",
    ",",
    "\n",
    ">",
    "=",
    "\\",
    "я",
    " ",
)
ANYTHING = st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
KINDS = {**STANDARD, "n": "number", "d": "date", "way": "choice"}
SCOPE = Scope(KINDS, {"way": ["почта", "chat"]}, "ru", {"greeting"})  # type: ignore[arg-type]


def mistakes(text: str, scope: Scope = SCOPE) -> list[tuple[str, str | None, str]]:
    """Return the code, the variant and the stretch of the text of everything that is wrong."""
    found = check(parse(text), scope)
    return [(one.code, one.hint, text[one.at : one.at + one.length]) for one in found]


@given(ANYTHING, ANYTHING)
def test_any_text_and_any_value_make_something(text: str, value: str) -> None:
    template = parse(text)
    values = Values("ru", {"a": value}, fragment=lambda _: template.nodes)
    render(template.nodes, values)
    words_in(template.nodes)
    spoken = Spoken(str, lambda node: node.name, "else", lambda _: template.nodes)
    list(read(template.nodes, spoken))
    for one in check(template, SCOPE):
        assert isinstance(one, Mistake)
        assert 0 <= one.at < one.at + one.length <= len(text)


@given(st.text().filter(lambda text: "{{" not in text))
def test_text_without_braces_is_given_back_as_it_was(text: str) -> None:
    assert render(parse(text).nodes, Values("ru")) == text
    assert mistakes(text) == []


@given(ANYTHING.map(str.strip).filter(bool))
def test_a_value_is_text_whatever_it_holds(value: str) -> None:
    (piece,) = pieces(parse("{{a}}").nodes, Values("ru", {"a": value}))
    assert (piece.text, piece.kind) == (value, "value")


def test_thousands_of_braces_are_read_at_once() -> None:
    started = time.process_time()
    for text in (
        "{{" * 30_000,
        "{{ " * 20_000,
        "{{#if a}}" * 7_000,
        "{{a}}" * 12_000,
        "{" * 60_000,
    ):
        render(parse(text).nodes, Values("ru"))
    assert time.process_time() - started < 2


def test_fragments_that_hold_ten_others_each_come_to_an_end() -> None:
    inside = {
        name: parse(f"x{{{{> {name + 'x'}}}}}" * 10).nodes
        for name in ("a" + "x" * n for n in range(9))
    }
    found = render(parse("{{> a}}").nodes, Values("ru", fragment=inside.get))
    assert len(found) <= 1_000


@pytest.mark.parametrize(
    "text",
    [
        "{{client.first_name}} {{today | date: on | capital}} {{n | count: день, дня, дней}}",
        "{{#if way = chat}}{{d}}{{else}}{{#if n}}{{n | number}}{{/if}}{{/if}}",
        "{{> greeting}} {{client | gender: рад, рада}} {{agent | gender: а, б, в}} \\{{x}}",
    ],
)
def test_what_can_be_done_is_not_a_mistake(text: str) -> None:
    assert mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("а {{client.first_name", ("KB230", "open", "{{client.first_name")),
        ("{{a {{n}}", ("KB230", "open", "{{")),
        ("{{ }}", ("KB230", "empty", "{{ }}")),
        ("{{#each n}}", ("KB230", "word", "{{#each n}}")),
        ("{{#iff n}}", ("KB230", "near", "{{#iff n}}")),
        ("{{d: on}}", ("KB230", "colon", "{{d: on}}")),
        ("б {{#if n}}", ("KB231", "open", "{{#if n}}")),
        ("{{/if}}", ("KB231", "end", "{{/if}}")),
        ("{{else}}", ("KB231", "else", "{{else}}")),
        ("{{#if n}}{{else}}{{else}}{{/if}}", ("KB231", "twice", "{{else}}")),
        ("{{#if}}{{/if}}", ("KB231", "nothing", "{{#if}}")),
        ("{{#if n =}}{{/if}}", ("KB231", "nothing", "{{#if n =}}")),
        ("{{client.firstname}}", ("KB214", "near", "{{client.firstname}}")),
        ("{{#if tip}}{{/if}}", ("KB214", None, "{{#if tip}}")),
        ("{{client}}", ("KB214", "near", "{{client}}")),
        ("{{d | dat}}", ("KB232", "near", "dat")),
        ("{{d|}}", ("KB232", None, "}")),
        ("{{n | count: день, дней}}", ("KB233", "three", "count")),
        ("{{n | plural: день, , дней}}", ("KB233", "three", "plural")),
        ("{{client | gender: рад}}", ("KB233", "gender", "gender")),
        ("{{d | date: onn}}", ("KB233", "style", "date")),
        ("{{d | date: словами}}", ("KB233", "styles", "date")),
        ("{{d | capital: а}}", ("KB233", "none", "capital")),
        ("{{way | count: а, б, в}}", ("KB234", "number", "count")),
        ("{{ticket.number | count: а, б, в}}", ("KB234", "number_own", "count")),
        ("{{ticket.number | date}}", ("KB234", "date_own", "date")),
        ("{{greeting}}", ("KB214", "fragment", "{{greeting}}")),
        ("{{номер тикета}}", ("KB214", "near", "{{номер тикета}}")),
        ("{{d date}}", ("KB214", "near", "{{d date}}")),
        ("{{d | date on}}", ("KB232", "near", "date on")),
        ("{{n | date}}", ("KB234", "date", "date")),
        ("{{n | gender: а, б}}", ("KB234", "person", "gender")),
        ("{{client | capital}}", ("KB234", "whole", "capital")),
        ("{{d | capital | date}}", ("KB234", "after", "date")),
        ("{{> greting}}", ("KB235", "near", "{{> greting}}")),
        ("{{#if way = почтта}}{{/if}}", ("KB238", "near", "{{#if way = почтта}}")),
    ],
)
def test_a_mistake_is_told_once_at_its_place(
    text: str, expected: tuple[str, str | None, str]
) -> None:
    found = mistakes(text)
    assert [(code, hint) for code, hint, _ in found] == [expected[:2]]
    if expected[2] != "}":
        assert found[0][2].startswith(expected[2])


def test_a_fourth_condition_inside_others_is_too_deep() -> None:
    text = "{{#if n}}" * 4 + "x" + "{{/if}}" * 4
    assert [one[:2] for one in mistakes(text)] == [("KB231", "deep")]


def test_english_counts_with_two_words() -> None:
    english = Scope(SCOPE.kinds, SCOPE.choices, "en-GB", SCOPE.fragments)
    assert mistakes("{{n | count: day, days}}", english) == []
    assert [one[:2] for one in mistakes("{{n | count: a, b, c}}", english)] == [("KB233", "two")]


def test_a_date_in_a_language_of_which_we_have_no_words_is_babels() -> None:
    values = Values("de", {"d": "2026-12-05"})
    assert render(parse("{{d | date}}").nodes, values) == "5. Dezember"
    assert render(parse("{{d | date: full}}").nodes, values) == "5. Dezember 2026"
    assert render(parse("{{d | date: on}}").nodes, Values("xx", values.values)) == "2026-12-05"


def test_every_form_and_standard_placeholder_is_in_the_documentation() -> None:
    from pathlib import Path

    docs = Path(__file__).parent.parent.parent / "docs"
    grammar = (docs / "dev" / "templates.md").read_text(encoding="utf-8")
    guide = (docs / "maintenance" / "tickets.md").read_text(encoding="utf-8")
    for name in FORMS:
        assert f"`{name}`" in grammar
        assert f"| {name}" in guide
    for name in STANDARD:
        assert f"`{name}`" in guide
