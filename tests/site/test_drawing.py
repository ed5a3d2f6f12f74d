"""The picture of a decision tree: everything is on it, nothing overlaps, no text leaves its box."""

import re
import xml.etree.ElementTree as ET

import pytest
from markupsafe import Markup

from kbgen.model.decisions import Decision
from kbgen.site.drawing import draw, in_order

WIDE = "Есть ли готовое решение в базе знаний, в закрытых тикетах или у соседней команды?"


def tree(*questions: dict[str, object], outcomes: tuple[str, ...] = ("out",)) -> Decision:
    """Return a tree of `questions` whose outcomes are called by their ids."""
    found = [{"id": name, "title": f"Исход {name}"} for name in outcomes]
    return Decision(id="x", title="X", questions=list(questions), outcomes=found)


def question(name: str, *leads: str) -> dict[str, object]:
    """Return a question whose answers lead to `leads`."""
    answers = [{"id": f"a{n}", "text": f"К {goto}", "goto": goto} for n, goto in enumerate(leads)]
    return {"id": name, "text": f"{WIDE} {name}", "answers": answers}


def drawings(tree: Decision, label: str = "Дерево") -> dict[str, Markup]:
    """Return both drawings: the wide one and that for a phone."""
    wide, phone = re.findall(r"<svg.*?</svg>", draw(tree, label))
    return {"wide": Markup(wide), "phone": Markup(phone)}


def boxes(svg: Markup) -> list[tuple[float, float, float, float]]:
    found = ET.fromstring(svg).iter("rect")
    return [
        tuple(float(box.attrib[name]) for name in ("x", "y", "width", "height")) for box in found
    ]  # type: ignore[misc]


BUSHY = tree(
    question("one", "two", "three", "out"),
    question("two", "four", "out"),
    question("three", "four", "two", "end"),
    question("four", "out", "end", "one-more"),
    question("one-more", "out", "end"),
    outcomes=("out", "end"),
)


@pytest.mark.parametrize("kind", ["wide", "phone"])
def test_boxes_do_not_overlap_and_stay_inside(kind: str) -> None:
    svg = drawings(BUSHY)[kind]
    width, height = map(float, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())  # type: ignore[union-attr]
    found = boxes(svg)
    assert len(found) > 10
    for number, (x, y, w, h) in enumerate(found):
        assert min(x, y) >= 0
        assert x + w <= width
        assert y + h <= height
        for other_x, other_y, other_w, other_h in found[number + 1 :]:
            apart = (
                x + w <= other_x
                or other_x + other_w <= x
                or y + h <= other_y
                or other_y + other_h <= y
            )
            assert apart


@pytest.mark.parametrize("kind", ["wide", "phone"])
def test_no_arrow_runs_through_a_box(kind: str) -> None:
    svg = drawings(BUSHY)[kind]
    for path in ET.fromstring(svg).iter("path"):
        x, y = map(float, re.match(r"M(\d+) (\d+)", path.attrib["d"]).groups())  # type: ignore[union-attr]
        for left, top, width, height in boxes(svg):
            assert not (left + 1 < x < left + width - 1 and top + 1 < y < top + height - 1)


def test_the_drawing_for_a_phone_is_as_narrow_as_one() -> None:
    width = float(ET.fromstring(drawings(BUSHY)["phone"]).attrib["width"])
    assert width <= 340


@pytest.mark.parametrize("kind", ["wide", "phone"])
def test_every_question_answer_and_outcome_is_on_the_picture(kind: str) -> None:
    words = " ".join(ET.fromstring(drawings(BUSHY)[kind]).itertext())
    text = " ".join("".join(part for part in words).split())
    for each in BUSHY.questions:
        assert each.id in text
    for outcome in ("Исход", "out", "end"):
        assert outcome in text


def test_questions_are_in_the_order_of_asking() -> None:
    assert [each.id for each in in_order(BUSHY)] == ["one", "two", "four", "one-more", "three"]


def test_an_unreachable_question_and_a_dead_end_are_drawn_all_the_same() -> None:
    svg = draw(tree(question("one", "nowhere"), question("lost", "out")), "x")
    assert "nowhere" in svg
    assert "lost" in svg


@pytest.mark.parametrize("leads", [("one",), ("two", "one")])
def test_a_tree_that_goes_round_can_be_drawn(leads: tuple[str, ...]) -> None:
    assert draw(tree(question("one", "two"), question("two", *leads)), "x")


def test_a_tree_without_questions_has_no_picture() -> None:
    assert draw(tree(), "x") == ""


def test_what_the_tree_says_is_text() -> None:
    decision = Decision(
        id="x",
        title="X",
        questions=[
            {"id": "q", "text": '<b>"&', "answers": [{"id": "a", "text": "</svg>", "goto": "o"}]}
        ],
        outcomes=[{"id": "o", "title": "<script>"}],
    )
    for svg in drawings(decision, '"><script>').values():
        assert "<script" not in svg
        assert ET.fromstring(svg).attrib["aria-label"] == '"><script>'


def test_a_chain_of_a_thousand_questions_is_drawn_without_recursion() -> None:
    names = [f"q{number}" for number in range(1000)]
    chain = [
        question(name, following, "out")
        for name, following in zip(names, [*names[1:], "out"], strict=True)
    ]
    assert len(in_order(tree(*chain))) == 1000
