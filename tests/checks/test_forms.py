"""Texts with placeholders, and forms: all that is asked for is used, all that is used is asked for."""

import pytest

from tests.conftest import KnowledgeBase

FORM = (
    "id: l3\ntitle: Передача\nfields:\n  - {id: log, label: Журнал}\n  - {id: steps, label: Шаги}\n"
)
RULE = "id: outage\ntitle: Сбой\nwhen: У всех.\nevidence:\n  - {id: log, text: Журнал}\n"


def response(text: str, variables: str = "") -> str:
    """A response with `text` in line 5 and the variables behind it."""
    return f"id: hello\ntitle: Здравствуйте\nvariants:\n  - text: |\n      {text}\n{variables}"


def test_standard_and_declared_placeholders_may_be_used(kb: KnowledgeBase) -> None:
    declared = "variables:\n  - {id: term, label: Срок}\n"
    kb.write(
        "responses/a.yml",
        response("{{client.first_name}}, {{ term }} {{ticket.number}} {{today}}", declared),
    )
    assert kb.problems() == []


@pytest.mark.parametrize(
    "name", ["client.firstname", "term", "Client.first_name", "client.first_nаme", "x" * 80]
)
def test_an_unknown_placeholder_is_told_at_its_place(name: str, kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", response(f"Привет, {{{{{name}}}}}!"))
    assert kb.problems() == ["responses/a.yml:5:15 KB214"]


@pytest.mark.parametrize("tag", ["#if log", "/if", "else", "log | capital", "> hello"])
def test_a_form_is_told_that_conditions_are_for_responses(tag: str, kb: KnowledgeBase) -> None:
    kb.write("handovers/l3.yml", f"{FORM}text: |\n  Журнал: {{{{log}}}} {{{{{tag}}}}}\n")
    found = next(one for one in kb.check() if one.code == "KB227")
    assert found.message().startswith(f"`{{{{{tag}}}}}` is of the language of responses")
    assert "left out by itself" in found.help()


def test_a_form_is_told_of_braces_that_never_close_and_of_what_was_meant(kb: KnowledgeBase) -> None:
    kb.write("handovers/l3.yml", FORM + "text: |\n  {{log}} {{ticket.nubmer}} {{steps\n")
    misspelt, unclosed = (one for one in kb.check() if one.code == "KB227")
    assert misspelt.help() == "did you mean `ticket.number`?"
    assert (unclosed.code, unclosed.message()) == ("KB227", "these braces are never closed")


@pytest.mark.parametrize(
    ("kind", "default", "fits"),
    [("number", "три", False), ("number", "2,5", True), ("date", "завтра", False), ("date", "2026-02-30", False),
     ("date", "2026-12-05", True), ("text", "завтра", True)],
)  # fmt: skip
def test_a_default_is_of_its_kind(kind: str, default: str, fits: bool, kb: KnowledgeBase) -> None:  # noqa: FBT001
    variables = f"variables:\n  - {{id: n, label: Что, kind: {kind}, default: '{default}'}}\n"
    kb.write("responses/a.yml", response("{{n}}", variables))
    assert [one.code for one in kb.check() if one.code == "KB239"] == ([] if fits else ["KB239"])


def test_a_placeholder_in_the_subject_is_checked_too(kb: KnowledgeBase) -> None:
    kb.write(
        "responses/a.yml", "id: a\ntitle: b\nvariants:\n  - subject: '{{ticket.nr}}'\n    text: c\n"
    )
    assert kb.problems() == ["responses/a.yml:4:15 KB214"]


def test_a_declared_placeholder_that_is_not_used_is_pointed_out(kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", response("Привет!", "variables:\n  - {id: term, label: Срок}\n"))
    assert kb.problems() == ["responses/a.yml:7:10 KB215"]


def test_a_misspelt_placeholder_does_not_make_the_declared_one_unused(kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", response("{{trem}}", "variables:\n  - {id: term, label: Срок}\n"))
    assert kb.problems() == ["responses/a.yml:5:7 KB214"]


def test_a_misspelt_declaration_does_not_make_its_uses_unknown(kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", response("{{Term}}", "variables:\n  - {id: Term, label: Срок}\n"))
    assert kb.problems() == ["responses/a.yml:7:10 KB117"]


def test_quotes_that_are_missing_do_not_make_a_placeholder_unused(kb: KnowledgeBase) -> None:
    kb.write(
        "responses/a.yml",
        "id: a\ntitle: b\nvariables:\n  - {id: term, label: Срок}\nvariants:\n  - text: {{term}} готово\n",
    )
    assert kb.problems() == ["responses/a.yml:6:11 KB011"]


def test_the_text_of_a_form_names_its_fields(kb: KnowledgeBase) -> None:
    kb.write(
        "handovers/l3.yml", f"{FORM}text: |\n  {{{{log}}}} {{{{stpes}}}} {{{{ticket.number}}}}\n"
    )
    assert kb.problems() == ["handovers/l3.yml:7:11 KB227"]


def test_a_condition_names_a_field_of_the_form(kb: KnowledgeBase) -> None:
    kb.write("handovers/l3.yml", FORM.replace("label: Шаги}", "label: Шаги, when: {lgo: да}}"))
    assert kb.problems() == ["handovers/l3.yml:5:37 KB227"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("handover: handovers/l3\n", []),
        ("", []),
        ("handover: handovers/none\n", ["escalations/a.yml:6:11 KB201"]),
    ],
)
def test_evidence_that_a_form_asks_for_is_fine(
    rule: str, expected: list[str], kb: KnowledgeBase
) -> None:
    kb.write("escalations/a.yml", RULE + rule)
    kb.write("handovers/l3.yml", FORM)
    assert kb.problems() == expected


def test_evidence_that_no_form_asks_for_is_pointed_out(kb: KnowledgeBase) -> None:
    kb.write("escalations/a.yml", RULE.replace("id: log", "id: dump") + "handover: handovers/l3\n")
    kb.write("handovers/l3.yml", FORM)
    assert kb.problems() == ["escalations/a.yml:5:5 KB306"]


def test_a_field_may_carry_other_evidence(kb: KnowledgeBase) -> None:
    kb.write("escalations/a.yml", RULE.replace("id: log", "id: dump"))
    kb.write("handovers/l3.yml", FORM.replace("label: Журнал}", "label: Журнал, evidence: [dump]}"))
    assert kb.problems() == []


def test_a_form_with_mistakes_is_not_blamed_for_evidence(kb: KnowledgeBase) -> None:
    kb.write("escalations/a.yml", f"{RULE}handover: handovers/l3\n")
    kb.write(
        "handovers/l3.yml", FORM.replace("{id: log, label: Журнал}", "{id: log, lable: Журнал}")
    )
    assert kb.problems() == ["handovers/l3.yml:4:15 KB101"]
