"""Paths that lead nowhere: what was meant is told where it is nearly certain, and else not."""

import pytest

from tests.conftest import KnowledgeBase

TERM = "id: sla\ntitle: SLA\nsummary: Срок\n"


@pytest.fixture
def base(kb: KnowledgeBase) -> KnowledgeBase:
    """Pages in a folder, a product and a response."""
    kb.write("docs/wiki/scanner.md", "# Сканер\n")
    kb.write("docs/wiki/inventory.md", "# Инвентаризация\n")
    kb.write("docs/wiki/mail.md", "# Почта\n")
    kb.write("docs/guide/start.md", "# Начало\n")
    kb.write("docs/img/logo.png", b"")
    kb.write("products/scales.yml", "id: scales\ntitle: Весы\nuse: Взвешивать.\n")
    return kb


def advice(kb: KnowledgeBase, more: str) -> str:
    """Return what is said of the one reference in `more`."""
    kb.write("glossary/sla.yml", TERM + more)
    [found] = [one for one in kb.check() if one.code in {"KB209", "KB216"}]
    return found.help()


@pytest.mark.parametrize(
    "path",
    ["wiki/paper.md", "wiki/poverka.md", "wiki/scales.md", "manual/paper.md", "wiki/scale.md"],
)
def test_a_page_that_is_like_no_other_is_taken_for_no_other(path: str, base: KnowledgeBase) -> None:
    assert "did you mean" not in advice(base, f"see: [{path}]\n")
    assert "did you mean" not in advice(base, f"body: '[[{path}]]'\n")
    assert "did you mean" not in advice(base, f"body: '[a](../{path})'\n")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("wiki/mial.md", "wiki/mail.md"),
        ("wiki/Mail.md", "wiki/mail.md"),
        ("wiki/scaner.md", "wiki/scanner.md"),
        ("wkii/mail.md", "wiki/mail.md"),
        ("docs/wiki/mail.md", "wiki/mail.md"),
        ("products/scale.md", "products/scales.md"),
    ],
)
def test_a_slip_in_a_path_is_told_with_what_was_meant(
    path: str, meant: str, base: KnowledgeBase
) -> None:
    assert advice(base, f"see: [{path}]\n") == f"did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wiki/mail.md", "../wiki/mail.md"),
        ("../wiki/mial.md", "../wiki/mail.md"),
        ("../img/lgo.png", "../img/logo.png"),
    ],
)
def test_a_link_is_told_as_it_has_to_be_written_on_its_page(
    written: str, meant: str, base: KnowledgeBase
) -> None:
    assert advice(base, f"body: '[a]({written})'\n") == f"did you mean `{meant}`?"


def test_a_page_that_cannot_be_read_is_not_missed(base: KnowledgeBase) -> None:
    base.write("docs/wiki/vpn.md", "# Доступ\n".encode("cp1251"))
    base.write("glossary/sla.yml", f"{TERM}see: [wiki/vpn.md]\nbody: '[a](../wiki/vpn.md)'\n")
    assert [one.rsplit(" ", 1)[1] for one in base.problems()] == ["KB001"]
