"""Every mistake of syntax is told once, at its place, and never keeps the rest from being read."""

import pytest

from tests.conftest import KnowledgeBase, place

SLA = "id: sla\ntitle: SLA\n"
MORE = "summary: Срок ответа\n"


def field(value: str) -> str:
    """A term whose title, in line 2 from column 8 on, is `value`."""
    return f"id: sla\ntitle: {value}\n{MORE}"


def item(value: str) -> str:
    """A term with a tag, in line 4 from column 5 on, that is `value`."""
    return f"{SLA}tags:\n  - {value}\n  - ещё\n{MORE}"


def step(*lines: str) -> str:
    """A track whose first step goes on with `lines`, from line 8 on."""
    head = (
        "id: l2\ntitle: План\nphases:\n  - id: day\n    title: День\n    steps:\n      - id: mail\n"
    )
    return head + "".join(f"        {line}\n" for line in lines)


def reply(*lines: str) -> str:
    """A response whose text, from line 6 on, has no `|` before it."""
    text = "".join(f"      {line}\n" if line else "\n" for line in lines)
    return f"id: a\ntitle: A\nvariants:\n  - lang: ru\n    text:\n{text}when: Всегда\n"


QUOTED = {
    "a colon in a value": (field("Шаг 1: откройте почту"), "2:13 KB010"),
    "two colons in a value": (field("Шаг 1: откройте: почту"), "2:13 KB010"),
    "a colon at the end": (field("Шаг 1:"), "2:13 KB010"),
    "a colon at the beginning": (field(": срок"), "2:8 KB010"),
    "a colon on a second line": (f"id: sla\ntitle: Шаг\n  один: два\n{MORE}", "3:7 KB010"),
    "a colon in an item": (item("Шаг 1: откройте почту"), "4:10 KB105"),
    "a colon at the end of an item": (item("Шаг 1:"), "4:10 KB105"),
    "two colons in an item": (item("Шаг 1: откройте: почту"), "4:10 KB010"),
    "a colon in an item of two lines": (item("Шаг 1: откройте\n      почту"), "4:10 KB105"),
    "a second line at the item's column": (item("Шаг 1: откройте\n    почту"), "4:10 KB010"),
    "a colon on an item's second line": (item("Шаг\n    один: два"), "5:9 KB010"),
    "a colon in a list in brackets": (f"{SLA}tags: [Шаг 1: a, b]\n", "3:13 KB105"),
    "a colon in braces": ("{id: sla, title: Шаг 1: срок}\n", "1:23 KB010"),
    "a colon under a field without |": (
        f"{SLA}body:\n  Откройте почту\n  и прочтите: всё\n",
        "5:13 KB010",
    ),
    "{{ at the beginning": (field("{{client.first_name}}, здравствуйте"), "2:8 KB011"),
    "{{ alone": (field("{{client.first_name}}"), "2:8 KB011"),
    "{{ twice": (field("{{today}} {{today}}"), "2:8 KB011"),
    "{{ in an item": (item("{{today}} прочитано"), "4:5 KB011"),
    "{{ alone in an item": (item("{{today}}"), "4:5 KB011"),
    "{% at the beginning": (field("{% if %}"), "2:8 KB011"),
    "{ and text after it": (field("{x} текст"), "2:8 KB011"),
    "an asterisk": (field("*важно*"), "2:8 KB011"),
    "two asterisks": (field("**важно** прочитать"), "2:8 KB011"),
    "an asterisk as a hyphen": (field("* важно"), "2:8 KB011"),
    "a Latin word after an asterisk": (field("*note* this"), "2:8 KB011"),
    "a Latin word and text after an asterisk": (field("*note this"), "2:8 KB011"),
    "a Latin word after an asterisk in an item": (item("*note this"), "4:5 KB011"),
    "an at sign": (field("@ivan"), "2:8 KB011"),
    "an at sign in an item": (item("@ivan"), "4:5 KB011"),
    "an at sign in brackets": (f"{SLA}tags: [a, @ivan, b]\n", "3:11 KB011"),
    "a backtick": (field("`код` ошибки"), "2:8 KB011"),
    "a per cent sign": (field("%5"), "2:8 KB011"),
    "a per cent sign at the beginning of a line": (f"{SLA}%5 тикетов\n{MORE}", "3:1 KB011"),
    "an exclamation mark": (field("!важно"), "2:8 KB011"),
    "an ampersand": (field("&имя"), "2:8 KB011"),
    "an ampersand and a space": (field("& ещё"), "2:8 KB011"),
    "a bar and text": (field("|текст"), "2:8 KB011"),
    "a bar, a space and text": (field("| текст"), "2:8 KB011"),
    "a greater sign": (field("> цитата"), "2:8 KB011"),
    "a hyphen": (field("- пункт"), "2:8 KB011"),
    "a question mark": (field("? кто"), "2:8 KB011"),
    "a comma": (field(", срок"), "2:8 KB011"),
    "a closing bracket": (field("] срок"), "2:8 KB011"),
    "a hash": (field("#срочно"), "2:8 KB011"),
    "a checkbox": (item("[ ] откройте"), "4:5 KB011"),
    "a ticked checkbox": (item("[x] откройте"), "4:5 KB011"),
    "a Markdown link": (field("[почта](https://example.org) и"), "2:8 KB011"),
    "a reference and text": (field("[[glossary/ola]] и"), "2:8 KB011"),
    "text after double quotes": (field('"SLA" и'), "2:8 KB011"),
    "text after single quotes": (field("'SLA' и"), "2:8 KB011"),
    "an apostrophe in single quotes": (field("'it's'"), "2:8 KB011"),
    "a quote too many": (field('"SLA""'), "2:8 KB011"),
    "a colon after quotes": (field('"SLA": срок'), "2:8 KB011"),
    "text lost as a comment": (field("Тикет #123"), "2:14 KB026"),
    "{{> on a line of its own": (reply("{{> hello}}", "", "Ответ: да"), "6:7 KB011"),
    "{{ on a line of its own": (reply("{{today}}, здравствуйте"), "6:7 KB011"),
    "a greater sign on a line of its own": (reply("> цитата", "ещё"), "6:7 KB011"),
    "an asterisk on a line of its own": (reply("* пункт", "* ещё"), "6:7 KB011"),
    "an at sign on a line of its own": (reply("@ivan", "ещё"), "6:7 KB011"),
    "a backtick on a line of its own": (reply("`код` ошибки", "Шаг: ещё"), "6:7 KB011"),
    "a per cent sign on a line of its own": (reply("%5"), "6:7 KB011"),
    "an ampersand on a line of its own": (reply("& ещё"), "6:7 KB011"),
}
UNCLOSED = {
    "a double quote": (field('"SLA'), "2:8 KB007"),
    "a single quote": (field("'SLA"), "2:8 KB007"),
    "a double quote in the last line": (f'{SLA}summary: "Срок\n', "3:10 KB007"),
    "a quote closed by one two lines on": (
        f'id: sla\ntitle: "SLA\n{MORE}tags: ["a"]\n',
        "2:8 KB007",
    ),
    "a quote closed by the next field": ('id: sla\ntitle: "SLA\nsummary: "Срок"\n', "2:8 KB007"),
    "a quote closed at the end of the next field": (
        'id: sla\ntitle: "SLA\nsummary: Срок"\ntags: [a]\n',
        "2:8 KB007",
    ),
    "a single quote closed by an apostrophe": (
        f"id: sla\ntitle: 'SLA\n{MORE}body: |\n  it's late\ntags: [a]\n",
        "2:8 KB007",
    ),
    "a quote in an item": (item('"a'), "4:5 KB007"),
    "a quote in an item before another": (f'{SLA}tags:\n  - "a\n  - "b"\n  - c\n', "4:5 KB007"),
    "a bracket": (f"{SLA}tags: [a, b\n{MORE}", "3:7 KB007"),
    "a bracket in the last line": (f"{SLA}tags: [a, b\n", "3:7 KB007"),
    "a bracket of several lines": (f"{SLA}tags: [a,\n  b,\n  c\n{MORE}", "3:7 KB007"),
    "a bracket before another": (f"{SLA}tags: [a, b\nforms: [c]\n", "3:7 KB007"),
    "a bracket in text": (field("[SLA, срок"), "2:8 KB007"),
    "a brace in text": (field("{SLA: срок"), "2:8 KB007"),
    "a bracket closed by a brace": (f"{SLA}tags: [a, b}}\n{MORE}", "3:12 KB007"),
    "a bracket too many": (f"{SLA}tags: [a, b]]\n{MORE}", "3:13 KB007"),
}
LAYOUT = {
    "no colon": (f"id: sla\ntitle SLA\n{MORE}", "2:1 KB007"),
    "no colon in the first line": (f"id sla\ntitle: SLA\n{MORE}", "1:1 KB007"),
    "no colon in the last line": (f"{SLA}summary Срок\n", "3:1 KB007"),
    "no colon before a list": (f"{SLA}tags\n  - a\n{MORE}", "3:1 KB007"),
    "no colon before a block": (f"{SLA}body |\n  Текст\n{MORE}", "3:1 KB007"),
    "no space after the colon": (f"id: sla\ntitle:SLA\n{MORE}", "2:1 KB007"),
    "no space in the first line": ("id:sla\ntitle: SLA\n", "1:1 KB007"),
    "a full-width colon": (f"id: sla\ntitle\uff1a SLA\n{MORE}", "2:1 KB007"),
    "a semicolon": (f"id: sla\ntitle; SLA\n{MORE}", "2:1 KB007"),
    "an equals sign": (f"id: sla\ntitle = SLA\n{MORE}", "2:1 KB007"),
    "text that goes on without indentation": (
        f"{SLA}summary: Срок\nответа\ntags: [a]\n",
        "4:1 KB007",
    ),
    "a block without indentation": (f"{SLA}body: |\nТекст\n{MORE}", "4:1 KB007"),
    "a block with less indentation": (f"{SLA}body: |\n    Текст\n  ещё\n{MORE}", "5:3 KB007"),
    "a field one space in": (f"id: sla\n title: SLA\n{MORE}", "2:2 KB007"),
    "a field two spaces in": (f"{SLA}  summary: Срок\ntags: [a]\n", "3:3 KB007"),
    "fields less far in than the first": (f"  {SLA}{MORE}", "1:3 KB007"),
    "an item less far in": (f"{SLA}tags:\n  - a\n - b\n{MORE}", "5:2 KB007"),
    "an item further in": (f"{SLA}tags:\n  - a\n    - b\n{MORE}", "5:5 KB029"),
    "a field below a block that is indented like it": (
        f"{SLA}body: |\n  Текст\n  definition: |\n  Срок\n",
        "5:3 KB029",
    ),
    "a list below a block that is indented like it": (
        f"{SLA}body: |\n  Текст\n  tags:\n    - a\n",
        "5:3 KB029",
    ),
    "a first item further in": (f"{SLA}tags:\n   - a\n  - b\n{MORE}", "4:4 KB007"),
    "a first item less far in": (f"{SLA}tags:\n - a\n  - b\n{MORE}", "4:2 KB029"),
    "a first item without a space": (f"{SLA}tags:\n  -a\n  - b\n{MORE}", "4:3 KB029"),
    "a list under a value": (f"{SLA}tags: a\n  - b\n{MORE}", "4:3 KB029"),
    "items without a space": (f"{SLA}tags:\n  -a\n  -b\n{MORE}", "4:3 KB029"),
    "a first item without a space, and a colon below": (
        f'{SLA}tags:\n  -a\n  - "b: c"\n{MORE}',
        "4:3 KB029",
    ),
    "an item further in, with a colon": (
        f'{SLA}tags:\n  - a\n    - "b: c"\n{MORE}',
        "5:5 KB029",
    ),
    "one item without a space": (f"{SLA}tags:\n  - a\n  -b\n{MORE}", "5:3 KB007"),
    "a field of an item less far in": (
        step("title: Почта", "tasks:", "  - id: a", "   text: b"),
        "11:12 KB007",
    ),
    "an item further in than its fields": (
        step("title: Почта", "tasks:", "  - id: a", "    text: b", "   - id: c", "    text: d"),
        "12:12 KB007",
    ),
    "a first item further in than its fields": (
        step("title: Почта", "tasks:", "   - id: a", "    text: b", "  - id: c", "    text: d"),
        "10:12 KB007",
    ),
    "an item less far in than its fields": (
        step("title: Почта", "tasks:", "  - id: a", "    text: b", " - id: c", "    text: d"),
        "12:10 KB007",
    ),
    "a hyphen that sticks to its field": (
        step("title: Почта", "tasks:", "  -id: a", "    text: b", "  - id: c", "    text: d"),
        "10:11 KB007",
    ),
    "a field with a block further in than its text": (
        f"{SLA}  body: |\n  Текст: да\n  * ещё\n{MORE}",
        "3:3 KB007",
    ),
    "a field with a list further in": (f"{SLA}  tags:\n  - a\n  - b\n{MORE}", "3:3 KB007"),
    "a first line further in": (f"  {SLA}tags:\n  - a\n", "1:3 KB007"),
    "a field twice, once without value": (f"{SLA}body: |\nbody: |\n  Текст\n", "4:1 KB012"),
    "a field of an item further in": (step("title: Почта", "  due: 3", "by: it"), "9:11 KB007"),
    "an entry less far in": (
        "- id: sla\n  title: SLA\n  summary: a\n - id: ola\n   title: OLA\n",
        "4:2 KB007",
    ),
    "an entry further in": ("- id: sla\n  title: SLA\n  - id: ola\n    title: OLA\n", "3:3 KB007"),
    "a line of a block without indentation": (
        f"{SLA}body: |\n  Текст\nЕщё текст\n  и ещё\n{MORE}",
        "5:1 KB007",
    ),
    "a line of a block with a colon without indentation": (
        f"{SLA}body: |\n  Текст\nВажно: ещё текст\n  и ещё\n{MORE}",
        "5:1 KB007",
    ),
    "a line of a block with a colon, less far in": (
        reply("").replace("text:\n", "text: |\n      Да\n    Важно: нет\n      Ещё\n"),
        "7:5 KB007",
    ),
    "a dash for a hyphen": (
        step("title: Почта", "tasks:", "  – id: a", "    text: b"),
        "10:11 KB007",
    ),
    "dashes for hyphens": (
        step("title: Почта", "tasks:", "  — id: a", "    text: b", "  — id: c", "    text: d"),
        "10:11 KB007",
    ),
    "a dash for a hyphen among hyphens": (
        step("title: Почта", "tasks:", "  - id: a", "    text: b", "  – id: c", "    text: d"),
        "12:11 KB007",
    ),
    "a dash for a hyphen before words": (f"{SLA}tags:\n  – a\n{MORE}", "4:3 KB007"),
    "dashes for hyphens before words": (f"{SLA}tags:\n  – a\n  – b\n{MORE}", "4:3 KB007"),
    "a dash for a hyphen after words": (f"{SLA}tags:\n  - a\n  − b\n{MORE}", "5:3 KB007"),
    "an entry with a dash": (
        "- id: sla\n  title: SLA\n– id: ola\n  title: OLA\n- id: xla\n  title: XLA\n",
        "3:1 KB007",
    ),
    "an entry that lost its hyphen": (
        "- id: sla\n  title: SLA\n  id: ola\n  title: OLA\n- id: xla\n  title: XLA\n",
        "3:3 KB007",
    ),
    "an entry that lost its hyphen, one field in": (
        "- id: sla\n  title: SLA\nid: ola\n  title: OLA\n- id: xla\n  title: XLA\n",
        "3:1 KB007",
    ),
    "an item that lost its hyphen": (
        step("title: Почта", "tasks:", "  - id: a", "    text: b", "    id: c", "    text: d"),
        "12:13 KB007",
    ),
    "a conflict": (
        "id: sla\n<<<<<<< HEAD\ntitle: SLA\n=======\ntitle: Срок\n>>>>>>> other\n",
        "2:1 KB030",
    ),
    "a conflict with the version before": (
        "id: sla\n<<<<<<< HEAD\ntitle: SLA\n||||||| 1a\ntitle: A\n=======\ntitle: B\n>>>>>>> b\n",
        "2:1 KB030",
    ),
    "a conflict in a text": (
        f"{SLA}body: |\n<<<<<<< HEAD\n  Текст\n=======\n  Другой\n>>>>>>> other\n  Конец\n",
        "4:1 KB030",
    ),
    "a marker of a conflict alone": (f"{SLA}<<<<<<< HEAD\n{MORE}", "3:1 KB030"),
    "the end of a conflict alone": (f"{SLA}>>>>>>> other\n{MORE}", "3:1 KB030"),
    "an entry without a hyphen": ("- id: sla\n  title: SLA\nid: ola\ntitle: OLA\n", "3:1 KB007"),
    "a first entry without a hyphen": (f"{SLA}- id: ola\n  title: OLA\n", "3:1 KB007"),
    "text beside ---": ("--- id: sla\ntitle: SLA\n", "1:1 KB015"),
    "text after ...": ("id: sla\n...\ntitle: SLA\n", "2:1 KB015"),
    "a second document": (f"{SLA}---\nid: ola\ntitle: OLA\n", "3:1 KB015"),
    "a tab before a field": (f"id: sla\n\ttitle: SLA\n{MORE}", "2:1 KB008"),
    "tabs before items": (f"{SLA}tags:\n\t- a\n\t- b\n{MORE}", "4:1 KB008"),
    "a tab among spaces": (f"{SLA}tags:\n \t- a\n{MORE}", "4:2 KB008"),
    "a tab before one of the items": (f"{SLA}tags:\n  - a\n\t- b\n{MORE}", "5:1 KB008"),
    "a tab after a hyphen": (f"{SLA}tags:\n  -\ta\n  -\tb\n{MORE}", "4:4 KB008"),
    "tabs before a block": (f"{SLA}body: |\n\tТекст\n\tещё\n{MORE}", "4:1 KB008"),
    "a tab before one line of a block": (f"{SLA}body: |\n  Текст\n\tещё\n{MORE}", "5:1 KB008"),
    "a tab before text that goes on": (f"{SLA}summary: Срок\n\tответа\n", "4:1 KB008"),
    "tabs everywhere": (
        "- id: sla\n\ttitle: SLA\n\ttags:\n\t\t- a\n- id: ola\n  title: OLA\n",
        "2:1 KB008",
    ),
    "tabs and Windows line ends": (f"{SLA}tags:\n\t- a\n{MORE}".replace("\n", "\r\n"), "4:1 KB008"),
    "non-breaking spaces before a field": (f"id: sla\n\u00a0\u00a0title: SLA\n{MORE}", "2:1 KB009"),
    "non-breaking spaces before items": (
        f"{SLA}tags:\n\u00a0\u00a0- a\n\u00a0\u00a0- b\n{MORE}",
        "4:1 KB009",
    ),
    "other spaces before items": (f"{SLA}tags:\n\u2003- a\n{MORE}", "4:1 KB009"),
    "a non-breaking space among spaces": (
        step("title: Почта", "\u00a0due: 3", "by: it"),
        "9:9 KB009",
    ),
}
REFUSED = {
    "an anchor": (field("&name SLA"), "2:8 KB013"),
    "an anchor alone": (field("&name"), "2:8 KB013"),
    "an anchor in an item": (item("&name"), "4:5 KB013"),
    "an alias": (field("*name"), "2:8 KB013"),
    "an alias in a list of references": (f"{SLA}see: [*name]\n", "3:7 KB013"),
    "a merge key": (f"{SLA}<<: {{summary: Срок}}\n", "3:1 KB013"),
    "a tag": (field("!!str SLA"), "2:8 KB014"),
    "a tag alone": (field("!important"), "2:8 KB014"),
    "a tag in an item": (item("!important"), "4:5 KB014"),
    "an exclamation mark and a space": (field("! важно"), "2:8 KB014"),
    "a list as a name": (f"{SLA}? [a, b]\n: c\n", "3:3 KB017"),
    "no name at all": (f"{SLA}: c\n", "3:1 KB017"),
    "a question mark and no value": (f"id: sla\n? title\n{MORE}", "2:3 KB103"),
    "a field twice": (f"{SLA}title: Срок\n", "3:1 KB012"),
    "a nested field twice": (step("title: Почта", "due: 3", "due: 4"), "10:9 KB012"),
    "nesting over the limit": (f"{SLA}summary: {'[' * 70}{']' * 70}\n", "3:73 KB016"),
    "an unknown escape": (field(r'"C:\docs"'), "2:11 KB007"),
    "half an escape": (field(r'"\x4"'), "2:9 KB007"),
}
CASES = {
    f"{family}: {name}": case
    for family, cases in (
        ("quotes are missing", QUOTED),
        ("unclosed", UNCLOSED),
        ("layout", LAYOUT),
        ("refused", REFUSED),
    )
    for name, case in cases.items()
}


