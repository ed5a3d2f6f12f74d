"""Code is highlighted as it was written, as far as that takes bounded time."""

import pytest
from markdown import markdown

from kbgen.markdown import KbgenExtension
from kbgen.markdown.fences import HIGHLIGHTED, HIGHLIGHTED_LINE, fences
from tests.markdown.pages import Elements, render


@pytest.mark.parametrize("line", ["x = 1", "x = 1" + " + 1" * (HIGHLIGHTED_LINE // 4)])
@pytest.mark.parametrize("count", [1, HIGHLIGHTED // 5])
def test_only_code_of_bounded_size_is_highlighted_where_nobody_vouches_for_it(
    line: str, count: int
) -> None:
    source = "\n".join([line] * count)
    html = render(f"```python\n{source}\n```", clean=True)
    small = len(line) <= HIGHLIGHTED_LINE and len(source) <= HIGHLIGHTED
    assert ('class="mi"' in html) is small
    assert Elements(html).text.strip() == source


def test_code_of_any_size_is_highlighted_on_hand_written_pages() -> None:
    assert 'class="mi"' in render("```python\n" + "x = 1\n" * HIGHLIGHTED + "```")


def test_code_needs_no_superfences() -> None:
    html = markdown(
        "```\n<b>\n```\n\n    <i>", extensions=["fenced_code", KbgenExtension(clean=True)]
    )
    assert Elements(html).text == "<b>\n\n<i>\n"


@pytest.mark.parametrize(
    "text", ["^*~*~", "*^~^~*", "**a** ^*~*~ **b**", "*x ^a ~b* ~c", "x^*y~ *z~ ~w*^"]
)
def test_delimiters_that_trip_the_extension_are_text(text: str) -> None:
    assert "<p>" in render(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\na\n```", [(0, 3)]),
        ("x\n\n```py\na\n```\n", [(2, 5)]),
        ("```\na", []),
        ("```\na\n````\n```", [(0, 4)]),
        ("~~~\n```\n~~~\n```", [(0, 3)]),
        ("``` a b\n```\nx\n```", [(1, 4)]),
        ("  ```\n  a\n  ```", [(0, 3)]),
        ("> ```\n> a\n> ```", [(0, 3)]),
        ("> ```\na\n> ```", []),
        ("```{.py}\na\n```", [(0, 3)]),
        ("```py title='a b' linenums=\"1\"\na\n```", [(0, 3)]),
        ('```py x="1"\na\n```', []),
        ("```\n\n\n```", [(0, 4)]),
    ],
)
def test_fences_are_found_as_superfences_finds_them(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert list(fences(text.split("\n"))) == expected
    assert render(text).count('class="language-') == len(expected)
