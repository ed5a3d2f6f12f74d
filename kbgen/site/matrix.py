"""The page of the matrix: for each product and severity the rule, the team, how soon it reacts.

A product's row shows its own rules, and where it has none of a severity, the reader goes by the first row.
"""

from collections.abc import Iterator
from functools import cached_property

import jinja2
from markupsafe import Markup

from kbgen.library import Library
from kbgen.library.matrix import Matrix, MatrixRow, matrix_of, rules_of
from kbgen.library.references import MATRIX as PATH
from kbgen.locales import Locale
from kbgen.model.escalations import Escalation
from kbgen.model.products import Product
from kbgen.site.environment import text
from kbgen.site.here import Here
from kbgen.site.pages import Page


def anchor_of(product: str) -> str:
    """Return the id of a product's row."""
    return f"row-{product.rpartition('/')[2]}"


class MatrixHere(Here):
    """A page with the matrix on it."""

    @cached_property
    def _matrix(self) -> Matrix:
        return matrix_of(self.library)

    @property
    def severities(self) -> list[str]:
        """The severities that rules have, the worst first."""
        return self._matrix.severities

    @property
    def rows(self) -> list[MatrixRow]:
        """The rules of every product together, then product by product."""
        matrix = self._matrix
        return [row for row in (matrix.everywhere, *matrix.products) if row.rules or row.product]

    def anchor(self, row: MatrixRow) -> str:
        """Return the id of a row."""
        return anchor_of(row.product.ref) if row.product else "row-any"

    def cell(self, row: MatrixRow, severity: str) -> list[Escalation]:
        """Return the rules of a row's cell."""
        return row.rules.get(severity, [])

    def instead(self, row: MatrixRow, severity: str) -> str:
        """Return what stands in a cell without rules: that any product's apply, or that there are none."""
        covered = row.product and self._matrix.everywhere.rules.get(severity)
        return self.t("matrix.as_any" if covered else "matrix.none")

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
