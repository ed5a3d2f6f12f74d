"""What stands beside the pages of a built site: Markdown, kb.json, llms.txt."""

import json

import pytest

TERM = "id: vpn\ntitle: VPN\nbody: A **tunnel**.\nsee: [glossary/dns]\n"
OTHER = "id: dns\ntitle: DNS\nbody: Names.\n"


@pytest.fixture
def wiki(project):
    project.write("checklists/glossary/vpn.yml", TERM)
    project.write("checklists/glossary/dns.yml", OTHER)
    project.write(
        "docs/guide/first.md", "# First\n\nSee [[glossary/vpn]] and [home](../index.md).\n"
    )
    return project


def test_nothing_stands_beside_the_pages_unless_it_is_asked_for(wiki):
    site = wiki.build()
    assert not list(site.rglob("*.md"))
    assert not (site / "kb.json").exists()
    assert not (site / "llms.txt").exists()
    assert "kb-source" not in wiki.html("glossary/vpn/")


def test_every_page_has_its_markdown_beside_it_and_a_link_to_it(wiki):
    wiki.configure(kbgen={"sources": True})
    site = wiki.build()
    for page in ("", *wiki.pages()):
        assert (site / page / "index.md").is_file(), page
        assert 'href="index.md"' in wiki.html(page)
    first = (site / "guide/first/index.md").read_text(encoding="utf-8")
    assert (
        first == "# First\n\nSee [VPN](../../glossary/vpn/index.md) and [home](../../index.md).\n"
    )


def test_addresses_without_folders_have_theirs_too(wiki):
    wiki.configure(kbgen={"sources": True}, use_directory_urls=False)
    site = wiki.build()
    assert (
        (site / "guide/first.md")
        .read_text(encoding="utf-8")
        .endswith("[VPN](../glossary/vpn.md) and [home](../index.md).\n")
    )
    assert 'href="vpn.md"' in (site / "glossary/vpn.html").read_text(encoding="utf-8")


def test_the_base_is_there_for_programs(wiki):
    wiki.configure(kbgen={"sources": True})
    site = wiki.build()
    data = json.loads((site / "kb.json").read_text(encoding="utf-8"))
    vpn = next(entry for entry in data["entries"] if entry["ref"] == "glossary/vpn")
    assert vpn["links"] == ["glossary/dns"]
    assert vpn["backlinks"] == ["guide/first.md"]
    for entry in (*data["entries"], *data["pages"]):
        assert (site / entry["url"] / "index.html").is_file()
        assert (site / entry["markdown"]).is_file()
    assert "- [VPN](glossary/vpn/index.md)" in (site / "llms.txt").read_text(encoding="utf-8")


def test_two_builds_give_the_same_bytes(wiki, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    wiki.configure(kbgen={"sources": True, "reference": True})

    def built():
        site = wiki.build()
        return {
            path.relative_to(site): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }

    assert built() == built()


def test_a_file_of_the_sites_own_stays(wiki):
    wiki.write("docs/llms.txt", "mine\n")
    wiki.configure(kbgen={"sources": True})
    assert (wiki.build() / "llms.txt").read_text(encoding="utf-8") == "mine\n"


def test_a_draft_is_not_given_away(wiki):
    wiki.write("docs/secret.md", "# Secret\n")
    wiki.configure(kbgen={"sources": True}, exclude_docs="secret.md")
    site = wiki.build()
    assert not (site / "secret").exists()
    for name in ("kb.json", "llms.txt"):
        assert "ecret" not in (site / name).read_text(encoding="utf-8")


def test_sections_of_the_navigation_are_cards_on_the_page_that_embeds_them(wiki):
    wiki.write("docs/index.md", "# Home\n\n![[sections]]\n")
    wiki.configure(
        nav=[
            {"Home": "index.md"},
            {"Guides": [{"First": "guide/first.md"}]},
            {"Terms": "glossary/index.md"},
        ]
    )
    wiki.build()
    html = wiki.html("")
    assert '<a href="guide/first/">Guides</a>' in html or ">Guides</a>" in html
    assert ">Terms</a>" in html
    assert "2 terms" in html
