"""Random lists in random styles: every text stays, so does every byte, and every item has its id."""

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from .conftest import Mender

WORDS = (
    "почта",
    "Ёлка",
    "VPN",
    "тикет-система",
    "a",
    "1",
    "да,",
    "«нет»",
    "#1",
    "x:y",
    "C\\n",
    "👍",
    "{{a}}",
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)
spaces = st.integers(min_value=0, max_value=3)


@st.composite
def scalars(draw, margin: int) -> str:
    """Return an item of a list whose hyphens stand at `margin`, from what follows the hyphen on."""
    words = draw(texts)
    style = draw(st.sampled_from(["plain", "'", '"', "|", ">"]))
    deeper = " " * (margin + 1 + draw(spaces))
    if style in "|>":
        told, chomp = draw(st.booleans()), draw(st.sampled_from(["", "-", "+"]))
        head = f"{style}{len(deeper) - margin if told else ''}{chomp}{draw(st.sampled_from(['', ' # а']))}"
        lines = [
            f"{deeper}{' ' * draw(spaces) if number else ''}{word}"
            for number, word in enumerate(words)
        ]
        blank = [" " * draw(spaces) for _ in range(draw(spaces))]
        return "\n".join([head, *lines, *blank])
    joined = words[0]
    for word in words[1:]:
        gap = draw(
            st.sampled_from([" ", " ", "  ", f"\n{deeper}", f"\n\n{deeper} ", f"\n{deeper}\t"])
        )
        joined += (gap if word[0] != "#" else gap.rstrip("\t")) + word
    if style == "'":
        return f"'{joined}'"
    if style == '"':
        return '"{}"'.format(joined.replace("\\", "\\\\"))
    return joined


@st.composite
def files(draw) -> tuple[str, str]:
    """Return a guideline with a checklist, and how its lines end."""
    margin = draw(spaces)
    lines = ["id: read", "title: Прочитайте", "why: Так быстрее.", "checklist:"]
    for _ in range(draw(st.integers(min_value=1, max_value=5))):
        item = draw(scalars(margin))
        after = draw(st.sampled_from(["", "", "  # б"])) if item[0] not in "|>" else ""
        gap = draw(st.sampled_from([" ", "   ", f"\n{' ' * (margin + 1)}"]))
        lines.append(f"{' ' * margin}-{gap}{item}{after}")
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(["", "# в"])))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    whole = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return whole.replace("\n", end), end


@st.composite
def brackets(draw) -> tuple[str, str]:
    """Return a guideline with a checklist in brackets, and how its lines end."""
    items = []
    for words in draw(st.lists(texts, min_size=1, max_size=5)):
        style = draw(
            st.sampled_from(
                ["{}", "'{}'", '"{}"', "{{text: {}}}", "{{ text: '{}' }}", "text: '{}'"]
            )
        )
        joined = draw(st.sampled_from([" ", "\n   "])).join(words).replace("\\", "/")
        items.append(style.format(joined))
    gap = draw(st.sampled_from([",", ", ", " , ", ",  # б\n  "]))
    start, stop = draw(st.sampled_from([("[", "]"), ("[ ", " ]"), ("[\n  ", "\n ]"), ("[", ",]")]))
    listed = f"{start}{gap.join(items)}{stop}"
    end = draw(st.sampled_from(["\n", "\r\n"]))
    head = "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nchecklist: "
    return f"{head}{listed}\n".replace("\n", end), end


@pytest.mark.parametrize("shape", [files(), brackets()], ids=["hyphens", "brackets"])
def test_every_text_and_every_byte_stays(shape) -> None:
    seen = []

    @settings(max_examples=250, deadline=None)
    @given(
        shape,
        st.sampled_from([(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le")]),
    )
    def holds(written: tuple[str, str], encoding: tuple[bytes, str]) -> None:
        text, _ = written
        mark, codec = encoding
        before = mark + text.encode(codec)
        with tempfile.TemporaryDirectory() as folder:
            mender = Mender(Path(folder))
            found = mender.fixes("guidelines/read.yml", before)
            assume(not any(one.first for one in found.refusals))
            assume(found.fixes)
            assert not found.refusals
            after = mender.mended("guidelines/read.yml", before)
        new = after[len(mark) :].decode(codec)
        old_items, new_items = (
            yaml.load(one, yaml.CBaseLoader)["checklist"] for one in (text, new)
        )
        said = [one["text"] if isinstance(one, dict) else one for one in old_items]
        assert [one["text"] for one in new_items] == said
        ids = [one["id"] for one in new_items]
        assert len(set(ids)) == len(ids)
        letters = iter(new)
        assert all(letter in letters for letter in text), "something was taken away"
        seen.append(text)

    holds()
    assert len(seen) > 100, "too few files that can be read at all"
