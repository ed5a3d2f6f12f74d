"""Markdown: what cannot be rendered, what would be shown otherwise than meant."""

import pytest

from tests.conftest import KnowledgeBase

SLA = "id: sla\ntitle: SLA\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Нажмите <b>Сохранить</b>", ["4:11 KB309"]),
        ("<script>alert(1)</script>", ["4:3 KB309"]),
        ("a <!-- b --> c", ["4:5 KB309"]),
        ("Срок {: onclick=alert(1) }", ["4:8 KB308"]),
        ("Срок { style='color: red' }", ["4:8 KB308"]),
        ("Срок {: .note #id }", []),
        ("`<b>` и `{: onclick=a }`", []),
        ("1 < 2 и 3 > 2", []),
        ("<https://example.org> и <a@example.org>", []),
        ("x = y", []),
    ],
)
def test_html_and_active_attributes_are_told(
    body: str, expected: list[str], kb: KnowledgeBase
) -> None:
    kb.write("glossary/a.yml", f"{SLA}body: |\n  {body}\n")
    assert kb.problems() == [f"glossary/a.yml:{one}" for one in expected]


def test_html_in_a_block_of_code_is_code(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", f"{SLA}body: |\n  ```html\n  <b onclick=a>\n  ```\n\n      <i>\n")
    assert kb.problems() == []


@pytest.mark.parametrize("body", ["[" * 5000, "[x](" * 5000])
def test_a_text_that_would_take_minutes_is_refused(body: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", f"{SLA}body: |\n  {body}\n")
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == ["KB024"]
