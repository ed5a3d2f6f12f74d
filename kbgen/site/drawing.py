"""A decision tree as a picture: questions down the left, where the other answers lead on the right.

The questions stand in one column, each above the one that it leads to most naturally; an answer
that leads elsewhere becomes a box beside its question, so no line ever crosses another. Styles
colour it by class; the questions and outcomes of the page are its text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from kbgen.model.decisions import Decision, Outcome, Question
from kbgen.site.environment import text

WIDTH = 760
LEFT = 340
GAP = 70
RIGHT = WIDTH - LEFT - GAP
PAD = 14
LINE = 20
SMALL = 17
BETWEEN = 12
STEP = 46
# How many characters of Cyrillic fit: 8.2 pixels each at 15 pixels of type, 7.4 at 13.
_LEFT_CHARS = int((LEFT - 2 * PAD - 26) / 8.2)
_RIGHT_CHARS = int((RIGHT - 2 * PAD) / 8.2)
_SMALL_CHARS = int((RIGHT - 2 * PAD) / 7.4)
_LABEL_CHARS = int((LEFT - 60) / 7.4)
_LABEL_LINES = 2


@dataclass(frozen=True, slots=True)
class _Branch:
    """A box on the right: answers and where they lead."""

    answer: list[str]
    target: list[str]
    style: str

    @property
    def height(self) -> int:
        return 2 * PAD + SMALL * len(self.answer) + LINE * len(self.target) - 4


@dataclass(frozen=True, slots=True)
class _Row:
    """A question with the boxes beside it; `down` is the answer that leads to the next row."""

    number: int
    words: list[str]
    branches: list[_Branch]
    down: list[str]

    @property
    def box(self) -> int:
        return 2 * PAD + LINE * len(self.words) - 4

    @property
    def height(self) -> int:
        beside = sum(branch.height for branch in self.branches)
        return max(self.box, beside + BETWEEN * max(len(self.branches) - 1, 0))

    @property
    def step(self) -> int:
        """The room below: more where the answer on the way down takes two lines."""
        return STEP + SMALL * max(len(self.down) - 1, 0)


def draw(tree: Decision, label: str) -> Markup:
    """Return the drawing of `tree` as SVG named by `label`; empty when there is nothing to draw."""
    rows = list(_rows(tree))
    if not rows:
        return Markup()
    height = sum(row.height + row.step for row in rows) - rows[-1].step
    parts: list[str] = []
    top = 1
    for row in rows:
        parts += _drawn(row, top)
        top += row.height + row.step
    return Markup(  # noqa: S704 -- everything that content says goes through `text`
        f'<svg class="kb-drawing" role="img" aria-label="{text(label)}"'
        f' viewBox="0 0 {WIDTH} {height + 2}" width="{WIDTH}" height="{height + 2}">'
        f"{''.join(parts)}</svg>"
    )


def in_order(tree: Decision) -> list[Question]:
    """Return the questions as they are asked: each after one that leads to it, branches whole."""
    known = {question.id: question for question in tree.questions}
    start = tree.start if tree.start in known else next(iter(known), None)
    found: dict[str, Question] = {}
    waiting = [start] if start else []
    while waiting:
        name = waiting.pop()
        if name in found or name not in known:
            continue
        found[name] = known[name]
        waiting += [answer.goto for answer in reversed(known[name].answers)]
    return [*found.values(), *(known[name] for name in known if name not in found)]


def _rows(tree: Decision) -> Iterator[_Row]:
    questions = in_order(tree)
    numbers = {question.id: number for number, question in enumerate(questions, 1)}
    outcomes = {outcome.id: outcome for outcome in tree.outcomes}
    for number, question in enumerate(questions, 1):
        following = questions[number].id if number < len(questions) else None
        down = [answer for answer in question.answers if answer.goto == following]
        beside: dict[str, list[str]] = {}
        for answer in question.answers:
            if answer.goto != following:
                beside.setdefault(answer.goto, []).append(answer.text)
        yield _Row(
            number,
            wrap(question.text, _LEFT_CHARS),
            [_branch(said, goto, outcomes, numbers) for goto, said in beside.items()],
            _short(" / ".join(answer.text for answer in down), _LABEL_CHARS, _LABEL_LINES),
        )


def _branch(
    answers: list[str], goto: str, outcomes: dict[str, Outcome], numbers: dict[str, int]
) -> _Branch:
    said = [line for answer in answers for line in wrap(answer, _SMALL_CHARS)]
    outcome = outcomes.get(goto)
    if outcome is None:
        return _Branch(said, [f"→ {numbers.get(goto, goto)}"], "jump")
    return _Branch(said, wrap(outcome.title, _RIGHT_CHARS), "up" if outcome.escalate else "stay")


def _short(words: str, width: int, most: int) -> list[str]:
    found = wrap(words, width)
    return found if len(found) <= most else [*found[: most - 1], f"{found[most - 1]} …"]


def _drawn(row: _Row, top: int) -> Iterator[str]:
    yield f'<rect class="kb-q" x="1" y="{top}" width="{LEFT - 2}" height="{row.box}" rx="8"/>'
    yield _text("kb-qn", PAD + 2, top + PAD + 13, [str(row.number)], LINE)
    yield _text("kb-qt", PAD + 26, top + PAD + 13, row.words, LINE)
    at = top
    for branch in row.branches:
        end = at + branch.height // 2
        # A line leaves the question level with where it goes, as far as the question is that high.
        yield _line(min(end, top + row.box - PAD), end)
        yield from _box(branch, at)
        at += branch.height + BETWEEN
    if row.down:
        bottom, end = top + row.box, top + row.height + row.step
        yield f'<path class="kb-l" d="M30 {bottom}V{end - 5}"/>'
        yield f'<path class="kb-h" d="M25 {end - 9}L30 {end - 2}L35 {end - 9}z"/>'
        yield _text("kb-a", 44, end - row.step + 27, row.down, SMALL)


def _line(start: int, end: int) -> str:
    x, turn, stop = LEFT - 1, LEFT + GAP // 2, LEFT + GAP
    way = f"H{stop - 5}" if start == end else f"H{turn}V{end}H{stop - 5}"
    arrow = f"M{stop - 9} {end - 5}L{stop - 2} {end}L{stop - 9} {end + 5}z"
    return f'<path class="kb-l" d="M{x} {start}{way}"/><path class="kb-h" d="{arrow}"/>'


def _box(branch: _Branch, top: int) -> Iterator[str]:
    x = LEFT + GAP
    yield (
        f'<rect class="kb-o kb-o-{branch.style}" x="{x}" y="{top}"'
        f' width="{RIGHT - 1}" height="{branch.height}" rx="8"/>'
    )
    yield _text("kb-a", x + PAD, top + PAD + 10, branch.answer, SMALL)
    below = top + PAD + SMALL * len(branch.answer) + 13
    yield _text("kb-ot", x + PAD, below, branch.target, LINE)


def _text(style: str, x: int, y: int, words: list[str], line: int) -> str:
    lines = "".join(
        f'<tspan x="{x}" y="{y + number * line}">{text(each)}</tspan>'
        for number, each in enumerate(words)
    )
    return f'<text class="{style}">{lines}</text>'
