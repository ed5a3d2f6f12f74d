"""Handover forms: what a ticket carries when it goes to another team."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from kbgen.model.base import (
    AnItem,
    Entry,
    Id,
    Line,
    Markdown,
    Model,
    Part,
    RefTo,
    Text,
    YesNo,
    item_parts,
)


def _values(value: object) -> object:
    return value if isinstance(value, list) else [value]


Values = Annotated[
    list[Line],
    BeforeValidator(_values, json_schema_input_type=str | list[str]),
    Field(min_length=1),
]
"""One value, or several of which any will do."""


class FormField(Model):
    """One field of the form."""

    id: Id
    """Unique in the form; the text names it as `{{id}}`, and evidence of a rule is asked for by it."""
    label: Line
    """What the field is called."""
    kind: Literal["text", "long", "choice", "number", "date", "yes-no"] = "text"
    """text, long (several lines), choice, number, date or yes-no."""
    required: YesNo = False
    """Whether the form is incomplete without it."""
    options: list[Line] = []
    """What a choice is made from."""
    help: Markdown | None = None
    """What to write there."""
    example: Text | None = None
    """A good answer."""
    evidence: list[Annotated[str, Field(min_length=1)]] = []
    """Ids of other evidence that the field carries, where they differ from its own id."""
    when: dict[str, Values] = {}
    """`field: value` or `field: [one, another]`: the field is asked for only then."""


class Handover(Entry):
    """A handover form: its fields, which are required, and the text that they become."""

    collection: ClassVar[str] = "handovers"
    icon: ClassVar[str] = "material/hand-extended-outline"
    expected: ClassVar[tuple[str, ...]] = ("fields",)

    fields: list[FormField] = []
    """The fields, in order."""
    text: Text | None = None
    """The text for the ticket, with `{{field}}` where an answer goes; fields one after another without it."""
    responses: list[Annotated[str, RefTo(("responses",))]] = []
    """The response that tells the customer."""
    returned: list[AnItem] = []
    """What to check when the ticket comes back."""
    reasons: list[Line] = []
    """Why a ticket may come back: solved, a question, refused."""

    def parts(self) -> Iterator[Part]:
        """Yield the fields, then what to check on return."""
        for index, field in enumerate(self.fields):
            yield Part(field.id, "field", field.label, ("fields", index))
        yield from item_parts(self.returned, "item", "returned")
