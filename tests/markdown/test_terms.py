"""Pages explain the glossary's terms."""

import pytest

from tests.markdown.pages import Elements, render


def terms(text: str, page: str = "index.md") -> list[str]:
    html = Elements(render(text, page=page, explain=True, clean=True))
    return [at["data-kb-term"].removeprefix("glossary/") for at in html.of("kb-term")]


def test_a_term_is_a_link_that_carries_its_definition() -> None:
    html = Elements(render("По SLA.", page="tracks/l2.md", explain=True))
    assert html.of("kb-term") == [
        {
            "class": "kb-term",
            "data-kb-definition": 'Срок "ответа" & решения',
            "data-kb-term": "glossary/sla",
            "href": "../glossary/sla.md",
        }
    ]
    assert html.text == "По SLA."


def test_every_section_explains_a_term_once() -> None:
    assert terms("SLA и SLA\n\nSLA\n\n## Раздел\n\nтикеты, SLA\n\n- SLA\n\n### Ещё\n\nSLA") == [
        "sla", "ticket", "sla", "sla",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# SLA",
        "SLA\n===",
        "`SLA`",
        "    SLA",
        "```\nSLA\n```",
        "[SLA](x.md)",
        "[**SLA**](x.md)",
        "[[tracks/l2|SLA]]",
        "<https://SLA.org/SLA>",
        "++sla++",
        '<div class="kb-no-terms" markdown>\n\nSLA **SLA**\n\n</div>',
        "SLA\n{ .kb-no-terms }",
        "x <button>SLA</button>",
        '<a href="x">SLA **SLA**</a>',
        "x <kbd>SLA</kbd>, <code>SLA</code> и <KBD>SLA</KBD>",
        '??? note "SLA"\n    текст',
        "![SLA](a.png)",
        "<p>SLA</p>",
    ],
)
def test_some_places_explain_nothing(text: str) -> None:
    assert terms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "**SLA**",
        "- SLA",
        "1. SLA",
        "> SLA",
        "| SLA |\n|---|\n| a |",
        "a\n:   SLA",
        '!!! note "x"\n    SLA',
        "текст[^1]\n\n[^1]: SLA",
        "`x` SLA",
        "*a* SLA *b*",
        "\\* SLA \\*",
        "(SLA), «SLA»",
        "&lt;SLA&gt;",
        '<div class="card" markdown>\n\nSLA\n\n</div>',
    ],
)
def test_running_text_is_explained(text: str) -> None:
    assert terms(text) == ["sla"]


def test_a_heading_in_raw_html_begins_a_section() -> None:
    assert terms('SLA\n\n<h2 id="x">Раздел</h2>\n\nSLA') == ["sla", "sla"]


def test_raw_html_that_is_left_alone_ends() -> None:
    assert terms("<kbd>SLA</kbd> тикет") == ["ticket"]
    assert terms("<kbd>SLA\n\nтикет") == ["ticket"]
    assert terms("SLA</kbd> <b>тикет</b>") == ["sla", "ticket"]


def test_a_term_is_not_explained_on_its_own_page() -> None:
    assert terms("SLA и тикет", page="glossary/sla.md") == ["ticket"]


def test_text_around_terms_is_kept() -> None:
    text = "До SLA, *между* второй линией и тикетами\\* &amp; `код` эскалации; после."
    html = Elements(render(text, explain=True))
    assert html.text == "До SLA, между второй линией и тикетами* & код эскалации; после."
    assert [at["data-kb-term"] for at in html.of("kb-term")] == [
        "glossary/sla", "glossary/l2", "glossary/ticket", "glossary/escalation",
    ]  # fmt: skip


def test_titles_and_the_table_of_contents_stay_clean() -> None:
    from kbgen.markdown import KbgenExtension
    from tests.markdown.pages import SmallWiki, full_markdown

    extension = KbgenExtension(SmallWiki())
    extension.begin("index.md", clean=True)
    md = full_markdown(extension)
    html = md.convert("# SLA и [[responses/ask]] \ufdd0b> {{x}}\n\nSLA")
    (token,) = md.toc_tokens  # type: ignore[attr-defined]
    assert token["name"] == "SLA и Попросить номер &lt;b&gt; {{x}}"
    assert html.count("kb-term") == 2  # the class and the attribute of one link


def test_pages_that_do_not_explain_stay_as_they_are() -> None:
    assert render("По SLA.", explain=False) == "<p>По SLA.</p>"
