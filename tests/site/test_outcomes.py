"""The page of a tree says of each outcome where the ticket goes, and nothing that nobody has said."""

import pytest

from kbgen.locales import get_locale
from kbgen.settings import Settings
from kbgen.site import build_site
from tests.conftest import KnowledgeBase

TREE = """id: tree
title: Дерево
questions:
  - id: a
    text: Уже?
    answers: [{{id: x, text: Да, goto: x}}, {{id: y, text: Нет, goto: y}}]
outcomes:
  - {{id: x, title: Один{said}}}
  - {{id: y, title: Другой, escalate: yes}}
scenarios:
  - {{title: Да, path: {{a: x}}, outcome: x}}
  - {{title: Нет, path: {{a: y}}, outcome: y}}
"""


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("", "Остаётся у нас"),
        (", handover: handovers/l3", "Передаём в L3"),
        (", handover: handovers/l3, escalate: no", "Остаётся у нас"),
        (", rule: escalations/outage, escalate: no", "Остаётся у нас"),
        (", rule: escalations/outage, handover: handovers/l3", "Передаём в L3"),
        (", rule: escalations/outage", ""),
    ],
)
def test_an_outcome_says_where_the_ticket_goes(said: str, shown: str, kb: KnowledgeBase) -> None:
    kb.write("decisions/tree.yml", TREE.format(said=said))
    kb.write("escalations/outage.yml", "id: outage\ntitle: Сбой\nwhen: У всех.\n")
    kb.write("handovers/l3.yml", "id: l3\ntitle: Передача\nfields:\n  - {id: steps, label: Шаги}\n")
    assert kb.problems() == []
    pages = build_site(kb.load(), get_locale("ru"), Settings()).pages
    (page,) = (page.markdown for page in pages if page.path == "decisions/tree.md")
    outcome = page.partition("{ #x }")[2].partition("</section>")[0]
    found = [words for words in ("Остаётся у нас", "Передаём в L3") if words in outcome]
    assert found == ([shown] if shown else [])
