"""The matrix of escalations: for each product and severity the rule, the team, how soon it reacts.

A rule that names no product holds for every one. A product's row shows its own rules, and where it
has none of a severity, the reader goes by the first row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import jinja2
from markupsafe import Markup

from kbgen.library import Library
from kbgen.library.references import MATRIX as PATH
from kbgen.locales import Locale
from kbgen.model.escalations import Escalation
from kbgen.model.products import Product
from kbgen.site.environment import text
from kbgen.site.here import Here
from kbgen.site.pages import Page

SEVERITIES = ("critical", "high", "medium", "low")


@dataclass(slots=True)
class MatrixRow:
    """A product, or every product, with its rules by severity."""

    anchor: str
    product: Product | None
    rules: dict[str, list[Escalation]] = field(default_factory=dict)


def anchor_of(product: str) -> str:
    """Return the id of a product's row."""
    return f"row-{product.rpartition('/')[2]}"


class MatrixHere(Here):
    """A page with the matrix on it."""

    @cached_property
    def severities(self) -> list[str]:
        """The severities that rules have, the worst first."""
        found = {rule.severity for rule in self._rules}
        return [severity for severity in SEVERITIES if severity in found]

    @property
    def _rules(self) -> list[Escalation]:
        return list(rules_of(self.library))

    @cached_property
    def rows(self) -> list[MatrixRow]:
        """The rules of every product together, then product by product."""
        rows = {"": MatrixRow("row-any", None)}
        for entry in self.library.collection(Product.collection):
            if isinstance(entry, Product):
                rows[entry.ref] = MatrixRow(anchor_of(entry.ref), entry)
        products = len(rows) - 1
        for rule in self._rules:
            everywhere = not rule.products or len(set(rule.products)) >= products > 1
            for ref in [""] if everywhere else rule.products:
                if ref in rows and rule.severity:
                    rows[ref].rules.setdefault(rule.severity, []).append(rule)
        return [row for row in rows.values() if row.rules or row.product]

    def cell(self, row: MatrixRow, severity: str) -> list[Escalation]:
        """Return the rules of a row's cell."""
        return row.rules.get(severity, [])

    def facts(self, rule: Escalation, row: MatrixRow) -> list[Markup]:
        """Return how soon the team reacts, how often the customer hears, who the team is."""
        return list(self._facts(rule, row))

    def _facts(self, rule: Escalation, row: MatrixRow) -> Iterator[Markup]:
        if rule.reaction:
            yield text(self.t("card.reaction", time=self.duration(rule.reaction)))
        if rule.update_every:
            yield text(self.t("matrix.updates", time=self.every(rule.update_every)))
        if rule.team and (row.product is None or rule.team != row.product.team):
            yield self.named(rule.team)
        if rule.channel and (row.product is None or rule.channel != row.product.channel):
            yield text(rule.channel)


def rules_of(library: Library) -> Iterator[Escalation]:
    """Yield the rules that have a place in the matrix: those with a severity."""
    for entry in library.collection(Escalation.collection):
        if isinstance(entry, Escalation) and entry.severity:
            yield entry


def has_matrix(library: Library) -> bool:
    """Tell whether there is a matrix: rules with a severity, and products."""
    return any(rules_of(library)) and bool(library.collection(Product.collection))


def build_matrix(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    """Yield the page of the matrix, if there is one."""
    if not has_matrix(library):
        return
    title = locale.text("matrix.title")
    page = env.get_template("matrix.md.j2").render(here=MatrixHere(PATH, library, locale))
    yield Page(PATH, title, page.strip() + "\n", {"title": title, "hide": ["toc"]}, indexed=True)
