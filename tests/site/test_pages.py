"""The pages of every collection, in full, beside golden files; and what holds for each of them."""

import re
from posixpath import dirname, join, normpath

import pytest

from kbgen.library import Library
from kbgen.model import COLLECTIONS
from kbgen.site import Site
from tests.conftest import Golden, KnowledgeBase
from tests.site.conftest import built, page


@pytest.mark.parametrize("collection", list(COLLECTIONS))
def test_pages_of_a_collection(collection: str, full: Library, golden: Golden) -> None:
    pages = [page for page in built(full).pages if page.path.startswith(f"{collection}/")]
    golden.check(
        f"{collection}.md", "\n".join(f"<!-- {page.path} -->\n{page.text}" for page in pages)
    )


def test_the_page_of_topics(full: Library, golden: Golden) -> None:
    golden.check("topics.md", page(built(full), "topics.md").text)


def test_pages_speak_english(full: Library, golden: Golden) -> None:
    site = built(full, "en")
    paths = ("escalations/outage.md", "tracks/l2.md", "guidelines/index.md")
    golden.check("english.md", "\n".join(page(site, path).text for path in paths))


@pytest.mark.parametrize("collection", list(COLLECTIONS))
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_an_entry_with_only_id_and_title_has_a_page(
    collection: str, lang: str, kb: KnowledgeBase
) -> None:
    kb.write(f"{collection}/x.yml", "id: x\ntitle: Только название\n")
    site = built(kb.load(), lang)
    entry = page(site, f"{collection}/x.md")
    assert "# Только название\n" in entry.markdown
    assert "None" not in entry.markdown
    assert not re.search(r"^#+ *(\{.*)?$", entry.markdown, re.MULTILINE), "a heading without words"
    assert [each.path for each in site.pages] == [f"{collection}/x.md", f"{collection}/index.md"]


def test_an_empty_base_has_no_pages(kb: KnowledgeBase) -> None:
    site = built(kb.load())
    assert site.pages == []
    assert site.nav == []


def test_the_same_library_gives_the_same_bytes(full: Library) -> None:
    def everything(site: Site) -> list[tuple[str, str]]:
        return [(page.path, page.text) for page in site.pages]

    assert everything(built(full)) == everything(built(full))


def test_an_entry_page_knows_its_source_and_its_kind(full: Library) -> None:
    entry = page(built(full), "guidelines/understand.md")
    assert entry.source == "checklists/guidelines/understand.yml"
    assert entry.ref == "guidelines/understand"
    assert not entry.indexed
    assert entry.meta["title"] == "Разберитесь, прежде чем отвечать"
    assert entry.meta["description"] == "Прочитайте тикет целиком."
    assert entry.meta["tags"] == ["общение", "тикеты"]
    assert entry.meta["kb"] == {"ref": "guidelines/understand", "kind": "guidelines"}


def test_sections_stand_in_the_navigation_and_entries_do_not(full: Library) -> None:
    site = built(full)
    assert [item.path for item in site.nav] == [f"{name}/index.md" for name in COLLECTIONS]
    assert all(page.indexed for page in site.pages if page.path.endswith("index.md"))


def test_a_hand_written_page_stands_in_for_a_generated_one(full: Library) -> None:
    paths = [page.path for page in built(full).pages]
    assert "glossary/index.md" not in paths
    assert "glossary/sla.md" in paths
    assert len(paths) == len(set(paths))


def test_every_link_leads_to_a_page_and_to_an_anchor_on_it(full: Library) -> None:
    site = built(full)
    pages = {page.path: page.markdown for page in site.pages}
    pages |= {"glossary/index.md": "", "night.md": ""}
    links = 0
    for path, markdown in pages.items():
        for found in re.finditer(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", markdown):
            target = normpath(join(dirname(path), found[1])) if found[1] else path
            assert target in pages, f"{path}: {found[0]}"
            if found[2] and pages[target]:
                assert re.search(rf"(?:#|id=\"){re.escape(found[2])}[\s\"]", pages[target]), (
                    f"{path}: {found[0]}"
                )
            links += 1
    assert links > 50


def test_every_part_has_its_anchor_on_the_page(full: Library) -> None:
    site = built(full)
    for entry in full:
        markdown = page(site, f"{entry.ref}.md").markdown
        for part in entry.parts():
            assert re.search(rf"(?:#|id=\"){re.escape(part.id)}[\s\"]", markdown), (
                f"{entry.ref}#{part.id}"
            )


def test_what_can_be_ticked_carries_its_reference_and_revision(full: Library) -> None:
    markdown = page(built(full), "tracks/l2.md").markdown
    parts = {part.id: part for part in full.entries["tracks/l2"].parts()}
    for name in ("accounts", "accounts.mail", "accounts.vpn", "meet"):
        assert f'data-kb-item="tracks/l2#{name}" data-kb-rev="{parts[name].revision}"' in markdown


def test_what_refers_to_an_entry_is_listed_on_its_page(full: Library) -> None:
    markdown = page(built(full), "escalations/outage.md").markdown
    used = markdown.partition("{ #_used }")[2]
    assert "(../guidelines/understand.md)" in used
    assert '**Статьи** <span class="kb-sub">[Ночная смена](../night.md)</span>' in used


def test_an_overdue_entry_says_so(full: Library) -> None:
    site = built(full)
    assert "kb-overdue" in page(site, "escalations/outage.md").markdown
    assert "kb-overdue" not in page(site, "tracks/l2.md").markdown


def test_assets_are_the_committed_bundle(full: Library) -> None:
    assets = built(full).assets
    assert sorted(assets) == [
        "assets/kbgen/kbgen.css",
        "assets/kbgen/kbgen.js",
        "assets/kbgen/words.js",
    ]
    assert all(assets.values())
