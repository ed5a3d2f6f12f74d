"""Decision trees: every answer leads on, every question can be reached, every scenario comes true."""

from collections.abc import Iterator
from itertools import chain, islice, pairwise

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.library.circles import circles
from kbgen.model.base import Location
from kbgen.model.decisions import Decision, Question, Scenario
from kbgen.model.places import name_span, span_of
from kbgen.source.characters import Names, closest, meant


def _trees(library: Library) -> Iterator[Decision]:
    """Yield the trees without mistakes in fields and ids: of the others nothing can be said."""
    for entry in library.collection("decisions"):
        if isinstance(entry, Decision) and entry.questions and not entry._failed:
            ids = [part.id for part in entry.parts()]
            if len(ids) == len(set(ids)):
                yield entry


def first_question(tree: Decision) -> str:
    """Return the id of the question that the tree starts with."""
    return tree.start or tree.questions[0].id


def tree(library: Library) -> Iterator[Diagnostic]:
    """Answers lead somewhere and differ, nothing goes round, nothing is out of reach."""
    for entry in _trees(library):
        numbers = {question.id: number for number, question in enumerate(entry.questions)}
        names = Names([*numbers, *(one.id for one in entry.outcomes)])
        ids = {*numbers, *(outcome.id for outcome in entry.outcomes)}
        if first_question(entry) not in numbers:
            yield _no_start(entry, list(numbers))
            continue
        known = ", ".join(islice(chain(numbers, (one.id for one in entry.outcomes)), 20))
        graph: dict[str, list[str]] = {}
        for number, question in enumerate(entry.questions):
            at: Location = ("questions", number)
            if len(question.answers) < 2:
                hint = None if question.answers else "none"
                yield problem("KB221", span_of(entry, (*at, "id")), hint=hint, id=question.id)
            yield from _same_answers(entry, question, at)
            graph[question.id] = [answer.goto for answer in question.answers if answer.goto in ids]
            for index, answer in enumerate(question.answers):
                if answer.goto not in ids:
                    span = span_of(entry, (*at, "answers", index, "goto"))
                    near = meant(answer.goto, names)
                    yield problem("KB220", span, id=answer.goto[:60], known=known, **near)
        whole = all(question.answers for question in entry.questions)
        for circle in circles(graph):
            whole = False
            ways = [(numbers[one], numbers[other]) for one, other in pairwise(circle)]
            number, back = next(way for way in ways if way[1] <= way[0])
            goto = entry.questions[back].id
            index = [answer.goto for answer in entry.questions[number].answers].index(goto)
            span = span_of(entry, ("questions", number, "answers", index, "goto"))
            yield problem("KB223", span, circle=" → ".join(circle))
        if whole and all(
            answer.goto in ids for question in entry.questions for answer in question.answers
        ):
            yield from _out_of_reach(entry, graph)


def _no_start(entry: Decision, questions: list[str]) -> Diagnostic:
    span = span_of(entry, ("start",))
    near = closest(first_question(entry), questions) or ""
    known = ", ".join(questions[:20])
    return problem(
        "KB220", span, hint="start", id=first_question(entry)[:60], near=near, known=known
    )


def _same_answers(entry: Decision, question: Question, at: Location) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    ids: set[str] = set()
    for index, answer in enumerate(question.answers):
        words = " ".join(answer.text.casefold().split()).rstrip(".!")
        here = (*at, "answers", index)
        if answer.id in ids:
            span = span_of(entry, (*here, "id"))
            yield problem("KB226", span, hint="id", answers=f"`{answer.id}`")
        elif words in seen:
            named = f"`{seen[words]}`, `{answer.id}`"
            yield problem("KB226", span_of(entry, (*here, "text")), answers=named)
        seen.setdefault(words, answer.id)
        ids.add(answer.id)


def _out_of_reach(entry: Decision, graph: dict[str, list[str]]) -> Iterator[Diagnostic]:
    reached = {first_question(entry)}
    waiting = [first_question(entry)]
    while waiting:
        for following in graph.get(waiting.pop(), ()):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    for field, hint in (("questions", None), ("outcomes", "outcome")):
        for number, one in enumerate(getattr(entry, field)):
            if one.id not in reached:
                yield problem("KB222", span_of(entry, (field, number, "id")), hint=hint, id=one.id)


def scenarios(library: Library) -> Iterator[Diagnostic]:
    """Walk every scenario through its tree, and name the outcomes that none of them reaches."""
    for entry in _trees(library):
        questions = {question.id: question for question in entry.questions}
        outcomes = {outcome.id for outcome in entry.outcomes}
        if first_question(entry) not in questions:
            continue
        tested: set[str] = set()
        reached_by: set[str] = set()
        for number, scenario in enumerate(entry.scenarios):
            if scenario.outcome not in outcomes:
                span = span_of(entry, ("scenarios", number, "outcome"))
                known = ", ".join(sorted(outcomes)[:20])
                yield problem(
                    "KB224",
                    span,
                    hint="unknown",
                    expected=scenario.outcome[:60],
                    known=known,
                    found="",
                )
                tested.add(closest(scenario.outcome, sorted(outcomes)) or "")
                continue
            reached, found = _walk(entry, questions, outcomes, scenario, number)
            tested |= {scenario.outcome, reached}
            reached_by.add(reached)
            if found is not None:
                yield found
        for number, outcome in enumerate(entry.outcomes):
            at: Location = ("outcomes", number)
            if outcome.untested and outcome.id in reached_by:
                span = span_of(entry, (*at, "untested"))
                yield problem("KB225", span, hint="tested", id=outcome.id)
            elif outcome.id not in tested and not outcome.untested:
                yield problem("KB225", span_of(entry, (*at, "id")), id=outcome.id)


def _walk(
    entry: Decision,
    questions: dict[str, Question],
    outcomes: set[str],
    scenario: Scenario,
    number: int,
) -> tuple[str, Diagnostic | None]:
    """Return where the scenario leads, and what is wrong with it."""
    at: Location = ("scenarios", number)
    here = first_question(entry)
    passed: set[str] = set()
    while here in questions and here not in passed:
        passed.add(here)
        question = questions[here]
        chosen = scenario.path.get(here)
        if chosen is None:
            span = span_of(entry, (*at, "title"))
            return here, problem(
                "KB224", span, hint="missing", question=here, expected=scenario.outcome, found=""
            )
        answer = next((one for one in question.answers if one.id == chosen), None)
        if answer is None:
            span = span_of(entry, (*at, "path", here))
            known = ", ".join(one.id for one in question.answers)
            return here, problem(
                "KB224", span, hint="answer", question=here, answer=chosen[:60], known=known,
                expected=scenario.outcome, found="",
            )  # fmt: skip
        here = answer.goto
    if here not in outcomes:
        return here, None  # the tree's own mistakes have been reported
    if here != scenario.outcome:
        span = span_of(entry, (*at, "outcome"))
        return here, problem("KB224", span, expected=scenario.outcome, found=here)
    extra = next((one for one in scenario.path if one not in passed), None)
    if extra is not None:
        span = name_span(entry, (*at, "path"), extra)
        return here, problem(
            "KB224", span, hint="extra", question=extra[:60], expected=scenario.outcome, found=""
        )
    return here, None
