"""The page of a rule of working with L3: its place in the matrix."""

from markupsafe import Markup

from kbgen.library.references import MATRIX
from kbgen.model.escalations import Escalation
from kbgen.site.entries import Fact
from kbgen.site.kinds.replies import RepliesHere
from kbgen.site.matrix import anchor_of, has_matrix

FACTS = ("severity", "team", "channel", "reaction", "update_every", "products")


class EscalationHere(RepliesHere):
    """The page of a rule."""

    entry: Escalation

    @property
    def rule_facts(self) -> list[Fact]:
        """The rule in short: its row of the matrix, and the way to all of it."""
        facts = self.facts_named(*FACTS)
        if self.entry.severity and has_matrix(self.library):
            facts.append((self.t("matrix.place"), self._row()))
        return facts

    def _row(self) -> Markup:
        products = self.entry.products
        anchor = anchor_of(products[0]) if len(products) == 1 else ""
        return self.link_to(MATRIX, self.t("matrix.title"), anchor)
