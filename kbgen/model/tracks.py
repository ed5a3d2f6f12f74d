"""Adaptation plans: phases, their steps, the tasks of a step."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from kbgen.model.base import (
    AnItem,
    Entry,
    Id,
    Integer,
    Length,
    Line,
    Markdown,
    Model,
    Part,
    Reference,
    Who,
    YesNo,
    refuse,
    revision,
)


class Role(Model):
    """A role of newcomers whom some steps concern and others do not."""

    id: Id
    """Named by `only_for` of steps."""
    title: Line
    """What the role is called."""


class Choice(Model):
    """One of the answers offered to a question."""

    text: Line
    """The answer as the reader sees it."""
    right: YesNo = False
    """Whether it is a right one."""


class SelfCheck(Model):
    """A question by which the newcomer checks what was understood."""

    named_by: ClassVar[str | None] = "text"

    id: Id
    """Unique in its step; the answer is kept under it."""
    text: Markdown
    """The question."""
    choices: list[Choice] = []
    """Answers to choose from; without them the reader thinks and then opens the explanation."""
    explanation: Markdown | None = None
    """What the right answer is, and why."""


def _no_zero(day: int) -> int:
    if day == 0:
        raise refuse("KB106", why="zero", value="0")
    return day


class Step(Model):
    """One step of the plan."""

    named_by: ClassVar[str | None] = "title"

    id: Id
    """Unique in the track; progress is kept under it."""
    title: Line
    """What is to be done, as a short sentence."""
    by: Who = "newcomer"
    """Who does it: newcomer, buddy, lead or it."""
    due: Annotated[Integer, Field(ge=-60, le=400), AfterValidator(_no_zero)] | None = None
    """The working day by which it is done: 1 is the first day, -2 two working days before it."""
    takes: Length | None = None
    """How long it takes: `30 min`, `2 hours`."""
    after: list[Annotated[str, Field(min_length=1)]] = []
    """Steps that come first: ids of this track's steps, or `tracks/id#step`."""
    why: Markdown | None = None
    """Why it matters."""
    done_when: Markdown | None = None
    """How one knows that it is done."""
    only_for: list[str] = []
    """Ids of the track's roles that the step concerns; everyone when it is left out."""
    read: list[Reference] = []
    """What to read for it."""
    body: Markdown | None = None
    """How to do it."""
    tasks: list[AnItem] = []
    """What to tick, one by one."""
    questions: list[SelfCheck] = []
    """Questions to check oneself."""
    sign_off: Who | None = None
    """Who confirms that the step is done, where somebody must."""

    @property
    def revision(self) -> str:
        """Eight hexadecimal digits that change with the words of the step."""
        return revision(self.title, self.done_when)


class Phase(Model):
    """A stretch of the plan: the first day, the first week."""

    named_by: ClassVar[str | None] = "title"

    id: Id
    """Unique in the track, steps' ids included."""
    title: Line
    """What the phase is called."""
    summary: Line | None = None
    """What it leads to."""
    steps: list[Step] = []
    """The steps, in order."""


class Track(Entry):
    """An adaptation plan: phases, steps and tasks from before the first day to the end of probation."""

    collection: ClassVar[str] = "tracks"
    icon: ClassVar[str] = "material/map-marker-path"
    expected: ClassVar[tuple[str, ...]] = ("phases",)

    audience: Line | None = None
    """Whom the plan is for."""
    roles: list[Role] = []
    """Roles among them, where some steps are not for everybody."""
    phases: list[Phase] = []
    """The phases, in order."""

    def steps(self) -> Iterator[Step]:
        """Yield the steps of all phases, in order."""
        for phase in self.phases:
            yield from phase.steps

    def parts(self) -> Iterator[Part]:
        """Yield phases, steps, then each step's tasks and questions as `step.task`."""
        for number, phase in enumerate(self.phases):
            here = ("phases", number)
            yield Part(phase.id, "phase", phase.title, here)
            for index, step in enumerate(phase.steps):
                at = (*here, "steps", index)
                yield Part(step.id, "step", step.title, at, (step.title, step.done_when))
                for position, task in enumerate(step.tasks):
                    words = (task.text, task.hint)
                    yield Part(
                        f"{step.id}.{task.id}", "task", task.text, (*at, "tasks", position), words
                    )
                for position, asked in enumerate(step.questions):
                    place = (*at, "questions", position)
                    yield Part(
                        f"{step.id}.{asked.id}", "question", asked.text, place, (asked.text,)
                    )
