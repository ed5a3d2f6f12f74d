"""Ids made from words: short, readable, the same every time, unique."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.model.base import ID_PATTERN, generated_id
from kbgen.model.naming import readable_id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Настроить почту", "nastroit-pochtu"),
        ("Войти в VPN и Jira с новым паролем", "voyti-v-vpn-i-jira"),
        ("Прочитать правила о том, как передавать в L3", "prochitat-pravila-o-tom-kak"),
        ("Договориться о встрече с наставником в пятницу", "dogovoritsya-o-vstreche-s-nastavnikom"),
        ("Прочитать [правила](https://a.example/b) и [[responses/ask-number]]", "prochitat-pravila-i-ask-number"),
        ("Открыть [[tools/mail|почту]]", "otkryt-pochtu"),
        ("**Важно:** `ping` до `8.8.8.8`", "vazhno-ping-do-8-8"),
        ("Ёлка и ещё щётка", "elka-i-eshche-shchetka"),
        ("{{client.first_name}} назван", "client-first-name-nazvan"),
        ("Да", "da"),
        ("No", "item-no"),
        ("2024-01-01", "item-2024-01-01"),
        ("12 минут", "12-minut"),
        ("👍", generated_id("👍")),
        ("X-unnamed", generated_id("X-unnamed")),
    ],
)  # fmt: skip
def test_an_id_says_what_the_item_says(text: str, name: str) -> None:
    assert readable_id(text) == name


def test_ids_that_are_taken_get_a_number() -> None:
    taken = {"pochta", "pochta-2"}
    assert readable_id("Почта", taken) == "pochta-3"


@given(st.text(min_size=1), st.sets(st.sampled_from(["a", "a-2", "b"])))
def test_whatever_the_text_the_id_is_one_and_not_taken(text: str, taken: set[str]) -> None:
    name = readable_id(text, taken)
    assert re.fullmatch(ID_PATTERN, name)
    assert len(name) <= 50
    assert name not in taken
    assert name == readable_id(text, taken)
