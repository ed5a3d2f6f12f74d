"""Every mistake in a field is told once, at its place, with what to do about it."""

import pytest

from tests.conftest import KnowledgeBase, place

SLA = "id: sla\ntitle: SLA\n"
TRACK = """id: l2
title: План
phases:
  - id: day
    title: День
    steps:
      - id: mail
        title: Почта
"""
GUIDELINE = "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\n"
RESPONSE = "id: hello\ntitle: Здравствуйте\nvariants:\n  - text: Здравствуйте!\n"
TOOL = "id: mail\ntitle: Почта\nuse: Письма.\n"


def term(more: str) -> tuple[str, str]:
    return "glossary", SLA + more


def step(more: str) -> tuple[str, str]:
    return "tracks", TRACK + "".join(f"        {line}\n" for line in more.splitlines())


def guideline(more: str) -> tuple[str, str]:
    return "guidelines", GUIDELINE + more


CASES: dict[str, tuple[tuple[str, str], str]] = {
    # names of fields
    "an unknown field": (term("название: Срок\n"), "3:1 KB101"),
    "a misspelt field": (term("sumary: Срок\n"), "3:1 KB101"),
    "a misspelt required field": (("glossary", "id: sla\ntitel: SLA\n"), "2:1 KB101"),
    "a field in capitals": (("glossary", "id: sla\nTitle: SLA\n"), "2:1 KB101"),
    "a field with a Cyrillic letter": (("glossary", "id: sla\ntitlе: SLA\n"), "2:1 KB101"),
    "a hyphen that sticks to a field": (("glossary", "id: sla\n-title: SLA\n"), "2:1 KB101"),
    "an unknown field of a step": (step("dueue: 5\n"), "9:9 KB101"),
    "a misspelt field of a task": (step("tasks:\n  - id: a\n    txt: b"), "11:13 KB101"),
    "a misspelt field of a question": (step("questions:\n  - id: a\n    text: b\n    choises: []"), "12:13 KB101"),
    "a field in Russian": (("glossary", "id: sla\nназвание: SLA\n"), "2:1 KB101"),
    "all fields in Russian": (("glossary", "ид: sla\nназвание: SLA\n"), "1:1 KB101 2:1 KB101"),
    "a field of a task in Russian": (step("tasks:\n  - id: a\n    текст: b"), "11:13 KB101"),
    "a task in Russian": (step("tasks:\n  - текст: b"), "10:13 KB102 10:13 KB101"),
    "a field of another collection": (term("variants: []\n"), "3:1 KB101"),
    "a sentence as a field": (term("Срок ответа: час\n"), "3:1 KB101"),
    # what is missing and what is empty
    "no id": (("glossary", "title: SLA\n"), "1:1 KB102"),
    "no title": (("glossary", "id: sla\n"), "1:1 KB102"),
    "no title in a list": (("glossary", "- id: sla\n  summary: a\n"), "1:3 KB102"),
    "a task without text": (step("tasks:\n  - id: a"), "10:13 KB102"),
    "a variant without text": (("responses", "id: a\ntitle: b\nvariants:\n  - lang: ru\n"), "4:5 KB102"),
    "an empty id": (("glossary", 'id: ""\ntitle: SLA\n'), "1:1 KB103"),
    "an id without value": (("glossary", "id:\ntitle: SLA\n"), "1:1 KB103"),
    "an empty title": (("glossary", "id: sla\ntitle:\n"), "2:1 KB103"),
    "a title of spaces": (("glossary", "id: sla\ntitle: '  '\n"), "2:1 KB103"),
    "an empty list": (term("tags:\n"), "3:1 KB103"),
    "an empty item": (term("tags:\n  -\n  - a\n"), "4:4 KB103"),
    "an empty quoted item": (term("tags: [a, '']\n"), "3:11 KB103"),
    # shapes
    "text for a list": (term("tags: сроки\n"), "3:7 KB104"),
    "a mapping for a list": (term("tags:\n  a: b\n  c: d\n"), "4:3 KB104"),
    "a list without its first bracket": (term("aliases: срок, ответ, уровень]\n"), "3:10 KB104"),
    "a list for text of many lines": (term("definition:\n  - a\n  - b\n"), "4:3 KB104"),
    "a list for text": (term("summary: [a, b]\n"), "3:10 KB104"),
    "a list of hyphens for text": (term("summary:\n  - a\n"), "4:3 KB104"),
    "a mapping for text": (term("summary:\n  a: b\n  c: d\n"), "4:3 KB104"),
    "braces for text": (term("summary: {a: b}\n"), "3:10 KB104"),
    "a list for a number": (term("order: [1]\n"), "3:8 KB104"),
    "a list for a date": (term("verified: [2024-01-01]\n"), "3:11 KB104"),
    "a list for a length": (term("review_every: [6 months]\n"), "3:15 KB104"),
    "a mapping for a length": (term("review_every: {amount: 6, unit: months}\n"), "3:15 KB104"),
    "a list for a switch": (term("explain: [no]\n"), "3:10 KB104"),
    "a list for a word": (guideline("stage: [intake]\n"), "4:8 KB104"),
    "a list for an id": (("glossary", "id: [a]\ntitle: SLA\n"), "1:5 KB104"),
    "text for a mapping": (("responses", "id: a\ntitle: b\nvariants:\n  - Здравствуйте\n"), "4:5 KB104"),
    "a mapping for a list of mappings": (("responses", "id: a\ntitle: b\nvariants:\n  text: c\n"), "4:3 KB104"),
    "a list within a list": (term("tags: [[a], b]\n"), "3:8 KB104"),
    "a number for a list of steps": (("tracks", "id: a\ntitle: b\nphases: 5\n"), "3:9 KB104"),
    "a sentence with a colon": (step("tasks:\n  - Шаг 1: откройте"), "10:18 KB105"),
    "a sentence with a colon in a list of texts": (guideline("do:\n  - Шаг 1: откройте\n  - Затем\n"), "5:10 KB105"),
    "a sentence with a colon under a field": (term("summary:\n  Шаг 1: откройте\n"), "4:8 KB105"),
    # values
    "a word for a number": (term("order: первый\n"), "3:8 KB106"),
    "a fraction": (term("order: 1.5\n"), "3:8 KB106"),
    "a number of many digits": (term("order: 99999999999\n"), "3:8 KB106"),
    "digits that are not Latin": (term("order: ٢٠\n"), "3:8 KB106"),
    "a word for a day": (step("due: завтра"), "9:14 KB106"),
    "a day with its unit": (step("due: 3 день"), "9:14 KB106"),
    "a day 0": (step("due: 0\nafter: []"), "9:14 KB106"),
    "a day before the plan": (step("due: -100"), "9:14 KB106"),
    "a day after the plan": (step("due: 500"), "9:14 KB106"),
    "a 13th month": (term("verified: 2024-13-01\n"), "3:11 KB107"),
    "a 30th of February": (term("verified: 2024-02-30\n"), "3:11 KB107"),
    "a day first": (term("verified: 31.12.2024\n"), "3:11 KB107"),
    "a date without zeros": (term("verified: 2024-1-5\n"), "3:11 KB107"),
    "a year 0": (term("verified: 0000-01-01\n"), "3:11 KB107"),
    "a date and a time": (term("verified: 2024-01-01 10:00\n"), "3:11 KB107"),
    "another word": (guideline("stage: intakes\n"), "4:8 KB108"),
    "a word in capitals": (guideline("stage: Intake\n"), "4:8 KB108"),
    "a word with a Cyrillic letter": (guideline("stage: intаke\n"), "4:8 KB108"),
    "a word in Russian": (guideline("stage: приём\n"), "4:8 KB108"),
    "a word of a step": (step("by: nobody"), "9:13 KB108"),
    "an id in capitals": (("glossary", "id: SLA\ntitle: SLA\n"), "1:5 KB109"),
    "an id with an underscore": (("glossary", "id: sla_1\ntitle: SLA\n"), "1:5 KB109"),
    "an id in Cyrillic": (("glossary", "id: срок\ntitle: SLA\n"), "1:5 KB109"),
    "an id with a Cyrillic letter": (("glossary", "id: slа\ntitle: SLA\n"), "1:5 KB109"),
    "an id of a step": (("tracks", TRACK.replace("id: mail", "id: Mail")), "7:13 KB109"),
    "an id that is too long": (("glossary", f"id: {'a' * 101}\ntitle: SLA\n"), "1:5 KB109"),
    "an id with a slash": (("glossary", "id: ../../sla\ntitle: SLA\n"), "1:5 KB109"),
    "a length without unit": (term("review_every: 6\n"), "3:15 KB113"),
    "a length in words": (term("review_every: полгода\n"), "3:15 KB113"),
    "a title of two lines": (("glossary", "id: sla\ntitle: |\n  a\n  b\n"), "2:8 KB114"),
    "a title that is too long": (("glossary", f"id: sla\ntitle: {'a ' * 300}\n"), "2:8 KB114"),
    "neither yes nor no": (term("explain: иногда\n"), "3:10 KB115"),
    "an address without scheme": (("tools", f"{TOOL}links:\n  - title: a\n    url: example.org\n"), "6:10 KB116"),
    "an address that runs": (("tools", f"{TOOL}links:\n  - title: a\n    url: javascript:b\n"), "6:10 KB116"),
    "a language in words": (("responses", f"{RESPONSE}    lang: русский\n"), "5:11 KB117"),
    "a variable in capitals": (
        ("responses", f"{RESPONSE}  - lang: en\n    text: '{{{{Term}}}}'\nvariables:\n  - {{id: Term, label: a}}\n"),
        "8:10 KB117",
    ),
    "a text that is too long": (term(f"body: |\n  {'слово ' * 7000}\n"), "3:7 KB023"),
    "a value twice": (term("tags: [a, b, a]\n"), "3:14 KB119"),
    "a value twice in a step": (step("after: []\nonly_for: []\nread: [tracks/l2, tracks/l2]"), "11:27 KB119"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_told_once_at_its_place(name: str, kb: KnowledgeBase) -> None:
    (collection, text), expected = CASES[name]
    kb.write(f"{collection}/a.yml", text)
    found = [one for one in kb.problems() if "KB206" not in one]
    assert sorted(found) == sorted(f"{collection}/a.yml:{one}" for one in _each(expected))


def _each(expected: str) -> list[str]:
    words = expected.split()
    return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]


@pytest.mark.parametrize("name", CASES)
def test_an_entry_with_a_mistake_is_not_lost(name: str, kb: KnowledgeBase) -> None:
    (collection, text), _ = CASES[name]
    kb.write(f"{collection}/a.yml", text)
    kb.write("pitfalls/b.yml", "id: b\ntitle: b\nwhy: c\nsee: [pitfalls/none]\n")
    loaded = kb.loaded()
    assert sum(entry.collection == collection for entry in loaded.library) == 1
    assert [place(one) for one in loaded.report.errors if "KB201" in place(one)] == [
        "pitfalls/b.yml:4:7 KB201"
    ]


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (term("sumary: Срок\n"), "did you mean `summary`?"),
        (("glossary", "id: sla\ntitlе: SLA\n"), "`е` (U+0435 CYRILLIC SMALL LETTER IE)"),
        (term("Срок ответа: час\n"), "in quotes"),
        (("glossary", "title: SLA\n"), "`id: ...`"),
        (term("tags: сроки\n"), "`tags: [сроки]`"),
        (step("tasks:\n  - Шаг 1: откройте"), '"Шаг 1: откройте"'),
        (term("verified: 31.12.2024\n"), "`2024-12-31`"),
        (term("verified: 2024/1/5\n"), "`2024-01-05`"),
        (guideline("stage: intаke\n"), "U+0430 CYRILLIC SMALL LETTER A"),
        (guideline("stage: inteke\n"), "did you mean `intake`?"),
        (("glossary", "id: slа\ntitle: SLA\n"), "U+0430 CYRILLIC SMALL LETTER A"),
        (("glossary", "id: Срок ответа\ntitle: SLA\n"), "`srok-otveta`"),
        (step("due: 500"), "400 or less"),
        (step("due: 0"), "`1` for the first day"),
        (step("due: завтра"), "the number of a working day"),
        (step("due: 2026-11-30"), "the number of a working day"),
        (step("due: 3 день"), "`3`"),
        (step("due: 5-й день"), "`5`"),
        (step("due: day 4"), "`4`"),
        (step("due: 2 недели"), "the number of a working day"),
        (term("verified: 19.11.26\n"), "`2026-11-19`"),
        (term("verified: 19 ноября 2026 г.\n"), "`2026-11-19`"),
        (term("verified: 3 мая 2026\n"), "`2026-05-03`"),
        (term("verified: 20261119\n"), "`2026-11-19`"),
        (term("verified: 2026–11–19\n"), "`2026-11-19`"),
        (term("verified: 2024-01-05 10:00\n"), "`2024-01-05`"),
        (term("verified: 25/11/2026\n"), "`2026-11-25`"),
        (term("verified: 10/11/2026\n"), "`YYYY-MM-DD`"),
        (term("verified: 31.02.2026\n"), "28 days"),
        (term("verified: 2028-02-30\n"), "29 days"),
        (term("verified: 2026-11-31\n"), "30 days"),
        (term("verified: 2026-11-45\n"), "30 days"),
        (term("verified: 2026-13-01\n"), "then the month"),
        (term("verified: скоро\n"), "`YYYY-MM-DD`"),
        (term("explain: да\n"), "`yes`"),
        (term("название: Срок\n"), "did you mean `title`?"),
        (term("Название: Срок\n"), "did you mean `title`?"),
        (term("владелец: Срок\n"), "did you mean `owner`?"),
        (term("владельц: Срок\n"), "did you mean `owner`?"),
        (term("определение: Срок\n"), "did you mean `definition`?"),
        (term("текст: Срок\n"), "did you mean `body`?"),
        (("responses", f"{RESPONSE}текст: Да\n"), "did you mean `variants`?"),
        (("responses", f"{RESPONSE}    тон: Да\n"), "did you mean `tone`?"),
        (("responses", f"{RESPONSE}    tone: официальный\n"), "did you mean `formal`?"),
        (("responses", f"{RESPONSE}    tone: формальный тон\n"), "neutral, formal, friendly"),
        (("responses", f"{RESPONSE}    lang: английский\n"), "write `en`"),
        (step("by: новичок"), "did you mean `newcomer`?"),
        (step("sign_off: наставник"), "did you mean `buddy`?"),
        (guideline("stage: Ответ\n"), "did you mean `answer`?"),
        (term(f"tags: {', '.join(['срок ответа'] * 9)}\n"), f"[{', '.join(['срок ответа'] * 9)}]"),
        (term("tags:\n  • сроки ответа\n  • договор\n"), "`- сроки ответа`"),
        (term("tags:\n  1. сроки ответа\n  2. договор\n"), "`- сроки ответа`"),
        (term("tags:\n  сроки\n  договор\n"), "on a line of its own after a hyphen"),
        (term("tags: сроки; договор\n"), "`tags: [сроки, договор]`"),
        (term(f"tags: {', '.join(['срок ответа'] * 30)}\n"), "all of it in brackets"),
        (term('tags: "срок: час"\n'), "all of it in brackets"),
        (term("aliases: срок, ответ]\n"), "`aliases: [срок, ответ]`"),
        (term("definition:\n  - a\n  - b\n"), "`definition: |`"),
    ],
)
def test_the_help_says_what_to_write(case: tuple[str, str], words: str, kb: KnowledgeBase) -> None:
    collection, text = case
    kb.write(f"{collection}/a.yml", text)
    [found] = kb.check().errors
    assert words in found.help()


