"""Text is never markup: whatever a title, a tag or a name says is shown, on pages and in cards."""

import re
from html import unescape
from html.parser import HTMLParser

import markdown
import pytest
from pymdownx.slugs import slugify

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.markdown import KbgenExtension
from kbgen.settings import Settings
from kbgen.site import SiteWiki
from tests.conftest import KnowledgeBase
from tests.site.conftest import built, page
from tests.test_locales import TEMPLATES

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "**bold** _it_ `code` ~~no~~",
    "[link](javascript:alert(1))",
    "![image](https://example.org/x.png)",
    "[[glossary/sla]] ![[glossary]]",
    "{{ here }} {% raw %} {# no #}",
    "{ .kb-badge #id onclick=x }",
    "a | b | c",
    "# not a heading",
    "1. not a list",
    "- not a list",
    "&lt;b&gt; &amp; &#42;",
    "\\*escaped\\* \\[x\\]",
    "https://example.org :smile: H~2~O ==mark== ^^ins^^ ++key++",
    "*[abbr]: definition",
    "[ref]: https://example.org",
    "--8<-- 'file.md'",
    "$x$ <!-- comment --> </div></section>",
    "Длинноеслово" * 20,
    "«Ёлки»\N{NO-BREAK SPACE}— 5\N{NO-BREAK SPACE}°C",
)
EXTENSIONS = ["attr_list", "md_in_html", "tables", "def_list", "admonition", "abbr", "footnotes"]
EXTENSIONS += ["toc", "pymdownx.superfences", "pymdownx.betterem", "pymdownx.tilde"]


