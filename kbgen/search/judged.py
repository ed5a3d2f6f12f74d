"""Judged queries and what they prove: a YAML file of classes, and recall and rank by class.

A line is `query => wanted ~ also right`: references of entries, paths of pages. Every other query of a
class is for tuning, the rest for the report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

NOTHING = "nothing"
"""The class of queries that must find nothing."""
FIRST, WITHIN = 5, 10
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, what it must find, and what is right, too."""

    group: str
    query: str
    wanted: tuple[str, ...]
    right: frozenset[str]
    held: bool
    """Whether it is kept back from tuning."""


@dataclass(frozen=True, slots=True)
class Score:
    """How queries were answered: the share of the wanted in the first five, 1 / the first right place."""

    queries: int
    recall: float
    mrr: float


def read_judged(path: Path) -> list[Judged]:
    """Return the judged queries of a file; a line that cannot be read raises `ValueError`."""
    found: list[Judged] = []
    groups = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 -- builds text only
    if not isinstance(groups, dict):
        raise ValueError(f"{path}: expected classes with lists of queries")  # noqa: TRY004 -- a value of the file
    for group, lines in groups.items():
        for number, line in enumerate(lines):
            query, arrow, answers = str(line).partition("=>")
            wanted, _, also = answers.partition("~")
            if not arrow or (not wanted.split() and group != NOTHING):
                raise ValueError(f"{path}: expected `query => wanted`, got: {line}")
            right = frozenset([*wanted.split(), *also.split()])
            found.append(
                Judged(group, query.strip(), tuple(wanted.split()), right, number % 2 == 1)
            )
    return found


def score_one(judged: Judged, answers: Sequence[str]) -> tuple[float, float]:
    """Return recall and reciprocal rank of one query's `answers`, best first."""
    if judged.group == NOTHING:
        return (0.0, 0.0) if answers else (1.0, 1.0)
    wanted = judged.wanted[:FIRST]
    recall = sum(one in answers[:FIRST] for one in wanted) / len(wanted)
    places = (place for place, one in enumerate(answers[:WITHIN], 1) if one in judged.right)
    return recall, 1 / next(places, float("inf"))


def scores(judged: Iterable[Judged], answers: Mapping[str, Sequence[str]]) -> dict[str, Score]:
    """Return the score of each class, and of all of them together under an empty name."""
    by_class: dict[str, list[tuple[float, float]]] = {"": []}
    for one in judged:
        result = score_one(one, answers[one.query])
        by_class.setdefault(one.group, []).append(result)
        by_class[""].append(result)
    return {
        name: Score(
            len(found),
            sum(recall for recall, _ in found) / len(found),
            sum(mrr for _, mrr in found) / len(found),
        )
        for name, found in by_class.items()
        if found
    }
