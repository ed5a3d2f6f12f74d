"""Which rules hold for a product: those for every one, and its own."""

from kbgen.library.matrix import Matrix, MatrixRow, matrix_of
from tests.conftest import KnowledgeBase


def matrix(kb: KnowledgeBase, *rules: tuple[str, str, list[str]]) -> Matrix:
    for name in ("mail", "vpn"):
        kb.write(f"products/{name}.yml", f"id: {name}\ntitle: {name}\nuse: x\n")
    for name, severity, products in rules:
        refs = ", ".join(f"products/{one}" for one in products)
        kb.write(
            f"escalations/{name}.yml",
            f"id: {name}\ntitle: {name}\nwhen: x\nseverity: {severity}\nproducts: [{refs}]\n",
        )
    return matrix_of(kb.load())


def held(row: MatrixRow) -> dict[str, list[str]]:
    return {severity: [rule.id for rule in rules] for severity, rules in row.rules.items()}


def test_a_rule_stands_with_its_products_or_with_all_of_them(kb: KnowledgeBase) -> None:
    found = matrix(
        kb, ("any", "low", []), ("both", "high", ["mail", "vpn"]), ("one", "high", ["vpn"])
    )
    assert held(found.everywhere) == {"low": ["any"], "high": ["both"]}
    assert [held(row) for row in found.products] == [{}, {"high": ["one"]}]
    assert found.severities == ["high", "low"]


def test_a_product_that_the_base_does_not_have_takes_no_row(kb: KnowledgeBase) -> None:
    found = matrix(kb, ("lost", "high", ["nowhere"]))
    assert [held(row) for row in (found.everywhere, *found.products)] == [{}, {}, {}]


def test_a_library_without_rules_has_an_empty_matrix(kb: KnowledgeBase) -> None:
    found = matrix(kb)
    assert (found.severities, held(found.everywhere)) == ([], {})
