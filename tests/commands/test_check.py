"""`kbgen check`: what it checks, how it names it, how it ends."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbgen.cli import main
from tests.conftest import KnowledgeBase

SLA = "id: sla\ntitle: SLA\ndefinition: a\n"
BAD = "id: ola\ntitel: OLA\nsee: [glossary/sla]\n"
KBGEN = [sys.executable, "-m", "kbgen"]


@pytest.fixture
def base(kb: KnowledgeBase) -> KnowledgeBase:
    """A project with a good file, a bad one and a page."""
    kb.write("mkdocs.yml", "site_name: KB\nplugins: [kbgen]\n")
    kb.write("glossary/sla.yml", SLA)
    kb.write("glossary/ola.yml", BAD)
    kb.write("docs/index.md", "# Начало\n\n[[glossary/none]]\n")
    return kb


def run(*args: str | Path, cwd: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run kbgen in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **env}
    return subprocess.run(
        [*KBGEN, *map(str, args)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def check(*args: str | Path, cwd: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Run `kbgen check` in this process."""
    monkeypatch.chdir(cwd)
    return CliRunner().invoke(main, ["check", *map(str, args)])


def places(result: Result) -> list[str]:
    """Return the beginnings of the lines that hold a place."""
    return [
        line.split(": ")[0] for line in result.stdout.splitlines() if "[KB" in line and ": " in line
    ]


