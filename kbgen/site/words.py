"""The words that the browser's side says: those of the base for every page, a part's for pages that load it.

They are handed over by scripts of the site's own, so pages do not carry them one by one.
"""

from kbgen.locales import Locale
from kbgen.model import COLLECTIONS
from kbgen.search import PAGE

_SHARED = ("storage.", "page.copy", "page.copied", "page.undo")
"""Families of words that every part may say."""
_SAID = {
    "replies": ("replies.card.", "replies.corner."),
    "fields": (),
    "reply": ("replies.fields.", "replies.fill."),
    "tray": ("replies.fields.", "replies.tray."),
    "mine": ("replies.mine.",),
    "wizard": ("tickets.wizard.",),
    "tickets": (),
    "run": ("tickets.run.", "tickets.texts."),
    "handover": ("tickets.handover.", "tickets.texts."),
}
"""What the ticket's tools say; every other part has a family of its own name."""


def base_words(locale: Locale) -> dict[str, str]:
    """Return the words that the base says, counted ones with all their plural forms."""
    words = _families(locale, "search.")
    words |= {f"kind.{name}": locale.collection(name) for name in COLLECTIONS}
    words[f"kind.{PAGE}"] = locale.text("page.pages")
    return words | _families(locale, "page.copy", "page.copied")


def part_words(part: str, locale: Locale) -> dict[str, str]:
    """Return the words that `part` says: its own families, and those that parts share."""
    return _families(locale, *_SAID.get(part, (f"{part}.",)), *_SHARED)


def _families(locale: Locale, *begin: str) -> dict[str, str]:
    return {key: locale.text(key) for key in locale.all_keys() if key.startswith(begin)}
