"""Decision trees, with the scenarios that prove them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from kbgen.model.base import Entry, Id, Line, Markdown, Model, Part, RefTo, YesNo


class Answer(Model):
    """One answer to a question, and where it leads."""

    id: Id
    """Unique in its question; scenarios name it."""
    text: Line
    """The answer as the reader sees it."""
    goto: Annotated[str, Field(min_length=1)]
    """The id of the next question, or of an outcome."""


class Question(Model):
    """A question of the tree."""

    id: Id
    """Unique in the tree, outcomes' ids included."""
    text: Line
    """The question."""
    help: Markdown | None = None
    """How to find out."""
    answers: list[Answer] = []
    """The answers, two at the least."""


class Outcome(Model):
    """Where a path through the tree ends."""

    id: Id
    """Unique in the tree, questions' ids included."""
    title: Line
    """What to do, in a few words."""
    body: Markdown | None = None
    """What to do, in full."""
    escalate: YesNo | None = None
    """Whether it goes to L3. With a `handover` it does unless this says `no`; a rule says so itself."""
    rule: Annotated[str, RefTo(("escalations",))] | None = None
    """The rule that applies."""
    handover: Annotated[str, RefTo(("handovers",))] | None = None
    """The form to fill in."""
    responses: list[Annotated[str, RefTo(("responses",))]] = []
    """What to tell the customer."""
    untested: YesNo = False
    """Whether it is meant that no scenario reaches it."""

    @model_validator(mode="after")
    def _hand_over(self) -> "Outcome":
        if self.escalate is None and (self.handover or not self.rule):
            # The class is frozen for all who come later.
            self.__dict__["escalate"] = self.handover is not None
        return self


class Scenario(Model):
    """A case whose outcome is known: the build walks it through the tree."""

    title: Line
    """The case, as a colleague would tell it."""
    path: dict[str, str] = {}
    """`question: answer`, by ids, for every question on the way."""
    outcome: Annotated[str, Field(min_length=1)]
    """The id of the outcome that it must reach."""


class Decision(Entry):
    """A decision tree: questions, answers, outcomes, and scenarios that the build runs against it."""

    collection: ClassVar[str] = "decisions"
    icon: ClassVar[str] = "material/source-branch"
    expected: ClassVar[tuple[str, ...]] = ("questions",)

    start: str | None = None
    """The id of the first question; the first in the list when it is left out."""
    questions: list[Question] = []
    """The questions."""
    outcomes: list[Outcome] = []
    """The outcomes."""
    scenarios: list[Scenario] = []
    """Cases with known outcomes, one for each outcome at the least."""

    def parts(self) -> Iterator[Part]:
        """Yield the questions, then the outcomes."""
        for index, question in enumerate(self.questions):
            yield Part(question.id, "question", question.text, ("questions", index))
        for index, outcome in enumerate(self.outcomes):
            yield Part(outcome.id, "outcome", outcome.title, ("outcomes", index))
