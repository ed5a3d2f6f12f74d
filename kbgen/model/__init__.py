"""The content model: one class per collection, and the one registry of them."""

from kbgen.model.base import Entry
from kbgen.model.decisions import Decision
from kbgen.model.escalations import Escalation
from kbgen.model.fragments import Fragment
from kbgen.model.glossary import Term
from kbgen.model.guidelines import Guideline
from kbgen.model.handovers import Handover
from kbgen.model.people import Person
from kbgen.model.pitfalls import Pitfall
from kbgen.model.products import Product
from kbgen.model.responses import Response
from kbgen.model.tools import Tool
from kbgen.model.tracks import Track

COLLECTIONS: dict[str, type[Entry]] = {
    kind.collection: kind
    for kind in (
        Track,
        Guideline,
        Escalation,
        Decision,
        Handover,
        Response,
        Fragment,
        Pitfall,
        Term,
        Tool,
        Product,
        Person,
    )
}
"""Every collection by name, in the order of the site."""

__all__ = ["COLLECTIONS", "Entry"]
