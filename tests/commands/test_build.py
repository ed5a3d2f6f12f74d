"""`kbgen build`: the whole new site or the whole old one, and plain words."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kbgen.commands.build import build

TERM = "id: vpn\ntitle: VPN\nbody: A tunnel.\n"
BROKEN = "id: vpn\ntitle: VPN\ntitel: again\n"
PROGRAM = """
import sys
from pathlib import Path
from kbgen.commands.build import build
sys.exit(build(Path("mkdocs.yml"), None, None, print))
"""


class Builder:
    """Runs the command in this process and keeps what it says."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said = ""

    def __call__(
        self, site_dir: Path | None = None, *, strict: bool = False, lang: str = "en"
    ) -> int:
        lines: list[str] = []
        code = build(self.root / "mkdocs.yml", site_dir, strict, lines.append, lang)
        self.said = "\n".join(lines)
        return code


@pytest.fixture
def wiki(project):
    project.write("checklists/glossary/vpn.yml", TERM)
    return project


@pytest.fixture
def run(wiki, monkeypatch):
    monkeypatch.chdir(wiki.root)
    return Builder(wiki.root)


def start(root: Path, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=root,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def state(folder: Path) -> dict[str, str]:
    """Return what every file of a folder holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def scraps(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith(".")]


def test_a_site_is_built_and_its_folder_named(run, wiki):
    assert run() == 0
    assert "A tunnel." in wiki.html("glossary/vpn/")
    assert run.said.splitlines()[-1].startswith("Built ")
    assert run.said.endswith("s: site")
    assert scraps(wiki.root) == []


def test_the_site_can_go_elsewhere(run, wiki, tmp_path):
    assert run(tmp_path / "public") == 0
    assert (tmp_path / "public" / "glossary" / "vpn" / "index.html").is_file()
    assert not wiki.site.exists()


def test_errors_in_the_content_leave_the_old_site(run, wiki):
    run()
    before = state(wiki.site)
    wiki.write("checklists/glossary/vpn.yml", BROKEN)
    assert run() == 1
    assert "checklists/glossary/vpn.yml:3:1" in run.said
    assert "Nothing was built" in run.said
    assert state(wiki.site) == before
    assert scraps(wiki.root) == []


def test_a_build_without_errors_replaces_the_old_site_wholly(run, wiki):
    run()
    wiki.write("checklists/glossary/vpn.yml", TERM.replace("vpn", "wan"))
    assert run() == 0
    assert not (wiki.site / "glossary" / "vpn").exists()
    assert (wiki.site / "glossary" / "wan").exists()


def test_a_strict_build_stops_at_a_warning_of_mkdocs(run, wiki):
    wiki.write("docs/index.md", "# Home\n\n[nothing](nowhere.md)\n")
    assert run(strict=True) == 1
    assert "warning: Doc file 'index.md' contains a link 'nowhere.md'" in run.said
    assert not wiki.site.exists()
    assert run() == 0


def test_a_build_speaks_russian_where_that_is_asked_for(run, wiki):
    assert run(lang="ru") == 0
    assert run.said.splitlines()[-1].startswith("Собран")
    assert run.said.endswith("с: site")
    wiki.write("checklists/glossary/vpn.yml", TERM + "tags: [a, a]\n")
    assert run(strict=True, lang="ru") == 1
    assert "предупреждение[KB119]" in run.said
    assert run.said.endswith("Сайт не собран: проверка строгая, а предупреждений — 1.")
    wiki.write("checklists/glossary/vpn.yml", BROKEN)
    assert run(lang="ru") == 1
    assert "ошибка[KB101]" in run.said
    assert run.said.endswith("Сайт не собран: ошибок в содержимом — 1.")
    wiki.write("mkdocs.yml", "site_name: A\nplugins: [search]\n")
    assert run(lang="ru") == 2
    assert "не подключает kbgen" in run.said


def test_a_site_with_entries_does_not_give_way_to_one_without_because_a_folder_is_lost(run, wiki):
    run()
    before = state(wiki.site)
    (wiki.root / "checklists").rename(wiki.root / "Checklists")
    assert run() == 2
    assert "warning[KB120]: there is no folder `checklists`" in run.said
    assert "is it `Checklists`?" in run.said
    assert "the old one at site has them (pages: 1) and stays" in run.said
    assert state(wiki.site) == before
    (wiki.root / "Checklists").rename(wiki.root / "checklists")
    assert run() == 0


def test_a_folder_that_was_given_up_goes_with_the_old_site(run, wiki):
    run()
    (wiki.root / "checklists" / "glossary" / "vpn.yml").unlink()
    assert run() == 0  # an empty folder is no lost one
    wiki.write("docs/glossary/own.md", "# Own\n")
    (wiki.root / "checklists" / "glossary").rmdir()
    (wiki.root / "checklists").rmdir()
    assert run() == 0
    assert run() == 0  # the pages at that place are hand-written


def test_a_page_of_the_menu_that_is_not_there_is_told_in_the_language_asked_for(run, wiki):
    wiki.configure(nav=[{"Home": "indx.md"}])
    assert run(lang="ru") == 0
    assert "предупреждение: меню называет `indx.md`" in run.said
    assert "`nav` нет этих страниц" in run.said
    assert "reference" not in run.said
    assert run(strict=True) == 1


def test_headings_are_looked_for_under_the_ids_that_the_site_gives_them(run, wiki):
    wiki.write("docs/wiki.md", "# Вики\n\n## Где вход\n")
    for slugify, places in (
        ("", {"где-вход": True, "_2": False}),
        ("!!python/name:markdown.extensions.toc.slugify", {"где-вход": False, "_2": True}),
    ):
        toc = f"  - toc:\n      slugify: {slugify} ''\n"
        extension = f"\nmarkdown_extensions:\n{toc}" if slugify else ""
        wiki.configure()
        config = wiki.root / "mkdocs.yml"
        config.write_text(config.read_text() + extension)
        for place, there in places.items():
            wiki.write("checklists/glossary/vpn.yml", f"{TERM}see: ['wiki.md#{place}']\n")
            assert run() == 0
            assert ("KB219" in run.said) != there, (slugify, place)
            assert (f'id="{place}"' in wiki.html("wiki/")) == there


def test_a_failing_theme_leaves_the_old_site(run, wiki):
    run()
    before = state(wiki.site)
    wiki.write(
        "overrides/main.html",
        "{% extends 'base.html' %}{% block content %}{{ no.such.thing }}{% endblock %}",
    )
    wiki.configure(theme={"name": "material", "font": False, "custom_dir": "overrides"})
    assert run() == 1
    assert "Traceback" not in run.said
    assert "'no' is undefined" in run.said
    assert state(wiki.site) == before


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("site_name: [", "mkdocs.yml"),
        ("site_name: A\ntheme: materal\nplugins: [kbgen]\n", "materal"),
        ("site_name: A\nplugins: [kbgen, serch]\n", "serch"),
        ("site_name: A\nplugins:\n  - kbgen:\n      contnt: x\n", "did you mean `content`"),
        ("site_name: A\nplugins: [search]\n", "does not use kbgen"),
        ("- a\n", "mkdocs.yml"),
    ],
)
def test_a_broken_configuration_is_told_in_a_few_words(run, wiki, config, words):
    wiki.write("mkdocs.yml", config)
    assert run() == 2
    assert words in run.said
    assert "Traceback" not in run.said
    assert len(run.said.splitlines()) < 12


def test_a_missing_configuration_is_told(run, wiki):
    (wiki.root / "mkdocs.yml").unlink()
    assert run() == 2
    assert "does not exist" in run.said


@pytest.mark.parametrize("folder", [".", "docs", "checklists", "checklists/site"])
def test_the_sources_are_not_built_over(run, wiki, folder):
    assert run(wiki.root / folder) == 2
    assert (wiki.root / "checklists" / "glossary" / "vpn.yml").read_text() == TERM
    assert (wiki.root / "docs" / "index.md").is_file()


def test_a_folder_that_is_no_site_is_left_alone(run, tmp_path):
    photo = tmp_path / "photos" / "holiday.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"sun")
    assert run(photo.parent) == 2
    assert "photos" in run.said
    assert photo.read_bytes() == b"sun"


def test_a_link_to_the_site_stays_a_link(run, wiki, tmp_path):
    (tmp_path / "public").mkdir()
    wiki.site.symlink_to(tmp_path / "public")
    assert run() == 0
    assert wiki.site.is_symlink()
    assert (tmp_path / "public" / "glossary" / "vpn" / "index.html").is_file()


def test_a_site_that_mkdocs_built_is_replaced(run, wiki):
    wiki.build()
    assert run() == 0


def test_two_builds_are_the_same_byte_for_byte(wiki, tmp_path):
    copies = []
    for seed in ("1", "2"):
        root = tmp_path / f"copy-{seed}"
        for path in wiki.root.rglob("*"):
            if path.is_file():
                copy = root / path.relative_to(wiki.root)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
        build = start(root, SOURCE_DATE_EPOCH="1700000000", PYTHONHASHSEED=seed)
        assert build.wait(120) == 0, build.communicate()[0]
        copies.append(state(root / "site"))
        time.sleep(1.1)  # another second on the clock, for whatever writes one down
    assert copies[0] == copies[1]


def test_a_build_killed_at_any_moment_leaves_a_whole_site(wiki):
    for number in range(20):
        wiki.write(
            f"checklists/glossary/t{number}.yml", f"id: t{number}\ntitle: Term {number}\nbody: x\n"
        )
    first = start(wiki.root, SOURCE_DATE_EPOCH="1")
    began = time.monotonic()
    assert first.wait(120) == 0, first.communicate()[0]
    took = time.monotonic() - began
    old = state(wiki.site)
    wiki.write("docs/index.md", "# Home\n\nChanged.\n")
    seen = set()
    for part in range(1, 9):
        build = start(wiki.root, SOURCE_DATE_EPOCH="1")
        time.sleep(took * part / 8)
        build.kill()
        build.wait(60)
        now = state(wiki.site)
        if now == old:
            seen.add("old")
        else:
            assert now.keys() == old.keys()
            assert "Changed." in wiki.html("")
            seen.add("new")
    assert "old" in seen
    last = start(wiki.root, SOURCE_DATE_EPOCH="1")
    assert last.wait(120) == 0
    assert "Changed." in wiki.html("")
    assert scraps(wiki.root) == []


def test_an_interrupted_build_says_nothing_and_leaves_no_scraps(wiki):
    build = start(wiki.root)
    deadline = time.monotonic() + 60
    while not (wiki.root / ".site-build" / "new").exists():
        assert time.monotonic() < deadline
        assert build.poll() is None, build.communicate()[0]
        time.sleep(0.01)
    build.send_signal(signal.SIGINT)
    output, _ = build.communicate(timeout=60)
    assert build.returncode == 130
    assert "Traceback" not in output
    assert "KeyboardInterrupt" not in output
    assert scraps(wiki.root) == []
    assert not wiki.site.exists()


def test_two_builds_at_once_wait_for_each_other(wiki):
    builds = [start(wiki.root), start(wiki.root)]
    outputs = [build.communicate(timeout=120)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], outputs
    assert sum("waiting for it" in output for output in outputs) <= 1
    assert "A tunnel." in wiki.html("glossary/vpn/")
    assert scraps(wiki.root) == []
