"""KB1xx: what is wrong with a field."""

from kbgen.codes.base import LATIN, Code, Files

_TERM = "checklists/glossary/sla.yml"
_GOOD = {_TERM: "id: sla\ntitle: SLA\n"}
_TRACK = """id: l2
title: План
phases:
  - id: first-day
    title: Первый день
    steps:
      - id: accounts
        title: Учётные записи
"""


def _term(more: str) -> Files:
    return {_TERM: "id: sla\ntitle: SLA\n" + more}


def _track(more: str) -> Files:
    return {"checklists/tracks/l2.yml": _TRACK + more}


CODES = (
    Code(
        "KB101",
        "error",
        "Unknown field",
        "there is no field `{field}` here",
        "the fields are: {known}",
        "What is written under a misspelt name is read by nobody.",
        _term("sumary: Срок ответа\n"),
        _term("summary: Срок ответа\n"),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": "write `{near}` in Latin letters; these only look Latin: {letters}",
            "text": "if this is text, put the whole of it in quotes; the fields are: {known}",
        },
    ),
    Code(
        "KB102",
        "error",
        "A field is missing",
        "the field `{field}` is missing",
        "add a line `{field}: ...`",
        "An entry is found and referred to by its id and shown by its title; a task keeps its tick by its id.",
        {_TERM: "id: sla\nsummary: Срок ответа\n"},
        {_TERM: "id: sla\ntitle: SLA\nsummary: Срок ответа\n"},
        {"tick": "let `kbgen check --fix` write one, or add a line `id: ...`"},
        fix="writes the `id` of a phase, a step, a task, an item or a question, made from its words",
    ),
    Code(
        "KB103",
        "error",
        "An empty field",
        "`{field}` is empty",
        "write a value, or delete the line",
        "An empty field is a thought that somebody meant to finish.",
        _term("summary:\n"),
        _term("summary: Срок ответа\n"),
        {"item": "write a value after the hyphen, or delete the line"},
    ),
    Code(
        "KB104",
        "error",
        "A value of another shape",
        "the value of `{field}` has another shape than it should",
        "compare with the description of the field in the reference",
        "A list has a hyphen before each item, a mapping has `name: value` lines, text has neither.",
        _term("tags: сроки\n"),
        _term("tags:\n  - сроки\n"),
        {
            "list": "write it as a list, even of one: `{field}: [{value}]`, or each item on a line of its own after a hyphen",
            "braces": "text that begins with a brace goes in quotes",
            "opening": "write `{value}`",
            "bullets": "put hyphens in place of `{sign}`: `- {value}`",
            "list_long": "write it as a list: all of it in brackets, with commas between the items, or each item on a line of its own after a hyphen",
            "lines": "put `|` after the colon, `{field}: |`, and leave the lines below as they are: a text may have hyphens",
            "brackets": "text that begins with a bracket goes in quotes",
            "one": "the field takes one value: keep one, without hyphen or brackets",
            "listed": "put a hyphen before each item",
            "mapping": "write `name: value` lines",
            "fields": "put the text in quotes, or after `|` on lines of its own",
        },
        {
            "list": "`{field}` should be a list, not text",
            "list_long": "`{field}` should be a list, not text",
            "opening": "the bracket `[` before the list is missing",
            "bullets": "the items of a list begin with a hyphen, not with `{sign}`",
            "lines": "`{field}` should be text, not a list",
            "listed": "`{field}` should be a list, not a mapping",
            "mapping": "`{field}` should be a mapping: `name: value` lines",
            "braces": "`{field}` should be text, not a mapping",
            "fields": "`{field}` should be text, not a mapping",
            "brackets": "`{field}` should be text, not a list",
            "one": "`{field}` should be one value, not a list",
        },
    ),
    Code(
        "KB105",
        "error",
        "A sentence with a colon became a field",
        "the colon makes a field of this sentence",
        'put the sentence in quotes: "{value}"',
        "“- Step 1: open the mail” without quotes means: a field called “Step 1”.",
        _term("forms:\n  - Срок 1: ответ\n"),
        _term('forms:\n  - "Срок 1: ответ"\n'),
        {"long": "put the whole sentence in quotes, with « » inside"},
    ),
    Code(
        "KB106",
        "error",
        "Not a whole number",
        "`{value}` is not a whole number",
        "write the number in digits, such as 5 or -2",
        "Days and places in lists are counted in whole numbers.",
        _track("        due: скоро\n"),
        _track("        due: 5\n"),
        {
            "small": "write {limit} or more",
            "large": "write {limit} or less",
            "due": "write the number of a working day: `3` is the third day of the plan, `-2` is two working days before the first",
            "due_near": "write `{near}`: the number of the working day is enough",
            "zero": "write `1` for the first day, `-1` for the working day before it",
        },
        {
            "small": "{value} is too small",
            "large": "{value} is too large",
            "due": "`{value}` is not the number of a working day",
            "due_near": "`{value}` is not the number of a working day",
            "zero": "there is no day 0: days are counted from 1",
        },
    ),
    Code(
        "KB107",
        "error",
        "Not a date",
        "`{value}` is not a date",
        "write year, month and day in digits: `YYYY-MM-DD`",
        "Dates say when an entry was checked and when it is due again.",
        _term("verified: 2026-02-30\n"),
        _term("verified: 2026-02-28\n"),
        {
            "near": "write `{near}`: the year first, then the month and the day",
            "day": "this month has {days} days; a date is written `YYYY-MM-DD`",
            "month": "the year comes first, then the month, then the day: `YYYY-MM-DD`",
        },
        {
            "day": "there is no such day: `{value}`",
            "month": "there is no month {month}, so `{value}` is not a date",
        },
    ),
    Code(
        "KB108",
        "error",
        "Not one of the allowed words",
        "`{value}` is not allowed for `{field}`",
        "write one of: {known}",
        "Pages are grouped by these words, so there is a fixed set of them.",
        {
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте тикет\nwhy: Так быстрее.\nstage: intakes\n"
        },
        {
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте тикет\nwhy: Так быстрее.\nstage: intake\n"
        },
        {"near": "did you mean `{near}`? The words are: {known}", "cyrillic": LATIN},
    ),
    Code(
        "KB109",
        "error",
        "An id with other characters",
        "`{value}` cannot be an id",
        "use small Latin letters, digits and hyphens between them",
        "An id is part of the page's address and of every reference; it never changes once it is published.",
        {_TERM: "id: SLA_1\ntitle: SLA\n"},
        {_TERM: "id: sla-1\ntitle: SLA\n"},
        {
            "near": "use small Latin letters, digits and hyphens, such as `{better}`",
            "cyrillic": "these only look Latin: {letters}; type `{better}`",
        },
    ),
    Code(
        "KB110",
        "error",
        "An id in use twice",
        "`{id}` is in use already, in {where}",
        "give one of the two another id",
        "Nobody could tell which of the two a reference means.",
        {_TERM: "- id: sla\n  title: SLA\n- id: sla\n  title: Срок\n"},
        {_TERM: "- id: sla\n  title: SLA\n- id: term\n  title: Срок\n"},
        {
            "twin": "they differ only in case or in letters that look alike: give one of the two another id"
        },
        {"twin": "`{id}` looks the same as `{other}` in {where}"},
    ),
    Code(
        "KB111",
        "error",
        "An id in use twice in one entry",
        "`{id}` is in use already in this entry, on line {line}",
        "give one of the two another id",
        "Ticks are kept by id: two items with one id would be ticked together.",
        _track("      - id: accounts\n        title: Доступы\n"),
        _track("      - id: access\n        title: Доступы\n"),
        {
            "variant": "give one of the two another `tone` ({known}) or another `lang`",
            "toneless": "give one of the two a `tone` ({known}) or another `lang`",
        },
        {
            "variant": "there is a variant in `{lang}` with the tone `{tone}` already, on line {line}",
            "toneless": "there is a variant in `{lang}` without a tone already, on line {line}",
        },
    ),
    Code(
        "KB113",
        "error",
        "Not a length of time",
        "`{value}` is not a length of time",
        "write a number and a unit: 30 min, 2 hours, 5 days, 6 months (or 30 мин, 2 часа, 5 дней, 6 месяцев)",
        "Reaction times and review dates are worked out from it.",
        _term("review_every: полгода\n"),
        _term("review_every: 6 месяцев\n"),
    ),
    Code(
        "KB114",
        "error",
        "One short line was expected",
        "the text is longer than {limit} characters",
        "keep it short here; `body` has room for the rest",
        "Titles and summaries stand in lists, in the browser's tab and in search results.",
        _term("summary: |\n  Срок\n  ответа\n"),
        _term("summary: Срок ответа\n"),
        {"lines": "write it on one line; `body` has room for more"},
        {"lines": "the text has several lines"},
    ),
    Code(
        "KB115",
        "error",
        "Neither yes nor no",
        "`{value}` is neither yes nor no",
        "write yes or no (true and false will do)",
        "The field is a switch.",
        _term("explain: иногда\n"),
        _term("explain: no\n"),
        {"near": "write `{near}`"},
    ),
    Code(
        "KB116",
        "error",
        "Not an address",
        "`{value}` is not an address",
        "write it with its beginning: https://, http://, mailto: or tel:",
        "Other addresses lead nowhere from a reader's browser, and some run programs.",
        {
            "checklists/tools/mail.yml": "id: mail\ntitle: Почта\nuse: Письма.\nlinks:\n"
            "  - title: Почта\n    url: javascript:alert(1)\n"
        },
        {
            "checklists/tools/mail.yml": "id: mail\ntitle: Почта\nuse: Письма.\nlinks:\n"
            "  - title: Почта\n    url: https://mail.example.org\n"
        },
    ),
    Code(
        "KB117",
        "error",
        "Letters that the field does not allow",
        "`{value}` is not allowed for `{field}`",
        "use small Latin letters, digits and underscores, beginning with a letter",
        "The name stands between braces in a text, or is the code of a language.",
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariables:\n  - id: Срок\n    label: Срок\n"
            "variants:\n  - text: Здравствуйте!\n"
        },
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariables:\n  - id: term\n    label: Срок\n"
            "variants:\n  - text: Здравствуйте! Срок — {{term}}.\n"
        },
        {
            "lang": "write the code of a language, such as ru, en or pt-BR",
            "lang_near": "write `{near}`",
        },
    ),
    Code(
        "KB118",
        "error",
        "A wrong setting",
        "there is no setting `{field}`",
        "the settings are: {known}",
        "A misspelt setting would be ignored, and the site would not be what you think.",
        {**_GOOD, "mkdocs.yml": "site_name: KB\nplugins:\n  - kbgen:\n      contnet: checklists\n"},
        {**_GOOD, "mkdocs.yml": "site_name: KB\nplugins:\n  - kbgen:\n      content: checklists\n"},
        {
            "near": "did you mean `{near}`?",
            "text": "write text, such as `{field}: {example}`; in quotes if it is a number",
            "switch": "write true or false",
            "folder": "make the folder, or name the one with the content; the path begins at the folder of mkdocs.yml",
            "country": "write the two letters of the country, `RU`, or those of a part of it as well, `DE-BY`; leave the setting out if weekends are the only free days",
            "country_near": "did you mean `{near}`?",
        },
        {
            "text": "the setting `{field}` should be text",
            "switch": "the setting `{field}` is neither true nor false",
            "folder": "the setting `{field}` names the folder `{example}`, which is not there",
            "country": "nobody knows the holidays of `{example}`, which the setting `{field}` names",
            "country_near": "nobody knows the holidays of `{example}`, which the setting `{field}` names",
        },
    ),
    Code(
        "KB119",
        "warning",
        "The same thing twice in a list",
        "`{value}` stands in the list already",
        "delete one of the two",
        "It does no harm, but somebody meant to write something else.",
        _term("tags: [сроки, сроки]\n"),
        _term("tags: [сроки]\n"),
    ),
)
