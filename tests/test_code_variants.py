"""The variants of a code's words: each is said in the case that it is for, in every language."""

from collections.abc import Mapping

import pytest

from kbgen.codes import CODES, Code
from kbgen.locales import LANGUAGES

from .conftest import KnowledgeBase

TERM = "glossary/sla.yml"
SLA = "id: sla\ntitle: SLA\n"
TRACK = """id: l2
title: План
phases:
  - id: first-day
    title: Первый день
    steps:
      - id: accounts
        title: Учётные записи
"""
TREE = """id: l3
title: Передавать ли в L3
questions:
  - id: known
    text: Есть ли решение в базе?
    answers:
      - {id: yes, text: Да, goto: solve}
      - {id: no, text: Нет, goto: pass}
outcomes:
  - {id: solve, title: Решите сами}
  - {id: pass, title: Передайте}
scenarios:
  - {title: Решение нашлось, path: {known: yes}, outcome: solve}
  - {title: Решения нет, path: {known: no}, outcome: pass}
"""
RESPONSE = "id: hello\ntitle: Здравствуйте\nvariants:\n  - lang: ru\n    text: Здравствуйте!\n"
OUTAGE = "id: outage\ntitle: Массовый сбой\nwhen: У всех.\nevidence:\n  - {id: log, text: Журнал}\n"


def term(more: str) -> dict[str, str]:
    return {TERM: SLA + more}


def step(more: str) -> dict[str, str]:
    return {"tracks/l2.yml": TRACK + f"        {more}\n"}


def tree(old: str, new: str) -> dict[str, str]:
    assert old in TREE
    return {"decisions/l3.yml": TREE.replace(old, new)}


REPLY = """id: a
title: Ответ
variables:
  - {id: n, label: Число, kind: number}
  - {id: way, label: Как, kind: choice, options: [почта, chat]}
variants:
  - text: "{{n}} {{way}} """


def reply(text: str, more: str = "") -> dict[str, str]:
    return {"responses/a.yml": f'{REPLY}{text}"\n{more}'}


def fragment(name: str, text: str) -> dict[str, str]:
    return {
        f"fragments/{name}.yml": f'id: {name}\ntitle: Фрагмент\nvariants:\n  - text: "{text}"\n'
    }


def conditional(when: str) -> dict[str, str]:
    fields = f"  - {{id: kind, label: Вид, kind: choice, options: [Почта, VPN]}}\n  - {{id: log, label: Лог, when: {when}}}\n"
    return {"handovers/l3.yml": f"id: l3\ntitle: Передача\nfields:\n{fields}"}


def setting(line: str) -> dict[str, str]:
    return {**term(""), "mkdocs.yml": f"site_name: KB\nplugins:\n  - kbgen:\n      {line}\n"}


def menu(path: str) -> dict[str, str]:
    config = f"site_name: KB\nplugins: [kbgen]\nnav: [{path}]\n"
    return {**term(""), "docs/wiki/mail.md": "# Почта\n", "mkdocs.yml": config}


def page(text: str) -> dict[str, str]:
    return {**term(""), "docs/index.md": f"# Начало\n\n{text}\n\n## Вход\n"}


OLA = {"glossary/ola.yml": "id: ola\ntitle: Договор\naliases: [соглашение]\n"}

