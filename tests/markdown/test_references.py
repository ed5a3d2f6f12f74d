"""References become links, cards, or visible text."""

import pytest
from markdown import markdown

from kbgen.markdown import LinkTarget
from tests.markdown.pages import Elements, SmallWiki, full_markdown, render

LINK = '<a class="kb-ref kb-ref--responses" href="ask.md" title="Когда номера нет">{}</a>'


@pytest.mark.parametrize(
    ("reference", "href", "text"),
    [
        ("[[responses/ask]]", "ask.md", "Попросить номер"),
        ("[[ responses/ask ]]", "ask.md", "Попросить номер"),
        ("[[responses/ask|номер]]", "ask.md", "номер"),
        ("[[responses/ask | номер ]]", "ask.md", "номер"),
        ("[[tracks/l2#accounts]]", "../tracks/l2.md#accounts", "Доступы"),
        ("[[glossary]]", "../glossary/index.md", "Глоссарий"),
        ("[[wiki/vpn.md#setup|сеть]]", "../wiki/vpn.md#setup", "сеть"),
        ("![[responses/ask]] в строке", "ask.md", "Попросить номер"),
    ],
)
def test_a_reference_is_a_link_to_the_source_of_its_page(
    reference: str, href: str, text: str
) -> None:
    html = Elements(render(reference))
    (link,) = html.of("kb-ref")
    assert link["href"] == href
    assert html.text.startswith(text)


def test_links_are_relative_to_the_page() -> None:
    assert 'href="responses/ask.md"' in render("[[responses/ask]]", page="index.md")
    assert 'href="../../responses/ask.md"' in render("[[responses/ask]]", page="a/b/c.md")
    assert 'href="responses/ask.md"' in render("[[responses/ask]]", page=None)
    assert 'href="#accounts"' in render("[[tracks/l2#accounts]]", page="tracks/l2.md")
    assert 'href="l2.md"' in render("[[tracks/l2]]", page="tracks/l2.md")


def test_addresses_are_quoted() -> None:
    wiki = SmallWiki({"a": LinkTarget("A", "вики/a b?c#d.md")})
    assert 'href="../%D0%B2%D0%B8%D0%BA%D0%B8/a%20b%3Fc%23d.md"' in render("[[a]]", wiki=wiki)


def test_titles_are_text_exactly() -> None:
    title = '*a* <b> &lt; &amp; \\_ `x` "q" [[y]]'
    html = Elements(
        render("[[a]]", wiki=SmallWiki({"a": LinkTarget(title, "a.md", summary=title)}))
    )
    assert html.text.strip() == title
    assert html.of("kb-ref")[0]["title"] == title
    assert [tag for tag, _ in html.found] == ["p", "a"]


def test_the_words_of_a_link_are_markdown() -> None:
    html = render("[[responses/ask|**очень** `x[0]` важно]]")
    assert LINK.format("<strong>очень</strong> <code>x[0]</code> важно") in html


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("[[responses/nope]]", "responses/nope"),
        ("[[no such|слова]]", "слова"),
        ("[[a/b#c]]", "a/b#c"),
    ],
)
def test_a_reference_to_nothing_stays_visible(reference: str, text: str) -> None:
    html = Elements(render(f"см. {reference}."))
    assert html.of("kb-missing") == [{"class": "kb-missing", "title": "Такой записи нет"}]
    assert html.text == f"см. {text}."


@pytest.mark.parametrize(
    "text",
    [
        "`[[responses/ask]]`",
        "```\n[[responses/ask]]\n```",
        "    [[responses/ask]]",
        "\\[[responses/ask]]",
        "[\\[responses/ask]]",
        "[[]]",
        "[[|x]]",
        "[[responses/ask",
        "[responses/ask]",
        "[[a[b]]",
        "[[a\nb]]",
    ],
)
def test_what_is_no_reference_is_left_alone(text: str) -> None:
    html = Elements(render(text))
    assert not html.of("kb-ref")
    assert not html.of("kb-missing")


def test_other_brackets_keep_their_meaning() -> None:
    html = render(
        'Сноска[^1], [текст][ref], [ref], ![рис](a.png), [ссылка](b.md "т").\n\n- [ ] дело\n\n'
        "[^1]: Сноска с [[responses/ask]].\n[ref]: https://example.org\n"
    )
    assert 'href="#fn:1"' in html
    assert '<a href="https://example.org">текст</a>, <a href="https://example.org">ref</a>' in html
    assert '<img alt="рис" src="a.png" />' in html
    assert '<a href="b.md" title="т">ссылка</a>' in html
    assert 'type="checkbox"' in html
    assert LINK.format("Попросить номер") in html


def test_a_reference_may_stand_in_a_table() -> None:
    html = render("| a | b |\n|---|---|\n| [[responses/ask|тут]] | `[[x|y]]` |")
    assert f"<td>{LINK.format('тут')}</td>" in html
    assert "<td><code>[[x|y]]</code></td>" in html


def test_a_reference_may_stand_in_a_heading() -> None:
    html = render("## О [[responses/ask]]")
    assert 'id="о-попросить-номер"' in html
    assert LINK.format("Попросить номер") in html


def test_a_link_holds_no_link() -> None:
    html = Elements(render("[до [[responses/ask]] после](x.md)"))
    assert [(tag, at.get("href")) for tag, at in html.found if tag == "a"] == [("a", "x.md")]
    assert html.text == "до Попросить номер после"


def test_an_image_may_have_a_reference_in_its_text() -> None:
    assert 'alt="см. Попросить номер"' in render("![см. [[responses/ask]]](a.png)")


def test_without_a_wiki_references_are_text() -> None:
    text = "[[responses/ask|номер]] и ![[responses/ask]]\n\n![[responses/ask]]"
    assert Elements(markdown(text, extensions=["kbgen"])).text == (
        "[[responses/ask|номер]] и ![[responses/ask]]\n![[responses/ask]]"
    )


def test_the_extension_can_be_named_by_its_module() -> None:
    assert markdown("`a`", extensions=["kbgen.markdown"]) == "<p><code>a</code></p>"


def test_one_instance_renders_many_pages() -> None:
    from kbgen.markdown import KbgenExtension

    extension = KbgenExtension(SmallWiki())
    for page, href in (("index.md", "responses/ask.md"), ("tracks/l2.md", "../responses/ask.md")):
        extension.begin(page)
        assert f'href="{href}"' in full_markdown(extension).convert("[[responses/ask]]")


@pytest.mark.parametrize(
    "text", ["a[[1]]", "if [[ -f x ]]; then", "[[:alpha:]]", "[[ $a | b ]]", "[[$a|b]]", "[[…]]"]
)
def test_brackets_that_nobody_meant_as_a_reference_stay_text(text: str) -> None:
    html = Elements(render(text))
    assert not html.of("kb-missing")
    assert html.text.strip() == text


def test_words_that_somebody_meant_as_a_reference_show_that_they_lead_nowhere() -> None:
    assert [one["class"] for one in Elements(render("[[Сверка итогов]]")).of("kb-missing")]
