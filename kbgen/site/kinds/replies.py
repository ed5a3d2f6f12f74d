"""Responses as cards that are copied on the spot, for the pages of entries that name some.

A card shows the reply in the language of the site, if it has that; in the browser `<kb-reply-card>` fills
it in for the ticket at hand, in the language that the reader prefers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kbgen.model.responses import Response
from kbgen.site.entries import EntryHere
from kbgen.site.here import Here
from kbgen.site.kinds.responses import ResponseHere
from kbgen.site.lists import blurb


@dataclass(frozen=True, slots=True)
class ReplyCard:
    """A response with the words to send; without words there is only the link."""

    ref: str
    link: Markup
    summary: Markup
    lang: str = ""
    words: Markup | None = None


def reply_card(entry: Response, here: Here) -> ReplyCard:
    """Return the card of `entry` on the page `here`."""
    link, summary = here.link(entry.ref), blurb(entry)
    if not entry.variants:
        return ReplyCard(entry.ref, link, summary)
    spoken = (one for one in entry.variants if one.lang == here.locale.lang)
    variant = next(spoken, entry.variants[0])
    inside = ResponseHere(entry, here.library, here.locale)
    return ReplyCard(
        entry.ref,
        link,
        summary,
        variant.lang,
        inside.reply(variant.text, variant.lang, variant.tone),
    )


def reply_cards(refs: Iterable[str], here: Here) -> list[ReplyCard]:
    """Return the cards of the responses among `refs`, in order."""
    found = (here.library.entries.get(ref) for ref in dict.fromkeys(refs))
    return [reply_card(entry, here) for entry in found if isinstance(entry, Response)]


class RepliesHere(EntryHere):
    """The page of an entry that names responses."""

    def replies(self, refs: Iterable[str]) -> list[ReplyCard]:
        """Return the cards of the responses among `refs`; one part of a response is the whole of it."""
        return reply_cards((ref.partition("#")[0] for ref in refs), self)

    def others(self, refs: Iterable[str]) -> list[str]:
        """Return what of `refs` is no response."""
        return [ref for ref in refs if ref.partition("/")[0] != Response.collection]
