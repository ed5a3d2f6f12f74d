"""One measurement in a process of its own: prints seconds and peak megabytes as JSON.

`safe-loader`, `check`, `dump`, `bare`, `build` and `both`, each with the folder of a generated base.
"""

import json
import logging
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

CONFIG = """site_name: Benchmark
site_url: https://example.org/
docs_dir: {docs}
site_dir: {site}
theme:
  name: material
  language: ru
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tasklist
plugins: {plugins}
nav: {nav}
not_in_nav: "*"
"""


def safe_loader(folder: Path) -> Callable[[], object]:
    """PyYAML's own safe loader over the same files."""
    import yaml

    def run() -> None:
        for path in sorted(folder.rglob("*.yml")):
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)

    return run


def check(folder: Path) -> Callable[[], object]:
    """Everything that `kbgen check` does, short of printing."""
    from kbgen.loading import load
    from kbgen.settings import open_project

    def run() -> None:
        report = load(open_project(folder)).report
        assert report.ok, report.errors[:3]

    return run


def configure(folder: Path, name: str, docs: str, plugins: list[object]) -> Path:
    """Write a `mkdocs.yml` called `name`; only sections stand in the navigation."""
    pages = sorted(path.parent.name for path in (folder / "dump").glob("*/index.md"))
    nav = json.dumps(["index.md", *(f"{page}/index.md" for page in pages)])
    text = CONFIG.format(docs=docs, site=f"site-{name}", plugins=json.dumps(plugins), nav=nav)
    path = folder / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


def dump(folder: Path) -> Callable[[], object]:
    """Write the site's pages as files, for MkDocs alone."""
    from kbgen.loading import load
    from kbgen.locales import get_locale
    from kbgen.settings import open_project
    from kbgen.site import build_site

    def run() -> None:
        project = open_project(folder)
        site = build_site(load(project).library, get_locale("ru"), project.settings)
        for page in site.pages:
            path = folder / "dump" / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, encoding="utf-8")
        (folder / "dump" / "index.md").write_text("# База\n", encoding="utf-8")

    return run


def mkdocs(config_file: Path) -> Callable[[], object]:
    """Build with MkDocs."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.disable(logging.WARNING)

    def run() -> None:
        config = load_config(str(config_file))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)

    return run


def main() -> None:
    """Measure what the command line names."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    jobs: dict[str, Callable[[], Callable[[], object]]] = {
        "safe-loader": lambda: safe_loader(folder),
        "check": lambda: check(folder),
        "dump": lambda: dump(folder),
        "bare": lambda: mkdocs(configure(folder, "bare", "dump", ["search"])),
        "build": lambda: mkdocs(
            configure(folder, "kbgen", "docs", [{"kbgen": {"language": "ru"}}])
        ),
        "both": lambda: mkdocs(
            configure(folder, "both", "docs", ["search", {"kbgen": {"language": "ru"}}])
        ),
    }
    run = jobs[what]()
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mb": memory}))


if __name__ == "__main__":
    main()
