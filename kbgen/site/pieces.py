"""Pieces made of the whole base that a hand-written page embeds: `![[sections]]`, `![[matrix]]`.

A function per piece, named as the page names it. A piece is Markdown whose links are references,
as it does not know the page that it will stand on.
"""

from collections.abc import Callable
from dataclasses import dataclass

import jinja2

from kbgen.library import Library
from kbgen.locales import Locale
from kbgen.model import COLLECTIONS
from kbgen.model.responses import Response
from kbgen.site.advice import AdviceHere
from kbgen.site.environment import text
from kbgen.site.here import Card, Here
from kbgen.site.kinds.replies import reply_card
from kbgen.site.matrix import MatrixHere
from kbgen.site.plans import tracks_of

FREQUENT = 6
"""How many of the most used responses are shown."""


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section of the site as its navigation has it: a title and the page that it opens."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the pieces are made of; `linked` makes a page's inside link by references."""

    library: Library
    locale: Locale
    env: jinja2.Environment
    linked: Callable[[type[Here]], type[Here]]
    sections: tuple[SectionLink, ...] = ()

    def render(self, name: str) -> str | None:
        """Return the piece `name` as Markdown, None if there is none of that name."""
        piece = PIECES.get(name)
        return piece(self) if piece else None

    def here(self, kind: type[Here] = Here) -> Here:
        """Return a page from inside that stands nowhere in particular."""
        return self.linked(kind)("", self.library, self.locale)


def sections(pieces: Pieces) -> str:
    """Return a card for each section of the site, home left out."""
    here = pieces.here()
    cards = [_section_card(one, here, pieces) for one in pieces.sections if one.path != "index.md"]
    return pieces.env.get_template("sections.md.j2").render(cards=cards)


def _section_card(section: SectionLink, here: Here, pieces: Pieces) -> Card:
    folder = section.path.removesuffix("/index.md")
    page = pieces.library.pages.get(section.path)
    locale = pieces.locale
    said = page.meta.get("description", "") if page else ""
    if folder in COLLECTIONS:
        said = said or locale.text(f"collections.{folder}.lead")
        count = locale.count(f"collections.{folder}.count", len(pieces.library.collection(folder)))
        return Card(here.link_to(section.path, section.title), folder, text(said), (text(count),))
    inside = f"{folder}/"
    number = sum(path.startswith(inside) and path != section.path for path in pieces.library.pages)
    counted = (text(locale.count("home.pages", number)),) if number else ()
    kind = page.meta.get("kb_icon", "page") if page else "page"
    return Card(here.link_to(section.path, section.title), kind, text(said), counted)


def frequent_responses(pieces: Pieces) -> str:
    """Return the responses that the base refers to most, ready to copy."""
    known = pieces.library.backlinks
    entries = [
        entry
        for entry in pieces.library.collection(Response.collection)
        if isinstance(entry, Response) and entry.variants
    ]
    best = sorted(entries, key=lambda one: (-len(known.get(one.ref, ())), one.sort_key))[:FREQUENT]
    here = pieces.here()
    cards = [reply_card(entry, here) for entry in best]
    return pieces.env.get_template("frequent.md.j2").render(here=here, cards=cards)


def matrix(pieces: Pieces) -> str:
    """Return the matrix of escalations."""
    return pieces.env.get_template("matrix-table.md.j2").render(here=pieces.here(MatrixHere))


def how_to_ask(pieces: Pieces) -> str:
    """Return the advice to users, with what makes a letter or a poster of it."""
    return pieces.env.get_template("advice.md.j2").render(here=pieces.here(AdviceHere))


def search(pieces: Pieces) -> str:
    """Return the field that opens the search."""
    return pieces.env.get_template("search.md.j2").render(here=pieces.here())


def my_plan(pieces: Pieces) -> str:
    """Return the reader's own plans in short, an invitation where there are none."""
    here = pieces.here()
    plans = tracks_of(pieces.library)
    link = here.link(plans[0].ref, here.t("plan.home.open")) if plans else None
    return pieces.env.get_template("my-plan.md.j2").render(here=here, link=link)


PIECES: dict[str, Callable[[Pieces], str]] = {
    "sections": sections,
    "frequent-responses": frequent_responses,
    "matrix": matrix,
    "search": search,
    "my-plan": my_plan,
    "how-to-ask": how_to_ask,
}
"""Every piece under the name that a page embeds it by."""
