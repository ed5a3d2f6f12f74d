"""Markdown reduces to the words that a reader would see."""

import pytest

from kbgen.markdown import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Важно:** нажмите *кнопку* и `код`", "Важно: нажмите кнопку и код"),
        ("# Заголовок\n\n- один\n- два\n\n1. три", "Заголовок один два три"),
        ("[ссылка](https://x.y) и ![рис](a.png)", "ссылка и рис"),
        ("[[responses/ask|номер]] и [[glossary/sla]]", "номер и sla"),
        ("snake_case и 2*3", "snake_case и 2*3"),
        ("_курсив_ ~~нет~~ ==да==", "курсив нет да"),
        ("> цитата\n> ещё", "цитата ещё"),
        ("```py\nx = 1\n```\nтекст", "x = 1 текст"),
        ("сноска[^1]\n\n[^1]: тут", "сноска тут"),
        ("\\*не курсив\\*", "*не курсив*"),
        ("слово{ .big }", "слово"),
        ('!!! note "x"\n    текст', "текст"),
        ("", ""),
    ],
)
def test_words_remain(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text
