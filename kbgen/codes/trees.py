"""KB22x: trees that do not hold, and forms that ask in vain."""

from kbgen.codes.base import LATIN, Code, Files

_L3 = "checklists/decisions/l3.yml"


def _tree_text(answers: str) -> str:
    return f"""id: l3
title: Передавать ли в L3
questions:
  - id: known
    text: Есть ли решение в базе?
    answers:
{answers}outcomes:
  - id: solve
    title: Решите сами
  - id: pass
    title: Передайте
scenarios:
  - title: Решение нашлось
    path: {{known: yes}}
    outcome: solve
  - title: Решения нет
    path: {{known: no}}
    outcome: pass
"""


def _tree(answers: str) -> Files:
    return {_L3: _tree_text(answers)}


_FORM = "checklists/handovers/l3.yml"


def _form(when: str) -> str:
    return f"""id: l3
title: Передача
fields:
  - id: product
    label: Продукт
    kind: choice
    options: [Почта, VPN, Телефония]
  - id: log
    label: Лог
    when: {when}
"""


_ANSWERS = """      - id: yes
        text: Да
        goto: solve
      - id: no
        text: Нет
        goto: pass
"""
_UNREACHABLE = """questions:
  - id: other
    text: Кто ещё видит ошибку?
    answers:
      - id: all
        text: Все
        goto: pass
      - id: one
        text: Один человек
        goto: solve
"""

CODES = (
    Code(
        "KB220",
        "error",
        "An answer that leads nowhere",
        "the answer leads to `{id}`, and there is no such question or outcome",
        "questions and outcomes are: {known}",
        "The engineer with a customer waiting would be left without an answer.",
        _tree(_ANSWERS.replace("goto: solve", "goto: sovle")),
        _tree(_ANSWERS),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "start": "`start` names the first question: {known}",
        },
        {"start": "the tree starts at `{id}`, and there is no such question"},
    ),
    Code(
        "KB221",
        "error",
        "A question without a way on",
        "the question `{id}` has one answer only",
        "give it at least two answers, each with a `goto`",
        "Where there is nothing to choose, there is nothing to ask.",
        {
            _L3: "id: l3\ntitle: Дерево\nquestions:\n  - id: known\n    text: Есть решение?\n"
            "    answers:\n      - id: yes\n        text: Да\n        goto: solve\noutcomes:\n  - id: solve\n    title: Решите\n"
            "scenarios:\n  - title: Нашлось\n    path: {known: yes}\n    outcome: solve\n"
        },
        _tree(_ANSWERS),
        messages={"none": "the question `{id}` has no answers"},
    ),
    Code(
        "KB222",
        "error",
        "A question or an outcome that cannot be reached",
        "nothing leads to the question `{id}`",
        "lead an answer to it (`goto: {id}`), or delete it",
        "What cannot be reached is not read by anybody and goes stale.",
        {
            _L3: _tree_text(_ANSWERS).replace(
                "outcomes:\n", _UNREACHABLE.removeprefix("questions:\n") + "outcomes:\n", 1
            )
        },
        _tree(_ANSWERS),
        messages={"outcome": "nothing leads to the outcome `{id}`"},
    ),
    Code(
        "KB223",
        "error",
        "Questions that go round",
        "these questions go round: {circle}",
        "lead one of the answers to an outcome",
        "The engineer would answer for ever.",
        {
            _L3: _tree_text(_ANSWERS.replace("goto: pass", "goto: sure"))
            .replace(
                "outcomes:\n",
                "  - id: sure\n    text: Точно?\n    answers:\n"
                "      - id: again\n        text: Нет\n        goto: known\n      - id: sure\n        text: Да\n        goto: pass\n"
                "outcomes:\n",
                1,
            )
            .replace("path: {known: no}", "path: {known: no, sure: sure}")
        },
        _tree(_ANSWERS),
    ),
    Code(
        "KB224",
        "error",
        "A scenario that does not hold",
        "the scenario expects `{expected}`, but the tree leads to `{found}`",
        "mend the tree if the scenario is right; otherwise mend the scenario",
        "Scenarios are cases whose right outcome the team agreed on: the tree has to agree, too.",
        _tree(
            _ANSWERS.replace("goto: solve", "goto: other")
            .replace("goto: pass", "goto: solve")
            .replace("other", "pass")
        ),
        _tree(_ANSWERS),
        {
            "answer": "the question `{question}` has the answers: {known}",
            "unknown": "outcomes are: {known}",
            "extra": "delete the line, or mend the tree",
        },
        {
            "answer": "the scenario answers `{question}` with `{answer}`, which is not among its answers",
            "missing": "the scenario gives no answer to the question `{question}`, which it comes to",
            "unknown": "the scenario expects `{expected}`, and there is no such outcome",
            "extra": "the scenario answers `{question}`, which it never comes to",
        },
    ),
    Code(
        "KB225",
        "warning",
        "An outcome without a scenario",
        "no scenario reaches the outcome `{id}`",
        "add a scenario: `title`, `path` and `outcome: {id}`; or say `untested: yes` if that is meant",
        "A change to the tree could cut the outcome off, and nobody would be told.",
        {_L3: _tree_text(_ANSWERS).split("  - title: Решения нет")[0]},
        _tree(_ANSWERS),
        {"tested": "delete the line"},
        {"tested": "the outcome `{id}` is said to be untested, and a scenario reaches it"},
    ),
    Code(
        "KB226",
        "error",
        "Answers that cannot be told apart",
        "these answers read the same: {answers}",
        "word them so that one can choose",
        "A reader cannot choose between two equal answers.",
        _tree(_ANSWERS.replace("text: Нет", "text: Да")),
        _tree(_ANSWERS),
        {"id": "give one of the two another id"},
        {"id": "two answers have the id {answers}"},
    ),
    Code(
        "KB227",
        "error",
        "The form has no such field",
        "the form has no field `{name}`",
        "its fields are: {known}",
        "The text for the ticket would have a gap, or a field that is never asked for.",
        {
            "checklists/handovers/l3.yml": "id: l3\ntitle: Передача\nfields:\n  - id: steps\n    label: Что сделано\n"
            "text: |\n  Сделано: {{stpes}}\n"
        },
        {
            "checklists/handovers/l3.yml": "id: l3\ntitle: Передача\nfields:\n  - id: steps\n    label: Что сделано\n"
            "text: |\n  Сделано: {{steps}}\n"
        },
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "language": "name fields alone: {known}; a line whose fields have no answer is left out by itself",
            "open": "close them on the same line with `}}}}`",
        },
        {
            "open": "these braces are never closed",
            "language": "`{{{{{name}}}}}` is of the language of responses; the text of a form does not know it",
        },
    ),
    Code(
        "KB228",
        "error",
        "A field that never comes up",
        "`{name}` is never `{value}`",
        "its values are: {known}",
        "Nobody would be asked for the field, and the ticket would go on without it.",
        {_FORM: _form("{product: Пчта}")},
        {_FORM: _form("{product: [Почта, VPN]}")},
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "circle": "delete one of the conditions in the circle",
            "empty": "add `options: [...]`, or choose another `kind`",
        },
        {
            "circle": "these fields wait for each other: {circle}",
            "empty": "`{name}` is a choice, and there is nothing to choose from",
        },
    ),
)
