"""What every test may use: a builder of small knowledge bases, and golden files."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kbgen.diagnostics import Diagnostic, Report
from kbgen.library import Library
from kbgen.loading import Loaded, load, load_files
from kbgen.settings import open_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TODAY = dt.date(2026, 11, 1)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes golden files anew instead of comparing with them."""
    parser.addoption("--accept", action="store_true", help="rewrite golden files")


class KnowledgeBase:
    """A knowledge base in a temporary folder: write files, then load or check them."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file; a path that begins with a collection lies in the content folder."""
        whole = (
            path
            if path.startswith(("checklists/", "docs/", "mkdocs.yml"))
            else f"checklists/{path}"
        )
        target = self.root / whole
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    def loaded(self) -> Loaded:
        """Load everything."""
        return load(open_project(self.root), on=TODAY)

    def load(self) -> Library:
        """Load everything and return the library."""
        return self.loaded().library

    def check(self) -> Report:
        """Load everything and return the report."""
        return self.loaded().report

    def check_file(self, name: str, content: str | bytes) -> Report:
        """Check one file on its own."""
        return load_files([self.write(name, content)], self.root, on=TODAY).report

    def problems(self) -> list[str]:
        """Return `path:line:column code` of every error and warning, upkeep notes left out."""
        return [place(one) for one in self.check() if one.severity != "note"]


def place(one: Diagnostic) -> str:
    """Return `path:line:column code` of a diagnostic."""
    path = one.span.path.removeprefix("checklists/")
    return f"{path}:{one.span.line}:{one.span.column} {one.code}"


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    """Return an empty knowledge base."""
    return KnowledgeBase(tmp_path)


class Golden:
    """Compares a text with a file beside the tests."""

    def __init__(self, folder: Path, *, accept: bool) -> None:
        self.folder = folder
        self.accept = accept

    def check(self, name: str, text: str) -> None:
        """Fail unless `text` is what the golden file `name` says."""
        path = self.folder / name
        if self.accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"no golden file {path.name}: run pytest --accept"
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} differs: run pytest --accept and look"
        )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return the golden files in the folder `golden` beside the test."""
    folder = Path(str(request.fspath)).parent / "golden"
    return Golden(folder, accept=request.config.getoption("--accept"))


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Return a headless Chromium; without one the tests are skipped, but fail in CI."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine")
    from playwright.sync_api import sync_playwright  # only tests of the browser need it

    with sync_playwright() as playwright:
        arguments = [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
        ]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()
