"""`- [ ]` in the pages of a site: alive where the settings and the page want it, as it was elsewhere."""

import pytest

LIST = "# First\n\n- [ ] a task\n- [x] another\n"
GUIDELINE = "id: read\ntitle: Read\nwhy: It saves time.\nbody: |\n  - [ ] a task\n"


def is_alive(html: str) -> bool:
    alive = {"<kb-tasks>" in html, 'data-part="lists"' in html, 'class="kb-task-box"' in html}
    assert len(alive) == 1
    return alive.pop()


def test_a_site_of_pages_alone_gets_its_lists_and_what_brings_them_alive(project):
    project.write("docs/first.md", LIST)
    project.build()
    assert is_alive(project.html("first"))
    assert not is_alive(project.html(""))
    assert 'data-kb-item="first#' in project.html("first")
    loaded = {path.name for path in (project.site / "assets/kbgen").rglob("*") if path.is_file()}
    assert loaded == {
        "kbgen.css",
        "kbgen.js",
        "words.js",
        "kbgen-lists.css",
        "kbgen-lists.js",
        "words-lists.js",
    }
    assert "kbgen.js" in project.html(""), "instant navigation may come from any page"


def test_a_site_without_lists_gets_nothing(project):
    project.write("docs/first.md", "# First\n\n- `[ ]`\n\n[ ] a task\n")
    project.build()
    assert "kbgen" not in project.html("first")
    assert not (project.site / "assets/kbgen").exists()


def test_the_rest_of_a_site_of_pages_alone_stays_as_it_was(project):
    rest = (
        "# Rest\n\n!!! note\n    a {#x}\n\n```python\nx = 1\n```\n\n<div markdown>*a*</div>\n\n"
        "<script>x</script>\n\n- [a] b\n"
    )
    project.write("docs/first.md", LIST)
    project.write("docs/rest.md", rest)
    extensions = ["admonition", "attr_list", "md_in_html", "pymdownx.superfences", "toc"]
    pages = {}
    for plugins in (["search"], ["search", "kbgen"]):
        project.configure(plugins=plugins, markdown_extensions=extensions)
        project.build()
        pages[len(plugins)] = project.html("rest").splitlines()
    assert [line for line in pages[1] if line not in pages[2]] == []
    added = [line for line in pages[2] if line not in pages[1]]
    assert added
    assert all("assets/kbgen/" in line for line in added)


@pytest.mark.parametrize("content", [False, True])
def test_the_setting_leaves_lists_as_they_were(content, project):
    if content:
        project.write("checklists/guidelines/read.yml", GUIDELINE)
    project.write("docs/first.md", LIST)
    project.configure(kbgen={"task_lists": False})
    project.build()
    assert not is_alive(project.html("first"))
    assert "<li>[ ] a task</li>" in project.html("first")
    if content:
        assert not is_alive(project.html("guidelines/read"))


@pytest.mark.parametrize("content", [False, True])
def test_a_page_may_leave_its_lists_as_they_were(content, project):
    if content:
        project.write("checklists/guidelines/read.yml", GUIDELINE)
    project.write("docs/first.md", LIST)
    project.write("docs/second.md", f"---\nkb_task_lists: false\n---\n{LIST}")
    project.build()
    assert is_alive(project.html("first"))
    assert not is_alive(project.html("second"))
    assert "<li>[ ] a task</li>" in project.html("second")


def test_lists_in_texts_of_entries_are_alive_too(project):
    project.write("checklists/guidelines/read.yml", GUIDELINE)
    project.build()
    assert is_alive(project.html("guidelines/read"))
    assert 'data-kb-item="guidelines/read#' in project.html("guidelines/read")


def test_cleaned_pages_are_alive_too(project):
    project.write("docs/first.md", LIST + "\n<script>alert(1)</script>\n")
    project.configure(kbgen={"clean_pages": True})
    project.build()
    assert is_alive(project.html("first"))
    assert "alert(1)" not in project.html("first")


@pytest.mark.parametrize("custom", [True, False])
def test_a_site_with_pymdownx_tasklist_has_no_list_twice(custom, project):
    project.write("docs/first.md", LIST)
    boxes = {"pymdownx.tasklist": {"custom_checkbox": custom}}
    project.configure(markdown_extensions=["toc", boxes])
    project.build()
    html = project.html("first")
    assert is_alive(html)
    assert html.count('class="kb-task-box"') == html.count("task-list-item kb-task") == 2
    assert "task-list-control" not in html
    assert '<input type="checkbox"' not in html
    project.configure(markdown_extensions=["toc", boxes], kbgen={"task_lists": False})
    project.build()
    assert project.html("first").count("task-list-item") == 2
    assert not is_alive(project.html("first"))
