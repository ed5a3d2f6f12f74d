"""The tools of the team."""

from typing import Annotated, ClassVar

from kbgen.model.base import Entry, Line, Link, Markdown, RefTo


class Tool(Entry):
    """A tool of the team: what it is for, how to get access, who helps."""

    collection: ClassVar[str] = "tools"
    icon: ClassVar[str] = "material/tools"
    listed_by: ClassVar[str | None] = "purpose"
    expected: ClassVar[tuple[str, ...]] = ("body", "use", "summary")

    purpose: Line | None = None
    """The group of tools that it belongs to, in a word or two."""
    use: Markdown | None = None
    """What it is for."""
    access: Markdown | None = None
    """How to get access."""
    links: list[Link] = []
    """Where it is."""
    team: Annotated[Line, RefTo(("people",), text_allowed=True)] | None = None
    """Who keeps it running: `people/id`, or a name."""
    helps: list[Annotated[str, RefTo(("people",))]] = []
    """Whom to ask."""
