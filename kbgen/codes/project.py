"""KB12x: the project around the content: its folder, its settings, its navigation."""

from kbgen.codes.base import LATIN, Code

_SLA = "id: sla\ntitle: SLA\nsummary: Срок ответа\n"
_GOOD = {"checklists/glossary/sla.yml": _SLA}
_PLUGIN = "site_name: База\nplugins:\n  - kbgen\n"
_START = {"docs/index.md": "# Начало\n"}

CODES = (
    Code(
        "KB120",
        "warning",
        "The content lies elsewhere",
        "there is no folder `{folder}`, so the site has no entries",
        "is it `{near}`? Rename that folder, or write `content: {near}` under `kbgen` in mkdocs.yml",
        "All pages made of entries would be missing, and nobody would have been told.",
        {"mkdocs.yml": _PLUGIN, "docs/Checklists/glossary/sla.yml": _SLA},
        {"mkdocs.yml": _PLUGIN, **_GOOD},
        {"root": "put the folders of the collections into a folder `{folder}` beside mkdocs.yml"},
    ),
    Code(
        "KB121",
        "error",
        "A mkdocs.yml that no site can be built with",
        "the site has no name",
        "write `site_name: ...`; `kbgen new` writes a whole mkdocs.yml into a new folder",
        "The build would stop at it.",
        {"mkdocs.yml": "plugins:\n  - kbgen\n", **_GOOD},
        {"mkdocs.yml": _PLUGIN, **_GOOD},
        {"plugin": "did you mean `kbgen`?"},
        {"plugin": "there is no plugin `{value}`"},
    ),
    Code(
        "KB122",
        "warning",
        "A site without kbgen",
        "this mkdocs.yml does not use kbgen",
        "add `- kbgen` under `plugins`",
        "The site would be built without a single entry.",
        {"mkdocs.yml": "site_name: База\nplugins:\n  - search\n", **_GOOD},
        {"mkdocs.yml": _PLUGIN, **_GOOD},
    ),
    Code(
        "KB123",
        "warning",
        "A page of the navigation that is not there",
        "the navigation names `{path}`, and the site has no such page",
        "check the path: it begins at the docs folder",
        "The menu would have an item that leads nowhere.",
        {"mkdocs.yml": f"{_PLUGIN}nav:\n  - Начало: indx.md\n", **_START},
        {"mkdocs.yml": f"{_PLUGIN}nav:\n  - Начало: index.md\n", **_START},
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "empty": "`{near}` has no entries yet: write the first one, or take the line out",
        },
    ),
)
