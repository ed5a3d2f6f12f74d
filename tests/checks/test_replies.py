"""Responses and fragments: mistakes in their language are told at their places, one for each."""

import pytest

from tests.conftest import KnowledgeBase

VARIABLES = "variables:\n  - {id: days, label: Дней, kind: number}\n"


def response(text: str, more: str = "") -> str:
    """A response with `text` from line 5 on."""
    return f"id: hello\ntitle: Здравствуйте\nvariants:\n  - text: |\n      {text}\n{more}"


def fragment(name: str, text: str, lang: str = "ru", more: str = "") -> str:
    """A fragment with `text` in line 6."""
    return (
        f"id: {name}\ntitle: {name}\nvariants:\n  - lang: {lang}\n    text: |\n      {text}\n{more}"
    )


def test_a_mistake_is_told_on_its_line_of_a_text_of_many(kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", response("Раз\n\n      Через {{days | count: день}}.", VARIABLES))
    assert kb.problems() == ["responses/a.yml:7:22 KB233"]


def test_a_mistake_in_a_fragment_is_told_there_alone(kb: KnowledgeBase) -> None:
    kb.write("fragments/a.yml", fragment("hello", "{{client.frist_name}}"))
    kb.write("responses/a.yml", response("{{> hello}}"))
    kb.write(
        "responses/b.yml",
        response("{{> hello}}").replace("id: hello", "id: b").replace("title: З", "title: Не з"),
    )
    assert kb.problems() == ["fragments/a.yml:6:7 KB214"]


def test_a_fragment_may_have_variables_of_its_own(kb: KnowledgeBase) -> None:
    kb.write("fragments/a.yml", fragment("hello", "{{days | number}}", more=VARIABLES))
    kb.write("responses/a.yml", response("{{> hello}} {{#if days}}{{days}}{{/if}}"))
    assert kb.problems() == []


def test_a_variable_that_only_a_fragment_uses_is_used(kb: KnowledgeBase) -> None:
    kb.write("fragments/a.yml", fragment("hello", "{{> inner}}"))
    kb.write("fragments/b.yml", fragment("inner", "{{days}}", more=VARIABLES))
    kb.write("responses/a.yml", response("{{> hello}}", VARIABLES))
    assert kb.problems() == []


def test_a_variable_of_a_fragment_that_it_does_not_use_is_pointed_out(kb: KnowledgeBase) -> None:
    kb.write("fragments/a.yml", fragment("hello", "Да", more=VARIABLES))
    assert kb.problems() == ["fragments/a.yml:8:10 KB215"]


def test_a_variable_that_only_a_condition_asks_for_is_used(kb: KnowledgeBase) -> None:
    kb.write("responses/a.yml", response("{{#if days}}Да{{/if}}", VARIABLES))
    assert kb.problems() == []


def test_a_fragment_whose_file_cannot_be_read_is_not_missed(kb: KnowledgeBase) -> None:
    kb.write("fragments/hello.yml", "id: hello\ntitle: [\n")
    kb.write("responses/a.yml", response("{{> hello}}"))
    assert {place.split()[-1] for place in kb.problems()} & {"KB235", "KB214"} == set()


def test_a_fragment_is_found_by_the_response_and_shows_what_uses_it(kb: KnowledgeBase) -> None:
    kb.write("fragments/a.yml", fragment("hello", "{{> inner}}"))
    kb.write("fragments/b.yml", fragment("inner", "Да"))
    kb.write("responses/a.yml", response("{{#if today}}{{> hello}}{{/if}}"))
    library = kb.load()
    assert library.backlinks["fragments/hello"] == ["responses/hello"]
    assert library.backlinks["fragments/inner"] == ["fragments/hello"]
    assert "KB301" not in {one.code for one in kb.check()}


def test_a_fragment_that_nothing_uses_is_an_orphan(kb: KnowledgeBase) -> None:
    kb.write("fragments/a.yml", fragment("hello", "Да"))
    assert [one.code for one in kb.check()] == ["KB301"]


def test_a_circle_of_fragments_is_told_once_and_named(kb: KnowledgeBase) -> None:
    kb.write("fragments/a.yml", fragment("a", "{{> b}}"))
    kb.write("fragments/b.yml", fragment("b", "{{> c}}"))
    kb.write("fragments/c.yml", fragment("c", "{{#if today}}{{> a}}{{/if}}"))
    kb.write("responses/a.yml", response("{{> b}}"))
    (found,) = [one for one in kb.check() if one.severity == "error"]
    assert (found.code, found.args["circle"]) == ("KB236", "a → b → c → a")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("ru", []), ("ru-RU", []), ("en", ["responses/a.yml:5:7 KB237"])],
)
def test_a_fragment_is_to_speak_the_language_of_the_letter(
    lang: str, expected: list[str], kb: KnowledgeBase
) -> None:
    kb.write("fragments/a.yml", fragment("hello", "Да"))
    kb.write("responses/a.yml", response("{{> hello}}", f"    lang: {lang}\n"))
    assert kb.problems() == expected


