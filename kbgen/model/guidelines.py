"""Recommendations on handling a ticket."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from kbgen.model.base import AnItem, Entry, Markdown, Part, RefTo, Stage, item_parts


class Guideline(Entry):
    """A recommendation on ticket handling: why it matters, what to do, how it looks done well and badly."""

    collection: ClassVar[str] = "guidelines"
    icon: ClassVar[str] = "material/compass-outline"
    listed_by: ClassVar[str | None] = "stage"
    expected: ClassVar[tuple[str, ...]] = ("body", "why", "do")

    stage: Stage | None = None
    """The moment of a ticket's life: intake, diagnosis, answer, escalation or closing."""
    why: Markdown | None = None
    """Why it matters."""
    do: list[Markdown] = []
    """What to do, point by point."""
    good: Markdown | None = None
    """An example done well."""
    bad: Markdown | None = None
    """The same done badly."""
    checklist: list[AnItem] = []
    """What it puts on the checklist of a ticket."""
    responses: list[Annotated[str, RefTo(("responses",))]] = []
    """Canned responses that help."""

    def parts(self) -> Iterator[Part]:
        """Yield the checklist's items."""
        return item_parts(self.checklist, "item", "checklist")
