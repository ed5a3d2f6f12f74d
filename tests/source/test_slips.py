"""Whatever slip of the hand befalls whichever line: one problem is told, and on that line.

Every line of a small base suffers every slip that it can, one at a time.
"""

import re
from collections.abc import Iterator

import pytest

from tests.conftest import KnowledgeBase

FILES = {
    "glossary/terms.yml": """- id: sla
  title: Срок ответа
  tags: [сроки, договор]
  forms: [SLA]
  definition: |
    Сколько времени есть на ответ клиенту.
    Срок считается с первого письма.
  owner: people/lead
- id: ola
  title: "Соглашение: внутри компании"
  definition: Срок между своими командами.
  see:
    - glossary/sla
    - responses/hello
  owner: people/lead
""",
    "people/lead.yml": """id: lead
title: Ведущий смены
role: Распределяет тикеты
contacts:
  - kind: chat
    value: Общий канал
  - kind: phone
    value: "101"
""",
    "responses/hello.yml": """id: hello
title: Здравствуйте
when: Клиент написал впервые.
stage: intake
variables:
  - id: term
    label: Срок
    required: no
variants:
  - lang: ru
    text: |
      Здравствуйте, {{client.first_name}}!

      Ответим за {{term}}.
  - lang: en
    tone: formal
    text: |
      Hello, {{client.first_name}}! We will answer within {{term}}.
owner: people/lead
""",
    "tracks/l2.yml": """id: l2
title: План адаптации
phases:
  - id: first-day
    title: Первый день
    steps:
      - id: accounts
        title: Учётные записи
        due: 1
        takes: 30 min
        tasks:
          - id: mail
            text: Откройте почту
          - id: chat
            text: Войдите в чат, см. [[glossary/sla]]
      - id: ticket
        title: Первый тикет
        after: [accounts]
        read:
          - responses/hello
owner: people/lead
""",
    "guidelines/read.yml": """id: read
title: Прочитайте тикет целиком
why: Так быстрее.
do:
  - Прочитайте переписку
  - Проверьте срок [[glossary/ola]]
checklist:
  - id: whole
    text: Тикет прочитан
responses:
  - responses/hello
owner: people/lead
verified: 2026-10-01
review_every: 6 months
""",
}
FIELD = re.compile(r"(?P<indent> *)(?P<hyphen>- )?(?P<name>[a-z_]+):(?P<value>.*)")
ITEM = re.compile(r"(?P<indent> *)- (?P<rest>.*)")
REFERENCE = re.compile(r"\b(glossary|responses|people)/([a-z]{3,})")


def slips(line: str) -> Iterator[tuple[str, str]]:
    """Yield the names of slips and what they make of `line`."""
    if field := FIELD.fullmatch(line):
        yield from _of_a_field(line, field)
    if item := ITEM.fullmatch(line):
        yield from _of_an_item(line, item)
    if reference := REFERENCE.search(line):
        at = reference.start(2)
        yield "a letter left out of a reference", line[: at + 1] + line[at + 2 :]
        yield "a letter left out of a collection", line[: at - 3] + line[at - 2 :]


def _of_a_field(line: str, field: re.Match[str]) -> Iterator[tuple[str, str]]:
    end, value, depth = field.end("name"), field["value"].strip(), len(field["indent"])
    yield "no colon", line[:end] + line[end + 1 :]
    yield "one space further in", f" {line}"
    yield "two spaces further in", f"  {line}"
    if value:
        yield "no space after the colon", line[: end + 1] + value
    if depth:
        yield "one space less far in", line[1:]
        yield "tabs", "\t" * (depth // 2) + line[depth:]
        yield "non-breaking spaces", "\u00a0" * depth + line[depth:]
    if len(field["name"]) > 3:
        at = field.start("name")
        yield "a letter left out", line[: at + 1] + line[at + 2 :]
        if field["name"] != field["name"].replace("e", "е"):
            yield "a Cyrillic letter", line[:at] + field["name"].replace("e", "е") + line[end:]
    if value and value[0] not in '|["{':
        before = line[: end + 2]
        for sign in (
            "*",
            "@",
            "`",
            "%",
            "&",
            "!",
            "|",
            "> ",
            "#",
            "{{today}} ",
            "[x] ",
            "Шаг 1: ",
            '"',
            "'",
        ):
            yield f"{sign!r} before the value", f"{before}{sign}{value}"
        yield "text after quotes", f'{before}"{value}" и ещё'
        yield "an invisible character", f"{before}{value[:1]}\u200b{value[1:]}"
        yield "no value", line[: end + 1]
    if value.startswith('"'):
        yield "a quote that is not closed", line[:-1]
    if value.startswith("["):
        yield "a bracket that is not closed", line[:-1]
        yield "a bracket too many", f"{line}]"
        yield "no first bracket", line.replace("[", "", 1)


def _of_an_item(line: str, item: re.Match[str]) -> Iterator[tuple[str, str]]:
    indent, rest = item["indent"], item["rest"]
    yield "no space after the hyphen", f"{indent}-{rest}"
    yield "a tab after the hyphen", f"{indent}-\t{rest}"
    yield "a dash for the hyphen", f"{indent}– {rest}"
    if FIELD.fullmatch(rest):
        yield "no hyphen", f"{indent}  {rest}"
    if not FIELD.fullmatch(line):
        yield "an item one space further in", f" {line}"
        for sign in ("@", "*", "`", '"', "{{today}} ", "Шаг 1: "):
            yield f"{sign!r} before the item", f"{indent}- {sign}{rest}"


SLIPS = [
    (path, number, name, slipped)
    for path, text in FILES.items()
    for number, line in enumerate(text.splitlines())
    for name, slipped in slips(line)
]
LEGAL = {  # the only items of their lists
    ("guidelines/read.yml", 11, "an item one space further in"),
    ("tracks/l2.yml", 20, "an item one space further in"),
}


@pytest.mark.parametrize("path", FILES)
def test_every_slip_on_every_line_is_told_once_and_there(path: str, kb: KnowledgeBase) -> None:
    for name, text in FILES.items():
        kb.write(name, text)
    assert list(kb.check()) == []
    lines = FILES[path].splitlines()
    wrong: list[str] = []
    for where, number, name, slipped in SLIPS:
        if where != path or (path, number + 1, name) in LEGAL:
            continue
        kb.write(path, "\n".join([*lines[:number], slipped, *lines[number + 1 :]]) + "\n")
        found = [
            f"{one.span.path.rpartition('/')[2]}:{one.span.line} {one.code}" for one in kb.check()
        ]
        expected = f"{path.rpartition('/')[2]}:{number + 1} "
        if len(found) != 1 or not found[0].startswith(expected):
            wrong.append(f"{number + 1}: {name}: {slipped.strip()!r}: {found}")
    assert wrong == []
