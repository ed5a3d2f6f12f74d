"""The page of a decision tree: questions in the order of asking, and the drawing of it all."""

from functools import cached_property

from markupsafe import Markup

from kbgen.model.decisions import Decision, Outcome, Question
from kbgen.site.drawing import draw, in_order
from kbgen.site.entries import EntryHere


class DecisionHere(EntryHere):
    """The page of a decision tree."""

    entry: Decision

    @cached_property
    def questions(self) -> list[Question]:
        """The questions as they are asked."""
        return in_order(self.entry)

    @cached_property
    def drawing(self) -> Markup:
        """The tree as a picture, empty when there is nothing to draw."""
        return draw(self.entry, self.t("decision.drawing"))

    def node_title(self, node: str) -> str:
        """Return the text of the question, or the title of the outcome, with the id `node`."""
        return self._titles.get(node, node)

    def next_of(self, outcome: Outcome) -> list[str]:
        """Return what an outcome leads to: its rule, its form, what to tell the customer."""
        named = (outcome.rule, outcome.handover, *outcome.responses)
        return [ref for ref in named if ref]

    @cached_property
    def _titles(self) -> dict[str, str]:
        titles = {question.id: question.text for question in self.entry.questions}
        return titles | {outcome.id: outcome.title for outcome in self.entry.outcomes}
