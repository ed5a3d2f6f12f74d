"""Guarded bodies are shown as they were written, and can do nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.markdown import guard
from kbgen.markdown.marks import LESS, restore
from tests.markdown.pages import Elements, render


def shown(body: str, **options: object) -> Elements:
    return Elements(render(guard(body, **options), clean=True))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    [
        "a <b>x</b> c",
        "<div>x</div>",
        "<!-- x",
        "1 < 2",
        "{{client.first_name}}",
        "{{ x }}{% y %}",
        "a <!-- b",
        "</div>",
        "<div markdown>x</div>",
    ],
)
def test_html_and_braces_are_text(body: str) -> None:
    html = shown(body)
    assert html.text == body
    assert [tag for tag, _ in html.found] == ["p"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("`<b>&{{x}}`", "<b>&{{x}}"),
        ("```\n<b> {x} & {{y}}\n```", "<b> {x} & {{y}}\n"),
        ("~~~ html\n<b onclick='{x}'>|</b>\n~~~", "<b onclick='{x}'>|</b>\n"),
        ("    <b> {x} & {{y}}", "<b> {x} & {{y}}\n"),
        ("`#!html <b>{{x}}</b>`", "<b>{{x}}</b>"),
        ('```\n[TOC] [[a|b]] --8<-- "x"\n```', '[TOC] [[a|b]] --8<-- "x"\n'),
    ],
)
def test_code_shows_what_was_written(body: str, code: str) -> None:
    assert shown(body).text == code


def test_html_is_highlighted_as_html() -> None:
    html = render(guard('```html\n<b class="x">{{y}}</b>\n```'), clean=True)
    assert '<span class="nt">b</span>' in html
    assert "err" not in html


@pytest.mark.parametrize(
    ("body", "href", "text"),
    [
        ("<https://example.org/?a=1&b=2>", "https://example.org/?a=1&b=2", None),
        ("<http://example.org>", "http://example.org", None),
        ("<mailto:a@example.org>", "mailto:a@example.org", "a@example.org"),
        ("<a.b+c@example.org>", "mailto:a.b+c@example.org", "a.b+c@example.org"),
        ("<tel:+74951234567>", "tel:+74951234567", "+74951234567"),
        ("*<https://example.org/a_b_c>*", "https://example.org/a_b_c", None),
    ],
)
def test_autolinks_still_work(body: str, href: str, text: str | None) -> None:
    html = shown(body)
    assert [at for tag, at in html.found if tag == "a"] == [{"href": href}]
    assert html.text == (text or href)


@pytest.mark.parametrize(
    "body", ["<javascript:alert(1)>", "<ftp://x>", "<a@b>", "<data:text/html,x>"]
)
def test_other_addresses_in_angle_brackets_are_text(body: str) -> None:
    html = shown(body)
    assert html.text == body
    assert "a" not in [tag for tag, _ in html.found]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("{ .big }", {"class": "big"}),
        ("{: #here .big .small }", {"id": "here", "class": "big small"}),
        ('{ title="a b" lang=en }', {"title": "a b", "lang": "en"}),
        ("{ data-sort='x' }", {"data-sort": "x"}),
    ],
)
def test_harmless_attributes_may_be_set(attributes: str, expected: dict[str, str]) -> None:
    assert shown(f"*x*{attributes}").found[1] == ("em", expected)


@pytest.mark.parametrize(
    "attributes",
    [
        "{ onclick=x }",
        "{ ONCLICK=x }",
        "{: style='color:red' }",
        '{ .a onmouseover="x" }',
        "{ .a style=x .b }",
        "{ #__config }",
        "{ .mermaid }",
        "{ .md-overlay }",
        "{ data-md-component=search }",
        "{ data-kb-item=x }",
        "{ .a }{ onclick=x }",
        "{.a\tonclick=x }",
        "{ hidden }",
        "{ class=mermaid }",
        "{ id=__config }",
    ],
)
@pytest.mark.parametrize("body", ["*x*{}", "# x {}", "x\n{}", "- x\n{}", "| a {} |\n|---|\n| b |"])
def test_other_attributes_are_text(attributes: str, body: str) -> None:
    html = Elements(render(guard(body.replace("{}", attributes))))  # cleaning has no part in it
    allowed = {"class", "id", "href", "title", "data-sort"}
    for _, found in html.found:
        assert found.keys() <= allowed
        assert not found.get("id", "").startswith("__")
        assert not {"mermaid", "md-overlay"} & set(found.get("class", "").split())


def test_placeholders_beside_emphasis_stay() -> None:
    body = "**Здравствуйте,**{{client.first_name}}*!*<**x**"
    assert shown(body).text == "Здравствуйте,{{client.first_name}}!<x"


@pytest.mark.parametrize(
    ("body", "level", "expected"),
    [
        ("# a\n\n## b", 2, "### a\n\n#### b"),
        ("#### a", 2, "### a"),
        ("## a\n\n# b", 3, "##### a\n\n#### b"),
        ("# a\n\n###### b", 3, "#### a\n\n###### b"),
        ("a\n===\n\nb\n---\n", 2, "### a\n\n\n#### b\n\n"),
        ("# a #", 2, "### a "),
        ("- # a", 2, "- ### a"),
        ("> # a", 2, "> ### a"),
        ("- a\n\n    # b", 2, "- a\n\n    ### b"),
        ("#12345 — номер", 2, "\\#12345 — номер"),
        ("#12345 — номер", 0, "\\#12345 — номер"),
        ("# a", 0, "# a"),
        ("```\n# a\n```", 2, "```\n# a\n```"),
        ("    # a", 2, "    # a"),
        ("a # b", 2, "a # b"),
        ("a\n\n---\n\nb", 2, "a\n\n---\n\nb"),
    ],
)
def test_headings_come_under_those_of_the_page(body: str, level: int, expected: str) -> None:
    assert guard(body, level=level) == expected


def test_a_fence_that_is_never_closed_cannot_swallow_the_page() -> None:
    page = f"{guard('```')}\n\n# Раздел\n\n{guard('```')}\n"
    html = Elements(render(page, clean=True))
    assert "h1" in [tag for tag, _ in html.found]
    assert html.text.startswith("```")


@pytest.mark.parametrize("body", ['--8<-- "secret.txt"', "--8<--\nsecret.txt\n--8<--", ";--8<-- x"])
@pytest.mark.parametrize("raw_html", [False, True])
def test_files_cannot_be_included(body: str, raw_html: bool) -> None:  # noqa: FBT001
    assert "8<" not in guard(body, raw_html=raw_html)
    assert restore(guard(body)) == body


def test_a_table_of_contents_belongs_to_the_page() -> None:
    html = shown("[TOC]\n\n# a\n\n# b")
    assert html.text.startswith("[TOC]")


def test_control_characters_and_marks_of_ones_own_are_dropped() -> None:
    assert guard(f"a\x02\x03\x00\x1b\x7f\ufdd0\ufdd5\ufdef\uffff{LESS}b\r\nc\rd") == "ab\nc\nd"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<b>x</b>", True),
        ("a<br>b", True),
        ("<kbd>x</kbd> <img src=x> <https://x.y> 1 < 2", True),
        ("<!-- x -->", True),
        ("<div>", False),
        ("</div>", False),
        ("<div><b></div></b>", False),
        ("<!-- x", False),
        ("<?php", False),
        ("<b", False),
        ('<a href="', False),
    ],
)
def test_raw_html_is_kept_where_the_project_allows_it_and_it_is_closed(
    body: str,
    kept: bool,  # noqa: FBT001
) -> None:
    assert ("<" in guard(body, raw_html=True)) is kept


def test_raw_html_is_still_cleaned() -> None:
    body = '<b onclick="x()">b</b> <script>x()</script> <a href="javascript:x()">a</a>'
    html = render(guard(body, raw_html=True), clean=True)
    assert html == "<p><b>b</b>  <a>a</a></p>"


@given(st.text(st.sampled_from("<>{}`~#-=*_[]()!|\\&;:\"' \n\tab1.8x/"), max_size=60))
def test_nothing_guarded_can_begin_html_or_an_attribute_list(body: str) -> None:
    guarded = guard(body, level=2)
    assert "<" not in guarded
    assert "{{" not in guarded
    assert guard(restore(guarded)) == guard(restore(guard(restore(guarded))))
