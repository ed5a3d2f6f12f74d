"""Plain text is shown exactly as it is, wherever it is printed."""

import html as html_module
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.markdown import escape
from kbgen.markdown.marks import strip
from tests.markdown.pages import Elements, render

TEXTS = (
    "Обычный заголовок, просто так",
    "*a* **b** _c_ __d__ `e` ~~f~~ ==g== ^^h^^ x^2^ H~2~O",
    "[a](b) ![c](d) [e][f] [[g]] [^1]",
    "<b>x</b> <script>alert(1)</script> <!-- -->",
    "&amp; &lt; &#42; & AT&T",
    "# не заголовок",
    "- не список",
    "+ не список",
    "1. не список",
    "12) не список",
    "> не цитата",
    "!!! note",
    "??? note",
    '=== "tab"',
    ": не определение",
    "```",
    "~~~",
    "---",
    "***",
    "$x$ \\(y\\) \\",
    ":smile: :material-email: 12:30:45",
    "++ctrl+alt+del++",
    "(c) (r) (tm) +/- --> <-- =/= 1/2 c/o",
    "{ .a } {{x}} {: #b }",
    "a | b | c",
    "| a | b |",
    "\"a\" 'b'",
    "https://example.org www.example.org a@b.org",
    "*[HTML]: x",
    "[TOC]",
    '--8<-- "x"',
    "Шаг 1: начните (L2)",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "around", ["{}", "# {}", "- {}", "| {} |\n|---|\n| {} |", "**{}**", "> {}"]
)
def test_text_is_shown_as_it_is(text: str, around: str) -> None:
    html = Elements(render(around.replace("{}", escape(text)), clean=True))
    assert text in " ".join(html.text.split()).replace(" ¶", "").replace("¶", "")


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_safe_in_html_attributes(text: str) -> None:
    escaped = escape(text)
    assert not re.search(r"""[<>"']""", escaped)
    assert html_module.unescape(escaped) == text


def test_plain_words_stay_readable() -> None:
    text = "Шаг 1: попросите номер (если его нет), а потом - версию 2.1."
    assert escape(text) == text


def test_lines_become_one() -> None:
    assert escape(" a\n\tb\r\nc\x02\ufdd0 ") == "a b c"


@given(st.text(max_size=40))
def test_whatever_the_text_it_is_shown(text: str) -> None:
    shown = html_module.unescape(html_module.escape(strip(text)))
    assert html_module.unescape(escape(text)).split() == shown.split()
    assert "\n" not in escape(text)
