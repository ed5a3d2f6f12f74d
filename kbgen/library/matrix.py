"""The matrix of escalations: for each product and severity the rules that hold.

A rule that names no product, or all of them, holds for every one. A product has its own rules, and where
it has none of a severity, those for every product hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kbgen.library.library import Library
from kbgen.model.escalations import Escalation
from kbgen.model.products import Product

SEVERITIES = ("critical", "high", "medium", "low")


@dataclass(slots=True)
class MatrixRow:
    """A product, or every product, with its rules by severity."""

    product: Product | None
    rules: dict[str, list[Escalation]] = field(default_factory=dict)


@dataclass(slots=True)
class Matrix:
    """Rows of rules: those for every product, those of each."""

    severities: list[str]
    """The severities that rules have, the worst first."""
    everywhere: MatrixRow
    products: list[MatrixRow]


def rules_of(library: Library) -> Iterator[Escalation]:
    """Yield the rules that have a place in the matrix: those with a severity."""
    for entry in library.collection(Escalation.collection):
        if isinstance(entry, Escalation) and entry.severity:
            yield entry


def matrix_of(library: Library) -> Matrix:
    """Return the matrix of a library, whatever it lacks."""
    everywhere = MatrixRow(None)
    products = library.collection(Product.collection)
    rows = {one.ref: MatrixRow(one) for one in products if isinstance(one, Product)}
    found: set[str] = set()
    for rule in rules_of(library):
        severity = rule.severity or ""
        found.add(severity)
        general = not rule.products or len(set(rule.products)) >= len(rows) > 1
        for row in [everywhere] if general else map(rows.get, rule.products):
            if row is not None:
                row.rules.setdefault(severity, []).append(rule)
    return Matrix(
        [severity for severity in SEVERITIES if severity in found], everywhere, list(rows.values())
    )
