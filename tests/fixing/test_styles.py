"""Every way to write a list gets its ids, and stays the way it was written."""

import difflib
from pathlib import Path

import pytest

from tests.conftest import Golden

from .conftest import Mender

CASES = Path(__file__).parent / "cases"
HEAD = "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\n"

STYLES = {
    "plain": ("- Тикет прочитан\n", "- id: tiket-prochitan\n  text: Тикет прочитан\n"),
    "with a comment": ("- Раз # два\n", "- id: raz\n  text: Раз # два\n"),
    "comments around": ("# а\n- Раз\n# б\n", "# а\n- id: raz\n  text: Раз\n# б\n"),
    "a wide margin": ("-   Раз\n", "-   id: raz\n    text: Раз\n"),
    "on a line of its own": ("- # а\n    Раз\n", "- # а\n    id: raz\n    text: Раз\n"),
    "single quotes": ("- 'Раз: ''два'''\n", "- id: raz-dva\n  text: 'Раз: ''два'''\n"),
    "double quotes": ('- "Раз\\tдва"\n', '- id: raz-dva\n  text: "Раз\\tдва"\n'),
    "two lines": ("- Раз\n  два\n", "- id: raz-dva\n  text: Раз\n    два\n"),
    "two lines, the second deep": (
        "- Раз\n      два\n",
        "- id: raz-dva\n  text: Раз\n      два\n",
    ),
    "two lines, the second shallow": (
        "-   Раз\n  два\n\n   три\n",
        "-   id: raz-dva-tri\n    text: Раз\n      два\n\n       три\n",
    ),
    "quoted, two lines": (
        '- "Раз\\\n  \\  два"\n',
        '- id: raz-dva\n  text: "Раз\\\n    \\  два"\n',
    ),
    "literal": ("- |\n  Раз\n    два\n", "- id: raz-dva\n  text: |\n    Раз\n      два\n"),
    "literal, deep": ("- |\n      Раз\n", "- id: raz\n  text: |\n      Раз\n"),
    "literal, shallow": ("-   |\n Раз\n", "-   id: raz\n    text: |\n      Раз\n"),
    "literal, indentation told": ("- |2-\n    Раз\n", "- id: raz\n  text: |2-\n      Раз\n"),
    "literal, spaces at the end": (
        "- |+\n  Раз\n    \n \n\n",
        "- id: raz\n  text: |+\n    Раз\n      \n \n\n",
    ),
    "folded": (
        "- >  # а\n\n  Раз\n\n  два\n",
        "- id: raz-dva\n  text: >  # а\n\n    Раз\n\n    два\n",
    ),
    "a tab in the text": ("- Раз\tдва\n", "- id: raz-dva\n  text: Раз\tдва\n"),
    "a mapping": ("- text: Раз\n  hint: а\n", "- id: raz\n  text: Раз\n  hint: а\n"),
    "a mapping below its hyphen": ("-\n  text: Раз\n", "-\n  id: raz\n  text: Раз\n"),
    "braces": ("- {text: Раз}\n", "- {id: raz, text: Раз}\n"),
    "braces on lines": (
        "- {\n    text: Раз\n  }\n",
        "- { id: raz,\n    text: Раз\n  }\n",
    ),
    "no end of the last line": ("- Раз", "- id: raz\n  text: Раз"),
}
FLOW = {
    "[Раз, 'два', \"три\"]": "[{id: raz, text: Раз}, {id: dva, text: 'два'}, {id: tri, text: \"три\"}]",
    "[ Раз , два # а\n ]": "[ {id: raz, text: Раз} , {id: dva, text: два} # а\n ]",
    "[Раз\n    два,]": "[{id: raz-dva, text: Раз\n    два},]",
    "[{text: Раз}, text: два]": "[{id: raz, text: Раз}, {id: dva, text: два}]",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_list_with_hyphens_stays_as_it_was_written(style: str, mender: Mender) -> None:
    before, after = STYLES[style]
    new = mender.mended("guidelines/read.yml", f"{HEAD}checklist:\n{before}")
    assert new.decode() == f"{HEAD}checklist:\n{after}"


@pytest.mark.parametrize("before", FLOW)
def test_a_list_in_brackets_stays_as_it_was_written(before: str, mender: Mender) -> None:
    new = mender.mended("guidelines/read.yml", f"{HEAD}checklist: {before}\n")
    assert new.decode() == f"{HEAD}checklist: {FLOW[before]}\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
def test_line_ends_marks_and_encodings_stay(
    mark: bytes, codec: str, end: str, mender: Mender
) -> None:
    before = f"{HEAD}checklist:\n- Раз\n- |\n  Два\n  три\n".replace("\n", end)
    after = (
        f"{HEAD}checklist:\n- id: raz\n  text: Раз\n- id: dva-tri\n  text: |\n    Два\n    три\n"
    )
    new = mender.mended("guidelines/read.yml", mark + before.encode(codec))
    assert new == mark + after.replace("\n", end).encode(codec)


def test_a_new_line_ends_as_the_line_that_it_is_written_into(mender: Mender) -> None:
    new = mender.mended("guidelines/read.yml", f"{HEAD}checklist:\r\n- Раз\n- Два\r\n- Три")
    assert new.decode() == (
        f"{HEAD}checklist:\r\n- id: raz\n  text: Раз\n- id: dva\r\n  text: Два\r\n- id: tri\r\n  text: Три"
    )


def test_every_collection_with_something_to_tick_is_mended(mender: Mender) -> None:
    for name, content, ids in (
        ("guidelines/a.yml", f"{HEAD}checklist: [Раз]\n", ["raz"]),
        (
            "escalations/a.yml",
            "id: a\ntitle: А\nwhen: б\nevidence: [Раз]\nchecklist: [Раз, Два]\n",
            ["raz", "raz-2", "dva"],
        ),
        (
            "handovers/a.yml",
            "id: a\ntitle: А\nfields: [{id: raz, label: Раз}]\nreturned: [Раз]\n",
            ["raz-2"],
        ),
    ):
        fixes = mender.fixes(name, content).fixes
        assert [part.name for part in fixes[0].found] == ids


def test_entries_of_a_list_and_of_a_wrapper_are_mended_too(mender: Mender) -> None:
    for name, content in (
        ("guidelines/a.yml", "- id: a\n  title: А\n  checklist: [Раз]\n"),
        (
            "any.yml",
            "collection: guidelines\nentries:\n- id: a\n  title: А\n  checklist: [Раз]\n",
        ),
        ("any.yml", "collection: guidelines\nid: a\ntitle: А\nchecklist: [Раз]\n"),
    ):
        assert b"[{id: raz, text: " in mender.mended(name, content)


def test_a_plan_with_everything_in_it(mender: Mender, golden: Golden) -> None:
    before = (CASES / "track.yml").read_bytes()
    after = mender.mended("tracks/track.yml", before)
    lines = [data.decode().splitlines(keepends=True) for data in (before, after)]
    golden.check("track.diff", "".join(difflib.unified_diff(*lines, "track.yml", "track.yml")))
