"""Adaptation plans: what waits for what, for whom, until when."""

import pytest

from tests.conftest import KnowledgeBase

HEAD = "title: План {}\nroles:\n  - {id: windows, title: Windows}\nphases:\n  - id: day\n    title: День\n    steps:\n"


def track(*steps: str, ref: str = "l2") -> str:
    """A track whose steps stand in lines 9 and on."""
    head = HEAD.replace("{}", ref)
    return f"id: {ref}\n{head}" + "".join(f"      - {{{step}}}\n" for step in steps)


def test_steps_may_wait_for_steps_of_this_and_other_tracks(kb: KnowledgeBase) -> None:
    kb.write(
        "tracks/l2.yml", track("id: a, title: A", "id: b, title: B, after: [a, 'tracks/duty#x']")
    )
    kb.write("tracks/duty.yml", track("id: x, title: X", ref="duty"))
    assert kb.problems() == []


@pytest.mark.parametrize(
    "after", ["acounts", "tracks/l2#none", "tracks/none#a", "'#a'", "tracks/l2", "day"]
)
def test_a_step_cannot_wait_for_one_that_is_not_there(after: str, kb: KnowledgeBase) -> None:
    kb.write("tracks/l2.yml", track("id: accounts, title: A", f"id: b, title: B, after: [{after}]"))
    assert kb.problems() == ["tracks/l2.yml:10:35 KB212"]


def test_the_step_that_was_meant_is_named(kb: KnowledgeBase) -> None:
    kb.write("tracks/l2.yml", track("id: accounts, title: A", "id: b, title: B, after: [acounts]"))
    [found] = kb.check().errors
    assert found.help() == "did you mean `accounts`?"


def test_steps_that_wait_for_each_other_are_told_once(kb: KnowledgeBase) -> None:
    kb.write(
        "tracks/l2.yml",
        track(
            "id: a, title: A, after: [c]",
            "id: b, title: B, after: [a]",
            "id: c, title: C, after: [b]",
        ),
    )
    assert kb.problems() == ["tracks/l2.yml:9:35 KB207"]
    [found] = kb.check().errors
    assert "a → c → b → a" in found.message().replace("tracks/l2#", "")


def test_a_step_that_waits_for_itself_is_told(kb: KnowledgeBase) -> None:
    kb.write("tracks/l2.yml", track("id: a, title: A, after: [a]"))
    assert kb.problems() == ["tracks/l2.yml:9:35 KB207"]


def test_tracks_that_wait_for_each_other_are_told_once(kb: KnowledgeBase) -> None:
    kb.write("tracks/a.yml", track("id: x, title: X, after: ['tracks/b#y']", ref="a"))
    kb.write("tracks/b.yml", track("id: y, title: Y, after: ['tracks/a#x']", ref="b"))
    assert kb.problems() == ["tracks/a.yml:9:35 KB207"]


def test_a_role_that_is_not_there_is_told(kb: KnowledgeBase) -> None:
    kb.write("tracks/l2.yml", track("id: a, title: A, only_for: [windows, widows]"))
    assert kb.problems() == ["tracks/l2.yml:9:47 KB213"]


def test_a_step_due_before_what_it_waits_for_is_pointed_out(kb: KnowledgeBase) -> None:
    kb.write(
        "tracks/l2.yml", track("id: a, title: A, due: 5", "id: b, title: B, due: 3, after: [a]")
    )
    assert kb.problems() == ["tracks/l2.yml:10:32 KB314"]


def test_steps_due_on_one_day_are_fine(kb: KnowledgeBase) -> None:
    kb.write(
        "tracks/l2.yml", track("id: a, title: A, due: 5", "id: b, title: B, due: 5, after: [a]")
    )
    assert kb.problems() == []


def test_a_task_without_id_is_pointed_out(kb: KnowledgeBase) -> None:
    kb.write(
        "tracks/l2.yml", track("id: a, title: A, tasks: [Откройте почту, {id: x, text: Прочтите}]")
    )
    assert kb.problems() == ["tracks/l2.yml:9:35 KB310"]


def test_a_misspelt_step_does_not_make_those_that_wait_for_it_wrong(kb: KnowledgeBase) -> None:
    kb.write(
        "tracks/l2.yml", track("id: A, title: A", "id: b, title: B, after: [a], only_for: [x]")
    )
    assert kb.problems() == ["tracks/l2.yml:9:14 KB109"]