def test_without_paths_the_project_is_checked(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(cwd=base.root, monkeypatch=monkeypatch)
    assert places(result) == ["checklists/glossary/ola.yml:2:1", "docs/index.md:3:3"]
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "Found 2 errors in 3 files, 2 entries."


def test_a_clean_project_ends_with_0(base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    base.write("glossary/ola.yml", BAD.replace("titel", "title") + "definition: b\n")
    base.write("docs/index.md", "# Начало\n")
    result = check(cwd=base.root, monkeypatch=monkeypatch)
    assert (result.stdout, result.exit_code) == ("No problems in 3 files, 2 entries.\n", 0)


def test_warnings_end_with_1_only_where_that_is_wanted(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    base.write("glossary/ola.yml", "id: ola\ntitle: OLA\ndefinition: a\ntags: [a, a]\n")
    base.write("docs/index.md", "# Начало\n")
    assert check(cwd=base.root, monkeypatch=monkeypatch).exit_code == 0
    assert check("--strict", cwd=base.root, monkeypatch=monkeypatch).exit_code == 1


@pytest.mark.parametrize("below", ["checklists", "checklists/glossary", "docs"])
def test_the_project_is_found_from_any_folder_of_it(
    below: str, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(cwd=base.root / below, monkeypatch=monkeypatch)
    assert len(places(result)) == 2
    for place in places(result):
        assert (base.root / below / place.split(":")[0]).is_file(), "paths are as seen from here"


def test_of_a_project_only_what_was_asked_for_is_told(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, expected in (
        ("checklists/glossary/ola.yml", ["checklists/glossary/ola.yml:2:1"]),
        ("checklists/glossary", ["checklists/glossary/ola.yml:2:1"]),
        ("checklists/glossary/sla.yml", []),
        ("docs", ["docs/index.md:3:3"]),
        ("docs/index.md", ["docs/index.md:3:3"]),
        ("mkdocs.yml", []),
        (".", ["checklists/glossary/ola.yml:2:1", "docs/index.md:3:3"]),
    ):
        result = check(path, cwd=base.root, monkeypatch=monkeypatch)
        assert places(result) == expected, path
        assert result.exit_code == (1 if expected else 0)


def test_several_paths_may_be_given(base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check("docs", "checklists/glossary/ola.yml", cwd=base.root, monkeypatch=monkeypatch)
    assert len(places(result)) == 2


def test_files_are_named_as_they_were_given(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base.root / "checklists" / "glossary"
    for written in (str(folder / "ola.yml"), "../glossary/ola.yml", "./ola.yml", "ola.yml"):
        result = check(written, cwd=folder, monkeypatch=monkeypatch)
        assert [place.split(":")[0] for place in places(result)] == [Path(written).as_posix()]


def test_a_base_without_mkdocs_is_a_project_too(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    kb.write("glossary/sla.yml", SLA)
    kb.write("glossary/ola.yml", BAD)
    for cwd, args in (
        (kb.root, []),
        (kb.root, ["."]),
        (kb.root / "checklists/glossary", []),
        (kb.root, ["checklists/glossary/ola.yml"]),
        (kb.root.parent, [kb.root.name]),
    ):
        result = check(*args, cwd=cwd, monkeypatch=monkeypatch)
        assert [place.endswith("ola.yml:2:1") for place in places(result)] == [True], (cwd, args)


def test_a_file_may_lie_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "a.yml").write_text("id: sla\ntitel: SLA\n")
    (tmp_path / "b.yml").write_text("collection: glossary\nid: ola\ntitel: OLA\n")
    (tmp_path / "c.yml").write_text("id: xla\ntitle: XLA\n")
    for path, expected in (
        ("glossary/a.yml", "2:1 KB101"),
        ("b.yml", "3:1 KB101"),
        ("c.yml", "1:1 KB022"),
    ):
        result = check(path, cwd=tmp_path, monkeypatch=monkeypatch)
        where, code = expected.split()
        assert places(result) == [f"{path}:{where}"]
        assert f"[{code}]" in result.stdout
        assert result.exit_code == 1


def test_files_of_two_places_may_be_checked_at_once(
    base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other") / "glossary"
    other.mkdir()
    (other / "a.yml").write_text("id: xla\ntitel: XLA\n")
    result = check("checklists/glossary", other / "a.yml", cwd=base.root, monkeypatch=monkeypatch)
    assert sorted(place.rsplit("/", 1)[1] for place in places(result)) == [
        "a.yml:2:1",
        "ola.yml:2:1",
    ]


def test_names_with_spaces_and_cyrillic_letters_are_fine(tmp_path: Path) -> None:
    folder = tmp_path / "База знаний" / "glossary"
    folder.mkdir(parents=True)
    (folder / "срок ответа.yml").write_text("id: sla\ntitel: SLA\n")
    result = run("check", "База знаний/glossary/срок ответа.yml", cwd=tmp_path)
    assert result.stdout.startswith("База знаний/glossary/срок ответа.yml:2:1: error[KB101]")
    assert result.returncode == 1


def test_a_draft_is_checked_when_it_is_asked_for(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    base.write("glossary/_draft.yml", "id: draft\ntitel: a\n")
    result = check("checklists/glossary/_draft.yml", cwd=base.root, monkeypatch=monkeypatch)
    assert places(result) == ["checklists/glossary/_draft.yml:2:1"]


@pytest.mark.parametrize(
    "args",
    [
        ["nothing.yml"],
        ["nothing/"],
        ["checklists", "nothing.yml"],
        ["--format", "xml"],
        ["x" * 300],
    ],
)
def test_what_cannot_be_checked_ends_with_2(
    args: list[str], base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(*args, cwd=base.root, monkeypatch=monkeypatch)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


def test_a_folder_without_a_project_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(cwd=tmp_path, monkeypatch=monkeypatch)
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs devices and links")
def test_devices_and_links_are_named_and_not_read(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    (base.root / "link.yml").symlink_to("checklists/glossary/ola.yml")
    for path, code in (("/dev/zero", "KB005"), ("link.yml", "KB006")):
        result = check(path, cwd=base.root, monkeypatch=monkeypatch)
        assert f"{path}:1:1: error[{code}]" in result.stdout
        assert result.exit_code == 1


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_reports_for_programs_are_nothing_but_json(form: str, base: KnowledgeBase) -> None:
    result = run("check", "--format", form, cwd=base.root)
    assert result.returncode == 1
    assert result.stderr == ""
    assert json.loads(result.stdout)


def test_messages_may_be_in_russian(base: KnowledgeBase) -> None:
    result = run("check", "--lang", "ru", cwd=base.root)
    assert "checklists/glossary/ola.yml:2:1: ошибка[KB101]" in result.stdout


def on_a_terminal(args: list[str], cwd: Path, **env: str) -> str:
    """Run kbgen with its output on a terminal, and return what it wrote."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **env}
    with subprocess.Popen([*KBGEN, *args], cwd=cwd, env=environment, stdout=follower) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        process.wait()
    os.close(leader)
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_there_is_colour_on_a_terminal_only_and_not_where_nobody_wants_it(
    base: KnowledgeBase,
) -> None:
    plain = {"NO_COLOR": ""}
    assert "\x1b[" in on_a_terminal(["check"], base.root, **plain)
    assert "\x1b[" not in on_a_terminal(["check"], base.root, NO_COLOR="1")
    assert "\x1b[" in on_a_terminal(["check", "--color"], base.root, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(["check", "--no-color"], base.root, **plain)
    assert "\x1b[" not in run("check", cwd=base.root, **plain).stdout
    assert "\x1b[" in run("check", "--color", cwd=base.root, **plain).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("pipe", ["| head -1", "| true", ">&-", "> /dev/full"])
def test_whoever_stops_reading_gets_no_traceback(pipe: str, kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", "".join(f"- id: a{number}\n  titel: b\n" for number in range(3000)))
    command = f"{' '.join(KBGEN)} check {pipe}"
    ran = subprocess.run(
        command,
        shell=True,
        cwd=kb.root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_a_check_writes_nothing(base: KnowledgeBase) -> None:
    before = {path: path.stat().st_mtime_ns for path in base.root.rglob("*")}
    run("check", cwd=base.root)
    assert {path: path.stat().st_mtime_ns for path in base.root.rglob("*")} == before


def test_the_base_of_this_repository_has_no_errors() -> None:
    result = run("check", cwd=Path(__file__).parents[2])
    assert result.returncode == 0, result.stdout
