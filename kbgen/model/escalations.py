"""Rules of working with the third line."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from kbgen.model.base import (
    AnItem,
    Entry,
    Length,
    Line,
    Markdown,
    Part,
    RefTo,
    Severity,
    item_parts,
)


class Escalation(Entry):
    """A rule of working with L3: when a ticket goes there, to whom, how fast, with what."""

    collection: ClassVar[str] = "escalations"
    icon: ClassVar[str] = "material/stairs-up"
    listed_by: ClassVar[str | None] = "severity"
    expected: ClassVar[tuple[str, ...]] = ("body", "when", "do", "never")

    when: Markdown | None = None
    """When the rule applies."""
    severity: Severity | None = None
    """How bad it is: critical, high, medium or low."""
    products: list[Annotated[str, RefTo(("products",))]] = []
    """The products that it concerns."""
    team: Annotated[Line, RefTo(("people",), text_allowed=True)] | None = None
    """The team that takes the ticket: `people/id`, or its name."""
    channel: Line | None = None
    """Where to write or call."""
    reaction: Length | None = None
    """How soon the team reacts."""
    update_every: Length | None = None
    """How often the customer hears from us meanwhile."""
    evidence: list[AnItem] = []
    """What a handover must carry; a handover form asks for each by the same id."""
    do: list[Markdown] = []
    """What to do, point by point."""
    never: list[Markdown] = []
    """What never to do."""
    checklist: list[AnItem] = []
    """What to tick at every escalation."""
    responses: list[Annotated[str, RefTo(("responses",))]] = []
    """Canned responses that help."""
    handover: Annotated[str, RefTo(("handovers",))] | None = None
    """The form that carries the evidence."""

    def parts(self) -> Iterator[Part]:
        """Yield the evidence, then the checklist's items."""
        yield from item_parts(self.evidence, "evidence", "evidence")
        yield from item_parts(self.checklist, "item", "checklist")
