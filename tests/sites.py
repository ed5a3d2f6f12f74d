"""A whole project in a temporary folder, and MkDocs itself to build it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

CONFIG = {
    "site_name": "Support",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "kbgen"],
}


class Project:
    """Writes files, builds, and reads what came out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        self.write("docs/index.md", "# Home\n\nWelcome.\n")
        self.configure()

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def configure(self, **settings: Any) -> None:
        """Write a `mkdocs.yml`; `kbgen=` are the plugin's settings."""
        options = settings.pop("kbgen", None)
        config = {**CONFIG, **settings}
        if options:
            config["plugins"] = ["search", {"kbgen": options}]
        self.write("mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))

    def build(self, command: str = "build", **options: Any) -> Path:
        """Build as `mkdocs build` does; return the site's folder."""
        config = load_config(str(self.root / "mkdocs.yml"), **options)
        config.plugins.on_startup(command=command, dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        return self.site

    def html(self, address: str) -> str:
        """Return the page at `address`: `responses/vpn/`, or `` for the home page."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def pages(self) -> list[str]:
        """Return the addresses of all pages but the home page."""
        found = (
            path.parent.relative_to(self.site).as_posix() for path in self.site.rglob("index.html")
        )
        return sorted(f"{path}/" for path in found if path != ".")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A site with a home page, and no content yet."""
    return Project(tmp_path / "project")
