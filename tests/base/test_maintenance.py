"""«Сопровождение базы» teaches what is true: its examples pass the check, its links lead to every field."""

import re
import shutil
from pathlib import Path

import pytest

from kbgen.codes import CODES
from kbgen.library import Library
from kbgen.library.references import is_made
from kbgen.loading import load
from kbgen.locales import get_locale
from kbgen.model import COLLECTIONS
from kbgen.settings import Settings, open_project
from kbgen.site import build_site
from kbgen.site.fields import field_shapes, own_fields

from .conftest import ROOT

PAGES = sorted((ROOT / "docs" / "maintenance").glob("*.md"))
_EXAMPLE = re.compile(r"^```ya?ml\n(# (checklists/\S+)\n.*?)^```$", re.DOTALL | re.MULTILINE)


def examples() -> list[tuple[str, str]]:
    """Return the path and the text of every example of a file."""
    found = [
        match for page in PAGES for match in _EXAMPLE.finditer(page.read_text(encoding="utf-8"))
    ]
    return [(match[2], match[1]) for match in found]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the base in which somebody did everything that the pages say."""
    root = tmp_path_factory.mktemp("followed")
    for folder in ("checklists", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy2(ROOT / "mkdocs.yml", root)
    for path, text in examples():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_there_is_an_example_of_every_collection() -> None:
    assert {path.split("/")[1] for path, _ in examples()} == set(COLLECTIONS)


def test_an_example_takes_the_place_of_no_file_of_the_base() -> None:
    assert [path for path, _ in examples() if (ROOT / path).exists()] == []


def test_the_examples_pass_the_check(followed: Path) -> None:
    report = load(open_project(followed)).report
    assert [
        str(one.span.path) + ": " + one.message() for one in (*report.errors, *report.warnings)
    ] == []


def test_every_example_becomes_a_page(followed: Path) -> None:
    library = load(open_project(followed)).library
    paths = {page.path for page in build_site(library, get_locale("ru"), Settings()).pages}
    for path, text in examples():
        collection = path.split("/")[1]
        for name in re.findall(r"^(?:- )?id: (\S+)", text, re.MULTILINE)[:1]:
            assert f"{collection}/{name}.md" in paths


def test_every_field_of_every_collection_is_explained_on_a_page_that_maintainers_find(
    shipped: Library,
) -> None:
    pages = {
        page.path: page.markdown
        for page in build_site(shipped, get_locale("ru"), Settings(reference=True)).pages
    }
    overview = pages["maintenance/reference/fields.md"]
    for name, kind in COLLECTIONS.items():
        assert f"(../reference/{name}.md)" in overview or f"({name}.md)" in overview, name
        page = pages[f"maintenance/reference/{name}.md"].replace("&#95;", "_")
        shapes = list(own_fields(kind))
        while shapes:
            shape = shapes.pop()
            assert f"<code>{shape.name}</code>" in page, f"{name}.{shape.name}"
            if (
                shape.model is not None
                and f"<code>{shape.name}</code>"
                not in page.partition(shape.model.__name__.lower())[0]
            ):
                shapes += field_shapes(shape.model)
    for path in ("fields", "codes"):
        assert any(f"reference/{path}.md" in page.read_text(encoding="utf-8") for page in PAGES), (
            path
        )


def test_every_code_that_the_pages_name_exists() -> None:
    named = {
        code
        for page in PAGES
        for code in re.findall(r"\bKB\d{3}\b", page.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= set(CODES)


def test_the_pages_say_how_to_run_the_check() -> None:
    assert "kbgen check" in (ROOT / "docs/maintenance/index.md").read_text(encoding="utf-8")
    assert "kbgen explain" in (ROOT / "docs/maintenance/problems.md").read_text(encoding="utf-8")


def test_pages_that_the_generator_makes_may_be_linked(shipped: Library) -> None:
    site = build_site(shipped, get_locale("ru"), Settings(reference=True))
    made = {
        page.path for page in site.pages if page.path.removesuffix(".md") not in shipped.entries
    }
    made -= {f"{name}/index.md" for name in COLLECTIONS}
    assert made
    assert all(map(is_made, made))