class Text(HTMLParser):
    """Collects the text of a page and the text of each of its headings and links."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.text = " ".join("".join(self.words).split(" "))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def html_of(library: Library, source: str, path: str) -> str:
    """Return `source` rendered as the engine renders the page at `path`."""
    extension = KbgenExtension(SiteWiki(library, get_locale("ru"), Settings()))
    extension.begin(path, clean=True)
    options = {"toc": {"slugify": slugify(case="lower")}}
    return markdown.markdown(source, extensions=[*EXTENSIONS, extension], extension_configs=options)


@pytest.fixture
def hostile(kb: KnowledgeBase, request: pytest.FixtureRequest) -> Library:
    """Return a library whose every plain text is one hostile text."""
    said = "'" + request.param.replace("'", "''") + "'"
    fields = f"title: {said}\nsummary: {said}\ntags: [{said}]\nowner: {said}\n"
    kb.write("glossary/sla.yml", "id: sla\ntitle: SLA\ndefinition: Сроки.\n")
    kb.write("people/x.yml", f"id: x\n{fields}role: {said}\nhours: {said}\n")
    kb.write("tools/x.yml", f"id: x\n{fields}purpose: {said}\nteam: {said}\nsee: [people/x]\n")
    kb.write("escalations/x.yml", f"id: x\n{fields}severity: high\nteam: {said}\nchannel: {said}\n")
    kb.write("products/x.yml", f"id: x\n{fields}team: {said}\nchannel: {said}\nuse: x\n")
    kb.write(
        "tracks/x.yml",
        f"id: x\n{fields}audience: {said}\nroles:\n  - {{id: r, title: {said}}}\nphases:\n"
        f"  - id: p\n    title: {said}\n    summary: {said}\n    steps:\n"
        f"      - {{id: s, title: {said}, only_for: [r]}}\n"
        f"      - {{id: t, title: Второй, after: [s], read: [people/x]}}\n",
    )
    kb.write(
        "decisions/x.yml",
        f"id: x\n{fields}questions:\n  - id: q\n    text: {said}\n    answers:\n"
        f"      - {{id: a, text: {said}, goto: o}}\n      - {{id: b, text: Нет, goto: o}}\n"
        f"outcomes:\n  - {{id: o, title: {said}}}\n"
        f"scenarios:\n  - {{title: {said}, path: {{q: a}}, outcome: o}}\n",
    )
    kb.write(
        "handovers/x.yml",
        f"id: x\n{fields}fields:\n  - {{id: f, label: {said}, kind: choice, options: [{said}]}}\n",
    )
    library: Library = kb.load()
    assert "decisions/x" in library.entries
    return library


PATHS = ["people/x.md", "tools/x.md", "escalations/x.md", "tracks/x.md", "decisions/x.md"]
PATHS += ["handovers/x.md", "tools/index.md", "people/index.md", "topics.md"]
PATHS += ["maintenance/health.md", "matrix.md", "products/x.md"]


@pytest.mark.parametrize("hostile", HOSTILE, indirect=True, ids=range(len(HOSTILE)))
def test_a_text_is_shown_as_it_is_everywhere(hostile: Library) -> None:
    title = hostile.entries["people/x"].title
    site = built(hostile, reference=True)
    for path in PATHS:
        shown = Text(html_of(hostile, page(site, path).markdown, path))
        heading = page(site, path).title
        # Nothing is lost on the way, and nothing of it became markup.
        told = shown.text.replace("\xa0", " ")
        assert heading.replace("\xa0", " ") in told, f"{path}: {shown.text[:300]}"
        assert title in shown.text, path
        tags = {tag for tag, _ in shown.tags}
        assert not tags & {"script", "img", "em", "del", "b", "blockquote", "iframe"}, path
        for tag, attributes in shown.tags:
            assert not any(name.startswith("on") for name in attributes), (path, tag, attributes)
            assert not (attributes.get("href") or "").startswith("javascript:"), path
            if tag == "a" and (attributes.get("href") or "").startswith("http"):
                assert title not in (attributes["href"] or ""), path


@pytest.mark.parametrize("hostile", HOSTILE, indirect=True, ids=range(len(HOSTILE)))
def test_a_card_shows_a_text_as_it_is(hostile: Library) -> None:
    wiki = SiteWiki(hostile, get_locale("ru"), Settings())
    title = hostile.entries["people/x"].title
    for reference in ("people/x", "tracks/x#s", "decisions/x", "tools"):
        html = html_of(hostile, f"Вот:\n\n![[{reference}]]\n", "page.md")
        assert wiki.embed(reference)
        assert title in Text(html).text, reference
        assert "<script" not in html
        assert "<img" not in html


def test_templates_join_no_values_by_hand() -> None:
    """`~` and `join` escape for HTML alone: Markdown would pass."""
    for template in TEMPLATES.glob("*.j2"):
        text = template.read_text(encoding="utf-8")
        for found in re.findall(r"\{[{%].*?[%}]\}", text, re.DOTALL):
            assert "~" not in found, f"{template.name}: {found}"
            assert "| join" not in found, f"{template.name}: {found}"
            assert "| safe" not in found, f"{template.name}: {found}"


def test_a_body_keeps_its_markdown_and_loses_its_html(kb: KnowledgeBase) -> None:
    kb.write(
        "pitfalls/x.yml",
        "id: x\ntitle: X\ndoes: |\n  **Так** <b onclick=x>нельзя</b>, см. [[pitfalls/y]].\n\n"
        "  ```\n  <code>\n  ```\n\n  ## Заголовок\n",
    )
    kb.write("pitfalls/y.yml", "id: y\ntitle: Игрек\n")
    library = kb.load()
    html = html_of(library, page(built(library), "pitfalls/x.md").markdown, "pitfalls/x.md")
    assert "<strong>Так</strong> &lt;b onclick=x&gt;нельзя&lt;/b&gt;" in html
    assert 'href="y.md"' in html
    assert "&lt;code&gt;" in html
    assert re.search(r"<h3[^>]*>Заголовок", html), "headings of a body stand below the section's"


def test_raw_html_is_kept_where_the_settings_allow_it(kb: KnowledgeBase) -> None:
    kb.write("pitfalls/x.yml", "id: x\ntitle: <b>X</b>\ndoes: <kbd>Ctrl</kbd> и <i>всё</i>\n")
    library = kb.load()
    kept = page(built(library, raw_html=True), "pitfalls/x.md").markdown
    assert "<kbd>Ctrl</kbd> и <i>всё</i>" in kept
    assert "<b>" not in kept
    assert "<kbd>" not in page(built(library), "pitfalls/x.md").markdown


def test_a_reply_keeps_its_spaces_and_lines(kb: KnowledgeBase) -> None:
    text = (
        "Здравствуйте, {{client.first_name}}!\n\n  * раз  <два>\n\n```\nтри\n```\n</pre></div># x\n"
    )
    block = "".join(f"      {line}\n" for line in text.split("\n"))
    kb.write("responses/x.yml", f"id: x\ntitle: X\nvariants:\n  - text: |\n{block}")
    library = kb.load()
    html = html_of(library, page(built(library), "responses/x.md").markdown, "responses/x.md")
    reply = re.search(r'<pre class="kb-reply">(.*?)</pre>', html, re.DOTALL)
    assert reply
    plain = unescape(re.sub("<[^>]+>", "", reply[1]))
    assert plain == text.rstrip().replace("{{client.first_name}}", "[имя клиента]")
    assert html.count("</pre>") == 1


@pytest.mark.parametrize("hostile", HOSTILE, indirect=True, ids=range(len(HOSTILE)))
def test_a_piece_shows_texts_as_they_are(hostile: Library) -> None:
    for piece in ("matrix", "sections", "frequent-responses"):
        shown = Text(html_of(hostile, f"![[{piece}]]\n", "index.md"))
        assert not {tag for tag, _ in shown.tags} & {"script", "img", "em", "del", "b", "iframe"}
        for _, attributes in shown.tags:
            assert not any(name.startswith("on") for name in attributes), piece
    assert (
        hostile.entries["products/x"].title in Text(html_of(hostile, "![[matrix]]\n", "x.md")).text
    )
