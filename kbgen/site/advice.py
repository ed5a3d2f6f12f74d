"""The page for users, "how to ask for help so that it comes quickly", made from the pitfalls.

It is read by people who have never seen the base, so nothing on it leads inside. Printed, the same
page is a poster: styles leave the short lines and set them large, on A4 or on A3.
"""

from collections.abc import Iterator

import jinja2

from kbgen.library import Library
from kbgen.library.references import ADVICE as PATH
from kbgen.locales import Locale
from kbgen.model.pitfalls import Pitfall
from kbgen.site.here import Here
from kbgen.site.pages import Page

SIZES = ("a4", "a3")
"""The sizes of paper that the poster is made for."""


class AdviceHere(Here):
    """A page with the advice on it."""

    sizes = SIZES

    @property
    def advice(self) -> list[Pitfall]:
        """The pitfalls that have something to say to users, in order."""
        return list(advice_of(self.library))

    def stop(self, entry: Pitfall) -> str:
        """Return what ends the name of an advice where a sentence follows it on the same line."""
        return "" if not entry.advice or entry.advice.endswith((".", "!", "?", "…")) else "."


def advice_of(library: Library) -> Iterator[Pitfall]:
    """Yield the pitfalls that have something to say to users."""
    for entry in library.collection(Pitfall.collection):
        if isinstance(entry, Pitfall) and (entry.advice or entry.for_users):
            yield entry


def build_advice(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    """Yield the page for users, if there is any advice; a team writes its own with `![[how-to-ask]]`."""
    if not any(advice_of(library)):
        return
    title = locale.text("poster.title")
    page = env.get_template("how-to-ask.md.j2").render(here=AdviceHere(PATH, library, locale))
    yield Page(
        PATH, title, page.strip() + "\n", {"title": title, "hide": ["toc", "path"]}, indexed=True
    )
