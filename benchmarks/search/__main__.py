"""Search beside Material's and MiniSearch on the same content, on what it was not tuned for, and what it costs.

`quality` and `unseen` need Node and the development packages of kbgen/ui, `cost` a Chromium besides.
"""

import argparse
import json
import logging
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.search.cost import HEAD, measure
from kbgen.commands.search_eval import UNPUBLISHED, evaluate, score
from kbgen.loading import load
from kbgen.locales import get_locale
from kbgen.search import DEFAULT, Record, Slug, build_index
from kbgen.search.judged import Judged, Score, read_judged, scores
from kbgen.settings import open_project
from kbgen.site import build_site
from kbgen.site.builder import searched

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
OTHERS = {
    "stock and payroll": HERE / "foreign",
    "tills of shops": HERE / "shops",
    "hospital": HERE / "hospital",
    "bank": HERE / "bank",
    "fleet": HERE / "fleet",
}
"""Bases on other matters, which nobody tunes for, with judged queries of their own."""
KEPT_BACK = HERE / "kept-back.yml"


def records() -> list[Record]:
    """Return the records of the shipped content."""
    from pymdownx.slugs import slugify

    project = open_project(ROOT)
    library = load(project).library
    locale = get_locale("ru")
    pages = build_site(library, locale, project.settings).pages
    found = searched(library, locale, Slug(slugify(case="lower")), pages)
    return [one for one in found if not one.path.startswith(UNPUBLISHED)]


def theirs(folder: Path) -> Path:
    """Build the site with the theme's own search; return its index."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from material.plugins.search.plugin import SearchPlugin
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.disable(logging.WARNING)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    plugin = SearchPlugin()
    plugin.load_config({"lang": ["ru"]}, config_file_path=config.config_file_path)
    config.plugins["material/search"] = plugin
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder / "search" / "search_index.json"


def reference(page: str) -> str:
    """Return what is found at an address: an entry or a hand-written page."""
    path = page.strip("/")
    collection, _, name = path.partition("/")
    if (ROOT / "docs" / f"{path}.md").is_file():
        return f"{path}.md"
    if (ROOT / "docs" / path / "index.md").is_file():
        return f"{path}/index.md".removeprefix("/")
    return f"{collection}/{name}"


def asked(
    script: str, arguments: Sequence[str], queries: Sequence[str], **more: str
) -> dict[str, Any]:
    """Return what one of the scripts here answers to `queries`."""
    done = subprocess.run(
        ["node", str(HERE / script), *arguments],
        input=json.dumps({"queries": list(queries)}),
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def quality(judged: list[Judged]) -> None:
    """Print recall and rank of the three engines, by class."""
    import material

    assets = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    worker = next((assets / "workers").glob("search.*.min.js"))
    queries = [one.query for one in judged]
    with tempfile.TemporaryDirectory() as scratch:
        index = theirs(Path(scratch) / "site")
        found = {
            "Material (lunr, `ru`)": asked(
                "material.mjs", [str(assets), str(index)], queries, WORKER=str(worker)
            ),
            "MiniSearch": asked("minisearch.mjs", [str(index)], queries),
        }
    columns: dict[str, dict[str, Score]] = {}
    parts = build_index(records(), lambda path: path, DEFAULT)
    columns["kbgen"] = dict(score(judged, parts).all)
    for name, answer in found.items():
        refs = [
            list(dict.fromkeys(reference(page) for page in one["pages"]))
            for one in answer["answers"]
        ]
        columns[name] = scores(judged, dict(zip(queries, refs, strict=True)))
    print("\n| class | queries | " + " | ".join(columns) + " |")
    print("|---|---|" + "---|" * len(columns))
    for name, one in sorted(columns["kbgen"].items(), key=lambda item: item[0] == ""):
        cells = " | ".join(
            f"{column[name].recall:.2f} / {column[name].mrr:.2f}" for column in columns.values()
        )
        print(f"| {name or '**all**'} | {one.queries} | {cells} |")


def unseen() -> None:
    """Print recall and rank, by class, of queries that were kept back and of bases on other matters."""
    found = {"kept back": evaluate(ROOT, KEPT_BACK).all}
    found |= {name: evaluate(base, base / "queries.yml").all for name, base in OTHERS.items()}
    print(f"\n| class | {' | '.join(found)} |")
    print("|---|" + "---|" * len(found))
    for group in [*(name for name in found["kept back"] if name), ""]:
        cells = " | ".join(
            f"{one[group].recall:.2f} / {one[group].mrr:.2f}" for one in found.values()
        )
        print(f"| {group or '**all**'} | {cells} |")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument(
        "what", nargs="?", choices=["all", "quality", "unseen", "cost"], default="all"
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 5000, 20000])
    options = parser.parse_args()
    judged = read_judged(HERE / "queries.yml")
    if options.what in {"all", "quality"}:
        quality(judged)
    if options.what in {"all", "unseen"}:
        unseen()
    if options.what in {"all", "cost"}:
        print(f"\n{HEAD}")
        for one in measure(records(), judged, options.sizes):
            print(one.row(), flush=True)


if __name__ == "__main__":
    main()
