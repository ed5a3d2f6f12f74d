"""The products that the team supports."""

from typing import Annotated, ClassVar

from kbgen.model.base import Entry, Line, Link, Markdown, RefTo


class Product(Entry):
    """A product: what it is for, who uses it, the L3 team behind it."""

    collection: ClassVar[str] = "products"
    icon: ClassVar[str] = "material/package-variant-closed"
    expected: ClassVar[tuple[str, ...]] = ("body", "use", "summary")

    use: Markdown | None = None
    """What customers do with it."""
    symptoms: list[Markdown] = []
    """What people report most often."""
    links: list[Link] = []
    """Where it is, its documentation."""
    team: Annotated[Line, RefTo(("people",), text_allowed=True)] | None = None
    """The L3 team: `people/id`, or its name."""
    channel: Line | None = None
    """Where to reach that team."""
