"""KB3xx: style and upkeep. Warnings say what is likely wrong, notes what is due."""

from kbgen.codes.base import Code, Files

_TERM = "checklists/glossary/sla.yml"
_SLA = "id: sla\ntitle: SLA\nsummary: Срок ответа\n"
_RULE = "id: outage\ntitle: Массовый сбой\nwhen: Не работает у всех.\n"


def _term(more: str) -> Files:
    return {_TERM: _SLA + more}


def _rule(more: str, form: str) -> Files:
    return {
        "checklists/escalations/outage.yml": _RULE + more,
        "checklists/handovers/l3.yml": f"id: l3\ntitle: Передача\nfields:\n{form}",
        "checklists/guidelines/pass.yml": "id: pass\ntitle: Передавайте\nwhy: Так быстрее.\nsee: [escalations/outage]\n",
    }


def _pitfall(more: str) -> Files:
    return {
        "checklists/pitfalls/silent.yml": f"id: silent\ntitle: Пропадает\ndoes: Молчит.\n{more}"
    }


_STEPS = """id: l2
title: План
phases:
  - id: first-day
    title: Первый день
    steps:
      - id: accounts
        title: Учётные записи
        due: 3
      - id: mail
        title: Почта
        due: {day}
        after: [accounts]
"""
_DUTY = {"checklists/people/duty.yml": "id: duty\ntitle: Дежурный\nrole: Смена\n"}

