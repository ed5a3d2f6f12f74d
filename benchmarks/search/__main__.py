"""Search beside Material's and MiniSearch on the same content, and what it costs as the content grows.

`quality` needs Node and the development packages of kbgen/ui, `cost` a Chromium besides.
"""

import argparse
import functools
import gzip
import http.server
import json
import logging
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.search.noise import noise
from kbgen.commands.search_eval import score
from kbgen.loading import load
from kbgen.locales import get_locale
from kbgen.search import DEFAULT, Reader, Record, Slug, build_index
from kbgen.search.judged import Judged, Score, read_judged, scores
from kbgen.settings import open_project

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
KEYSTROKES = ("эск", "эскала", "эскалация", "gfhjkm", "впн не работает", "как сбросить пароль клиенту", "принетр", "джира",
              "инцидента", "вторая линия", "err 1042", "сертификат", "передать тикет разработчикам", "часовой по", "qwxz")  # fmt: skip


def records() -> list[Record]:
    """Return the records of the shipped content."""
    from pymdownx.slugs import slugify

    library = load(open_project(ROOT)).library
    found = Reader(library, get_locale("ru"), Slug(slugify(case="lower"))).records()
    return [one for one in found if not one.path.startswith(("dev/", "decisions/0"))]


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


PAGE = "<!doctype html><meta charset=utf-8><title>Search</title><body><script src=assets/kbgen/words.js></script><script src=assets/kbgen/kbgen.js></script>"


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """Serve a folder on this machine alone."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def cost(judged: list[Judged], sizes: Sequence[int]) -> None:
    """Print what the index costs to build and to load, how fast it answers and how well, by size."""
    from playwright.sync_api import sync_playwright

    from kbgen.site.builder import _assets, _engine
    from kbgen.site.words import words_script

    real = records()
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(path for name in names if (path := shutil.which(name)))
    print(
        "\n| entries | index built in, s | parts | KB in all | KB to the first result | ms to it | query p50 / p95, ms | recall@5 / MRR@10 |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size in sizes:
            content = [*real, *noise(real, max(0, size - len(real)))]
            start = time.perf_counter()
            parts = build_index(content, lambda path: path, DEFAULT)
            seconds = time.perf_counter() - start
            quality = score(judged, parts).all[""]
            folder = Path(scratch) / str(size)
            files = {**parts, **_assets(), "assets/kbgen/words.js": words_script(get_locale("ru")),
                     "assets/kbgen/search/engine.js": _engine(), "index.html": PAGE.encode()}  # fmt: skip
            for path, data in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
            server = serve(folder)
            heavy, slow, rest = [], [], []
            for query in (
                "эскалация",
                "впн не работает",
                "как сбросить пароль клиенту",
                "принетр не печатает",
                "gfhjkm",
            ):
                page = browser.new_page()
                loaded: list[str] = []
                page.on("request", lambda request, loaded=loaded: loaded.append(request.url))
                page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
                slow.append(
                    page.evaluate(
                        "async query => { const t = performance.now(); await kbgen.search(query); return performance.now() - t }",
                        query,
                    )
                )
                paths = {url.split("/", 3)[3].partition("?")[0] for url in loaded}
                heavy.append(
                    sum(
                        len(gzip.compress(files[path], 9))
                        for path in paths
                        if path.startswith("assets/kbgen/search/")
                    )
                )
                rest += page.evaluate("""async queries => { const all = []; for (const query of queries) { const t = performance.now();
                    await kbgen.search(query); all.push(performance.now() - t) } return all }""", list(KEYSTROKES))  # fmt: skip
                page.close()
            server.shutdown()
            whole = sum(len(gzip.compress(data, 9)) for data in parts.values())
            ordered = sorted(rest)
            print(f"| {len(content):,} | {seconds:.1f} | {len(parts)} | {whole / 1024:,.0f} | {statistics.median(heavy) / 1024:.0f} (at most {max(heavy) / 1024:.0f}) "
                  f"| {statistics.median(slow):.0f} (at most {max(slow):.0f}) | {statistics.median(rest):.0f} / {ordered[int(len(ordered) * 0.95)]:.0f} "
                  f"| {quality.recall:.2f} / {quality.mrr:.2f} |", flush=True)  # fmt: skip
        browser.close()


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["all", "quality", "cost"], default="all")
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 5000, 20000])
    options = parser.parse_args()
    judged = read_judged(HERE / "queries.yml")
    if options.what in {"all", "quality"}:
        quality(judged)
    if options.what in {"all", "cost"}:
        cost(judged, options.sizes)


if __name__ == "__main__":
    main()
