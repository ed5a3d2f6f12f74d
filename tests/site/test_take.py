"""A page's Markdown to take: readable, complete, its links alive; and the base for programs."""

import json
import posixpath
import re

import pytest

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.settings import Settings
from kbgen.site import SiteWiki
from kbgen.site.data import kb_json, llms_txt
from kbgen.site.take import readable
from tests.conftest import Golden
from tests.site.conftest import built, page

RU = get_locale("ru")


def place(path: str) -> str | None:
    """Return where MkDocs puts a page's Markdown."""
    name = path.removesuffix(".md")
    return f"{name}.md" if posixpath.basename(name) == "index" else f"{name}/index.md"


def taken(markdown: str, library: Library, path: str = "tools/vpn.md") -> str:
    return readable(markdown, path, SiteWiki(library, RU, Settings()), place)


def test_every_page_reads_without_what_the_template_needs(full: Library) -> None:
    for one in built(full, reference=True).pages:
        text = taken(one.markdown, full, one.path)
        prose = re.sub(r"^(```+)[^`].*?^\1$|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)
        assert not re.search(r"</?(?:div|span|section|svg|kb-|button|mark)\b", prose), one.path
        assert not re.search(r"\{ ?[.#][a-z]|data-kb|&#\d", prose), one.path
        assert "\n\n\n" not in text


@pytest.mark.parametrize(
    "path",
    ["tracks/l2.md", "responses/ask-number.md", "escalations/outage.md", "decisions/to-l3.md"],
)
def test_pages_as_they_are_taken(path: str, full: Library, golden: Golden) -> None:
    name = path.replace("/", "-")
    golden.check(f"taken-{name}", taken(page(built(full), path).markdown, full, path))


def test_links_lead_to_the_markdown_of_other_pages(full: Library) -> None:
    places = {place(one.path) for one in built(full).pages} | {place(path) for path in full.pages}
    links = 0
    for one in built(full).pages:
        folder = posixpath.dirname(place(one.path) or "")
        for target in re.findall(r"\]\(([^)#\s:]+\.md)", taken(one.markdown, full, one.path)):
            assert posixpath.normpath(posixpath.join(folder, target)) in places, (one.path, target)
            links += 1
    assert links > 30


def test_references_and_embeddings_are_written_out(full: Library) -> None:
    text = taken("# x\n\nСм. [[glossary/sla|сроки]] и [[tools/vpn]].\n\n![[glossary/sla]]\n", full)
    assert "[сроки](../../glossary/sla/index.md)" in text
    assert "[[" not in text


def test_code_stays_to_the_letter(full: Library) -> None:
    code = '```html\n<div class="kb">{ .x }</div> [[glossary/sla]]\n<!-- so -->\n```'
    assert '<div class="kb">{ .x }</div> [[glossary/sla]]' in taken(f"# x\n\n{code}\n", full)


def test_comments_are_nobodys_business(full: Library) -> None:
    assert "тайна" not in taken("# x\n\n<!-- тайна -->\nтекст\n", full)


def test_a_reply_is_a_block_of_plain_text(full: Library) -> None:
    text = taken(
        page(built(full), "responses/ask-number.md").markdown, full, "responses/ask-number.md"
    )
    assert "```text\n" in text
    assert "[имя клиента]" in text


def test_json_holds_every_entry_with_its_links_both_ways(full: Library) -> None:
    data = json.loads(kb_json(full, RU, lambda path: path.removesuffix(".md") + "/", place))
    assert (data["format"], data["version"], data["language"]) == ("kbgen", 1, "ru")
    assert [entry["ref"] for entry in data["entries"]] == list(full.entries)
    assert sum(one["count"] for one in data["collections"]) == len(data["entries"])
    for entry in data["entries"]:
        assert entry["links"] == full.links.get(entry["ref"], [])
        assert entry["backlinks"] == full.backlinks.get(entry["ref"], [])
    outage = next(entry for entry in data["entries"] if entry["ref"] == "escalations/outage")
    assert outage["fields"]["reaction"] == "15 minutes"
    assert outage["fields"]["evidence"] == [{"id": "times", "text": "Время первой жалобы"}]
    assert outage["markdown"] == "escalations/outage/index.md"
    assert outage["verified"] == "2026-03-01"


def test_json_is_the_same_every_time(full: Library) -> None:
    assert kb_json(full, RU, place, place) == kb_json(full, RU, place, place)


def test_the_list_of_pages_has_a_line_for_each(full: Library) -> None:
    text = llms_txt("База [L2]", "Всё\nо нас", full, RU, place).decode()
    assert text.startswith("# База [L2]\n\n> Всё о нас\n")
    for entry in full:
        assert f"]({place(f'{entry.ref}.md')})" in text
    assert "(night/index.md)" in text


def test_every_key_is_documented(full: Library) -> None:
    from tests.base.conftest import ROOT

    said = (ROOT / "docs/dev/data.md").read_text(encoding="utf-8")
    data = json.loads(kb_json(full, RU, place, place))
    keys = {*data, *data["entries"][0], *data["collections"][0], *data["pages"][0]}
    assert [key for key in sorted(keys) if f"`{key}`" not in said] == []
