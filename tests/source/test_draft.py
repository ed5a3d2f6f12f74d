"""A text under repair: whatever is changed, each character still knows its place in the file."""

from hypothesis import given
from hypothesis import strategies as st

from kbgen.source.draft import Draft
from kbgen.source.file import SourceFile

ALPHABET = "".join(chr(0x400 + number) for number in range(40))


@given(st.data())
def test_every_character_keeps_its_place_through_any_changes(data: st.DataObject) -> None:
    text = ALPHABET[: data.draw(st.integers(0, 40))]
    start = data.draw(st.integers(0, len(text)))
    draft = Draft(SourceFile("a.yml", text), start)
    for _ in range(data.draw(st.integers(1, 4))):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(draft.text)), max_size=6)))
        edits = [
            (first, last, data.draw(st.sampled_from(["", "x", "xxx"])))
            for first, last in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        draft.change(edits)
        places = [draft.origin(offset) for offset in range(len(draft.text) + 1)]
        assert places == sorted(places)
        assert all(start <= place <= len(text) for place in places)
        for letter, place in zip(draft.text, places, strict=False):
            assert letter == "x" or text[place] == letter


def test_what_was_put_in_stands_where_it_was_put_in() -> None:
    draft = Draft(SourceFile("a.yml", "title SLA\nsummary: x\n"))
    draft.change([(5, 5, ":")])
    assert draft.text == "title: SLA\nsummary: x\n"
    assert draft.origin(5) == 5
    assert draft.span(7, 10).column == 7
    assert draft.line(12) == 2
    assert draft.repairs == [5]
