"""How people ask for help badly, and what helps."""

from typing import Annotated, ClassVar

from kbgen.model.base import Entry, Line, Markdown, RefTo, YesNo


class Pitfall(Entry):
    """A way of asking for help badly: why it hurts, what to ask instead, the response that does it."""

    collection: ClassVar[str] = "pitfalls"
    icon: ClassVar[str] = "material/alert-octagon-outline"
    expected: ClassVar[tuple[str, ...]] = ("body", "does", "why", "instead")

    does: Markdown | None = None
    """What the person does."""
    why: Markdown | None = None
    """Why it hurts, the person above all."""
    instead: Markdown | None = None
    """How to ask kindly for what is missing."""
    for_users: Markdown | None = None
    """The same as advice to the person, for the page that is sent to users."""
    advice: Line | None = None
    """What the advice is called there: a few words that say what to do."""
    poster: Line | None = None
    """What the poster says after them: a sentence that is read from across the room."""
    on_poster: YesNo = True
    """Whether the advice is on the poster; `no` leaves it on the page alone, where there is room for all."""
    responses: list[Annotated[str, RefTo(("responses",))]] = []
    """The canned responses that ask for it."""
