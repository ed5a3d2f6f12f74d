"""The prose of a text: without code, and what begins in it like a reference without ending like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.markdown.prose import unclosed, without_code
from kbgen.markdown.scan import scan


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[[glossary/fn|ФН]", ["glossary/fn"]),
        ("[[glossary/fn", ["glossary/fn"]),
        ("[[ glossary/fn и дальше", ["glossary/fn"]),
        ("![[glossary/fn]\n\nдальше ]]", ["glossary/fn"]),
        ("[[glossary/fn|ФН [1]]]", ["glossary/fn"]),
        ("[[glossary/a [[glossary/b]]", ["glossary/a"]),
        ("[[glossary/fn]]", []),
        ("[[glossary/fn|наш\nФН]]", []),
        (r"\[[glossary/fn", []),
        ("`[[glossary/fn`", []),
        ("    [[glossary/fn", []),
        ("```\n[[glossary/fn\n```", []),
        ("<!-- [[glossary/fn -->", []),
        ("[[text](a.md)](b.md)", ["text"]),
    ],
)
def test_a_reference_without_an_end_is_found_where_it_is_no_code(
    text: str, targets: list[str]
) -> None:
    found = list(unclosed(text, scan(text, html=True), html=True))
    assert [one.target for one in found] == targets
    assert all(text.startswith(one.target, one.at) for one in found)


@given(st.text(alphabet="[]|!`\\ \n<a/-", max_size=60))
def test_no_text_holds_both_a_reference_and_its_beginning_at_one_place(text: str) -> None:
    closed = {one.start for one in scan(text) if one.kind != "link"}
    assert closed.isdisjoint(one.start for one in unclosed(text, scan(text)))
    assert len(without_code(text)) == len(text)
