"""The page of a handover form: its fields and the text that they become."""

from functools import cached_property

from markupsafe import Markup

from kbgen.library.references import TICKET
from kbgen.model.handovers import Handover
from kbgen.site.kinds.placeholders import marked
from kbgen.site.kinds.replies import RepliesHere


class HandoverHere(RepliesHere):
    """The page of a handover form."""

    entry: Handover
    ticket = TICKET

    @property
    def form_text(self) -> Markup:
        """The text for the ticket with each field marked under its label."""
        return marked(self.entry.text or "", self.field_label)

    def either(self, name: str, values: list[str]) -> str:
        """Return the values of the field `name` of which any will do, as the sentence says them."""
        field = next((one for one in self.entry.fields if one.id == name), None)
        if field is not None and field.kind == "yes-no":
            values = [
                self.t(f"page.{value}") if value in {"yes", "no"} else value for value in values
            ]
        return self.t("handover.or").join(values)

    def field_label(self, name: str) -> str:
        """Return what the form calls the field `name`."""
        return self._labels.get(name, name)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {field.id: field.label for field in self.entry.fields}
