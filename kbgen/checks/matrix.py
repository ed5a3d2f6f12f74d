"""The matrix of rules: every product has a rule for every severity that the team tells apart."""

from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.library.matrix import matrix_of
from kbgen.model.escalations import Escalation
from kbgen.model.places import span_of


def gaps(library: Library) -> Iterator[Diagnostic]:
    """A product has no rule of some severity, neither of its own nor one for every product."""
    if any(rule._failed for rule in library.collection(Escalation.collection)):
        return  # its severity or its products may be what is wrong with it
    matrix = matrix_of(library)
    for row in matrix.products:
        product = row.product
        if product is None or product._failed:
            continue
        held = row.rules.keys() | matrix.everywhere.rules.keys()
        missing = [severity for severity in matrix.severities if severity not in held]
        if missing:
            yield problem("KB315", span_of(product), ref=product.ref, severities=", ".join(missing))
