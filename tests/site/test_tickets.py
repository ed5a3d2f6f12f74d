"""The page of the current ticket, and what the browser is told of rules, trees and forms."""

import json
import re
from typing import Any

import pytest

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.site.tickets import form_data, has_ticket, parts_of, tickets_data
from tests.conftest import Golden, KnowledgeBase
from tests.site.conftest import built, page

PATH = "ticket.md"


def guideline(kb: KnowledgeBase, name: str, stage: str | None) -> None:
    said = f"stage: {stage}\n" if stage else ""
    kb.write(
        f"guidelines/{name}.yml",
        f"id: {name}\ntitle: {name}\nwhy: x\n{said}checklist:\n  - {{id: one, text: Раз}}\n",
    )


def test_the_page(full: Library, golden: Golden) -> None:
    golden.check("ticket.md", page(built(full), PATH).text)


def test_the_parts_follow_a_ticket_through_its_life(kb: KnowledgeBase) -> None:
    for name, stage in (("d", "closing"), ("c", None), ("b", "escalation"), ("a", "intake")):
        guideline(kb, name, stage)
    kb.write(
        "escalations/r.yml",
        "id: r\ntitle: r\nwhen: x\nevidence: [{id: log, text: Лог}]\nchecklist: [{id: call, text: Звонок}]\n",
    )
    kb.write(
        "handovers/f.yml",
        "id: f\ntitle: f\nfields: [{id: log, label: Лог}]\nreturned: [{id: ok, text: Проверено}]\n",
    )
    parts = list(parts_of(kb.load(), get_locale("ru")))
    assert [(part.name, part.chosen) for part in parts] == [
        ("intake", True),
        ("escalation", True),
        ("rules", False),
        ("returned", False),
        ("closing", True),
        ("other", True),
    ]
    assert [item.id for item in parts[2].groups[0].items] == ["log", "call"]


def test_items_of_all_entries_stand_on_one_page_without_sharing_an_id(full: Library) -> None:
    markdown = page(built(full), PATH).markdown
    items = re.findall(r'data-kb-item="([^"]+)"', markdown)
    assert len(items) == len(set(items)) > 3
    anchors = re.findall(r"\{ #([\w-]+)", markdown)
    assert len(anchors) == len(set(anchors))


def test_a_base_without_items_has_no_page_and_nothing_leads_to_one(kb: KnowledgeBase) -> None:
    kb.write("guidelines/a.yml", "id: a\ntitle: a\nwhy: x\n")
    kb.write(
        "decisions/d.yml",
        "id: d\ntitle: d\nquestions:\n  - {id: q, text: q, answers: [{id: a, text: A, goto: x}, {id: b, text: B, goto: y}]}\n"
        "outcomes:\n  - {id: x, title: X}\n  - {id: y, title: Y}\n",
    )
    library = kb.load()
    assert not has_ticket(library)
    assert PATH not in {one.path for one in built(library).pages}
    assert not any("ticket.md" in one.markdown for one in built(library).pages)


def script(library: Library, name: str) -> Any:
    text = built(library).files[f"assets/kbgen/data/{name}.js"].decode()
    found = re.fullmatch(rf'kbgenData\("{name}",(.*)\)\n', text)
    assert found
    return json.loads(found[1])


def test_rules_and_trees_are_handed_over_in_short(full: Library) -> None:
    said = script(full, "tickets")
    assert said == json.loads(json.dumps(tickets_data(full, get_locale("ru"))))
    assert said["rules"]["outage"] == {
        "title": "Массовый сбой",
        "team": "L3 «Почта»",
        "channel": "Звонок дежурному",
        "form": "outage",
        "evidence": [["times", "Время первой жалобы"]],
    }
    tree = said["trees"]["to-l3"]
    assert tree["start"] == "many"
    assert tree["questions"]["many"] == [
        "Страдают ли многие?",
        {"yes": ["Да, многие", "outage"], "no": ["Нет", "known"]},
    ]
    assert tree["outcomes"]["solve"] == "Решайте сами"


def test_a_form_is_handed_over_with_all_that_its_fields_say(full: Library) -> None:
    form = script(full, "handover-outage")
    assert form["fields"][1] == {
        "id": "kind",
        "label": "Что сломалось",
        "kind": "choice",
        "options": ["Почта", "VPN"],
    }
    assert form["fields"][2]["when"] == {"kind": ["VPN"]}
    assert form["text"].startswith("Сбой с {{times}}.")


def test_a_form_says_what_replies_call_its_fields(kb: KnowledgeBase) -> None:
    kb.write(
        "handovers/f.yml",
        "id: f\ntitle: f\nresponses: [responses/r]\nfields:\n  - {id: ticket, label: Номер}\n  - {id: next-update, label: Когда}\n  - {id: log, label: Лог}\n",
    )
    kb.write(
        "responses/r.yml",
        "id: r\ntitle: r\nvariables: [{id: next_update, label: Когда}, {id: what, label: Что}]\n"
        "variants:\n  - text: |\n      {{next_update}} {{what}}\n",
    )
    library = kb.load()
    form = next(iter(library.collection("handovers")))
    assert form_data(form, library)["tells"] == {  # type: ignore[arg-type]
        "ticket": ["ticket.number"],
        "next-update": ["responses/r#next_update"],
    }


@pytest.mark.parametrize(
    ("other", "always"),
    [
        ("", None),
        ("escalations/r.yml", ["diagnostics", "work-log", "results"]),
        ("decisions/d.yml", ["diagnostics", "work-log", "results"]),
    ],
)
def test_a_form_that_goes_to_another_line_always_carries_three_things(
    other: str, always: list[str] | None, kb: KnowledgeBase
) -> None:
    kb.write("handovers/f.yml", "id: f\ntitle: f\nfields: [{id: log, label: Лог}]\n")
    if other.startswith("escalations"):
        kb.write(other, "id: r\ntitle: r\nwhen: x\nhandover: handovers/f\n")
    elif other:
        kb.write(
            other,
            "id: d\ntitle: d\nquestions:\n  - {id: q, text: q, answers: [{id: a, text: A, goto: x}, {id: b, text: B, goto: x}]}\n"
            "outcomes:\n  - {id: x, title: X, escalate: yes, handover: handovers/f}\n",
        )
    library = kb.load()
    form = next(iter(library.collection("handovers")))
    assert form_data(form, library).get("always") == always  # type: ignore[arg-type]
