"""Terms are found in running text in any form."""

import pytest

from kbgen.markdown import Term, TermIndex

INDEX = TermIndex(
    [
        Term("g/sla", "SLA", ["соглашение об уровне обслуживания"]),
        Term("g/l2", "L2", ["вторая линия"]),
        Term("g/line", "Линия"),
        Term("g/support", "Линия поддержки"),
        Term("g/ticket", "Тикет", ["ticket"]),
        Term("g/back", "Бэк-офис", ["back office"]),
        Term("g/base", "База знаний"),
        Term("g/call", "Звонок"),
        Term("g/net", ".NET"),
        Term("g/cpp", "C++"),
        Term("g/tree", "Ёлка"),
        Term("g/none", "…"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.ref) for use in INDEX.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Закройте тикеты.", [("тикеты", "g/ticket")]),
        ("ТИКЕТАМИ", [("ТИКЕТАМИ", "g/ticket")]),
        ("после звонка", [("звонка", "g/call")]),
        ("Tickets and the ticket's owner", [("Tickets", "g/ticket"), ("ticket's", "g/ticket")]),
        ("ticket’s", [("ticket’s", "g/ticket")]),
        ("во вторую линию", [("вторую линию", "g/l2")]),
        ("второй\n  линии", [("второй\n  линии", "g/l2")]),
        ("второй\u00a0линией", [("второй\u00a0линией", "g/l2")]),
        ("линии поддержки", [("линии поддержки", "g/support")]),
        ("линии, поддержки", [("линии", "g/line")]),
        ("вторая, линия", [("линия", "g/line")]),
        ("сотрудники бэк-офиса", [("бэк-офиса", "g/back")]),
        ("сотрудники бэк\u2011офиса", [("бэк\u2011офиса", "g/back")]),
        ("в базе знаний", [("базе знаний", "g/base")]),
        ("соглашения об уровне обслуживания", [("соглашения об уровне обслуживания", "g/sla")]),
        ("под ёлкой и под елкой", [("ёлкой", "g/tree"), ("елкой", "g/tree")]),
        ("на .NET и C++, но не C или net", [(".NET", "g/net"), ("C++", "g/cpp")]),
    ],
)
def test_a_term_is_found_in_any_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["sla", "Sla", "l2", "slate", "SLAX", "L20", "SLA-отчёт", "XL2"])
def test_capitals_are_matched_as_they_are(text: str) -> None:
    assert found(text) == []


def test_capitals_take_english_endings() -> None:
    assert found("All SLAs, the SLA's end") == [("SLAs", "g/sla"), ("SLA's", "g/sla")]


def test_words_that_only_look_alike_are_left_alone() -> None:
    assert found("тикетница, линейка, звонкий, базальт знаний") == []


def test_a_listed_form_belongs_to_its_term() -> None:
    index = TermIndex([Term("a", "банка"), Term("b", "банк")], ["ru"])
    assert [use.ref for use in index.find("банк банка")] == ["b", "a"]


def test_terms_without_words_are_never_found() -> None:
    assert found("… и всё") == []


def test_clashes_name_the_form_and_both_terms() -> None:
    index = TermIndex(
        [
            Term("g/request", "Заявка", ["обращение"]),
            Term("g/appeal", "Обращения"),
            Term("g/ib", "ИБ"),
            Term("g/base", "ИБ", ["информационная база"]),
            Term("g/security", "информационная безопасность"),
        ]
    )
    assert index.clashes() == [
        ("иб", ["g/base", "g/ib"]),
        ("обращение", ["g/appeal", "g/request"]),
    ]


def test_a_term_does_not_clash_with_itself_or_with_longer_ones() -> None:
    index = TermIndex(
        [
            Term("a", "линия", ["линии"]),
            Term("b", "линия поддержки"),
            Term("c", "L2"),
            Term("d", "L3"),
        ]
    )
    assert index.clashes() == []


def test_capitals_that_differ_do_not_clash() -> None:
    assert TermIndex([Term("a", "IT"), Term("b", "it")]).clashes() == [("it", ["a", "b"])]
    assert TermIndex([Term("a", "OS"), Term("b", "ОС")]).clashes() == []


def test_definitions_are_kept_by_reference() -> None:
    assert TermIndex([Term("a", "x", (), "что это")]).definition("a") == "что это"