def collection(text: str) -> str:
    return "tracks" if "phases:" in text else "responses" if "variants:" in text else "glossary"


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_told_once_at_its_place(name: str, kb: KnowledgeBase) -> None:
    text, expected = CASES[name]
    kb.write(f"{collection(text)}/a.yml", text)
    assert kb.problems() == [f"{collection(text)}/a.yml:{expected}"]


OF_ONE_ENTRY = [
    name
    for name, (text, expected) in CASES.items()
    if not expected.endswith(("KB015", "KB016"))
    and not text.startswith(("-", "{"))
    and "\n- id: ola" not in text
]


@pytest.mark.parametrize("name", OF_ONE_ENTRY)
def test_entries_around_a_mistake_are_read_all_the_same(name: str, kb: KnowledgeBase) -> None:
    text = CASES[name][0].replace("\r\n", "\n")
    first, *rest = text.splitlines()
    kind = collection(text)
    indented = "".join(f"  {line}\n" if line else "\n" for line in rest)
    kb.write(
        f"{kind}/a.yml",
        f"- id: before\n  title: До\n- {first}\n{indented}- id: after\n  title: После\n  sumary: Срок\n",
    )
    codes = [one.rsplit(" ", 1)[1] for one in kb.problems()]
    assert codes[-1] == "KB101", "what stands after the mistake is checked"
    library = kb.load()
    assert f"{kind}/before" in library.entries
    assert f"{kind}/after" in library.entries


