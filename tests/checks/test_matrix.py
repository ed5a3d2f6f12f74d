"""Gaps in the matrix: a product without a rule of some severity, neither its own nor a general one."""

from tests.conftest import KnowledgeBase, place


def product(kb: KnowledgeBase, name: str) -> None:
    kb.write(f"products/{name}.yml", f"id: {name}\ntitle: {name}\nuse: x\n")


def rule(kb: KnowledgeBase, name: str, severity: str, *products: str) -> None:
    named = f"products: [{', '.join(products)}]\n" if products else ""
    kb.write(
        f"escalations/{name}.yml",
        f"id: {name}\ntitle: {name}\nwhen: x\nseverity: {severity}\n{named}",
    )


def gaps(kb: KnowledgeBase) -> list[tuple[str, str]]:
    return [(place(one), one.args["severities"]) for one in kb.check() if one.code == "KB315"]


def test_a_product_without_a_rule_of_some_severity_is_pointed_out_once(kb: KnowledgeBase) -> None:
    product(kb, "mail")
    product(kb, "vpn")
    rule(kb, "a", "critical", "products/mail")
    rule(kb, "b", "high", "products/mail")
    assert gaps(kb) == [("products/vpn.yml:1:5 KB315", "critical, high")]


def test_a_rule_for_any_product_fills_the_gaps_of_its_severity(kb: KnowledgeBase) -> None:
    product(kb, "mail")
    product(kb, "vpn")
    rule(kb, "a", "critical")
    rule(kb, "b", "high", "products/mail")
    assert gaps(kb) == [("products/vpn.yml:1:5 KB315", "high")]


def test_severities_that_no_rule_has_are_no_gaps(kb: KnowledgeBase) -> None:
    product(kb, "mail")
    assert gaps(kb) == []
    rule(kb, "a", "low", "products/mail")
    assert gaps(kb) == []


def test_of_a_base_whose_rules_have_mistakes_nothing_is_said(kb: KnowledgeBase) -> None:
    product(kb, "mail")
    product(kb, "vpn")
    rule(kb, "a", "critical", "products/mail")
    kb.write("escalations/b.yml", "id: b\ntitle: b\nwhen: x\nseverty: critical\n")
    assert gaps(kb) == []
