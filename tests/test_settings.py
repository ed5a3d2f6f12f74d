"""A `mkdocs.yml` that cannot be read is told in the words of content, at its line and column."""

import pytest

from tests.conftest import KnowledgeBase

SLA = "id: sla\ntitle: SLA\nsummary: Срок\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_name: a\nplugins:\n\t- kbgen\n", "3:1 KB008"),
        ("site_name: a\nplugins:\n  - kbgen:\n\tcontent: checklists\n", "4:1 KB008"),
        (
            "site_name: a\nx: !!python/name:a.b\ny: &a [1]\nz: *a\nplugins:\n\t- kbgen\n",
            "6:1 KB008",
        ),
        ("site_name: a: b\nplugins:\n  - kbgen\n", "1:13 KB010"),
        ('site_name: "a\nplugins:\n  - kbgen\n', "1:12 KB007"),
        ("site_name: @a\nplugins:\n  - kbgen\n", "1:12 KB011"),
        ("site_name:a\nplugins:\n  - kbgen\n", "1:1 KB007"),
    ],
)
def test_a_slip_in_the_configuration_is_told_once_at_its_place(
    text: str, expected: str, kb: KnowledgeBase
) -> None:
    kb.write("glossary/sla.yml", SLA)
    kb.write("mkdocs.yml", text)
    assert kb.problems() == [f"mkdocs.yml:{expected}"]
    [found] = kb.check().errors
    assert "found character" not in found.message()


def test_tags_and_anchors_of_a_configuration_are_no_mistakes(kb: KnowledgeBase) -> None:
    kb.write("glossary/sla.yml", SLA)
    kb.write(
        "mkdocs.yml",
        "site_name: a\nx: !!python/name:a.b\ny: &a [1]\nz: *a\nplugins: [kbgen]\n",
    )
    assert kb.problems() == []
