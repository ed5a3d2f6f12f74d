"""The page of a handover form: its fields and the text that they become."""

from functools import cached_property

from markupsafe import Markup

from kbgen.model.handovers import Handover
from kbgen.site.entries import EntryHere
from kbgen.site.kinds.placeholders import marked


class HandoverHere(EntryHere):
    """The page of a handover form."""

    entry: Handover

    @property
    def form_text(self) -> Markup:
        """The text for the ticket with each field marked under its label."""
        return marked(self.entry.text or "", self.field_label)

    def field_label(self, name: str) -> str:
        """Return what the form calls the field `name`."""
        return self._labels.get(name, name)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {field.id: field.label for field in self.entry.fields}