@pytest.mark.parametrize(
    ("variable", "place"),
    [
        ("kind: choice", "7:33"),
        ("kind: choice, options: [да, нет], default: может", "7:70"),
        ("options: [да, нет]", "7:37"),
    ],
)
def test_a_choice_has_options_and_its_default_is_one(
    variable: str, place: str, kb: KnowledgeBase
) -> None:
    more = f"variables:\n  - {{id: way, label: Как, {variable}}}\n"
    kb.write("responses/a.yml", response("{{way}}", more))
    assert kb.problems() == [f"responses/a.yml:{place} KB238"]


def test_languages_that_are_wanted_are_missed_where_they_are_not(kb: KnowledgeBase) -> None:
    kb.write(
        "mkdocs.yml", "site_name: x\nplugins:\n  - kbgen:\n      reply_languages: [ru, en, de]\n"
    )
    kb.write("responses/a.yml", response("Да", "  - lang: en-GB\n    text: Yes\n"))
    kb.write("responses/b.yml", "id: b\ntitle: b\n")
    (found,) = [one for one in kb.check() if one.code == "KB320"]
    assert (found.args["ref"], found.args["missing"]) == ("responses/hello", "de")


def test_a_label_may_be_said_in_other_languages(kb: KnowledgeBase) -> None:
    more = "variables:\n  - {id: days, label: Дней, labels: {en: days left}}\n"
    kb.write("responses/a.yml", response("{{days}}", more))
    assert kb.problems() == []
    variable = kb.load().entries["responses/hello"].variables[0]  # type: ignore[attr-defined]
    assert [variable.label_in(lang) for lang in ("en-GB", "en", "ru", "de")] == [
        "days left",
        "days left",
        "Дней",
        "Дней",
    ]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("{{hello}}", "5:7 KB214", "write `{{> hello}}`"),
        ("{{имя клиента}}", "5:7 KB214", "`{{client.first_name}}`"),
        ("{{Номер тикета}}", "5:7 KB214", "`{{ticket.number}}`"),
        ("{{как ответим}}", "5:7 KB214", "`{{way}}`"),
        ("{{today date}}", "5:7 KB214", "`{{today | date}}`"),
        ("{{today date: on}}", "5:7 KB214", "`{{today | date: on}}`"),
        ("{{today | date on}}", "5:17 KB232", "`date: on`"),
        ("{{today | dat on}}", "5:17 KB232", "the forms are"),
        ("{{ticket.number | count: день, дня, дней}}", "5:25 KB234", "a value of your own"),
    ],
)
def test_what_was_meant_is_told_so_that_it_can_be_copied(
    text: str, place: str, words: str, kb: KnowledgeBase
) -> None:
    kb.write("fragments/hello.yml", "id: hello\ntitle: Да\nvariants:\n  - text: Да\n")
    more = "variables:\n  - {id: way, label: Как ответим}\n"
    body = f"id: a\ntitle: A\nvariants:\n  - text: |\n      {text}\n      {{{{way}}}}\n"
    kb.write("responses/a.yml", body + more)
    [found] = [one for one in kb.check() if one.severity != "note"]
    assert f"{found.span.line}:{found.span.column} {found.code}" == place
    assert words in found.help()
