"""Places: lines and columns of offsets, and as much of a line as can be shown."""

from kbgen.reporters.text import excerpt
from kbgen.source import SourceFile


def test_a_place_ends_with_its_line() -> None:
    file = SourceFile("a.yml", "abc\r\ndef\n")
    span = file.span(1, 7)
    assert (span.line, span.column, span.end_column, span.text) == (1, 2, 4, "abc")


def test_a_place_beyond_the_end_is_the_end() -> None:
    span = SourceFile("a.yml", "abc").span(99)
    assert (span.line, span.column, span.end_column) == (1, 4, 5)
    assert (SourceFile("a.yml", "").span(0).line, SourceFile("a.yml", "").span(0).column) == (1, 1)


def test_columns_count_characters() -> None:
    file = SourceFile("a.yml", "😀 Срок\n")
    assert file.span(2).column == 3


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    file = SourceFile("a.yml", "x" * 500 + "!" + "y" * 500)
    span = file.span(500, 501)
    assert span.column == 501
    assert len(span.text) == 160
    assert span.text[500 - span.skipped] == "!"
    assert span.text.startswith("…")
    assert span.text.endswith("…")
    _, line, carets = excerpt(span)
    assert line[carets.index("^")] == "!"


def test_places_in_a_very_long_line_take_no_time() -> None:
    file = SourceFile("a.yml", "x" * 1_000_000)
    assert {file.span(offset).column for offset in range(0, 1_000_000, 100)}


def test_a_piece_of_a_block_is_found_by_its_words() -> None:
    text = "body: |\n  см. [[a/b]]\n  и [[a/b]]\nsee: [a/b]\n"
    value = "см. [[a/b]]\nи [[a/b]]\n"
    file = SourceFile("a.yml", text)
    start, end = text.index("|"), text.index("see")
    first = file.span_in(start, end, value, value.index("a/b"), 3)
    second = file.span_in(start, end, value, value.rindex("a/b"), 3)
    assert (first.line, first.column) == (2, 9)
    assert (second.line, second.column) == (3, 7)


def test_a_piece_that_is_written_otherwise_has_the_place_of_the_whole() -> None:
    file = SourceFile("a.yml", 'a: "x\\u0041y"\n')
    assert file.span_in(3, 13, "xAy", 1, 1).column == 4


def test_carets_stand_under_wide_letters() -> None:
    span = SourceFile("a.yml", "a: 漢字 x😀y\n").span(7, 8)
    _, line, carets = excerpt(span)
    assert line == "1 | a: 漢字 x😀y"
    assert carets == "  |" + " " * 10 + "^^"