HARMLESS = {
    "a colon without a space": field("10:30"),
    "an address": field("https://example.org/#top"),
    "a hyphen and a word": field("-x"),
    "a hash in a word": field("C#"),
    "an asterisk inside": field("5 * 5"),
    "words that YAML takes for something else": field("no"),
    "a number": field("1.10"),
    "a tilde": field("~"),
    "tabs after colons": "id:\tsla\ntitle:\tSLA\n",
    "a tab before a comment": "id: sla\t# id\ntitle: SLA\n",
    "a blank line with a tab": f"{SLA}\t\n{MORE}",
    "a comment after a tab": f"{SLA}\t# ещё\n{MORE}",
    "non-breaking spaces in text": field("a\u00a0b"),
    "non-breaking spaces at the beginning of a line of text": f"{SLA}body: |\n  \u00a0\u00a0Текст\n",
    "fields in a block of code": f"{SLA}body: |\n  ```yaml\n  tags:\n    - a\n  ```\n",
    "words before a colon": f"{SLA}body: |\n  note:\n  Напишите\n  title: x\n",
    "fields in text": f"{SLA}body: |\n  title: x\n  - id: y\n  \tcode\n",
    "fields in quotes": f'{SLA}body: "Напишите:\n\n  id: 5"\n',
    "a list of several lines": f"{SLA}tags: [a,\n  b]\n",
    "items on the column of their field": f"{SLA}tags:\n- a\n- b\n",
    "comments and blank lines": f"# Срок\n\n{SLA}\n# конец\n",
    "one document": f"---\n{SLA}...\n",
    "Windows line ends": f"{SLA}body: |\n  a\n  b\n".replace("\n", "\r\n"),
    "old Mac line ends": f"{SLA}body: |\n  a\n  b\n".replace("\n", "\r"),
    "a dash at the beginning of a text": field("– это срок"),
    "dashes in a block": f"{SLA}body: |\n  – Да?\n  – Нет.\n",
    "dashes in a folded text": f"{SLA}body:\n  – Да?\n  – Нет.\n",
    "a line under a heading": f"{SLA}body: |\n  Текст\n  =======\n  <<<<<<< a\n",
    "an escape": field(r'"a\tb \u00ab\u00bb \""'),
    "a folded block": f"{SLA}body: >-\n  a\n  b\n",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_no_mistake_is_not_reported(name: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", HARMLESS[name])
    assert kb.problems() == []


def test_a_mistake_without_a_cure_leaves_what_was_read_before_it(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", f"{SLA}see: [glossary/none]\nsumary: Срок\n? [a]\n: b\n")
    kb.write("glossary/b.yml", "id: ola\ntitle: OLA\nsee: [glossary/sla]\n")
    assert kb.problems() == [
        "glossary/a.yml:3:7 KB201",
        "glossary/a.yml:4:1 KB101",
        "glossary/a.yml:5:3 KB017",
    ]


def test_many_mistakes_of_many_kinds_are_told_in_one_run(kb: KnowledgeBase) -> None:
    lines = [
        "- id: one",
        "  title: Шаг 1: почта",
        "  summary: @ivan",
        "- id: two",
        "  title Второй",
        "  tags: [a, b",
        '  summary: "Срок',
        "- id: three",
        "\ttitle: Третий",
        "  verified: 2024-13-01",
        "  sumary: Срок",
        "- id: four",
        "   title: Четвёртый",
        "  see: [glossary/fuor, glossary/one, glossary/two, glossary/three, glossary/four]",
    ]
    kb.write("glossary/a.yml", "\n".join(lines) + "\n")
    assert kb.problems() == [
        "glossary/a.yml:2:15 KB010",
        "glossary/a.yml:3:12 KB011",
        "glossary/a.yml:5:3 KB007",
        "glossary/a.yml:6:9 KB007",
        "glossary/a.yml:7:12 KB007",
        "glossary/a.yml:9:1 KB008",
        "glossary/a.yml:10:13 KB107",
        "glossary/a.yml:11:3 KB101",
        "glossary/a.yml:13:4 KB007",
        "glossary/a.yml:14:9 KB201",
        "glossary/a.yml:14:68 KB206",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (field("Шаг 1: откройте почту"), '"Шаг 1: откройте почту"'),
        (field(r"Путь: C:\docs"), r'"Путь: C:\\docs"'),
        (field('Скажите: "да"'), r'"Скажите: \"да\""'),
        (item("Шаг 1: a: b"), '"Шаг 1: a: b"'),
        (f"{SLA}tags: [Шаг 1: a: b, c]\n", '"Шаг 1: a: b"'),
        (field("{{client.first_name}}, здравствуйте"), '"{{client.first_name}}, здравствуйте"'),
        (f"{SLA}tags: [a, @ivan, b]\n", '"@ivan"'),
        (f"id: sla\ntitle SLA\n{MORE}", "`title: ...`"),
        (f"{SLA}tags:\n  – a b\n{MORE}", "`- a b`"),
        (f"{SLA}tags:\n  – a b\n  – c\n", "`- a b`"),
        ("- id: sla\n  title: SLA\n  id: ola\n  title: OLA\n", "`- id: ola`"),
        (f"{SLA}body:\n  {{{{> hello}}}}\n{MORE}", "`body: |`"),
        (f"{SLA}body:\n  > цитата\n{MORE}", "`body: |`"),
        (f"{SLA}tags:\n  * касса\n{MORE}", "`- касса`"),
        (f"{SLA}body: |\n    Текст\nещё\n", "by 4 spaces"),
        ("id: sla\n<<<<<<< HEAD\ntitle: SLA\n=======\n>>>>>>> b\n", "`>>>>>>>`"),
        (field(f"Шаг 1: {'откройте почту ' * 10}конец"), f"{'откройте почту ' * 10}конец"),
        (field(f"@{'откройте почту ' * 10}конец"), f"{'откройте почту ' * 10}конец"),
        (field(f"Шаг 1: {'откройте почту ' * 20}"), "put the whole text in quotes"),
        (field(f"@{'откройте почту ' * 20}"), "put the whole value in quotes"),
    ],
)
def test_the_help_shows_what_to_write(text: str, words: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", text)
    [found] = [one for one in kb.check() if one.severity == "error"]
    assert words in found.help()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- id: a\n  title: A\n  id: b\n  title: B\n- id: c\n  title: C\n", "lost"),
        ("- id: a\n  title: A\n– id: b\n  title: B\n— id: c\n  title: C\n", "dash"),
    ],
)
def test_what_is_an_entry_but_for_its_hyphen_is_read(
    text: str, name: str, kb: KnowledgeBase
) -> None:
    kb.write("glossary/a.yml", text)
    assert sorted(kb.load().entries) == ["glossary/a", "glossary/b", "glossary/c"], name


def test_every_conflict_of_a_file_is_told_and_its_first_version_read(kb: KnowledgeBase) -> None:
    conflict = "<<<<<<< HEAD\n{0}: SLA\n=======\n{0}: Срок\nsumary: c\n>>>>>>> other\n"
    text = f"id: sla\n{conflict.format('title')}{conflict.format('summary')}tags: a\n"
    kb.write("glossary/a.yml", text)
    assert kb.problems() == [
        "glossary/a.yml:2:1 KB030",
        "glossary/a.yml:8:1 KB030",
        "glossary/a.yml:14:7 KB104",
    ]
    entry = kb.load().entries["glossary/sla"]
    assert (entry.title, entry.summary) == ("SLA", "SLA")


def test_many_markers_of_conflicts_take_little_time(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", SLA + "<<<<<<< a\n" * 100_000)
    assert {one.rsplit(" ", 1)[1] for one in kb.problems()} == {"KB030", "KB028"}


def test_mending_what_the_help_says_mends_it(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", field(r'Путь "C:\docs": откройте'))
    [found] = kb.check().errors
    kb.write("glossary/a.yml", field(found.help().partition(": ")[2]))
    assert kb.problems() == []
    assert kb.load().entries["glossary/sla"].title == r'Путь "C:\docs": откройте'


def test_a_duplicate_field_names_the_first(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", f"{SLA}{MORE}title: Срок\n")
    [found] = kb.check().errors
    assert place(found) == "glossary/a.yml:4:1 KB012"
    assert "line 2" in found.message()
    assert [(span.line, span.column) for span, _ in found.related] == [(2, 1)]
