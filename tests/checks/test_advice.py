"""The page for users leads nowhere inside, and its poster fits the paper."""

import pytest

from kbgen.checks.advice import LONGEST, MOST
from tests.conftest import KnowledgeBase


def pitfall(number: int, more: str) -> str:
    return f"- id: p{number}\n  title: Случай {number:02}\n  does: Молчит.\n{more}"


@pytest.mark.parametrize(
    "words",
    [
        "Прочитайте [[pitfalls/p1]].",
        "Прочитайте [[pitfalls/p1|это]].",
        "Прочитайте [это](../wiki/vpn.md).",
    ],
)
def test_advice_that_leads_inside_is_pointed_out(kb: KnowledgeBase, words: str) -> None:
    kb.write("docs/wiki/vpn.md", "# VPN\n")
    kb.write("pitfalls/p.yml", pitfall(1, f"  for_users: {words}\n"))
    assert kb.problems() == ["pitfalls/p.yml:4:25 KB341"]


def test_advice_may_lead_out(kb: KnowledgeBase) -> None:
    words = (
        "Пишите на <a@example.org>, [сюда](https://example.org) или [сюда](mailto:b@example.org)."
    )
    kb.write("pitfalls/p.yml", pitfall(1, f'  for_users: "{words}"\n'))
    assert kb.problems() == []


def test_a_line_of_the_poster_counts_with_its_name(kb: KnowledgeBase) -> None:
    fits = f"  advice: Пишите\n  poster: {'х' * (LONGEST - 7)}\n"
    kb.write("pitfalls/p.yml", pitfall(1, fits))
    assert kb.problems() == []
    kb.write("pitfalls/p.yml", pitfall(1, fits.replace("Пишите", "Пишите!")))
    assert kb.problems() == ["pitfalls/p.yml:5:11 KB342"]


def test_the_poster_has_room_for_so_many(kb: KnowledgeBase) -> None:
    lines = [pitfall(number, f"  advice: Совет {number}\n") for number in range(MOST + 3)]
    kb.write("pitfalls/p.yml", "".join(lines[:MOST]))
    assert kb.problems() == []
    kb.write("pitfalls/p.yml", "".join(lines))
    assert kb.problems() == [f"pitfalls/p.yml:{4 * MOST + 4}:11 KB342"]


def test_what_is_not_on_the_poster_takes_no_room_on_it(kb: KnowledgeBase) -> None:
    lines = [pitfall(number, f"  advice: Совет {number}\n") for number in range(MOST)]
    long = f"  advice: Совет\n  poster: {'х' * LONGEST}\n  on_poster: no\n"
    kb.write("pitfalls/p.yml", "".join([*lines, pitfall(MOST, long)]))
    assert kb.problems() == []
