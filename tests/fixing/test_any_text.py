"""Whatever a file is like, it is mended rightly, refused or left alone: nothing is raised, nothing is lost."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import Mender

TRACK = (Path(__file__).parent / "cases" / "track.yml").read_text("utf-8")
places = st.integers(min_value=0, max_value=len(TRACK))
signs = st.sampled_from(
    ["", " ", "\n", "- ", ": ", "[", "]", "{", "}", "'", '"', "|", "#", "&a ", "\t", "\r", "id"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(places, st.integers(min_value=0, max_value=8), signs), min_size=1, max_size=3
    )
)
def test_a_file_with_any_slips_loses_nothing(slips: list[tuple[int, int, str]]) -> None:
    text = TRACK
    for at, length, sign in slips:
        text = text[:at] + sign + text[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        for fix in Mender(Path(folder)).fixes("tracks/track.yml", text).fixes:
            letters = iter(fix.texts[1])
            assert all(letter in letters for letter in text)
