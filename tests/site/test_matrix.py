"""The matrix of escalations: which rule stands in which cell, and what the cell says."""

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.site.matrix import PATH, MatrixHere
from tests.conftest import Golden, KnowledgeBase
from tests.site.conftest import built, page


def rule(kb: KnowledgeBase, name: str, severity: str | None, *products: str) -> None:
    lines = [f"id: {name}", f"title: {name}", "when: x", f"products: [{', '.join(products)}]"]
    if severity:
        lines.append(f"severity: {severity}")
    kb.write(f"escalations/{name}.yml", "\n".join(lines))


def products(kb: KnowledgeBase) -> None:
    for name in ("mail", "vpn"):
        kb.write(f"products/{name}.yml", f"id: {name}\ntitle: {name}\nuse: x\nteam: L3\n")


def cells(library: Library) -> dict[tuple[str, str], list[str]]:
    here = MatrixHere(PATH, library, get_locale("ru"))
    return {
        (here.anchor(row), severity): [one.id for one in here.cell(row, severity)]
        for row in here.rows
        for severity in here.severities
        if here.cell(row, severity)
    }


def test_a_rule_stands_with_its_products_and_its_severity(kb: KnowledgeBase) -> None:
    products(kb)
    rule(kb, "bounce", "high", "products/mail")
    assert cells(kb.load()) == {("row-mail", "high"): ["bounce"]}


def test_a_rule_for_no_product_or_for_all_of_them_holds_for_any(kb: KnowledgeBase) -> None:
    products(kb)
    rule(kb, "any", "critical")
    rule(kb, "all", "low", "products/mail", "products/vpn")
    assert cells(kb.load()) == {("row-any", "critical"): ["any"], ("row-any", "low"): ["all"]}


def test_a_rule_without_severity_is_in_no_cell(kb: KnowledgeBase) -> None:
    products(kb)
    rule(kb, "general", None)
    assert cells(kb.load()) == {}
    assert PATH not in {one.path for one in built(kb.load()).pages}


def test_severities_go_from_the_worst_and_only_those_in_use(kb: KnowledgeBase) -> None:
    products(kb)
    for severity in ("low", "critical"):
        rule(kb, severity, severity)
    here = MatrixHere(PATH, kb.load(), get_locale("ru"))
    assert here.severities == ["critical", "low"]


def test_a_product_has_its_row_even_without_a_rule_of_its_own(kb: KnowledgeBase) -> None:
    products(kb)
    rule(kb, "any", "high")
    here = MatrixHere(PATH, kb.load(), get_locale("ru"))
    assert [here.anchor(row) for row in here.rows] == ["row-any", "row-mail", "row-vpn"]


def test_a_cell_sends_to_any_product_only_where_a_rule_stands_there(kb: KnowledgeBase) -> None:
    products(kb)
    rule(kb, "any", "high")
    rule(kb, "bounce", "low", "products/mail")
    here = MatrixHere(PATH, kb.load(), get_locale("ru"))
    said = {
        here.anchor(row): [here.instead(row, one) for one in here.severities] for row in here.rows
    }
    assert here.severities == ["high", "low"]
    assert said["row-vpn"] == ["как для любого", "правила нет"]
    assert said["row-any"][1] == "правила нет"


def test_a_rule_and_a_product_lead_to_the_matrix(full: Library) -> None:
    site = built(full)
    assert "(../matrix.md#row-mail)" in page(site, "escalations/outage.md").markdown
    assert "(../matrix.md#row-mail)" in page(site, "products/mail.md").markdown


def test_the_page(full: Library, golden: Golden) -> None:
    golden.check("matrix.md", page(built(full), PATH).text)
