"""The page of a product."""

from kbgen.model.products import Product
from kbgen.site.entries import EntryHere


class ProductHere(EntryHere):
    """The page of a product."""

    entry: Product

    @property
    def rules(self) -> list[str]:
        """The rules of working with L3 that concern the product."""
        return [ref for ref in self.backlinks if ref.startswith("escalations/")]