def test_a_mistake_in_every_field_is_told_in_one_run(kb: KnowledgeBase) -> None:
    kb.write(
        "glossary/a.yml",
        "id: SLA\ntitle: [a]\nsumary: b\nverified: 2024-13-01\nreview_every: x\norder: y\nexplain: z\n"
        "tags: c\nsee: [glossary/none, d]\n",
    )
    assert [one.rsplit(" ", 1)[1] for one in kb.problems()] == [
        "KB109", "KB104", "KB101", "KB107", "KB113", "KB106", "KB115", "KB104", "KB201", "KB204",
    ]  # fmt: skip


def test_an_entry_with_a_wrong_field_still_gets_its_references_checked(kb: KnowledgeBase) -> None:
    kb.write(
        "glossary/a.yml",
        f"{SLA}see:\n  - [a, b]\n  - glossary/none\n  - glossary/ola\n  - glossary/no\n",
    )
    kb.write("glossary/b.yml", "id: ola\ntitle: OLA\nsee: [glossary/sla]\nsumary: x\n")
    assert kb.problems() == [
        "glossary/a.yml:4:5 KB104",
        "glossary/a.yml:5:5 KB201",
        "glossary/a.yml:7:5 KB201",
        "glossary/b.yml:4:1 KB101",
    ]


def test_places_stay_true_behind_items_that_were_taken_out(kb: KnowledgeBase) -> None:
    kb.write(
        "tracks/a.yml",
        TRACK
        + "        tasks:\n          - 5: 6\n            x: y\n          - {id: a, text: '[[tracks/no]]'}\n",
    )
    assert kb.problems()[-1] == "tracks/a.yml:12:30 KB201"
