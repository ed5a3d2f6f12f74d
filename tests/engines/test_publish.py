"""Putting a finished folder in place: one step, nothing of anybody's lost."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kbgen.engines.publish import objection, replace, workplace

SITE = {"index.html": '<meta name="generator" content="mkdocs-1.6.1">', "old.html": "old"}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def put(target: Path, files: dict[str, str]) -> None:
    with workplace(target) as new:
        write(new, files)
        replace(new, target)


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path):
    site = write(tmp_path / "site", SITE)
    put(site, {"index.html": "new"})
    assert names(site) == ["index.html"]
    assert (site / "index.html").read_text() == "new"
    assert names(tmp_path) == ["site"]


def test_a_folder_that_is_not_there_yet_is_made_with_its_parents(tmp_path):
    put(tmp_path / "a" / "b" / "site", {"index.html": "new"})
    assert names(tmp_path / "a" / "b") == ["site"]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "site").mkdir()
    put(tmp_path / "site", {"index.html": "new"})
    assert names(tmp_path / "site") == ["index.html"]


def test_the_folder_keeps_its_mode_and_what_no_build_touches(tmp_path):
    site = write(tmp_path / "site", SITE | {".git/HEAD": "ref", ".nojekyll": ""})
    site.chmod(0o751)
    put(site, {"index.html": "new"})
    assert names(site) == [".git", ".nojekyll", "index.html"]
    assert site.stat().st_mode & 0o777 == 0o751


def test_a_failure_leaves_the_old_site_and_no_scraps(tmp_path):
    site = write(tmp_path / "site", SITE)
    with pytest.raises(OSError):
        put(site, {"index.html": "half", "index.html/page": "a file is in the way"})
    assert names(site) == ["index.html", "old.html"]
    assert names(tmp_path) == ["site"]


def test_what_a_dead_build_left_is_cleared_away(tmp_path):
    site = write(tmp_path / "site", SITE)
    write(tmp_path / ".site-build", {"new/index.html": "half", "lock": ""})
    put(site, {"index.html": "new"})
    assert names(tmp_path) == ["site"]
    assert names(site) == ["index.html"]


def test_a_site_caught_between_two_renames_comes_back(tmp_path):
    write(tmp_path / ".site-build" / "old", SITE)
    with workplace(tmp_path / "site"):
        pass
    assert names(tmp_path / "site") == ["index.html", "old.html"]


def test_a_second_build_waits_for_the_first(tmp_path):
    site = tmp_path / "site"
    waited = threading.Event()

    def second() -> None:
        with workplace(site, waited.set) as new:
            write(new, {"second.html": ""})
            replace(new, site)

    with workplace(site) as new:
        thread = threading.Thread(target=second)
        thread.start()
        assert waited.wait(10)
        write(new, {"first.html": ""})
        replace(new, site)
        assert names(site) == ["first.html"]
    thread.join(10)
    assert names(site) == ["second.html"]
    assert names(tmp_path) == ["site"]


def test_a_killed_build_does_not_keep_the_next_one_waiting(tmp_path):
    site = write(tmp_path / "site", SITE)
    code = (
        "import os, signal, pathlib\n"
        "from kbgen.engines.publish import workplace\n"
        f"with workplace(pathlib.Path({str(site)!r})) as new:\n"
        "    (new / 'index.html').write_text('half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode != 0
    assert names(tmp_path) == [".site-build", "site"]
    put(site, {"index.html": "new"})
    assert names(tmp_path) == ["site"]


def test_many_builds_at_once_leave_one_whole_site(tmp_path):
    site = tmp_path / "site"

    def one(number: int) -> None:
        put(site, {f"{number}.html": "", "index.html": str(number)})

    threads = [threading.Thread(target=one, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    last = (site / "index.html").read_text()
    assert names(site) == sorted([f"{last}.html", "index.html"])
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    "folder", [".", "..", "docs", "docs/site", "checklists", "checklists/site"]
)
def test_a_site_may_not_stand_where_its_sources_are(tmp_path, folder):
    root = write(tmp_path / "project", {"docs/index.md": "", "checklists/a.yml": ""})
    target = Path(os.path.normpath(root / folder))
    assert objection(target, root, [root / "docs", root / "checklists"])


def test_a_folder_that_is_no_site_is_not_replaced(tmp_path):
    target = write(tmp_path / "photos", {"holiday.jpg": "", "index.html": "<h1>My photos</h1>"})
    assert "does not look like a built site" in str(objection(target, tmp_path / "project", []))


def test_a_project_is_not_taken_for_a_site(tmp_path):
    target = write(tmp_path / "other", SITE | {"mkdocs.yml": ""})
    assert objection(target, tmp_path / "project", [])


@pytest.mark.parametrize(
    "files", [SITE, {"404.html": SITE["index.html"]}, {"sitemap.xml.gz": ""}, {}]
)
def test_a_built_site_and_an_empty_folder_may_be_replaced(tmp_path, files):
    (tmp_path / "site").mkdir()
    assert objection(write(tmp_path / "site", files), tmp_path / "project", []) is None


def test_a_file_is_not_replaced(tmp_path):
    write(tmp_path, {"site": "a list of sites"})
    assert objection(tmp_path / "site", tmp_path / "project", []) == "it is a file"
