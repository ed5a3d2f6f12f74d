"""The page for mentors: who of the newcomers is where, shown by a script from links and files they send.

Nothing about people is on the site; the page says how it works and reads without scripts.
"""

from collections.abc import Iterator

import jinja2

from kbgen.library import Library
from kbgen.library.references import MENTOR as PATH
from kbgen.locales import Locale
from kbgen.site.here import Here
from kbgen.site.pages import Page
from kbgen.site.plans import tracks_of

HOW = ("share", "paste", "sign", "keep")
"""What is said of how the page is used, in order."""


def build_mentor(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    """Yield the page for mentors, if there are plans."""
    tracks = tracks_of(library)
    if not tracks:
        return
    title = locale.text("mentor.title")
    page = env.get_template("mentor.md.j2").render(
        here=Here(PATH, library, locale), tracks=tracks, how=HOW
    )
    yield Page(PATH, title, page.strip() + "\n", {"title": title, "hide": ["toc"]}, indexed=True)
