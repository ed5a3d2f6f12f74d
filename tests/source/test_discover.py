"""What lies in the content folder: files are read, everything else is named, nothing is waited for."""

import os
import socket
import sys
from pathlib import Path

import pytest

from kbgen.source import find_files, read_file
from tests.conftest import KnowledgeBase

TERM = "id: sla\ntitle: SLA\n"
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and devices")


def found(kb: KnowledgeBase) -> list[tuple[str, str, str | None]]:
    """Return path, code and variant of everything that is wrong."""
    problems = kb.check()
    return [
        (one.span.path.removeprefix("checklists/"), one.code, one.hint)
        for one in problems
        if one.severity != "note"
    ]


@pytest.fixture
def content(kb: KnowledgeBase) -> Path:
    """A content folder with one good file."""
    kb.write("glossary/sla.yml", TERM)
    return kb.root / "checklists" / "glossary"


@needs_links
def test_a_symbolic_link_to_a_file_beside_it_is_not_read(kb: KnowledgeBase, content: Path) -> None:
    (content / "ola.yml").symlink_to("sla.yml")
    assert found(kb) == [("glossary/ola.yml", "KB006", "link")]
    assert len(kb.load().entries) == 1


@needs_links
@pytest.mark.parametrize("target", ["/etc/passwd", "../../..", "/", "/dev/zero"])
def test_a_symbolic_link_out_of_the_folder_says_where_it_leads(
    target: str, kb: KnowledgeBase, content: Path
) -> None:
    (content / "ola.yml").symlink_to(target)
    assert found(kb) == [("glossary/ola.yml", "KB006", None)]
    [problem] = kb.check().errors
    assert target in problem.message()


@needs_links
def test_links_to_folders_loops_and_links_to_nothing_are_not_followed(
    kb: KnowledgeBase, content: Path
) -> None:
    (content / "all").symlink_to(content)
    (content / "loop.yml").symlink_to("loop.yml")
    (content / "nothing.yml").symlink_to("nowhere.yml")
    assert [(path, code) for path, code, _ in found(kb)] == [
        ("glossary/all", "KB006"),
        ("glossary/loop.yml", "KB006"),
        ("glossary/nothing.yml", "KB006"),
    ]


@needs_links
def test_pipes_sockets_devices_and_folders_called_like_files_are_named(
    kb: KnowledgeBase, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(content / "pipe.yml")
    monkeypatch.chdir(content)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.yml")
        (content / "folder.yml").mkdir()
        (content / "folder.yml" / "sla.yml").write_text("id: [")
        assert found(kb) == [
            ("glossary/folder.yml", "KB005", "folder"),
            ("glossary/pipe.yml", "KB005", "pipe"),
            ("glossary/socket.yml", "KB005", "socket"),
        ]


@needs_links
@pytest.mark.parametrize(
    ("path", "hint"), [("/dev/zero", "device"), ("/dev/null", "device"), ("/tmp", "folder")]
)
def test_a_device_is_refused_before_it_is_opened(path: str, hint: str) -> None:
    source, [problem] = read_file(Path(path), "a.yml")
    assert source is None
    assert (problem.code, problem.hint) == ("KB005", hint)


@needs_links
def test_a_pipe_that_took_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    source, [problem] = read_file(tmp_path / "a.yml", "a.yml", listed=True)
    assert source is None
    assert (problem.code, problem.hint) == ("KB005", "pipe")


def test_a_file_that_is_gone_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    source, [problem] = read_file(tmp_path / "a.yml", "a.yml")
    assert source is None
    assert (problem.code, problem.hint) == ("KB004", "missing")
    _, [problem] = read_file(tmp_path / ("a" * 300), "a.yml")
    assert problem.code == "KB004"
    _, [problem] = read_file(Path("a\0b"), "a.yml")
    assert problem.code == "KB004"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that nobody can read")
def test_an_error_while_reading_is_named() -> None:
    source, [problem] = read_file(Path("/proc/self/mem"), "a.yml")
    assert source is None
    assert problem.code == "KB004"


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    files, [problem] = find_files(tmp_path / "nowhere", tmp_path)
    assert files == []
    assert (problem.code, problem.span.path) == ("KB004", "nowhere")


def test_other_files_are_pointed_out_and_drafts_passed_over(
    kb: KnowledgeBase, content: Path
) -> None:
    for name in (
        "notes.txt",
        ".hidden.yml",
        "_draft.yml",
        "README.md",
        ".gitkeep",
        "sla.yml~",
        "a.yml.bak",
    ):
        (content / name).write_text("id: [")
    assert found(kb) == [("glossary/notes.txt", "KB025", None)]


@pytest.mark.parametrize(
    "name", ["~$sla.yml", ".#sla.yml", "#sla.yml#", ".sla.yml.swp", "sla.yml.swp", ".~lock.sla.yml#",
             "sla.yml.orig", "Thumbs.db", "desktop.ini"],
)  # fmt: skip
def test_what_programs_leave_beside_a_file_is_passed_over(
    name: str, kb: KnowledgeBase, content: Path
) -> None:
    (content / name).write_bytes(b"\x00\x15 somebody")
    assert found(kb) == []


@pytest.mark.parametrize(
    ("name", "hint", "words"),
    [
        ("about.md", "page", "`docs/about.md`"),
        ("About.MD", "page", "`docs/About.MD`"),
        ("ola.txt", None, "`ola.yml`"),
        ("ola.yml.txt", None, "`ola.yml`"),
        ("ola", None, "`ola.yml`"),
    ],
)
def test_a_text_that_is_not_read_is_pointed_out_with_what_to_do(
    name: str, hint: str | None, words: str, kb: KnowledgeBase, content: Path
) -> None:
    (content / name).write_text("id: ola\ntitle: OLA\n")
    assert found(kb) == [(f"glossary/{name}", "KB025", hint)]
    [problem] = kb.check().warnings
    assert words in problem.help()


def test_names_of_files_may_have_any_letters(kb: KnowledgeBase, content: Path) -> None:
    names = [
        "срок ответа.yml",
        "UP.YML",
        "x.yaml",
        "new\nline.yml",
        "esc\x1b[31m.yml",
        "a:b, %41.yml",
    ]
    for number, name in enumerate(names):
        (content / name).write_text(f"id: a{number}\ntitel: b\n", encoding="utf-8")
    assert {path.rpartition("/")[2] for path, _, _ in found(kb)} == set(names)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf_8_are_read(kb: KnowledgeBase, content: Path) -> None:
    (content / os.fsdecode(b"\xff\xfe.yml")).write_text("id: a\ntitel: b\n")
    [(path, code, _)] = found(kb)
    assert (os.fsencode(path), code) == (b"glossary/\xff\xfe.yml", "KB101")


def test_folders_within_a_collection_are_part_of_it(kb: KnowledgeBase) -> None:
    kb.write("glossary/mail/deep/er/sla.yml", TERM)
    assert list(kb.load().entries) == ["glossary/sla"]


def test_a_file_that_grows_is_read_to_the_limit_and_no_further(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"#" * (3 * 1024 * 1024))
    source, [problem] = read_file(tmp_path / "a.yml", "a.yml")
    assert source is None
    assert problem.code == "KB003"
    assert "3.0 MB" in problem.message()
