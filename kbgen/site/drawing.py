"""A decision tree as a picture: questions down the left, where the other answers lead on the right.

The questions stand in one column, each above the one that it leads to most naturally; an answer
that leads elsewhere becomes a box beside its question, so no line ever crosses another. A phone gets
a drawing of its own, where the boxes stand below their question. Styles colour both by class and
show the one that fits; the questions and outcomes of the page are their text.
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
NARROW = 340
RAIL = 24
INDENT = 52
# How many characters of Cyrillic fit: 8.2 pixels each at 15 pixels of type, 7.4 at 13.
_CHAR, _SMALL_CHAR = 8.2, 7.4
_LABEL_LINES = 2


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How wide the boxes of questions and of what they lead to are, in pixels."""

    question: int
    target: int

    @property
    def question_chars(self) -> int:
        return int((self.question - 2 * PAD - 26) / _CHAR)

    @property
    def target_chars(self) -> int:
        return int((self.target - 2 * PAD) / _CHAR)

    @property
    def answer_chars(self) -> int:
        return int((self.target - 2 * PAD) / _SMALL_CHAR)

    @property
    def label_chars(self) -> int:
        return int((self.question - 60) / _SMALL_CHAR)


_WIDE = _Sizes(LEFT, RIGHT)
_PHONE = _Sizes(NARROW, NARROW - INDENT)


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
    """Return the drawings of `tree` as SVG named by `label`; empty when there is nothing to draw."""
    if not tree.questions:
        return Markup()
    return _wide(tree, label) + _phone(tree, label)


def _wide(tree: Decision, label: str) -> Markup:
    top = 1
    parts: list[str] = []
    rows = list(_rows(tree, _WIDE))
    for row in rows:
        parts += _drawn(row, top)
        top += row.height + row.step
    return _svg("kb-drawing-wide", label, WIDTH, top - rows[-1].step + 1, parts)


def _phone(tree: Decision, label: str) -> Markup:
    top = 1
    parts: list[str] = []
    for row in _rows(tree, _PHONE):
        parts.append(_question(row, top, NARROW))
        bottom = at = top + row.box
        for branch in row.branches:
            at += BETWEEN
            parts.append(_arrow(RAIL, at + branch.height // 2, INDENT))
            parts += _box(branch, INDENT, at, _PHONE.target)
            at += branch.height
        if row.down:
            end = at + row.step
            parts.append(_down(RAIL, bottom, end))
            parts.append(_text("kb-a", INDENT, end - row.step + 27, row.down, SMALL))
            top = end
        else:
            if row.branches:
                last = at - row.branches[-1].height + row.branches[-1].height // 2
                parts.append(f'<path class="kb-l" d="M{RAIL} {bottom}V{last}"/>')
            top = at + 2 * BETWEEN
    return _svg("kb-drawing-phone", label, NARROW, top, parts)


def _svg(style: str, label: str, width: int, height: int, parts: list[str]) -> Markup:
    return Markup(  # noqa: S704 -- everything that content says goes through `text`
        f'<svg class="kb-drawing {style}" role="img" aria-label="{text(label)}"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}">{"".join(parts)}</svg>'
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


def _rows(tree: Decision, sizes: _Sizes) -> Iterator[_Row]:
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
            wrap(question.text, sizes.question_chars),
            [_branch(said, goto, outcomes, numbers, sizes) for goto, said in beside.items()],
            _short(" / ".join(answer.text for answer in down), sizes.label_chars, _LABEL_LINES),
        )


def _branch(
    answers: list[str],
    goto: str,
    outcomes: dict[str, Outcome],
    numbers: dict[str, int],
    sizes: _Sizes,
) -> _Branch:
    said = [line for answer in answers for line in wrap(answer, sizes.answer_chars)]
    outcome = outcomes.get(goto)
    if outcome is None:
        return _Branch(said, [f"→ {numbers.get(goto, goto)}"], "jump")
    return _Branch(
        said, wrap(outcome.title, sizes.target_chars), "up" if outcome.escalate else "stay"
    )


def _short(words: str, width: int, most: int) -> list[str]:
    found = wrap(words, width)
    return found if len(found) <= most else [*found[: most - 1], f"{found[most - 1]} …"]


def _drawn(row: _Row, top: int) -> Iterator[str]:
    yield _question(row, top, LEFT)
    at = top
    for branch in row.branches:
        end = at + branch.height // 2
        # A line leaves the question level with where it goes, as far as the question is that high.
        yield _line(min(end, top + row.box - PAD), end)
        yield from _box(branch, LEFT + GAP, at, RIGHT)
        at += branch.height + BETWEEN
    if row.down:
        end = top + row.height + row.step
        yield _down(30, top + row.box, end)
        yield _text("kb-a", 44, end - row.step + 27, row.down, SMALL)


def _question(row: _Row, top: int, width: int) -> str:
    box = f'<rect class="kb-q" x="1" y="{top}" width="{width - 2}" height="{row.box}" rx="8"/>'
    number = _text("kb-qn", PAD + 2, top + PAD + 13, [str(row.number)], LINE)
    return box + number + _text("kb-qt", PAD + 26, top + PAD + 13, row.words, LINE)


def _down(x: int, start: int, end: int) -> str:
    arrow = f"M{x - 5} {end - 9}L{x} {end - 2}L{x + 5} {end - 9}z"
    return f'<path class="kb-l" d="M{x} {start}V{end - 5}"/><path class="kb-h" d="{arrow}"/>'


def _line(start: int, end: int) -> str:
    x, turn, stop = LEFT - 1, LEFT + GAP // 2, LEFT + GAP
    if start == end:
        return _arrow(x, end, stop)
    return f'<path class="kb-l" d="M{x} {start}H{turn}V{end}"/>{_arrow(turn, end, stop)}'


def _arrow(start: int, y: int, stop: int) -> str:
    head = f"M{stop - 9} {y - 5}L{stop - 2} {y}L{stop - 9} {y + 5}z"
    return f'<path class="kb-l" d="M{start} {y}H{stop - 5}"/><path class="kb-h" d="{head}"/>'


def _box(branch: _Branch, x: int, top: int, width: int) -> Iterator[str]:
    yield (
        f'<rect class="kb-o kb-o-{branch.style}" x="{x}" y="{top}"'
        f' width="{width - 1}" height="{branch.height}" rx="8"/>'
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
