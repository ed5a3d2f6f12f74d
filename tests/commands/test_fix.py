"""`kbgen check --fix`: what it writes, what it says, how it ends."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbgen.cli import main
from tests.conftest import KnowledgeBase

BARE = "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nchecklist:\n- Раз # а\n- Два\n"
FIXED = BARE.replace("- Раз", "- id: raz\n  text: Раз").replace("- Два", "- id: dva\n  text: Два")
STEP = "id: l2\ntitle: План\nphases:\n- id: day\n  title: День\n  steps:\n  - title: Почта\n"


@pytest.fixture
def base(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> KnowledgeBase:
    """A project with a checklist without ids; the current folder."""
    kb.write("mkdocs.yml", "site_name: KB\nplugins: [kbgen]\n")
    kb.write("guidelines/read.yml", BARE)
    monkeypatch.chdir(kb.root)
    return kb


def check(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", *args])


def content(base: KnowledgeBase, path: str = "checklists/guidelines/read.yml") -> str:
    return (base.root / path).read_bytes().decode()


def test_the_ids_are_written_and_what_is_left_is_reported(base: KnowledgeBase) -> None:
    base.write("glossary/sla.yml", "id: sla\ntitel: SLA\n")
    result = check("--fix")
    assert content(base) == FIXED
    assert result.stderr == "checklists/guidelines/read.yml: 2 ids written\n"
    assert "KB310" not in result.stdout
    assert "[KB101]" in result.stdout
    assert result.exit_code == 1


def test_when_nothing_else_is_wrong_it_ends_with_0(base: KnowledgeBase) -> None:
    assert check("--strict").exit_code == 1
    assert check("--strict", "--fix").exit_code == 0
    assert check("--strict").exit_code == 0


def test_a_second_time_there_is_nothing_to_write(base: KnowledgeBase) -> None:
    check("--fix")
    before = (base.root / "checklists/guidelines/read.yml").stat()
    result = check("--fix")
    after = (base.root / "checklists/guidelines/read.yml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert result.stderr == ""


@pytest.mark.parametrize("args", [["--diff"], ["--fix", "--diff"]])
def test_a_diff_is_shown_and_nothing_is_written(args: list[str], base: KnowledgeBase) -> None:
    result = check(*args)
    assert content(base) == BARE
    assert result.exit_code == 0
    patched = subprocess.run(
        ["patch", "-p0"], input=result.stdout, text=True, cwd=base.root, capture_output=True, check=False
    )  # fmt: skip
    assert patched.returncode == 0, patched.stdout
    assert content(base) == FIXED


def test_a_step_without_id_is_an_error_until_it_is_fixed(base: KnowledgeBase) -> None:
    base.write("tracks/l2.yml", STEP)
    assert check().exit_code == 1
    assert check("--diff").exit_code == 1
    assert check("--fix").exit_code == 0
    assert "  - id: pochta\n    title: Почта\n" in content(base, "checklists/tracks/l2.yml")


def test_only_what_was_asked_for_is_written(base: KnowledgeBase) -> None:
    base.write("tracks/l2.yml", STEP)
    result = check("checklists/tracks", "--fix")
    assert content(base) == BARE
    assert result.stderr == "checklists/tracks/l2.yml: 1 id written\n"


def test_a_file_with_mistakes_is_left_alone_and_the_first_is_named(base: KnowledgeBase) -> None:
    base.write("guidelines/read.yml", f"{BARE}whi: а\n")
    result = check("--fix")
    assert content(base) == f"{BARE}whi: а\n"
    assert result.stderr == (
        "checklists/guidelines/read.yml:7:1: nothing is written into this file until this is mended: "
        "KB101, there is no field `whi` here\n"
    )
    assert result.exit_code == 1


def test_a_read_only_file_is_named(base: KnowledgeBase) -> None:
    (base.root / "checklists/guidelines/read.yml").chmod(0o444)
    result = check("--fix")
    assert content(base) == BARE
    assert result.stderr == "checklists/guidelines/read.yml: not written: the file is read-only\n"
    assert result.exit_code == 1


def test_reports_for_programs_stay_json(base: KnowledgeBase) -> None:
    result = check("--fix", "--format", "json")
    assert json.loads(result.stdout)
    assert result.stderr


def test_it_speaks_russian(base: KnowledgeBase) -> None:
    result = check("--fix", "--lang", "ru")
    assert result.stderr == "checklists/guidelines/read.yml: вписаны 2 id\n"


def test_files_outside_of_a_project_are_fixed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guidelines").mkdir()
    (tmp_path / "guidelines" / "a.yml").write_text(BARE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = check("guidelines/a.yml", "--fix")
    assert result.stderr == "guidelines/a.yml: 2 ids written\n"
    assert (tmp_path / "guidelines" / "a.yml").read_text("utf-8") == FIXED


def test_what_can_be_fixed_is_said_where_codes_are_explained() -> None:
    result = CliRunner().invoke(main, ["explain", "KB310"])
    assert "kbgen check --fix: writes an `id` made from the item's words" in result.stdout


def test_the_base_of_this_repository_needs_no_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    assert check("--diff").stdout == ""
