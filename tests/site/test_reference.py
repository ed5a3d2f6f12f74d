"""The pages for maintainers: every field and every code is on them."""

import re

import pytest

from kbgen.codes import CODES
from kbgen.library import Library
from kbgen.model import COLLECTIONS, Entry
from kbgen.site.reference import FOLDER, shown
from tests.conftest import Golden
from tests.site.conftest import built, page
from tests.site.test_hostile import html_of


def test_there_is_no_reference_unless_it_is_asked_for(full: Library) -> None:
    assert not [page for page in built(full).pages if page.path.startswith(FOLDER)]
    assert not [item for item in built(full).nav if item.path.startswith(FOLDER)]


def test_the_reference_of_a_collection(full: Library, golden: Golden) -> None:
    site = built(full, reference=True)
    golden.check("reference.md", page(site, f"{FOLDER}/tracks.md").text)
    golden.check("reference-index.md", page(site, f"{FOLDER}/fields.md").text)
    assert site.nav[-1].path == f"{FOLDER}/fields.md"


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", list(COLLECTIONS))
def test_every_field_is_on_the_page_of_its_collection(name: str, lang: str, full: Library) -> None:
    markdown = page(built(full, lang, reference=True), f"{FOLDER}/{name}.md").markdown
    for field in (*COLLECTIONS[name].model_fields, *Entry.model_fields):
        assert f"<code>{field.replace('_', '&#95;')}</code>" in markdown
    for anchor in re.findall(r"\]\(#(\w+)\)", markdown):
        assert f"{{ #{anchor} }}" in markdown
    html = html_of(full, markdown, f"{FOLDER}/{name}.md")
    rows = len(re.findall(r"^\| <code>", markdown, re.MULTILINE))
    assert html.count("<tr>") - html.count("<thead>") == rows, "no cell was cut in two"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_code_is_on_the_page_of_codes(lang: str, full: Library) -> None:
    markdown = page(built(full, lang, reference=True), f"{FOLDER}/codes.md").markdown
    html = html_of(full, markdown, f"{FOLDER}/codes.md")
    for code in CODES.values():
        assert f'id="{code.code.lower()}"' in html
        for example in shown(code.bad):
            assert example.path in html
    examples = sum(len(code.bad) + len(code.good) for code in CODES.values())
    assert html.count('class="highlight"') == examples, "every example is a block of its own"


def test_an_example_is_fenced_by_more_backticks_than_it_has() -> None:
    (example,) = shown({"a.yml": "body: |\n  ````\n  x\n  ````\n"})
    assert example.block.startswith("`````yaml")


def test_a_long_example_is_cut_and_one_that_is_no_text_is_shown_as_such() -> None:
    (long,) = shown({"a.yml": "x\n" * 99})
    assert long.text.endswith("\n…")
    (wide,) = shown({"a.yml": "x" * 999})
    assert len(wide.text) == 100
    (broken,) = shown({"a.yml": b"\xff\x00"})
    assert broken.text == "\N{REPLACEMENT CHARACTER}" * 2
