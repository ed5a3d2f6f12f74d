"""Replaces `![[collection/id]]` on a line of its own with the card of what it names.

It happens before any block is read, so that a card is Markdown like the rest of the page. A card
may embed others; one that would embed itself gets a plain link instead.
"""

from collections.abc import Iterator

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from kbgen.markdown.scan import Reference, scan
from kbgen.markdown.wiki import PageContext, Wiki

DEPTH_LIMIT = 8
SIZE_LIMIT = 512 * 1024


class Embeds(Preprocessor):
    """Puts cards in place of the references that embed them."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page in which cards are embedded."""
        super().__init__(md)
        self._page = page
        self._room = SIZE_LIMIT

    def run(self, lines: list[str]) -> list[str]:
        """Return `lines` with the cards in them."""
        self._page.embeds = False
        wiki = self._page.wiki
        if wiki is None or not any("![[" in line for line in lines):
            return lines
        self._room = SIZE_LIMIT
        return self._with_cards(wiki, "\n".join(lines), ()).split("\n")

    def _with_cards(self, wiki: Wiki, text: str, above: tuple[str, ...]) -> str:
        parts: list[str] = []
        end = 0
        for reference, indent in _standing_alone(text):
            card = self._card(wiki, reference.target, above)
            # Raw HTML is only seen at the left edge, so a card that has some cannot stand in a
            # list.
            if card is None or (indent and any(line.startswith("<") for line in card.split("\n"))):
                continue
            start = reference.start - len(indent)
            card = "\n".join(
                indent + line if line else line for line in card.strip("\n").split("\n")
            )
            parts += (text[end:start], "\n", card, "\n")
            end = reference.end
        return "".join((*parts, text[end:]))

    def _card(self, wiki: Wiki, reference: str, above: tuple[str, ...]) -> str | None:
        target = wiki.target(reference)
        itself = target is not None and target.path == self._page.path and not target.anchor
        # The list of a collection may stand on the collection's own page: it embeds nothing.
        itself = itself and target is not None and target.kind != "collection"
        if itself or reference in above or len(above) >= DEPTH_LIMIT:
            return None
        card = wiki.embed(reference)
        if card is None or len(card) > self._room:
            return None
        self._page.embeds = True
        self._room -= len(card)
        if "![[" in card:
            card = self._with_cards(wiki, card, (*above, reference))
        return card


def _standing_alone(text: str) -> Iterator[tuple[Reference, str]]:
    """Yield embedding references that have a line to themselves, and the blanks before each."""
    for reference in scan(text, html=True):
        if reference.kind == "embed" and (indent := indent_of(text, reference)) is not None:
            yield reference, indent


def indent_of(text: str, reference: Reference) -> str | None:
    """Return the blanks before a reference that has a line to itself, None if it has none."""
    first = text.rfind("\n", 0, reference.start) + 1
    last = text.find("\n", reference.end)
    indent = text[first : reference.start]
    rest = text[reference.end : last if last >= 0 else len(text)]
    return None if indent.strip(" ") or rest.strip() else indent
