"""The table of cases that the browser's half of the language runs, too."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from kbgen.templates import Values, parse, pieces
from kbgen.templates.forms import DATES

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))


def filling(case: dict[str, Any]) -> Values:
    fragments = {name: parse(text).nodes for name, text in case.get("fragments", {}).items()}
    return Values(
        case["lang"],
        case["values"],
        case.get("kinds", {}),
        frozenset(case.get("optional", ())),
        lambda name: f"<{name}>",
        fragments.get,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_case(case: dict[str, Any]) -> None:
    found = pieces(parse(case["text"]).nodes, filling(case))
    assert "".join(piece.text for piece in found) == case["out"]
    gaps = [piece.name for piece in found if piece.kind == "gap"]
    assert list(dict.fromkeys(gaps)) == case["gaps"]


def test_the_browser_writes_dates_with_the_same_words() -> None:
    path = Path(__file__).parent / "dates.json"
    words = {lang: asdict(found) for lang, found in DATES.items()}
    text = json.dumps(words, ensure_ascii=False, indent=1) + "\n"
    assert path.read_text(encoding="utf-8") == text


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case["about"] for case in CASES]
    assert len(names) == len(set(names))
