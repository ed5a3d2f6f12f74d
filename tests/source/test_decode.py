"""Bytes to text: UTF-8 and marked UTF-16 are read, everything else is named with its place."""

import pytest

from kbgen.source.decode import FILE_LIMIT, decode
from tests.conftest import KnowledgeBase

TEXT = "id: sla\ntitle: Срок «ответа»\n"


def found(data: bytes) -> list[tuple[int, int, str, str | None]]:
    """Return line, column, code and variant of each problem of `data`."""
    return [
        (one.span.line, one.span.column, one.code, one.hint) for one in decode("a.yml", data)[1]
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_with_a_mark_of_its_encoding_is_read(encoding: str) -> None:
    source, problems = decode("a.yml", TEXT.encode(encoding))
    assert source is not None
    assert source.text == TEXT
    assert problems == []


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_of_either_order_is_read_by_its_mark(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    source, _ = decode("a.yml", mark + TEXT.encode(encoding))
    assert source is not None
    assert source.text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_utf_16_without_a_mark_is_named_as_such(encoding: str) -> None:
    [(line, column, code, hint)] = found(TEXT.encode(encoding))
    assert (line, code, hint) == (1, "KB002", "nul")
    assert column in {1, 2}
    assert "UTF-16" in decode("a.yml", TEXT.encode(encoding))[1][0].help()


def test_cp1251_is_shown_as_it_would_read() -> None:
    source, [problem] = decode("a.yml", "id: sla\ntitle: Срок ответа\n".encode("cp1251"))
    assert source is None
    assert (problem.span.line, problem.span.column, problem.code) == (2, 8, "KB001")
    assert problem.span.text == "title: Срок ответа"
    assert "title: Срок ответа" in problem.help()


def test_one_stray_byte_in_utf_8_has_its_place() -> None:
    source, [problem] = decode("a.yml", "id: sla\ntitle: Срок ".encode() + b"\xff\xfe!\n")
    assert source is None
    assert (problem.span.line, problem.span.column, problem.code) == (2, 13, "KB001")
    assert "0xFF" in problem.help()


def test_a_text_that_breaks_off_within_a_character_has_its_place() -> None:
    assert found("title: Срок".encode()[:-1]) == [(1, 11, "KB001", None)]
    assert found(b"\xff\xfe" + "id: a\nb".encode("utf-16-le") + b"\x04") == [
        (2, 2, "KB001", "broken")
    ]


def test_the_place_counts_old_line_ends_too() -> None:
    assert found(b"a: b\rc: d\r\ne: \xff") == [(3, 4, "KB001", "cp1251")]


def test_a_nul_makes_the_file_binary() -> None:
    source, _ = decode("a.yml", b"id: a\nb\x00c")
    assert source is None
    assert found(b"id: a\nb\x00c") == [(2, 2, "KB002", "nul")]
    assert found(b"\x00" * 1000) == [(1, 1, "KB002", "nul")]


def test_so_does_a_multitude_of_control_characters() -> None:
    source, [problem] = decode("a.yml", b"a\x07" * 100_000)
    assert source is None
    assert (problem.code, problem.hint, problem.span.column) == ("KB002", "nul", 2)


def test_control_characters_are_told_one_by_one_and_the_rest_is_read() -> None:
    source, problems = decode("a.yml", "id: a\x07\ntitle: b\x1bc\x85\n".encode())
    assert [(one.span.line, one.span.column, one.code) for one in problems] == [
        (1, 6, "KB002"),
        (2, 9, "KB002"),
        (2, 11, "KB002"),
    ]
    assert source is not None
    assert source.text == "id: a \ntitle: b c \n"
    assert "U+001B" in problems[1].message()


@pytest.mark.parametrize(
    "hidden",
    [
        "\u00ad",
        "\u061c",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u202a",
        "\u202e",
        "\u2060",
        "\u2066",
        "\u2028",
        "\ufeff",
    ],
)
def test_invisible_characters_and_marks_of_direction_are_named(hidden: str) -> None:
    _, [problem] = decode("a.yml", f"id: a\ntitle: Ср{hidden}ок\n".encode())
    assert (problem.code, problem.span.line, problem.span.column) == ("KB018", 2, 10)
    assert f"U+{ord(hidden):04X}" in problem.message()


@pytest.mark.parametrize("emoji", ["👩‍💻", "🏳️‍🌈", "👨‍👩‍👧", "❤️‍🔥", "1️⃣", "🤷🏽‍♀️", "🇷🇺"])
def test_a_joiner_within_an_emoji_is_no_mistake(emoji: str) -> None:
    assert found(f"title: {emoji} и {emoji}{emoji}\n".encode()) == []


def test_a_second_mark_is_an_invisible_character() -> None:
    assert found(b"\xef\xbb\xbf\xef\xbb\xbfid: a\n") == [(1, 1, "KB018", None)]


def test_line_ends_of_all_kinds_count_as_one() -> None:
    source, problems = decode("a.yml", b"a: 1\r\nb: 2\rc: 3\nd: 4")
    assert problems == []
    assert source is not None
    assert [source.position(source.text.index(name)) for name in "abcd"] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
    ]


def test_a_file_over_2_mb_is_not_read() -> None:
    assert decode("a.yml", b"#" * FILE_LIMIT)[1] == []
    source, [problem] = decode("a.yml", b"#" * (FILE_LIMIT + 1))
    assert source is None
    assert problem.code == "KB003"
    assert "2.1 MB" in problem.message()


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16-le", "koi8-r"])
def test_references_to_an_entry_in_an_unreadable_file_do_not_dangle(
    encoding: str, kb: KnowledgeBase
) -> None:
    kb.write("glossary/sla.yml", "id: sla\ntitle: Срок\n".encode(encoding))
    kb.write("glossary/ola.yml", "id: ola\ntitle: OLA\nsee: [glossary/sla]\n")
    assert len(kb.problems()) == 1
    assert kb.problems()[0].startswith("glossary/sla.yml:")
