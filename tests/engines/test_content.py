"""What content with errors or warnings does to a build by MkDocs itself."""

import os
import subprocess
import sys

import pytest

TERM = "id: vpn\ntitle: VPN\nbody: A tunnel.\n"
BROKEN = "id: vpn\ntitle: VPN\ntitel: again\n"
DOUBTFUL = "id: vpn\ntitle: VPN\nbody: A tunnel.\nverified: 2999-01-01\n"


@pytest.fixture
def mkdocs(project):
    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", *arguments],
            cwd=project.root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_errors_stop_a_build_before_anything_is_written(mkdocs, project):
    project.write("checklists/glossary/vpn.yml", TERM)
    assert mkdocs("build").returncode == 0
    project.write("checklists/glossary/vpn.yml", BROKEN)
    done = mkdocs("build")
    assert done.returncode == 1
    assert "checklists/glossary/vpn.yml:3:1: error[" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Nothing was built" in done.stdout
    assert "A tunnel." in project.html("glossary/vpn/")


def test_warnings_stop_a_strict_build_only(mkdocs, project):
    project.write("checklists/glossary/vpn.yml", DOUBTFUL)
    done = mkdocs("build")
    assert done.returncode == 0
    assert "WARNING -  kbgen: checklists/glossary/vpn.yml:4:11: KB" in done.stderr
    assert mkdocs("build", "--strict").returncode == 1


def test_a_dirty_build_has_the_generated_pages(mkdocs, project):
    project.write("checklists/glossary/vpn.yml", TERM)
    assert mkdocs("build", "--dirty").returncode == 0
    assert "A tunnel." in project.html("glossary/vpn/")


def test_a_setting_that_does_not_exist_is_refused_with_a_hint(mkdocs, project):
    project.configure(kbgen={"contnet": "x"})
    done = mkdocs("build")
    assert done.returncode == 1
    assert "did you mean `content`?" in done.stderr


def test_a_named_folder_that_does_not_exist_is_pointed_out(mkdocs, project):
    project.configure(kbgen={"content": "knowledge"})
    done = mkdocs("build")
    assert done.returncode == 0
    assert "there is no folder `knowledge`" in done.stderr


def test_hand_written_pages_are_cleaned_when_that_is_asked_for(mkdocs, project):
    page = (
        "---\ntitle: a<b onclick=x>\n---\n\n# x\n\n<a onclick=run() href=javascript:run()>y</a>\n"
    )
    project.write("docs/index.md", page)
    assert mkdocs("build").returncode == 0
    assert "run()" in project.html("")
    project.configure(kbgen={"clean_pages": True})
    assert mkdocs("build").returncode == 0
    html = project.html("")
    assert "run()" not in html
    assert "<b onclick" not in html


def test_a_heading_cannot_end_the_title_of_a_cleaned_page(mkdocs, project):
    project.write("docs/index.md", "# Home\n")
    project.write("docs/bad.md", "# &lt;/title&gt;&lt;img src=x onerror=run()&gt;\n")
    project.configure(kbgen={"clean_pages": True})
    assert mkdocs("build").returncode == 0
    assert "<img src=x" not in project.html("bad/")


def test_two_pages_at_one_address_are_pointed_out(mkdocs, project):
    project.write("checklists/tools/mail.yml", "id: mail\ntitle: Mail\nbody: It sends.\n")
    project.write("docs/tools.md", "# My tools\n")
    assert "rename `tools.md` to `tools/index.md`" in mkdocs("build").stderr
    assert "My tools" in project.html("tools/")


def test_a_content_folder_under_another_name_is_told(mkdocs, project):
    project.write("Checklists/glossary/vpn.yml", TERM)
    done = mkdocs("build")
    assert done.returncode == 0
    assert "WARNING -  kbgen: mkdocs.yml:1:1: KB120: there is no folder `checklists`" in done.stderr
    assert mkdocs("build", "--strict").returncode == 1


HEADINGS = """# Сканер

## Где вход

## Step one

[Вход](#где-вход) [[glossary/vpn]]
"""


def test_headings_in_any_script_are_called_by_their_words(project):
    project.write("checklists/glossary/vpn.yml", TERM + "see: [scanner.md]\n")
    project.write("docs/scanner.md", HEADINGS)
    project.configure(markdown_extensions=[{"toc": {"permalink": True}}])
    project.build()
    page = project.html("scanner/")
    assert 'id="где-вход"' in page
    assert 'id="step-one"' in page
    assert 'class="md-nav__link" href="#%D0%B3%D0%B4' in page or 'href="#где-вход"' in page
    assert 'class="headerlink"' in page  # the site's own options stay
    search = "".join(
        file.read_text(encoding="utf-8")
        for file in (project.site / "assets" / "kbgen" / "search").rglob("*.js")
    )
    assert "где-вход" in search or "%D0%B3%D0%B4%D0%B5" in search


def test_a_site_that_names_its_headings_itself_goes_on_doing_so(project):
    project.write("checklists/glossary/vpn.yml", TERM)
    project.write("docs/scanner.md", HEADINGS)
    ascii_only = {"toc": {"slugify": "PYTHON"}}
    project.configure(markdown_extensions=[ascii_only])
    config = project.root / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("PYTHON", "!!python/name:markdown.extensions.toc.slugify")
    )
    project.build()
    assert 'id="где-вход"' not in project.html("scanner/")


def test_without_content_headings_stay_as_they_were(project):
    project.write("docs/scanner.md", HEADINGS)
    project.build()
    assert 'id="где-вход"' not in project.html("scanner/")
