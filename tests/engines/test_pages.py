"""Generated pages in MkDocs: where they stand, what opens their source, what their titles say."""

import json
import re

import pytest

TERM = "id: vpn\ntitle: VPN\nbody: A tunnel.\n"
NASTY = '<img src=x onerror=alert(1)> & "it\'s"'


@pytest.fixture
def wiki(project):
    project.write("checklists/glossary/vpn.yml", TERM)
    project.write("checklists/glossary/sla.yml", "id: sla\ntitle: SLA\nbody: A promise.\n")
    project.write("checklists/tools/mail.yml", "id: mail\ntitle: Mail\nbody: It sends.\n")
    return project


def edit_link(html: str) -> str | None:
    found = re.search(r'<a href="([^"]+)" [^>]*rel="edit"', html)
    return found[1] if found else None


@pytest.mark.parametrize(
    ("settings", "link"),
    [
        (
            {"repo_url": "https://git.example.org/a/b", "edit_uri": "edit/main/docs/"},
            "https://git.example.org/a/b/edit/main/checklists/glossary/vpn.yml",
        ),
        (
            {"repo_url": "https://git.example.org/a/b", "edit_uri": "?file=docs"},
            "https://git.example.org/a/b?file=checklists/glossary/vpn.yml",
        ),
        (
            {"edit_uri_template": "https://ed.example.org/main/docs/{path}"},
            "https://ed.example.org/main/checklists/glossary/vpn.yml",
        ),
        (
            {"edit_uri_template": "https://ed.example.org/?path=docs%2F{path!q}"},
            "https://ed.example.org/?path=checklists%2Fglossary%2Fvpn.yml",
        ),
        ({"repo_url": "https://git.example.org/a/b"}, None),
        ({}, None),
    ],
)
def test_the_edit_button_opens_the_yaml_file(wiki, settings, link):
    theme = {"name": "material", "font": False, "features": ["content.action.edit"]}
    wiki.configure(theme=theme, **settings)
    wiki.build()
    assert edit_link(wiki.html("glossary/vpn/")) == link


def test_the_edit_button_of_a_hand_written_page_opens_that_page(wiki):
    theme = {"name": "material", "font": False, "features": ["content.action.edit"]}
    wiki.configure(theme=theme, repo_url="https://git.example.org/a/b", edit_uri="edit/main/docs/")
    wiki.build()
    assert edit_link(wiki.html("")) == "https://git.example.org/a/b/edit/main/docs/index.md"


