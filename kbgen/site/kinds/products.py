"""The page of a product."""

from markupsafe import Markup

from kbgen.library.references import MATRIX
from kbgen.model.products import Product
from kbgen.site.entries import EntryHere
from kbgen.site.matrix import anchor_of, has_matrix


class ProductHere(EntryHere):
    """The page of a product."""

    entry: Product

    @property
    def row(self) -> Markup | None:
        """The way to the product's row of the matrix of escalations, if there is one."""
        if not has_matrix(self.library):
            return None
        return self.link_to(MATRIX, self.t("matrix.title"), anchor_of(self.entry.ref))

    @property
    def rules(self) -> list[str]:
        """The rules of working with L3 that concern the product."""
        return [ref for ref in self.backlinks if ref.startswith("escalations/")]
