"""Pieces of the whole base in a hand-written page: what they show, that their links are references."""

import re

import pytest

from kbgen.library import Library, references
from kbgen.locales import get_locale
from kbgen.settings import Settings
from kbgen.site import SectionLink, SiteWiki
from kbgen.site.pieces import PIECES
from tests.conftest import KnowledgeBase
from tests.markdown.pages import render

RU = get_locale("ru")
SECTIONS = (
    SectionLink("Главная", "index.md"),
    SectionLink("Введение", "intro.md"),
    SectionLink("Ответы", "responses/index.md"),
    SectionLink("Вики", "wiki/index.md"),
)


@pytest.fixture
def base(kb: KnowledgeBase) -> Library:
    for name in ("a", "b"):
        kb.write(
            f"responses/{name}.yml",
            f"id: {name}\ntitle: Ответ {name}\nvariants:\n  - {{lang: en, text: Hello}}\n"
            f"  - {{lang: ru, text: 'Здравствуйте, {{{{client.first_name}}}}!'}}\n",
        )
    kb.write("guidelines/g.yml", "id: g\ntitle: g\nwhy: x\nresponses: [responses/b]\n")
    kb.write("docs/intro.md", "---\ndescription: Кто <мы>\nkb_icon: start\n---\n\n# Введение\n")
    kb.write("docs/wiki/index.md", "# Вики\n")
    for name in ("vpn", "mail"):
        kb.write(f"docs/wiki/{name}.md", f"# {name}\n")
    return kb.load()


def piece(library: Library, name: str) -> str:
    return SiteWiki(library, RU, Settings(), SECTIONS).embed(name) or ""


def test_sections_are_those_of_the_navigation_without_home(base: Library) -> None:
    shown = piece(base, "sections")
    assert re.findall(r"\[\[[^|]+\|([^\]]+)\]\]", shown) == ["Введение", "Ответы", "Вики"]


def test_a_section_says_its_description_its_icon_and_its_count(base: Library) -> None:
    shown = piece(base, "sections")
    assert "Кто &#60;мы&#62;" in shown
    assert ".kb-k-start" in shown
    assert "2 ответа" in shown
    assert RU.text("collections.responses.lead") in shown
    assert "2 статьи" in shown


def test_the_most_used_response_comes_first_in_the_language_of_the_site(base: Library) -> None:
    shown = piece(base, "frequent-responses")
    assert shown.index("Ответ b") < shown.index("Ответ a")
    assert "Hello" not in shown
    assert "имя&#32;клиента" in shown or "имя клиента" in shown
    assert shown.count("<kb-copy ") == 2


def test_there_is_no_piece_of_another_name(base: Library) -> None:
    wiki = SiteWiki(base, RU, Settings(), SECTIONS)
    assert wiki.embed("sektions") is None
    assert wiki.target("sections") is None


@pytest.mark.parametrize("name", list(PIECES))
def test_a_piece_renders_on_any_page_with_nothing_left_over(name: str, full: Library) -> None:
    wiki = SiteWiki(full, RU, Settings(), SECTIONS)
    html = render(f"# x\n\n![[{name}]]\n", wiki=wiki, page="a/b.md")
    assert "![[" not in html
    assert "[[" not in html
    assert " markdown" not in html
    assert not re.search(r"\{ ?[.#]kb", html)
    assert len(html) > 200


def test_a_name_in_a_sentence_embeds_nothing(base: Library) -> None:
    wiki = SiteWiki(base, RU, Settings(), SECTIONS)
    html = render("Вставка ![[sections]] такая", wiki=wiki, page="index.md")
    assert "kb-list" not in html
    assert "<a " not in html


def test_the_check_knows_every_piece() -> None:
    assert set(references.PIECES) == set(PIECES)


def test_a_piece_that_is_misspelled_is_named(kb: KnowledgeBase) -> None:
    kb.write("glossary/search.yml", "id: search\ntitle: Поиск\ndefinition: x\n")
    kb.write("docs/index.md", "# x\n\n![[search]]\n\n![[sektions]]\n\n![[whatever]]\n")
    assert kb.problems() == ["docs/index.md:5:4 KB204", "docs/index.md:7:4 KB204"]
    found, _ = kb.check().errors
    assert found.args["near"] == "sections"


def test_the_readers_plan_invites_to_the_first_one_and_is_nothing_where_there_is_none(
    kb: KnowledgeBase,
) -> None:
    assert (SiteWiki(kb.load(), RU, Settings()).embed("my-plan") or "").strip() == ""
    step = "phases: [{id: p, title: P, steps: [{id: s, title: S}]}]"
    kb.write("tracks/b.yml", f"id: b\ntitle: B\norder: 2\n{step}\n")
    kb.write("tracks/a.yml", f"id: a\ntitle: A\norder: 1\n{step}\n")
    wiki = SiteWiki(kb.load(), RU, Settings(), SECTIONS)
    html = render("# x\n\n![[my-plan]]\n", wiki=wiki, page="index.md")
    assert 'data-part="plan"' in html
    assert "<kb-my-plan" in html
    assert "Начните план" in html
    assert "tracks/a.md" in html
    assert "tracks/b.md" not in html
