"""KB2xx: references that lead nowhere, and trees that do not hold."""

from kbgen.codes.base import LATIN, LATIN_PLACEHOLDER, Code, Files

_TERM = "checklists/glossary/sla.yml"
_SLA = "id: sla\ntitle: SLA\n"


def _see(text: str) -> Files:
    return {
        _TERM: f"{_SLA}see:\n  - {text}\n",
        "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\n",
    }


def _body(text: str) -> Files:
    return {
        _TERM: f"{_SLA}body: |\n  {text}\n",
        "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\n",
    }


def _track(first: str, second: str) -> Files:
    return {
        "checklists/tracks/l2.yml": f"""id: l2
title: План
roles:
  - id: windows
    title: Windows
phases:
  - id: first-day
    title: Первый день
    steps:
      - id: accounts
        title: Учётные записи
{first}      - id: mail
        title: Почта
{second}"""
    }


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
        "KB201",
        "error",
        "No such entry",
        "no entry `{id}` in {collection}",
        "check the id; `{collection}` has: {known}",
        "The reader would press a link that leads nowhere.",
        _see("glossary/olla"),
        _see("glossary/ola"),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "elsewhere": "did you mean `{near}`, in another collection?",
            "none": "there is no entry in `{collection}` yet",
        },
    ),
    Code(
        "KB202",
        "error",
        "No such collection",
        "there is no collection `{collection}`",
        "the collections are: {known}",
        "A reference is `collection/id`.",
        _see("glosary/ola"),
        _see("glossary/ola"),
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
    ),
    Code(
        "KB203",
        "error",
        "No such part",
        "`{ref}` has no part `{part}`",
        "its parts are: {known}",
        "A part is a step, a task, a question or an item with an id of its own.",
        {**_track("", ""), _TERM: f"{_SLA}see:\n  - tracks/l2#accouns\n"},
        {**_track("", ""), _TERM: f"{_SLA}see:\n  - tracks/l2#accounts\n"},
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "none": "it has no parts: refer to the whole",
        },
    ),
    Code(
        "KB204",
        "error",
        "Not a reference",
        "`{value}` is not a reference",
        "write `collection/id`, such as `glossary/sla`, or `collection/id#part`",
        "A reference names the collection first, so that ids need to be unique only in it.",
        _see("ola"),
        _see("glossary/ola"),
        {"near": "did you mean `{near}`?"},
    ),
    Code(
        "KB205",
        "error",
        "A reference to the wrong kind of entry",
        "`{field}` takes entries of {expected}, not of {collection}",
        "put it under `see` instead, or refer to an entry of {expected}",
        "The page shows these entries in a form of their own.",
        {
            **_body("Срок."),
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nresponses:\n  - glossary/sla\n",
        },
        {
            **_body("Срок."),
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nsee:\n  - glossary/sla\n",
        },
    ),
    Code(
        "KB206",
        "warning",
        "An entry that refers to itself",
        "the entry refers to itself",
        "refer to another entry, or delete the line",
        "The link would lead to the page that the reader is on.",
        _see("glossary/sla"),
        _see("glossary/ola"),
    ),
    Code(
        "KB207",
        "error",
        "Steps that wait for each other",
        "these steps wait for each other: {circle}",
        "delete one of the `after` lines in the circle",
        "None of them could ever be begun.",
        _track("        after: [mail]\n", "        after: [accounts]\n"),
        _track("", "        after: [accounts]\n"),
    ),
    Code(
        "KB208",
        "error",
        "Entries embedded in each other",
        "these entries embed each other: {circle}",
        "make one of the embeds a link: remove the exclamation mark before `[[`",
        "The page would have no end.",
        {
            _TERM: f"{_SLA}body: |\n  ![[glossary/ola]]\n",
            "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\nbody: |\n  ![[glossary/sla]]\n",
        },
        {
            _TERM: f"{_SLA}body: |\n  ![[glossary/ola]]\n",
            "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\nbody: |\n  [[glossary/sla]]\n",
        },
        {"self": "delete it, or make it a link: remove the exclamation mark before `[[`"},
        {"self": "the entry embeds itself"},
    ),
    Code(
        "KB209",
        "warning",
        "A link to a file that is not there",
        "there is no file `{target}` in the site",
        "check the path: it begins at the page's own folder (this page is {page})",
        "The reader would press a link that leads nowhere.",
        {
            **_body("Срок."),
            "docs/index.md": "# Начало\n\n[Почта](wiki/mial.md)\n",
            "docs/wiki/mail.md": "# Почта\n",
        },
        {
            **_body("Срок."),
            "docs/index.md": "# Начало\n\n[Почта](wiki/mail.md)\n",
            "docs/wiki/mail.md": "# Почта\n",
        },
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
    ),
    Code(
        "KB210",
        "error",
        "A link that may not be followed",
        "links to `{scheme}` are not allowed",
        "link to http://, https://, mailto:, tel: or a file of the site",
        "Such links can run programs in the reader's browser, or lead to files that only you have.",
        _body("[Открыть](javascript:alert(1))"),
        _body("[Открыть](https://example.org/)"),
    ),
    Code(
        "KB211",
        "error",
        "A page and an entry at one address",
        "the page `{page}` and the entry `{ref}` have the same address",
        "rename the page, or change the entry's id",
        "One of the two would not be on the site.",
        {**_body("Срок."), "docs/glossary/sla.md": "# SLA\n"},
        {**_body("Срок."), "docs/glossary/about-sla.md": "# SLA\n"},
    ),
    Code(
        "KB212",
        "error",
        "No such step",
        "there is no step `{id}`",
        "`after` names ids of steps; this plan has: {known}",
        "A step that waits for a step that is not there would never open.",
        _track("", "        after: [acounts]\n"),
        _track("", "        after: [accounts]\n"),
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
    ),
    Code(
        "KB213",
        "error",
        "No such role",
        "the plan has no role `{id}`",
        "add it under `roles`; there are: {known}",
        "A step for a role that does not exist would be shown to nobody.",
        _track("", "        only_for: [widows]\n"),
        _track("", "        only_for: [windows]\n"),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "none": "add it under `roles`; the plan has no roles yet",
        },
    ),
    Code(
        "KB214",
        "error",
        "Unknown placeholder",
        "`{{{{{name}}}}}` is neither a standard placeholder nor declared here",
        "declare it under `variables`, or use a standard one: {known}",
        "The customer would get a letter with braces in it.",
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n"
            "  - text: |\n      Здравствуйте, {{client.firstname}}!\n"
        },
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n"
            "  - text: |\n      Здравствуйте, {{client.first_name}}!\n"
        },
        {"near": "did you mean `{{{{{near}}}}}`?", "cyrillic": LATIN_PLACEHOLDER},
    ),
    Code(
        "KB215",
        "warning",
        "A placeholder that is declared but not used",
        "`{name}` is declared, but no text uses it",
        "use it as `{{{{{name}}}}}`, or delete it",
        "The form would ask for something that goes nowhere.",
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariables:\n  - id: term\n    label: Срок\n"
            "variants:\n  - text: Здравствуйте!\n"
        },
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariables:\n  - id: term\n    label: Срок\n"
            "variants:\n  - text: |\n      Здравствуйте! Срок — {{term}}.\n"
        },
    ),
    Code(
        "KB216",
        "error",
        "No such page",
        "there is no page `{target}`",
        "check the path: it begins at the docs folder",
        "The reader would press a link that leads nowhere.",
        {**_see("wiki/mial.md"), "docs/wiki/mail.md": "# Почта\n"},
        {**_see("wiki/mail.md"), "docs/wiki/mail.md": "# Почта\n"},
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
    ),
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
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
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
        },
        {"circle": "these fields wait for each other: {circle}"},
    ),
)
