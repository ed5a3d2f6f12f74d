"""Every diagnostic code: documented, exemplified, and its example reports it and nothing else."""

import re
from pathlib import Path

import pytest

from kbgen.codes import CODES
from kbgen.reporters import FORMATS

from .conftest import Golden, KnowledgeBase

EXEMPLIFIED = [code for code, kind in CODES.items() if kind.bad]
BY_HAND = {
    "KB004",
    "KB005",
    "KB006",
    "KB028",
}  # what no file content can show: tests/source/test_discover.py does


@pytest.mark.parametrize("code", EXEMPLIFIED)
def test_the_bad_example_of_a_code_has_this_mistake_and_no_other(
    code: str, kb: KnowledgeBase, golden: Golden
) -> None:
    for path, content in CODES[code].bad.items():
        kb.write(path, content)
    report = kb.check()
    assert {one.code for one in report if one.code not in upkeep(code)} == {code}
    golden.check(f"codes/{code}.txt", FORMATS["text"](report.only_codes({code})))


@pytest.mark.parametrize("code", list(CODES))
def test_the_good_example_of_a_code_has_no_mistake(code: str, kb: KnowledgeBase) -> None:
    for path, content in CODES[code].good.items():
        kb.write(path, content)
    assert [one.code for one in kb.check() if one.code not in upkeep(code)] == []


def upkeep(code: str) -> set[str]:
    """Return the notes that examples of other codes may well have: they are short."""
    return {other for other, kind in CODES.items() if kind.severity == "note"} - {code}


def test_codes_are_in_order_and_in_their_families() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(re.fullmatch(r"KB[0-4]\d\d", code) for code in CODES)


@pytest.mark.parametrize("code", list(CODES))
def test_a_code_says_what_why_and_what_to_do(code: str) -> None:
    kind = CODES[code]
    for words in (kind.title, kind.message, kind.help, kind.why):
        assert words
        assert not words.startswith(" ")
    assert not kind.title.endswith(".")
    assert kind.why.endswith(".")
    assert kind.bad or code in BY_HAND


def test_every_code_is_used_somewhere_and_every_code_used_is_in_the_table() -> None:
    package = Path(__file__).parent.parent / "kbgen"
    used: set[str] = set()
    for path in package.rglob("*.py"):
        if path.parent.name != "codes":
            used |= set(re.findall(r'"(KB\d{3})"', path.read_text(encoding="utf-8")))
    assert used == set(CODES)
