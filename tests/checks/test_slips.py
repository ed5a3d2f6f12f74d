"""What is read otherwise than it was meant is pointed out, with what to write."""

import pytest

from tests.conftest import KnowledgeBase

SLA = "id: sla\ntitle: SLA\nsummary: Срок\n"
DUTY = "id: duty\ntitle: Дежурный смены\nrole: Смена\n"
HELLO = "id: hello\ntitle: Да\nvariants:\n  - text: Здравствуйте!\n"


def told(kb: KnowledgeBase) -> list[tuple[str, str]]:
    """Return the place and the help of every error and warning."""
    return [
        (f"{one.span.line}:{one.span.column} {one.code}", one.help())
        for one in kb.check()
        if one.severity != "note"
    ]


@pytest.mark.parametrize(
    ("more", "place", "words"),
    [
        ("tags: [касса; чеки]", "4:8", "`касса, чеки`"),
        ("tags: [a, касса; чеки; весы]", "4:11", "`касса, чеки, весы`"),
        ('tags: ["касса, чеки"]', "4:8", "`касса, чеки`"),
        ("aliases: [пинпад; терминал]", "4:11", "`пинпад, терминал`"),
        ("forms:\n  - пинпад; терминал", "5:5", "`- пинпад`, `- терминал`"),
    ],
)
def test_words_that_run_together_are_told(
    more: str, place: str, words: str, kb: KnowledgeBase
) -> None:
    kb.write("glossary/a.yml", f"{SLA}{more}\n")
    [(where, said)] = told(kb)
    assert where == f"{place} KB316"
    assert words in said


@pytest.mark.parametrize("more", ["tags: [касса, чеки]", 'forms: ["a, b"]', "tags: [касса;]"])
def test_words_of_their_own_are_not_told(more: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", f"{SLA}{more}\n")
    assert told(kb) == []


@pytest.mark.parametrize("owner", ["duty", "Duty", "Дежурный смены", "дежурный  смены"])
def test_a_name_in_place_of_a_reference_is_told(owner: str, kb: KnowledgeBase) -> None:
    kb.write("people/duty.yml", DUTY)
    kb.write("glossary/a.yml", f"{SLA}owner: {owner}\n")
    assert told(kb) == [("4:8 KB317", "write `people/duty`")]


@pytest.mark.parametrize("owner", ["Кто-то ещё", "people/duty", "lead"])
def test_a_name_that_nobody_has_is_a_name(owner: str, kb: KnowledgeBase) -> None:
    kb.write("people/duty.yml", f"{DUTY}owner: duty\n")
    kb.write("glossary/a.yml", f"{SLA}owner: {owner}\n")
    assert told(kb) == []


def test_a_reference_in_single_brackets_is_told_in_texts_and_on_pages(kb: KnowledgeBase) -> None:
    kb.write("people/duty.yml", DUTY)
    kb.write("docs/a.md", "# A\n\nСпросите: [glossary/sla] или [a.md].\n")
    kb.write("glossary/a.yml", f"{SLA}body: |\n  Срок.\n  Спросите: [people/duty]\n")
    assert told(kb) == [
        ("6:13 KB318", "write `[[people/duty]]`"),
        ("3:11 KB318", "write `[[glossary/sla]]`"),
        ("3:30 KB318", "write `[[a.md]]`"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[[people/duty]]",
        "[people/duty](../people/duty.md)",
        "`[people/duty]`",
        "[people/nobody]",
        "[and/or]",
        "\\\\[people/duty]",
        "![people/duty]",
        "[people/duty]\n\n  [people/duty]: ../people/duty.md",
    ],
)
def test_brackets_that_are_meant_are_not_told(text: str, kb: KnowledgeBase) -> None:
    kb.write("people/duty.yml", DUTY)
    kb.write("glossary/a.yml", f"{SLA}body: |\n  {text}\n")
    assert told(kb) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Здравствуйте, {client.first_name}!", "`{{client.first_name}}`"),
        ("Здравствуйте, { client.first_name }!", "`{{client.first_name}}`"),
        ("Здравствуйте, {client.first_name}}!", "`{{client.first_name}}`"),
        ("Здравствуйте, {имя клиента}!", "`{{client.first_name}}`"),
        ("Здравствуйте, {term}!", "`{{term}}`"),
        ("Здравствуйте, {Срок ответа}!", "`{{term}}`"),
        ("Здравствуйте, {today | date: on}!", "`{{today | date: on}}`"),
    ],
)
def test_a_placeholder_in_single_braces_is_told(text: str, words: str, kb: KnowledgeBase) -> None:
    more = "variables:\n  - {id: term, label: Срок ответа}\n"
    text = f"{HELLO}      {{{{term}}}}\n{more}".replace(
        "text: Здравствуйте!", f"text: |\n      {text}"
    )
    kb.write("responses/a.yml", text)
    [(where, said)] = told(kb)
    assert where == "5:21 KB230"
    assert said == f"write {words}"


@pytest.mark.parametrize(
    "text", ["{x}", "{}", "{{client.first_name}}", "\\{{client.first_name}}", "{см. выше}"]
)
def test_braces_that_are_no_placeholder_are_not_told(text: str, kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", HELLO.replace("Здравствуйте!", f"|\n      {text}"))
    assert told(kb) == []


@pytest.mark.parametrize(
    ("collection", "expected"),
    [("responses", ["KB321"]), ("fragments", ["KB321"]), ("tracks", []), ("glossary", [])],
)
def test_a_response_without_words_is_told(
    collection: str, expected: list[str], kb: KnowledgeBase
) -> None:
    kb.write(f"{collection}/a.yml", "id: a\ntitle: A\nsummary: Б\n")
    assert [place.rpartition(" ")[2] for place, _ in told(kb)] == expected