CODES = (
    Code(
        "KB301",
        "note",
        "An entry that nothing refers to",
        "nothing refers to `{ref}`",
        "link to it from a guideline, a step or a page: `[[{ref}]]`",
        "An entry that nothing leads to is found only by those who know that it is there.",
        {"checklists/escalations/outage.yml": _RULE},
        {
            "checklists/escalations/outage.yml": _RULE,
            "checklists/guidelines/pass.yml": "id: pass\ntitle: Передавайте\nwhy: Так быстрее.\nsee: [escalations/outage]\n",
        },
    ),
    Code(
        "KB302",
        "note",
        "An entry without an owner",
        "nobody owns `{ref}`",
        "add `owner: people/...`",
        "What belongs to everybody is checked by nobody.",
        {
            _TERM: f"- {_SLA}".replace("\n", "\n  ").rstrip()
            + "\n  owner: Смена L2\n- id: ola\n  title: OLA\n  summary: Срок\n"
        },
        {
            _TERM: f"- {_SLA}".replace("\n", "\n  ").rstrip()
            + "\n  owner: Смена L2\n- id: ola\n  title: OLA\n  summary: Срок\n  owner: Смена L2\n"
        },
    ),
    Code(
        "KB303",
        "note",
        "Past its review date",
        "the entry was due for a check on {due} (days overdue: {days})",
        "check that it is still true and write today's date into `verified`",
        "A reader trusts a date; an entry that nobody checks goes wrong without anybody noticing.",
        _term("verified: 2020-01-01\nreview_every: 6 months\n"),
        _term("verified: 2020-01-01\nreview_every: 60 years\n"),
    ),
    Code(
        "KB304",
        "note",
        "A response that nothing refers to",
        "nothing refers to the response `{ref}`",
        "name it in a guideline, a rule, a pitfall or a step",
        "An engineer finds a response where the guideline names it; otherwise one like it is written anew.",
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n  - text: Здравствуйте!\n"
        },
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n  - text: Здравствуйте!\n",
            "checklists/guidelines/greet.yml": "id: greet\ntitle: Здоровайтесь\nwhy: Так вежливо.\nresponses: [responses/hello]\n",
        },
    ),
    Code(
        "KB305",
        "error",
        "Two terms claim one word",
        "`{form}` belongs to `{other}` already, in {where}",
        "keep the form with one of the two terms; `see` can lead from one to the other",
        "Pages explain a word where they use it: it can have only one explanation.",
        {
            _TERM: f"- {_SLA}".replace("\n", "\n  ").rstrip()
            + "\n- id: ola\n  title: OLA\n  summary: Срок\n  forms: [SLA]\n"
        },
        {
            _TERM: f"- {_SLA}".replace("\n", "\n  ").rstrip()
            + "\n- id: ola\n  title: OLA\n  summary: Срок\n"
        },
    ),
    Code(
        "KB306",
        "warning",
        "Evidence that no handover asks for",
        "the handover ({form}) does not ask for `{id}`",
        "add a field with this id to the form, or name it in a field's `evidence`",
        "The rule wants it, but nobody is asked for it: the ticket comes back.",
        _rule(
            "handover: handovers/l3\nevidence:\n  - id: log\n    text: Журнал\n",
            "  - id: steps\n    label: Что сделано\n",
        ),
        _rule(
            "handover: handovers/l3\nevidence:\n  - id: log\n    text: Журнал\n",
            "  - id: log\n    label: Журнал\n",
        ),
        {"any": "add a field with this id to a form, or name it in a field's `evidence`"},
        {"any": "no handover asks for `{id}`"},
    ),
    Code(
        "KB307",
        "warning",
        "Checked in the future",
        "`verified` is {day}, and today is {today}",
        "write the day on which the entry was checked",
        "The day on which the entry is due again would be wrong.",
        _term("verified: 2999-01-01\n"),
        _term("verified: 2020-01-01\n"),
    ),
    Code(
        "KB308",
        "error",
        "An attribute that is not allowed",
        "the attribute `{name}` is not allowed",
        "delete it: classes and ids are all that an attribute list may set",
        "Attributes of this kind run programs or hide text.",
        _term("body: |\n  Срок {: onclick=alert(1) }\n"),
        _term("body: |\n  Срок {: .note }\n"),
    ),
    Code(
        "KB309",
        "warning",
        "HTML that is shown as text",
        "`{html}` is shown as text: YAML texts are Markdown without HTML",
        "use Markdown; put it in backticks if it is meant to be shown",
        "HTML could run programs in the reader's browser. The setting `raw_html` allows what is harmless.",
        _term("body: |\n  Нажмите <b>Сохранить</b>\n"),
        _term("body: |\n  Нажмите **Сохранить**\n"),
    ),
    Code(
        "KB310",
        "warning",
        "An item without an id",
        "the item “{text}” has no id",
        "let `kbgen check --fix` write one, or write `- id: ...` and, on the next line, `text: ...`",
        "Ticks are kept by id: when the words of an item without one change, its tick is lost.",
        {
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nchecklist:\n  - Тикет прочитан\n"
        },
        {
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nchecklist:\n"
            "  - id: whole\n    text: Тикет прочитан\n"
        },
        fix="writes an `id` made from the item's words",
    ),
    Code(
        "KB311",
        "note",
        "An entry that says nothing",
        "nothing that a reader would come for is filled in",
        "fill in one of: {fields}",
        "The reader opens the page and finds it empty.",
        {_TERM: "id: sla\ntitle: SLA\n"},
        _term(""),
    ),
    Code(
        "KB312",
        "warning",
        "Two entries with one title",
        "“{title}” is the title of another entry, in {where}",
        "make the titles differ: readers choose by them",
        "In a list or in search results nobody can tell them apart.",
        {
            _TERM: f"- {_SLA}".replace("\n", "\n  ").rstrip()
            + "\n- id: ola\n  title: OLA\n  summary: Срок\n",
            "checklists/tools/a.yml": "- id: mail\n  title: Почта\n  use: Письма.\n- id: post\n  title: почта\n  use: Письма.\n",
        },
        {
            "checklists/tools/a.yml": "- id: mail\n  title: Почта\n  use: Письма.\n- id: post\n  title: Посылки\n  use: Письма.\n"
        },
    ),
    Code(
        "KB313",
        "warning",
        "Two spellings of a tag",
        "the tag is written “{usual}” elsewhere, and “{tag}” here",
        "write “{usual}”",
        "Entries under two spellings of a tag are not found together.",
        {
            _TERM: "- id: sla\n  title: SLA\n  summary: Срок\n  tags: [Сроки]\n- id: ola\n  title: OLA\n  summary: Срок\n  tags: [сроки]\n"
            "- id: xla\n  title: XLA\n  summary: Срок\n  tags: [сроки]\n"
        },
        {
            _TERM: "- id: sla\n  title: SLA\n  summary: Срок\n  tags: [сроки]\n- id: ola\n  title: OLA\n  summary: Срок\n  tags: [сроки]\n"
        },
    ),
    Code(
        "KB314",
        "warning",
        "Due before what comes first",
        "`{step}` is due on day {due}, but waits for `{other}`, which is due on day {day}",
        "move one of the two days",
        "The step would be late before it can be begun.",
        {"checklists/tracks/l2.yml": _STEPS.format(day=2)},
        {"checklists/tracks/l2.yml": _STEPS.format(day=5)},
    ),
    Code(
        "KB315",
        "note",
        "A gap in the matrix of rules",
        "no rule says what to do with `{ref}` when the severity is {severities}",
        "name the product in a rule of that severity, or write a rule for any product (without `products`)",
        "The engineer would find an empty cell, with a customer waiting.",
        {
            "checklists/products/mail.yml": "id: mail\ntitle: Почта\nuse: Письма.\nsee: [escalations/outage]\n",
            "checklists/escalations/outage.yml": "id: outage\ntitle: Сбой\nwhen: У всех.\nseverity: high\nproducts: [products/vpn]\n",
            "checklists/products/vpn.yml": "id: vpn\ntitle: VPN\nuse: Работа из дома.\n",
        },
        {
            "checklists/products/mail.yml": "id: mail\ntitle: Почта\nuse: Письма.\nsee: [escalations/outage]\n",
            "checklists/escalations/outage.yml": "id: outage\ntitle: Сбой\nwhen: У всех.\nseverity: high\n",
            "checklists/products/vpn.yml": "id: vpn\ntitle: VPN\nuse: Работа из дома.\n",
        },
    ),
    Code(
        "KB316",
        "warning",
        "Several things in one value",
        "“{value}” is one value of the list",
        "if these are several, divide them by commas: `{parts}`",
        "Search and topics would know the whole line as one word.",
        {_TERM: f"{_SLA}tags: [сроки; договор]\n"},
        {_TERM: f"{_SLA}tags: [сроки, договор]\n"},
        {"hyphens": "if these are several, write each on a line of its own: {parts}"},
    ),
    Code(
        "KB317",
        "warning",
        "A name where a reference can stand",
        "`{value}` is plain text here, and there is an entry `{ref}`",
        "write `{ref}`",
        "The reader would see a word that cannot be pressed.",
        {_TERM: f"{_SLA}owner: duty\n", **_DUTY},
        {_TERM: f"{_SLA}owner: people/duty\n", **_DUTY},
    ),
    Code(
        "KB318",
        "warning",
        "One bracket in place of two",
        "`[{ref}]` is plain text: a reference has two brackets on each side",
        "write `[[{ref}]]`",
        "The reader would see brackets and no link.",
        {_TERM: f"{_SLA}body: Спросите дежурного, [people/duty].\n", **_DUTY},
        {_TERM: f"{_SLA}body: Спросите дежурного, [[people/duty]].\n", **_DUTY},
    ),
    Code(
        "KB320",
        "note",
        "A response that lacks a language",
        "`{ref}` has no words in: {missing}",
        "add a variant with that `lang`; which languages are wanted says `reply_languages` in mkdocs.yml",
        "A colleague whose customer writes in that language would have to translate on the spot.",
        {
            "mkdocs.yml": "site_name: База\nplugins:\n  - kbgen:\n      reply_languages: [ru, en]\n",
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n  - text: Здравствуйте!\n",
        },
        {
            "mkdocs.yml": "site_name: База\nplugins:\n  - kbgen:\n      reply_languages: [ru, en]\n",
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n  - text: Здравствуйте!\n"
            "  - lang: en\n    text: Hello!\n",
        },
    ),
    Code(
        "KB321",
        "warning",
        "A response without words",
        "there is nothing to copy: the entry has no variant",
        "add `variants:` and under it `- lang: ru` and `text: |` with the words",
        "The engineer opens the response in front of a customer who waits, and finds nothing to send.",
        {"checklists/fragments/hello.yml": "id: hello\ntitle: Здравствуйте\n"},
        {
            "checklists/fragments/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n  - lang: ru\n    text: Здравствуйте!\n"
        },
    ),
    Code(
        "KB341",
        "warning",
        "Advice to users that leads inside the base",
        "the advice to users refers to `{ref}`, which users cannot open",
        "say in a few words what stands there",
        "The page is sent to people outside, and the poster is on paper: neither can be followed anywhere.",
        _pitfall("for_users: Прочитайте [[pitfalls/silent]].\n"),
        _pitfall("for_users: Ответьте одним словом.\n"),
    ),
    Code(
        "KB342",
        "warning",
        "The poster does not fit its paper",
        "the poster's line is {size} characters long with its name, of {limit} that fit",
        "say it shorter: the rest belongs in `for_users`",
        "A line too long pushes the last ones over to one more page, which nobody hangs up.",
        _pitfall(f"advice: Отвечайте\nposter: {'Ответьте нам хотя бы одним словом. ' * 3}\n"),
        _pitfall("advice: Отвечайте\nposter: Хватит одного слова.\n"),
        messages={"many": "the poster has more than {limit} advices, and the paper ends"},
        hints={"many": "choose {limit}: the others say `on_poster: no` and stay on the page alone"},
    ),
)