VARIANTS: dict[tuple[str, str], Mapping[str, str | bytes]] = {
    ("KB001", "cp1251"): {TERM: "id: sla\ntitle: Срок\n".encode("cp1251")},
    ("KB001", "broken"): {TERM: "id: sla\ntitle: SLA\n".encode("utf-16") + b"\n"},
    ("KB002", "nul"): {TERM: b"id: sla\x00\n"},
    ("KB002", "escape"): term('summary: "a\\x07b"\n'),
    ("KB003", "values"): {TERM: "- a\n" * 100_001},
    ("KB007", "escape"): term('summary: "C:\\docs"\n'),
    ("KB007", "quote"): term('summary: "Срок\n'),
    ("KB007", "bracket"): term("tags: [сроки\nsummary: Срок\n"),
    ("KB007", "closer"): term("tags: [сроки}\n"),
    ("KB007", "extra"): term("tags: [сроки]]\n"),
    ("KB007", "colon"): {TERM: "id: sla\ntitle\nsummary: Срок\n"},
    ("KB007", "item"): {TERM: "- id: sla\n  title: SLA\nid: ola\ntitle: OLA\n"},
    ("KB007", "space"): {TERM: "id: sla\ntitle:SLA\nsummary: Срок\n"},
    ("KB007", "hyphen"): term("-tags\nsummary: Срок\n"),
    ("KB007", "text"): term("body: |\nСрок ответа\nsummary: Срок\n"),
    ("KB007", "goes_on"): term("summary: Срок\nответа клиенту\ntags: [сроки]\n"),
    ("KB007", "entry"): term("- id: ola\n  title: OLA\n"),
    ("KB007", "stray"): {TERM: "id: sla\ntitle: SLA\n  summary: Срок\n"},
    ("KB007", "indent"): term("tags:\n    - a\n  - b\n"),
    ("KB011", "quote"): term('summary: "Срок" ответа\n'),
    ("KB011", "block"): term("summary: | Срок\n"),
    ("KB013", "alias"): term("summary: *name\n"),
    ("KB013", "merge"): {TERM: "id: sla\ntitle: SLA\n<<: {summary: Срок}\n"},
    ("KB015", "start"): {TERM: "--- id: sla\ntitle: SLA\n"},
    ("KB015", "end"): {TERM: "id: sla\n...\ntitle: SLA\n"},
    ("KB018", "escape"): term('summary: "a\\u202eb"\n'),
    ("KB021", "text"): {TERM: "SLA\n"},
    ("KB021", "list"): {TERM: "- [a, b]\n"},
    ("KB021", "nothing"): {TERM: "-\n- id: sla\n  title: SLA\n"},
    ("KB022", "near"): {"glosary/sla.yml": SLA},
    ("KB022", "none"): {"night-shifts/sla.yml": SLA},
    ("KB022", "nameless"): {"checklists/sla.yml": SLA},
    ("KB022", "cyrillic"): {"glоssary/sla.yml": SLA},
    ("KB029", "field"): term("body: |\n  Срок\n  tags:\n  - a\n"),
    ("KB029", "space"): term("tags:\n  -сроки\n  -ответ\n"),
    ("KB101", "near"): term("sumary: Срок\n"),
    ("KB101", "cyrillic"): term("summаry: Срок\n"),
    ("KB101", "text"): term("Срок ответа: час\n"),
    ("KB102", "tick"): step("tasks: [{text: Пароль}]"),
    ("KB103", "item"): term("tags:\n  -\n"),
    ("KB104", "list"): term("tags: сроки\n"),
    ("KB104", "listed"): term("tags: {a: b, c: d}\n"),
    ("KB104", "mapping"): {"tools/mail.yml": "id: mail\ntitle: Почта\nlinks:\n  - Почта\n"},
    ("KB104", "braces"): term("summary: {a: b}\n"),
    ("KB104", "fields"): term("summary:\n  a: b\n  c: d\n"),
    ("KB104", "brackets"): term("summary: [a]\n"),
    ("KB104", "one"): term("summary:\n  - a\n"),
    ("KB104", "lines"): term("body:\n  - a\n"),
    ("KB104", "bullets"): term("tags:\n  • сроки\n  • договор\n"),
    ("KB104", "opening"): term("tags: сроки, договор]\n"),
    ("KB104", "list_long"): term(f"tags: {'сроки, ' * 40}договор\n"),
    ("KB105", "long"): {
        "guidelines/read.yml": f"id: read\ntitle: Прочитайте\ndo:\n  - Шаг 1: {'откройте ' * 40}\n"
    },
    ("KB106", "due"): step("due: скоро"),
    ("KB106", "due_near"): step("due: 3 день"),
    ("KB106", "zero"): step("due: 0"),
    ("KB107", "day"): term("verified: 2026-02-31\n"),
    ("KB107", "month"): term("verified: 2026-13-01\n"),
    ("KB111", "variant"): {"responses/hello.yml": f"{RESPONSE}  - text: Привет!\n"},
    ("KB111", "toneless"): {
        "fragments/hello.yml": "id: hello\ntitle: Да\nvariants:\n  - text: Да\n  - text: Нет\n"
    },
    ("KB115", "near"): term("explain: да\n"),
    ("KB117", "lang_near"): {"responses/hello.yml": RESPONSE.replace("lang: ru", "lang: русский")},
    ("KB316", "hyphens"): term("tags:\n  - сроки; договор\n"),
    ("KB106", "small"): step("due: -100"),
    ("KB106", "large"): step("due: 500"),
    ("KB107", "near"): term("verified: 31.12.2024\n"),
    ("KB108", "near"): {"guidelines/read.yml": "id: read\ntitle: Прочитайте\nstage: intakes\n"},
    ("KB108", "cyrillic"): {"guidelines/read.yml": "id: read\ntitle: Прочитайте\nstage: intаke\n"},
    ("KB109", "near"): {TERM: "id: SLA_1\ntitle: SLA\n"},
    ("KB109", "cyrillic"): {TERM: "id: slа\ntitle: SLA\n"},
    ("KB110", "twin"): {
        TERM: "id: cop\ntitle: COP\n",
        "glossary/twin.yml": "id: сор\ntitle: Сор\n",
    },
    ("KB114", "lines"): term("summary: |\n  Срок\n  ответа\n"),
    ("KB117", "lang"): {"responses/hello.yml": RESPONSE.replace("lang: ru", "lang: ru_RU")},
    ("KB118", "near"): setting("contnet: checklists"),
    ("KB118", "text"): setting("content: 5"),
    ("KB118", "switch"): setting("glossary: maybe"),
    ("KB118", "folder"): setting("content: knowledge"),
    ("KB118", "country"): setting("country: QQ"),
    ("KB118", "country_near"): setting("country: Russia"),
    ("KB201", "near"): {
        **term("see: [glossary/olla]\n"),
        "glossary/ola.yml": "id: ola\ntitle: OLA\n",
    },
    ("KB201", "cyrillic"): {
        **term("see: [glossary/оla]\n"),
        "glossary/ola.yml": "id: ola\ntitle: OLA\n",
    },
    ("KB201", "elsewhere"): {
        **term("see: [tools/ola]\n"),
        "glossary/ola.yml": "id: ola\ntitle: OLA\n",
    },
    ("KB201", "none"): term("see: [tools/mail]\n"),
    ("KB120", "root"): {
        "docs/../glossary/sla.yml": SLA,
        "mkdocs.yml": "site_name: KB\nplugins: [kbgen]\n",
    },
    ("KB121", "plugin"): {**term(""), "mkdocs.yml": "site_name: KB\nplugins: [search, kbgn]\n"},
    ("KB123", "near"): menu("wiki/mial.md"),
    ("KB123", "empty"): menu("tools/index.md"),
    ("KB123", "cyrillic"): menu("wiki/mаil.md"),
    ("KB202", "page"): {**term("body: '[[wiki/mail]]'\n"), "docs/wiki/mail.md": "# Почта\n"},
    ("KB202", "near"): term("see: [glosary/ola]\n"),
    ("KB202", "cyrillic"): term("see: [glоssary/ola]\n"),
    ("KB203", "cyrillic"): {**term("see: ['tracks/l2#аccounts']\n"), "tracks/l2.yml": TRACK},
    ("KB203", "near"): {**term("see: ['tracks/l2#accouns']\n"), "tracks/l2.yml": TRACK},
    ("KB203", "none"): {
        **term("see: ['glossary/ola#a']\n"),
        "glossary/ola.yml": "id: ola\ntitle: OLA\n",
    },
    ("KB204", "near"): {**term("see: [ola]\n"), "glossary/ola.yml": "id: ola\ntitle: OLA\n"},
    ("KB204", "title"): term("body: '[[Договор]]'\n") | OLA,
    ("KB204", "alias"): term("body: '[[соглашение]]'\n") | OLA,
    ("KB204", "titled"): term("body: '[[Договоры]]'\n") | OLA,
    ("KB204", "page"): {**term("body: '[[intro]]'\n"), "docs/intro.md": "# Введение\n"},
    ("KB204", "piece"): term("body: '[[secton]]'\n"),
    ("KB204", "brackets"): term("body: '[[что угодно]]'\n"),
    ("KB217", "piece"): term("body: 'Вот ![[sections]]'\n"),
    ("KB219", "near"): page("[Вход](#вхд)"),
    ("KB219", "none"): {**page("[Вход](mail.md#вход)"), "docs/mail.md": "Почта\n"},
    ("KB209", "near"): {
        **term("body: '[Почта](../wiki/mial.md)'\n"),
        "docs/wiki/mail.md": "# Почта\n",
    },
    ("KB208", "self"): term("body: '![[glossary/sla]]'\n"),
    ("KB209", "cyrillic"): {
        **term("body: '[Почта](../wiki/mаil.md)'\n"),
        "docs/wiki/mail.md": "# Почта\n",
    },
    ("KB212", "cyrillic"): step("after: [аccounts]"),
    ("KB212", "near"): step("after: [acounts]"),
    ("KB213", "near"): {
        "tracks/l2.yml": TRACK
        + "        only_for: [widows]\nroles:\n  - {id: windows, title: Windows}\n"
    },
    ("KB213", "cyrillic"): {
        "tracks/l2.yml": TRACK
        + "        only_for: [windоws]\nroles:\n  - {id: windows, title: Windows}\n"
    },
    ("KB213", "none"): step("only_for: [windows]"),
    ("KB214", "near"): {"responses/hello.yml": RESPONSE.replace("!", ", {{client.firstname}}!")},
    ("KB214", "cyrillic"): {
        "responses/hello.yml": RESPONSE.replace("!", ", {{client.first_nаme}}!")
    },
    ("KB214", "fragment"): {**reply("{{hello}}"), **fragment("hello", "Да")},
    ("KB216", "cyrillic"): {**term("see: [wiki/mаil.md]\n"), "docs/wiki/mail.md": "# Почта\n"},
    ("KB216", "near"): {**term("see: [wiki/mial.md]\n"), "docs/wiki/mail.md": "# Почта\n"},
    ("KB220", "near"): tree("goto: solve", "goto: sovle"),
    ("KB220", "cyrillic"): tree("goto: solve", "goto: sоlve"),
    ("KB220", "start"): tree("questions:\n", "start: knwon\nquestions:\n"),
    ("KB221", "none"): tree(
        "    answers:\n      - {id: yes, text: Да, goto: solve}\n"
        "      - {id: no, text: Нет, goto: pass}\n",
        "    answers: []\n",
    ),
    ("KB222", "outcome"): tree("goto: pass", "goto: solve"),
    ("KB224", "answer"): tree("{known: no}", "{known: maybe}"),
    ("KB224", "missing"): tree("{known: no}", "{}"),
    ("KB224", "unknown"): tree("outcome: pass}", "outcome: psas}"),
    ("KB224", "extra"): tree("{known: no}", "{known: no, more: yes}"),
    ("KB225", "tested"): tree(
        "{id: pass, title: Передайте}", "{id: pass, title: Передайте, untested: yes}"
    ),
    ("KB226", "id"): tree("id: no, text: Нет", "id: yes, text: Нет"),
    ("KB227", "near"): {
        "handovers/l3.yml": "id: l3\ntitle: Передача\ntext: |\n  Сделано: {{stpes}}\n"
        "fields:\n  - {id: steps, label: Что сделано}\n"
    },
    ("KB227", "cyrillic"): {
        "handovers/l3.yml": "id: l3\ntitle: Передача\nfields:\n  - {id: steps, label: Что сделано}\n"
        "text: |\n  Сделано: {{stеps}}\n"
    },
    ("KB227", "language"): {
        "checklists/handovers/l3.yml": "id: l3\ntitle: Передача\nfields:\n  - id: steps\n    label: Что сделано\n"
        "text: |\n  Сделано: {{steps | capital}}\n"
    },
    ("KB227", "open"): {
        "handovers/l3.yml": "id: l3\ntitle: Передача\nfields:\n  - {id: steps, label: Что сделано}\n"
        "text: |\n  Сделано: {{steps\n"
    },
    ("KB228", "near"): conditional("{kind: Почат}"),
    ("KB228", "cyrillic"): conditional("{kind: VРN}"),
    ("KB228", "circle"): conditional("{log: x}"),
    ("KB228", "empty"): {
        "handovers/l3.yml": "id: l3\ntitle: Передача\nfields:\n  - {id: kind, label: Что, kind: choice}\n"
    },
    **{
        ("KB230", hint): reply(text)
        for hint, text in {
            "open": "{{client.first_name",
            "empty": "{{ }}",
            "word": "{{#each}}",
            "near": "{{#fi today}}",
            "colon": "{{today: long}}",
            "single": "{client.first_name}",
        }.items()
    },
    **{
        ("KB231", hint): reply(text)
        for hint, text in {
            "open": "{{#if today}}",
            "end": "{{/if}}",
            "else": "{{else}}",
            "twice": "{{#if today}}{{else}}{{else}}{{/if}}",
            "deep": "{{#if today}}" * 4 + "{{/if}}" * 4,
            "nothing": "{{#if}}{{/if}}",
        }.items()
    },
    ("KB232", "near"): reply("{{today | dat}}"),
    ("KB232", "cyrillic"): reply("{{today | dаte}}"),
    ("KB233", "two"): reply("{{n | plural: a}}", "    lang: en\n"),
    ("KB233", "three"): reply("{{n | plural: а, б}}"),
    ("KB233", "gender"): reply("{{client | gender: рад}}"),
    ("KB233", "style"): reply("{{today | date: longg}}"),
    ("KB233", "styles"): reply("{{today | date: словами}}"),
    ("KB233", "none"): reply("{{today | capital: yes}}"),
    ("KB234", "number"): reply("{{way | number}}"),
    ("KB234", "number_own"): reply("{{today | number}}"),
    ("KB234", "date"): reply("{{n | date}}"),
    ("KB234", "date_own"): reply("{{ticket.number | date}}"),
    ("KB234", "person"): reply("{{n | gender: рад, рада}}"),
    ("KB234", "whole"): reply("{{client | capital}}"),
    ("KB234", "after"): reply("{{today | capital | date}}"),
    ("KB235", "near"): {**reply("{{> helo}}"), **fragment("hello", "Да")},
    ("KB235", "cyrillic"): {**reply("{{> hellо}}"), **fragment("hello", "Да")},
    ("KB235", "none"): reply("{{> hello}}"),
    ("KB236", "self"): fragment("hello", "{{> hello}}"),
    ("KB238", "near"): reply("{{#if way = почтта}}{{/if}}"),
    ("KB238", "cyrillic"): reply("{{#if way = chаt}}{{/if}}"),
    ("KB238", "empty"): {
        "responses/a.yml": REPLY.replace(", options: [почта, chat]", "") + '{{way}}"\n'
    },
    ("KB238", "other"): {"responses/a.yml": REPLY.replace("kind: choice, ", "") + '{{way}}"\n'},
    ("KB239", "date"): {
        "responses/a.yml": REPLY.replace("kind: number", "kind: date, default: завтра")
        + '{{n}} {{way}}"\n'
    },
    ("KB342", "many"): {
        f"pitfalls/p{n}.yml": f"id: p{n}\ntitle: Случай {n}\nwhy: Так.\nadvice: Совет {n}\n"
        for n in range(13)
    },
    ("KB306", "any"): {"escalations/outage.yml": OUTAGE},
}


def variants(kind: Code) -> set[str]:
    return {*kind.messages, *kind.hints}


def test_every_variant_has_a_case() -> None:
    known = {(code, name) for code, kind in CODES.items() for name in variants(kind)}
    assert set(VARIANTS) <= known
    # The ways in which a file cannot be read (KB0xx) are the matter of tests/source.
    assert {one for one in known if one[0] >= "KB100"} <= set(VARIANTS)


@pytest.mark.parametrize(("code", "hint"), list(VARIANTS), ids=map("-".join, VARIANTS))
def test_a_variant_is_said_in_the_case_that_it_is_for(
    code: str, hint: str, kb: KnowledgeBase
) -> None:
    for path, content in VARIANTS[code, hint].items():
        kb.write(path, content)
    report = kb.check()
    assert (code, hint) in {(one.code, one.hint) for one in report}
    for one in report:
        for lang in LANGUAGES:
            assert one.message(lang)
            assert one.help(lang)
