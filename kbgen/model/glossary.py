"""Terms, explained wherever a page uses them."""

from typing import ClassVar

from kbgen.model.base import Entry, Line, Markdown, YesNo


class Term(Entry):
    """A term, its other forms and its definition; pages that use it explain it."""

    collection: ClassVar[str] = "glossary"
    icon: ClassVar[str] = "material/book-alphabet"
    expected: ClassVar[tuple[str, ...]] = ("definition", "body", "summary")

    forms: list[Line] = []
    """Other ways to write the term; inflected forms need not be listed."""
    definition: Markdown | None = None
    """What it means, in a sentence or two."""
    explain: YesNo = True
    """Whether pages that use the term explain it; `no` for words too common to point out."""
