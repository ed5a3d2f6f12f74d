"""Words that look like other words, and what somebody most likely meant."""

import random
import time

import pytest

from kbgen.source.characters import Names, closest, look_alikes, meant, skeleton, suggested_id


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("titel", ["title", "tags"], "title"),
        ("sumary", ["summary", "body"], "summary"),
        ("Title", ["title"], "title"),
        ("titlе", ["title"], "title"),
        ("dueue", ["due", "by"], "due"),
        ("txt", ["text", "id", "hint"], "text"),
        ("ask-numbr", ["ask-number", "ask-logs"], "ask-number"),
        ("number-ask", ["vpn"], None),
        ("paper", ["scanner", "inventory"], None),
        ("scales", ["scanner"], None),
        ("poverka", ["inventory"], None),
        ("mial", ["mail"], "mail"),
        ("review", ["review_every"], "review_every"),
        ("название", ["title", "tags"], None),
        ("", ["title"], None),
        ("x" * 10_000, ["title"], None),
    ],
)
def test_the_closest_name_is_the_one_that_was_meant(
    word: str, known: list[str], expected: str | None
) -> None:
    assert closest(word, known) == expected


def test_letters_that_only_look_latin_are_named() -> None:
    assert look_alikes("slа") == ["а"]
    found = meant("glоssary", ["glossary"])
    assert found["hint"] == "cyrillic"
    assert "U+043E CYRILLIC SMALL LETTER O" in found["letters"]


def test_twins_look_the_same() -> None:
    assert skeleton("VPN") == skeleton("vpn")
    assert skeleton("сор") == skeleton("cop")
    assert skeleton("и\u0306") == skeleton("й")
    assert skeleton("log") != skeleton("l0g")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("SLA 1", "sla-1"),
        ("Срок ответа", "srok-otveta"),
        ("slа", "sla"),
        ("Щит_и_меч", "shchit-i-mech"),
        ("--", ""),
        ("日本", ""),
        ("é" * 200, "e" * 80),
    ],
)
def test_an_id_is_suggested_from_what_was_written(written: str, expected: str) -> None:
    assert suggested_id(written) == expected


def test_thousands_of_names_and_words_take_little_time() -> None:
    rng = random.Random(1)
    words = [
        "ask",
        "number",
        "log",
        "vpn",
        "mail",
        "reset",
        "account",
        "outage",
        "shift",
        "customer",
        "answer",
        "empathy",
    ]
    names = sorted({"-".join(rng.sample(words, 3)) for _ in range(3000)})
    known = Names(names)
    began = time.process_time()
    right = 0
    for _ in range(900):
        name = rng.choice(names)
        at = rng.randrange(len(name))
        right += known.closest(name[:at] + name[at + 1 :]) == name
    assert right > 800
    for number in range(100_000):
        known.closest(f"other-{number}")
    assert time.process_time() - began < 5