def sidebar(html: str) -> list[str]:
    """Return what the links of the main navigation say."""
    nav = html[html.index('class="md-nav md-nav--primary') :]
    nav = nav[: nav.index('data-md-type="toc"')]
    found = re.findall(r'<a href="[^"#]*" class="md-nav__link[^>]*>\s*(.*?)\s*</a>', nav, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", text).strip() for text in found]


def test_sections_follow_the_hand_written_pages_under_their_own_titles(wiki):
    wiki.write("docs/zebra.md", "# Zebra\n")
    wiki.configure(theme={"name": "material", "font": False, "language": "ru"})
    wiki.build()
    assert sidebar(wiki.html("")) == ["Home", "Zebra", "Глоссарий", "Инструменты"]


def test_a_navigation_of_the_users_own_is_kept(wiki):
    wiki.configure(
        nav=[{"Start": "index.md"}, "glossary/index.md", {"Our tools": "tools/index.md"}]
    )
    wiki.build()
    assert sidebar(wiki.html("")) == ["Start", "Glossary", "Our tools"]


def test_a_section_left_out_of_the_navigation_is_there_all_the_same(wiki):
    wiki.configure(nav=["index.md", "glossary/index.md"])
    wiki.build(strict=True)
    assert sidebar(wiki.html("")) == ["Home", "Glossary"]
    assert "Mail" in wiki.html("tools/")


def test_an_entry_belongs_to_its_section(wiki):
    features = ["navigation.tabs", "navigation.path", "navigation.footer"]
    wiki.configure(theme={"name": "material", "font": False, "features": features})
    wiki.build()
    html = wiki.html("glossary/vpn/")
    tabs = html[html.index('class="md-tabs__list"') : html.index("<main")]
    active = re.findall(r'md-tabs__item--active">\s*<a href="([^"]*)"', tabs)
    assert active == ["../"]
    path = html[html.index('class="md-path__list"') : html.index("<article")]
    assert re.findall(r'<a href="([^"]*)"', path) == ["../..", "../"]
    assert re.findall(r'<link rel="(prev|next)" href="([^"]*)"', html) == [("prev", "../sla/")]


def test_entries_stay_out_of_the_navigation(wiki):
    wiki.build()
    assert "vpn" not in " ".join(sidebar(wiki.html("glossary/")))


def test_a_hand_written_page_stands_in_for_a_section(wiki):
    wiki.write("docs/glossary/index.md", "# Our words\n\nBy hand.\n")
    wiki.build(strict=True)
    assert "By hand." in wiki.html("glossary/")
    assert "A tunnel." in wiki.html("glossary/vpn/")


def test_titles_and_topics_are_text_wherever_the_theme_puts_them(wiki):
    nasty = json.dumps(NASTY)
    wiki.write(
        "checklists/glossary/nasty.yml",
        f"id: nasty\ntitle: {nasty}\nsummary: {nasty}\ntags: [{nasty}]\nbody: text\n",
    )
    theme = {
        "name": "material",
        "font": False,
        "features": ["navigation.footer", "navigation.path"],
    }
    wiki.configure(theme=theme, plugins=["search", "tags", "kbgen"])
    wiki.build()
    for path in wiki.site.rglob("*.html"):
        assert "<img src=x" not in path.read_text(encoding="utf-8")
    index = json.loads((wiki.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for record in index["docs"]:
        assert "<img" not in record["title"] + record["text"] + "".join(record.get("tags", []))
    html = wiki.html("glossary/nasty/")
    shown = "&lt;img src=x onerror=alert(1)&gt; &amp; &#34;it&#39;s&#34;"
    assert f"<title>{shown} - Support</title>" in html
    assert f'<meta name="description" content="{shown}">' in html
    assert f'aria-label="Previous: {shown}"' in wiki.html("glossary/sla/")


def test_a_card_on_a_hand_written_page_needs_no_extension_of_the_site(wiki):
    wiki.write("checklists/glossary/vpn.yml", "id: vpn\ntitle: VPN\nbody: A **tunnel**.\n")
    wiki.write("docs/index.md", "# Home\n\n![[glossary/vpn]]\n\n## Дом\n")
    wiki.build()
    html = wiki.html("")
    assert "A <strong>tunnel</strong>." in html
    assert " markdown" not in html[html.index("<article") : html.index("</article")]
    assert 'id="дом"' in html


def test_headings_of_any_script_have_anchors_of_their_own(wiki):
    wiki.write(
        "checklists/glossary/x.yml",
        "id: x\ntitle: X\nbody: |\n  ## Первый раз\n\n  a\n\n  ## Второй раз\n\n  b\n",
    )
    wiki.write("docs/index.md", "# Home\n\n## Первый раз\n")
    wiki.build()
    assert 'id="первый-раз"' in wiki.html("glossary/x/")
    assert 'id="первый-раз"' in wiki.html("")


def test_a_reader_sees_titles_and_topics_as_they_were_written(wiki, browser):
    nasty = json.dumps(NASTY)
    wiki.write(
        "checklists/glossary/nasty.yml",
        f"id: nasty\ntitle: {nasty}\nsummary: {nasty}\ntags: [{nasty}]\nbody: text\n",
    )
    wiki.write("docs/topics-by-hand.md", "# Topics\n\n<!-- material/tags -->\n")
    theme = {"name": "material", "font": False, "features": ["navigation.footer"]}
    wiki.configure(theme=theme, plugins=["search", "tags", "kbgen"], use_directory_urls=False)
    wiki.build()
    page = browser.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto((wiki.site / "glossary" / "nasty.html").as_uri())
    assert page.title() == f"{NASTY} - Support"
    assert page.get_attribute("meta[name=description]", "content") == NASTY
    assert page.text_content("h1").strip().removesuffix("¶") == NASTY
    assert page.text_content("[data-md-component=header-topic]").strip() == NASTY
    page.goto((wiki.site / "glossary" / "sla.html").as_uri())
    assert NASTY in page.text_content(".md-footer__link--prev")
    assert page.get_attribute(".md-footer__link--prev", "aria-label") == f"Previous: {NASTY}"
    page.goto((wiki.site / "topics-by-hand.html").as_uri())
    assert page.text_content(".md-typeset .md-tag").strip() == NASTY
    page.goto((wiki.site / "glossary" / "index.html").as_uri())
    assert page.get_by_text(NASTY).count()
    assert page.locator("img[src=x]").count() == 0
    assert said == []
    page.close()
