"""The page of a decision tree: questions in the order of asking, what each outcome leads to, the drawing.

The wizard of the browser walks the text of the page itself: a question's section carries its id, an
answer its own, so what a reader without JavaScript follows by links is what the wizard asks.
"""

from functools import cached_property

from markupsafe import Markup

from kbgen.library.references import TICKET
from kbgen.model.decisions import Decision, Outcome, Question, Scenario
from kbgen.model.escalations import Escalation
from kbgen.site.drawing import draw, in_order
from kbgen.site.entries import Fact
from kbgen.site.kinds.escalations import EscalationHere
from kbgen.site.kinds.replies import RepliesHere
from kbgen.site.tickets import has_ticket

FACTS = ("team", "channel", "reaction", "update_every")


class DecisionHere(RepliesHere):
    """The page of a decision tree."""

    entry: Decision
    ticket = TICKET

    @cached_property
    def questions(self) -> list[Question]:
        """The questions as they are asked."""
        return in_order(self.entry)

    @cached_property
    def start(self) -> str:
        """The id of the first question."""
        return self.questions[0].id if self.questions else ""

    @cached_property
    def has_ticket(self) -> bool:
        """Whether there is a checklist of the ticket."""
        return has_ticket(self.library)

    @cached_property
    def drawing(self) -> Markup:
        """The tree as a picture, empty when there is nothing to draw."""
        return draw(self.entry, self.t("decision.drawing"))

    def node_title(self, node: str) -> str:
        """Return the text of the question, or the title of the outcome, with the id `node`."""
        return self._titles.get(node, node)

    def path_of(self, scenario: Scenario) -> str:
        """Return the answers of a scenario as the address of the wizard writes them: `no/one/ours`."""
        questions = {question.id: question for question in self.entry.questions}
        here = self.start
        found: list[str] = []
        while (chosen := scenario.path.get(here)) is not None and len(found) < len(questions):
            answer = next((one for one in questions[here].answers if one.id == chosen), None)
            if answer is None:
                break
            found.append(answer.id)
            here = answer.goto
            if here not in questions:
                break
        return "/".join(found)

    def outcome_facts(self, outcome: Outcome) -> list[Fact]:
        """Return the rule of an outcome in short: who takes the ticket, where, how soon."""
        target = self.library.find(outcome.rule) if outcome.rule else None
        if target is None or not isinstance(target.entry, Escalation):
            return []
        rule = EscalationHere(target.entry, self.library, self.locale)
        rule.path = self.path  # its links are written on this page
        return rule.facts_named(*FACTS)

    @cached_property
    def _titles(self) -> dict[str, str]:
        titles = {question.id: question.text for question in self.entry.questions}
        return titles | {outcome.id: outcome.title for outcome in self.entry.outcomes}
