"""`kbgen new`: a base to begin with that is whole, in each language, over nobody's files."""

import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from kbgen.cli import main
from kbgen.commands.build import build
from kbgen.commands.new import starter
from kbgen.loading import load
from kbgen.locales import LANGUAGES
from kbgen.settings import open_project

ROOT = Path(__file__).parents[2]


def new(*args: str) -> Result:
    return CliRunner().invoke(main, ["new", *args])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_base_has_nothing_wrong_and_builds_strictly(lang: str, here: Path) -> None:
    assert new("base", "--lang", lang).exit_code == 0
    project = open_project(here / "base")
    loaded = load(project)
    assert list(loaded.report) == []  # not even a note on upkeep
    assert project.language == lang
    said: list[str] = []
    assert build(here / "base" / "mkdocs.yml", None, True, said.append, lang) == 0
    assert len(said) == 2, said  # what was read, what was built
    site = here / "base" / "site"
    home = (site / "index.html").read_text(encoding="utf-8")
    for piece in ("kb-ask", "kb-my-plan", "kb-cards", "kb-reply"):
        assert piece in home
    assert "kb-missing" not in "".join(
        page.read_text(encoding="utf-8") for page in site.rglob("*.html")
    )
    assert "fonts.g" not in home


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_base_has_an_example_of_the_main_collections(lang: str, here: Path) -> None:
    new("--lang", lang)
    library = load(open_project(here)).library
    held = {entry.collection for entry in library}
    assert {
        *("tracks", "guidelines", "responses", "pitfalls"),
        *("escalations", "tools", "people", "glossary"),
    } <= held
    for path in here.glob("checklists/*/*.yml"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 40, path


def test_both_languages_have_the_same_files_and_entries(here: Path) -> None:
    russian, english = (starter(lang) for lang in LANGUAGES)
    assert list(russian) == list(english)
    refs = []
    for lang in LANGUAGES:
        new(lang, "--lang", lang)
        refs.append(list(load(open_project(here / lang)).library.entries))
    assert sorted(refs[0]) == sorted(refs[1])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_site_has_both_schemes_and_the_fonts_of_the_system(lang: str) -> None:
    config = yaml.safe_load(starter(lang)["mkdocs.yml"])
    theme = config["theme"]
    assert (theme["name"], theme["language"], theme["font"]) == ("material", lang, False)
    assert [one.get("scheme") for one in theme["palette"]] == [None, "default", "slate"]
    assert b"/site/" in starter(lang)[".gitignore"]


def test_every_file_of_the_starter_is_packed() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        globs = tomllib.load(file)["tool"]["setuptools"]["package-data"]["kbgen"]
    package = ROOT / "kbgen"
    packed = {path for one in globs for path in package.glob(one) if path.is_file()}
    held = {path for path in (package / "starter").rglob("*") if path.is_file()}
    assert held <= packed
    assert not [
        path for path in held if path.name.startswith(".")
    ]  # no glob of setuptools finds it


def test_what_was_written_is_listed_with_the_next_two_commands(here: Path) -> None:
    result = new("support kb", "--lang", "ru")
    for name in written(here / "support kb"):
        assert f"  {name}\n" in result.stdout
    first, second = result.stdout.splitlines()[-2:]
    assert first.split("  #")[0].strip() == "cd 'support kb' && kbgen serve --lang ru"
    assert second.split("  #")[0].strip() == "kbgen check --lang ru"
    assert new(".").exit_code == 0
    assert "cd " not in new(str(here / "other")).stdout.split("Next:")[0]


def test_in_the_current_folder_nobody_has_to_go_anywhere(here: Path) -> None:
    assert "cd " not in new().stdout
    assert (here / "mkdocs.yml").is_file()


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "docs/index.md"])
def test_files_that_are_there_stay_and_nothing_is_written(name: str, here: Path) -> None:
    (here / name).parent.mkdir(exist_ok=True)
    (here / name).write_text("mine")
    result = new()
    assert result.exit_code == 2
    assert f"already:\n  {name}\nit would write into ./:\n" in result.output
    assert "  checklists/glossary/terms.yml" in result.output
    assert written(here) == [name]
    assert (here / name).read_text() == "mine"


def test_other_files_are_in_nobodys_way(here: Path) -> None:
    (here / ".gitignore").write_text("mine")
    (here / "README.md").write_text("mine")
    assert new().exit_code == 0
    assert (here / ".gitignore").read_text() == (here / "README.md").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_a_file_too(here: Path) -> None:
    (here / "mkdocs.yml").symlink_to(here / "elsewhere.yml")
    assert new().exit_code == 2
    assert not (here / "elsewhere.yml").exists()


def test_what_cannot_be_written_leaves_nothing(here: Path) -> None:
    (here / "docs").write_text("a file where a folder is wanted")
    result = new("--lang", "ru")
    assert result.exit_code == 2
    assert result.output.startswith("ошибка: ничего не записано: ")
    assert [path.name for path in here.iterdir()] == ["docs"]


@pytest.mark.parametrize(("lang", "words"), [("en", "begins a base"), ("ru", "начинает")])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_where_there_is_nothing_the_commands_tell_of_it(
    command: str, lang: str, words: str, here: Path
) -> None:
    result = CliRunner().invoke(main, [command, "--lang", lang])
    assert result.exit_code == 2
    assert "`kbgen new`" in result.output
    assert words in result.output


@pytest.mark.parametrize(("lang", "words"), [("en", "Error: there is no"), ("ru", "ошибка: ни")])
def test_the_check_tells_of_it_too_in_the_language_that_was_asked_for(
    lang: str, words: str, here: Path
) -> None:
    result = CliRunner().invoke(main, ["check", "--lang", lang])
    assert result.exit_code == 2
    assert "`kbgen new`" in result.output
    assert words in result.output
    missing = CliRunner().invoke(main, ["check", "нет.yml", "--lang", lang])
    assert missing.exit_code == 2
    assert ("нет файла или папки" in missing.output) == (lang == "ru")
