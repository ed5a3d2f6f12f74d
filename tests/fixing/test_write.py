"""A file is replaced whole or stays as it was."""

import stat
from pathlib import Path

import pytest

from kbgen.fixing.write import NotWritten, write


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_file_is_replaced_and_nothing_else_is_left(file: Path) -> None:
    write(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert names(file.parent) == ["a.yml"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_stay(mode: int, file: Path) -> None:
    file.chmod(mode)
    write(file, b"old", b"new")
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_symbolic_link_stays_one(file: Path) -> None:
    link = file.parent / "link.yml"
    link.symlink_to("a.yml")
    write(link, b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_file_that_was_changed_meanwhile_keeps_the_change(file: Path) -> None:
    with pytest.raises(NotWritten, match="changed"):
        write(file, b"older", b"new")
    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["a.yml"]


def test_a_read_only_file_is_not_replaced(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(NotWritten, match="read_only"):
        write(file, b"old", b"new")
    assert file.read_bytes() == b"old"


def test_a_file_that_is_gone_is_not_made_anew(file: Path) -> None:
    file.unlink()
    with pytest.raises(NotWritten, match="no such file"):
        write(file, b"old", b"new")
    assert names(file.parent) == []
