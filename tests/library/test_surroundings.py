"""What lies around a base: a content folder under another name, settings and a menu that name what is not there."""

import pytest

from tests.conftest import KnowledgeBase, place

SITE = "site_name: KB\nplugins:\n  - search\n  - kbgen\n"
SLA = "id: sla\ntitle: SLA\ndefinition: Срок.\n"


def found(kb: KnowledgeBase) -> list[str]:
    return [f"{place(one)} {one.args.get('near', '')}".rstrip() for one in kb.check()]


@pytest.mark.parametrize(
    ("folder", "near"),
    [
        ("Checklists", "Checklists"),
        ("checklist", "checklist"),
        ("чек-листы", "чек-листы"),
        ("knowledge", "knowledge"),
        ("docs/checklists", "docs/checklists"),
        ("", "."),
    ],
)
def test_a_content_folder_by_another_name_is_pointed_at(
    folder: str, near: str, kb: KnowledgeBase
) -> None:
    kb.write("mkdocs.yml", SITE)
    file = kb.root / folder / "glossary" / "sla.yml"
    file.parent.mkdir(parents=True)
    file.write_text(SLA)
    assert found(kb) == [f"mkdocs.yml:1:1 KB120 {near}"]


@pytest.mark.parametrize("folder", ["tests", "scripts", ".checklists", "docs/glossary", "src/app"])
def test_other_folders_are_nobodys_content(folder: str, kb: KnowledgeBase) -> None:
    kb.write("mkdocs.yml", SITE)
    (kb.root / folder).mkdir(parents=True)
    (kb.root / folder / "index.md").write_text("# Начало\n")
    assert found(kb) == []


def test_a_folder_that_is_there_is_not_looked_for(kb: KnowledgeBase) -> None:
    kb.write("mkdocs.yml", SITE)
    kb.write("glossary/sla.yml", SLA)
    kb.write("checklists/../Checklist/glossary/sla.yml", SLA)
    assert found(kb) == []


CONFIGS = {
    "nothing": ("", ["mkdocs.yml:1:1 KB121"]),
    "a comment": ("# later\n", ["mkdocs.yml:1:1 KB121"]),
    "no name": ("plugins: [kbgen]\n", ["mkdocs.yml:1:1 KB121"]),
    "a misspelt plugin": ("site_name: KB\nplugins:\n  - kbgn\n", ["mkdocs.yml:3:5 KB121"]),
    "a misspelt plugin with settings": (
        "site_name: KB\nplugins:\n  - kb-gen:\n      search: false\n",
        ["mkdocs.yml:3:5 KB121"],
    ),
    "no plugin": ("site_name: KB\nplugins: [search]\n", ["mkdocs.yml:1:1 KB122"]),
    "no plugins": ("site_name: KB\n", ["mkdocs.yml:1:1 KB122"]),
    "plugins by name": ("site_name: KB\nplugins:\n  search: {}\n  kbgen: {}\n", []),
    "a parent that may have it all": ("INHERIT: base.yml\n", []),
}


@pytest.mark.parametrize("name", CONFIGS)
def test_a_configuration_that_no_site_comes_of_is_told(name: str, kb: KnowledgeBase) -> None:
    config, expected = CONFIGS[name]
    kb.write("mkdocs.yml", config)
    kb.write("glossary/sla.yml", SLA)
    assert found(kb) == expected


MENU = {
    "a page": ("index.md", []),
    "an entry": ("glossary/sla.md", []),
    "an index that is made": ("glossary/index.md", []),
    "a page that is made": ("matrix.md", []),
    "a file": ("plan.pdf", []),
    "an address": ("https://example.org/a.md", []),
    "a place on the server": ("/other/", []),
    "what another plugin lists": ("wiki/*", []),
    "a folder for another plugin": ("wiki/", []),
    "a misspelt page": ("indx.md", ["mkdocs.yml:8:14 KB123 index.md"]),
    "a page without its ending": ("index", ["mkdocs.yml:8:14 KB123 index.md"]),
    "an index of nothing": ("tools/index.md", ["mkdocs.yml:8:14 KB123 tools"]),
    "an entry that is not there": ("glossary/slaa.md", ["mkdocs.yml:8:14 KB123 glossary/sla.md"]),
}


@pytest.mark.parametrize("name", MENU)
def test_a_menu_names_pages_that_are_there(name: str, kb: KnowledgeBase) -> None:
    path, expected = MENU[name]
    kb.write("mkdocs.yml", f"{SITE}nav:\n  - index.md\n  - Ещё:\n    - Место: {path}\n")
    kb.write("docs/index.md", "# Начало\n")
    kb.write("docs/plan.pdf", b"")
    kb.write("glossary/sla.yml", SLA)
    assert found(kb) == expected


def test_one_lost_folder_is_told_once(kb: KnowledgeBase) -> None:
    kb.write("mkdocs.yml", f"{SITE}nav: [glossary/index.md, glossary/sla.md]\n")
    kb.write("docs/../Checklists/glossary/sla.yml", SLA)
    assert found(kb) == ["mkdocs.yml:1:1 KB120 Checklists"]


def test_an_entry_with_mistakes_is_not_missed_in_the_menu(kb: KnowledgeBase) -> None:
    kb.write("mkdocs.yml", f"{SITE}nav: [glossary/index.md, glossary/sla.md]\n")
    kb.write("glossary/sla.yml", "id: sla\ntitle: [\n")
    assert not [one for one in found(kb) if "KB123" in one]
