"""What the pages of some collections know beyond the general page, a file per collection."""

from kbgen.model import Entry
from kbgen.model.decisions import Decision
from kbgen.model.escalations import Escalation
from kbgen.model.fragments import Fragment
from kbgen.model.guidelines import Guideline
from kbgen.model.handovers import Handover
from kbgen.model.people import Person
from kbgen.model.pitfalls import Pitfall
from kbgen.model.products import Product
from kbgen.model.responses import Response
from kbgen.model.tracks import Track
from kbgen.site.entries import EntryHere
from kbgen.site.kinds.decisions import DecisionHere
from kbgen.site.kinds.escalations import EscalationHere
from kbgen.site.kinds.handovers import HandoverHere
from kbgen.site.kinds.people import PersonHere
from kbgen.site.kinds.products import ProductHere
from kbgen.site.kinds.replies import RepliesHere
from kbgen.site.kinds.responses import FragmentHere, ResponseHere
from kbgen.site.kinds.tracks import TrackHere

SPECIAL: dict[type[Entry], type[EntryHere]] = {
    Decision: DecisionHere,
    Escalation: EscalationHere,
    Fragment: FragmentHere,
    Guideline: RepliesHere,
    Handover: HandoverHere,
    Person: PersonHere,
    Pitfall: RepliesHere,
    Product: ProductHere,
    Response: ResponseHere,
    Track: TrackHere,
}
"""The page from inside, for the collections whose pages need more than `EntryHere`."""
