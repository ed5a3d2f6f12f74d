"""The plugin in a site that was there before it."""

from pathlib import Path
from typing import Any

import pytest

TERM = "id: vpn\ntitle: VPN\nbody: A tunnel.\n"
NAV = [{"Home": "index.md"}, {"Guide": ["guide/index.md", {"First steps": "guide/first.md"}]}]
INDEX = """---
title: R&D <guide>
tags: [a<b]
---

# Guide

## A section

See [first](first.md#first).
"""
FIRST = """# First

!!! note "Mind"
    a {#x}

- a list
- [a] with brackets

```python
x = 1
```

<div markdown>*a*</div>
"""
PAGES = {"docs/guide/index.md": INDEX, "docs/guide/first.md": FIRST}
OWN = {
    "nav": NAV,
    "theme": {
        "name": "material",
        "font": False,
        "features": [
            "navigation.tabs",
            "navigation.sections",
            "navigation.indexes",
            "navigation.path",
        ],
    },
    "repo_url": "https://git.example.org/a/b",
    "edit_uri": "edit/main/docs/",
    "markdown_extensions": ["admonition", {"toc": {"permalink": True}}, "pymdownx.superfences"],
}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def existing(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for path, text in PAGES.items():
        project.write(path, text)

    def build(plugins: list[Any], **settings: Any) -> dict[str, bytes]:
        project.configure(**{**OWN, **settings}, plugins=plugins)
        return tree(project.build())

    return build


@pytest.mark.parametrize("settings", [{}, {"nav": None}, {"markdown_extensions": []}])
def test_without_content_the_plugin_changes_not_a_byte(existing, settings):
    assert existing(["search", "tags", "kbgen"], **settings) == existing(
        ["search", "tags"], **settings
    )


def test_without_content_kbgen_may_be_the_only_plugin(existing):
    assert existing(["kbgen"]) == existing([])


def test_with_content_the_site_keeps_its_own_pages(existing, project):
    before = existing(["search", "tags"])
    project.write("checklists/glossary/vpn.yml", TERM)
    after = existing(["search", "tags", "kbgen"])
    for address in ("index.html", "guide/index.html", "guide/first/index.html"):
        added = [line for line in lines(after[address]) if line not in lines(before[address])]
        removed = [line for line in lines(before[address]) if line not in lines(after[address])]
        assert not removed
        assert all("assets/kbgen/" in line for line in added)
    assert "glossary/vpn/index.html" in after


def lines(page: bytes) -> list[str]:
    return page.decode().splitlines()


def test_the_builtin_theme_works_as_well(project):
    project.write("checklists/glossary/vpn.yml", TERM)
    project.configure(theme="mkdocs")
    project.build()
    assert "A tunnel." in project.html("glossary/vpn/")


def test_nothing_is_written_into_the_docs_folder(project):
    project.write("checklists/glossary/vpn.yml", TERM)
    project.build()
    assert [path.name for path in (project.root / "docs").rglob("*")] == ["index.md"]
