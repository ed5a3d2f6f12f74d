"""Nodes: every scalar is text, every key and value knows its place, what content must not use is refused."""

import pytest
import yaml

from kbgen.source import Document, Mapping, Sequence, SourceFile, read, too_deep
from tests.conftest import KnowledgeBase


def document(text: str) -> Document:
    return read(SourceFile("a.yml", text))


def codes(text: str) -> list[tuple[int, int, str]]:
    return [(one.span.line, one.span.column, one.code) for one in document(text).problems]


def test_every_scalar_is_text() -> None:
    text = "a: no\nb: 22:22\nc: 1.10\nd: 0x1F\ne: 2024-01-01\nf: ~\ng: null\nh: 'x'\ni: |\n  y\n"
    assert document(text).root == {
        "a": "no", "b": "22:22", "c": "1.10", "d": "0x1F", "e": "2024-01-01",
        "f": "~", "g": "null", "h": "x", "i": "y\n",
    }  # fmt: skip


def test_what_is_not_there_is_none() -> None:
    assert document("- \n- a\n").root == [None, "a"]
    assert document("a: ''\n").root == {"a": ""}
    assert document("").root is None
    assert document("# nothing\n").root is None


def test_keys_and_values_know_where_they_begin_and_end() -> None:
    text = "title: Срок\nsteps:\n  - id: a\n    tags: [x, yz]\n"
    root = document(text).root
    assert isinstance(root, Mapping)
    key, start, end = root.at["title"]
    assert (key, text[start:end]) == (0, "Срок")
    steps = root["steps"]
    assert isinstance(steps, Sequence)
    step = steps[0]
    assert isinstance(step, Mapping)
    assert text[steps.at[0][0] :].startswith("id: a")
    tags = step["tags"]
    assert isinstance(tags, Sequence)
    assert [text[start:end] for start, end in tags.at] == ["x", "yz"]
    assert text[tags.start : tags.end] == "[x, yz]"


def test_places_stay_true_where_the_text_was_mended() -> None:
    text = "- id: a\n  title: b: c\n  tags\n    - x\n- id: b\n\ttitle: Срок\n  see: [y, zz\n"
    root = document(text).root
    assert isinstance(root, Sequence)
    first, second = root
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    assert text[first.at["tags"][0] :].startswith("tags\n")
    tags, see = first["tags"], second["see"]
    assert isinstance(tags, Sequence)
    assert isinstance(see, Sequence)
    assert text[tags.at[0][0] : tags.at[0][1]] == "x"
    key, start, end = second.at["title"]
    assert text[key:].startswith("title")
    assert text[start:end] == "Срок"
    assert [text[start:end] for start, end in see.at] == ["y", "zz"]


def test_letters_of_two_characters_are_read_as_one_and_pointed_out_once() -> None:
    text = "свои\u0306: и\u0306\nё: е\u0308\n"
    assert document(text).root == {"свой": "й", "ё": "ё"}
    assert codes(text) == [(1, 4, "KB019")]


def test_a_field_in_both_compositions_is_there_twice() -> None:
    assert ("KB012") in {code for _, _, code in codes("й: a\nи\u0306: b\n")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x\n", [(1, 4, "KB013"), (2, 4, "KB013")]),
        ("a: &x\n  b: c\n<<: *x\n", [(1, 4, "KB013"), (3, 1, "KB013")]),
        ("a: !!int 5\nb: !x\n  - c\n", [(1, 4, "KB014"), (2, 4, "KB014")]),
        ("a: !!python/object/apply:os.system ['true']\n", [(1, 4, "KB014")]),
        ("a: b\n---\nc: d\n", [(2, 1, "KB015")]),
        ("a: b\na: c\na: d\n", [(2, 1, "KB012"), (3, 1, "KB012")]),
        ("a:\nb: c\n", [(1, 1, "KB103")]),
        ('a: "\\x00"\n', [(1, 4, "KB002")]),
        ('a: "\\u202e"\n', [(1, 4, "KB018")]),
        ('a: "\\u200b"\n', [(1, 4, "KB018")]),
        ('a: "\\uFEFF"\n', [(1, 4, "KB018")]),
    ],
)
def test_what_content_must_not_use_is_refused(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert codes(text) == expected


def test_an_escaped_emoji_may_have_its_joiner() -> None:
    assert codes('a: "\\U0001F469\\u200D\\U0001F4BB"\n') == []


def test_a_bomb_of_merge_keys_does_not_go_off() -> None:
    lines = ["a0: &a0 {x: y}"]
    lines += [f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    assert {code for _, _, code in codes("\n".join(lines))} == {"KB013"}


@pytest.mark.parametrize("nested", ["[" * 64 + "]" * 64, "- " * 64 + "a", "[" * 32 + "{a: " * 32])
def test_nesting_up_to_the_limit_is_read(nested: str) -> None:
    assert "KB016" not in {code for _, _, code in codes(nested)}


@pytest.mark.parametrize(
    "nested", ["[" * 65, "- " * 65, "{a: " * 65, "- " * 60_000, "[{a: " * 20_000]
)
def test_deeper_nesting_stops_the_reading(nested: str) -> None:
    found = document(nested)
    assert [one.code for one in found.problems] == ["KB016"]
    assert found.broken


def test_more_values_than_anybody_writes_stop_the_reading() -> None:
    assert codes("- a\n" * 74_999) == []
    found = document("- a\n" * 75_000)
    assert [(one.code, one.hint) for one in found.problems] == [("KB003", "values")]


@pytest.mark.parametrize("text", ["[" * 65, "- " * 60_000, "{a: " * 1000])
def test_nesting_of_other_yaml_is_looked_at_before_pyyaml_composes_it(text: str) -> None:
    assert too_deep(text) is not None
    assert too_deep("a: [b, {c: d}]\n" * 50) is None
    assert too_deep("[" * 60 + "\n\x00") is None


def test_the_pure_parser_finds_the_same_mistakes(
    monkeypatch: pytest.MonkeyPatch, kb: KnowledgeBase
) -> None:
    monkeypatch.setattr("kbgen.source.reader.Parser", yaml.Loader)
    texts = {
        "title: Шаг 1: почта\n": "2:13 KB010",
        "title: *важно*\n": "2:8 KB011",
        "title: @ivan\n": "2:8 KB011",
        "title: {{today}} и\n": "2:8 KB011",
        'title: "SLA\n': "2:8 KB007",
        "title SLA\nsummary: Срок\n": "2:1 KB007",
        "title: SLA\n  summary: Срок\n": "3:3 KB007",
        "title: SLA\ntags: [a, b\nsummary: Срок\n": "3:7 KB007",
        "title: SLA\ntags:\n\t- a\n": "4:1 KB008",
        "title: SLA\ntags:\n\u00a0\u00a0- a\nsummary: b\n": "4:1 KB009",
        "title: &x SLA\n": "2:8 KB013",
        "title: SLA\ntitle: SLA\n": "3:1 KB012",
    }
    for text, expected in texts.items():
        kb.write("glossary/a.yml", f"id: sla\n{text}")
        assert kb.problems() == [f"glossary/a.yml:{expected}"], text
