"""The matrix of rules: every product has a rule for every severity that the team tells apart."""

from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.model.escalations import Escalation
from kbgen.model.places import span_of
from kbgen.model.products import Product


def gaps(library: Library) -> Iterator[Diagnostic]:
    """A product has no rule of some severity, neither of its own nor one for every product."""
    rules = [
        rule
        for rule in library.collection(Escalation.collection)
        if isinstance(rule, Escalation) and rule.severity
    ]
    if any(rule._failed for rule in library.collection(Escalation.collection)):
        return  # its severity or its products may be what is wrong with it
    severities = list(dict.fromkeys(rule.severity for rule in rules))
    general = {rule.severity for rule in rules if not rule.products}
    named = {(ref, rule.severity) for rule in rules for ref in rule.products}
    for product in library.collection(Product.collection):
        if not isinstance(product, Product) or product._failed:
            continue
        missing = [
            severity
            for severity in severities
            if severity and severity not in general and (product.ref, severity) not in named
        ]
        if missing:
            yield problem("KB315", span_of(product), ref=product.ref, severities=", ".join(missing))
