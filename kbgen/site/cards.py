"""The short facts by which a reader chooses among entries of a kind, a function per kind."""

from collections.abc import Iterator
from functools import singledispatch
from typing import TYPE_CHECKING

from markupsafe import Markup

from kbgen.model import Entry
from kbgen.model.decisions import Decision
from kbgen.model.escalations import Escalation
from kbgen.model.handovers import Handover
from kbgen.model.products import Product
from kbgen.model.responses import Response
from kbgen.model.tracks import Track
from kbgen.site.environment import text

if TYPE_CHECKING:
    from kbgen.site.here import Here


def badge(words: str, field: str, value: str) -> Markup:
    """Return a field's value as a badge that styles know by both."""
    return Markup(f'<span class="kb-badge kb-{field}-{value}">{text(words)}</span>')  # noqa: S704


@singledispatch
def details(_entry: Entry, _here: "Here") -> Iterator[Markup]:
    """Yield the short facts of an entry, as the page `here` shows them."""
    yield from ()


@details.register(Track)
def _(entry: Track, here: "Here") -> Iterator[Markup]:
    yield text(here.locale.count("count.steps", sum(1 for _ in entry.steps())))


@details.register(Escalation)
def _(entry: Escalation, here: "Here") -> Iterator[Markup]:
    if entry.severity:
        yield badge(here.choice("severity", entry.severity), "severity", entry.severity)
    if entry.reaction:
        yield text(here.t("card.reaction", time=here.duration(entry.reaction)))


@details.register(Response)
def _(entry: Response, here: "Here") -> Iterator[Markup]:
    languages = dict.fromkeys(variant.lang for variant in entry.variants)
    if len(languages) > 1:
        yield text(", ".join(map(here.locale.language, languages)))


@details.register(Decision)
def _(entry: Decision, here: "Here") -> Iterator[Markup]:
    yield text(here.locale.count("count.questions", len(entry.questions)))


@details.register(Handover)
def _(entry: Handover, here: "Here") -> Iterator[Markup]:
    yield text(here.locale.count("count.fields", len(entry.fields)))


@details.register(Product)
def _(entry: Product, here: "Here") -> Iterator[Markup]:
    if entry.team:
        yield here.named(entry.team)
