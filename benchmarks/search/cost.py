"""What search costs as the content grows: the index, the first answer, and every key of queries typed in the dialog."""

import functools
import gzip
import http.server
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.search.noise import noise
from kbgen.commands.search_eval import score
from kbgen.locales import get_locale
from kbgen.search import DEFAULT, FOLDER, Record, build_index
from kbgen.search.judged import Judged
from kbgen.site.scripts import page_assets, search_engine, search_styles

TYPED = (
    ("эскалация", "впн не работает"),
    ("gfhjkm", "как сбросить пароль клиенту"),
    ("принетр не печатает", "джира"),
    ("err 1042", "вторая линия"),
    ("передать тикет разработчикам", "инцидента"),
    ("сертификат отозван", "часовой пояс"),
    ("ghbynth", "удалёное подключение"),
    ("qwxzvb", "почта не доходит до клиента"),
)
"""What is typed letter by letter, two queries a visit, the second in the place of the first."""
FIRST = (
    "эскалация",
    "впн не работает",
    "как сбросить пароль клиенту",
    "принетр не печатает",
    "gfhjkm",
)
"""Queries asked at once, each on a page that has loaded nothing yet."""
PAGE = """<!doctype html><meta charset=utf-8><title>Search</title><link rel=stylesheet href=assets/kbgen/kbgen.css><body>
<script src=assets/kbgen/words.js></script><script src=assets/kbgen/kbgen.js></script>"""
ASK = "async query => { const t = performance.now(); await kbgen.search(query); return performance.now() - t }"
TYPE = """async ([query, every]) => {
  const field = document.querySelector('.kb-search-field'), body = document.querySelector('.kb-search-body');
  const times = [];
  for (let end = 1; end <= query.length; end++) {
    const start = performance.now();
    await new Promise(resolve => {
      const watch = new MutationObserver(() => { watch.disconnect(); resolve(); });
      watch.observe(body, { childList: true, subtree: true, characterData: true });
      setTimeout(resolve, 3000);
      field.value = query.slice(0, end);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    times.push(performance.now() - start);
    await new Promise(resolve => setTimeout(resolve, Math.max(0, every - (performance.now() - start))));
  }
  return times;
}"""
LONG = "window.tasks = []; new PerformanceObserver(list => tasks.push(...list.getEntries().map(one => one.duration))).observe({ type: 'longtask', buffered: true })"
NO_WORKER = "delete window.Worker; window.Worker = undefined"
EVERY = 110
"""Milliseconds from key to key of somebody who types fast."""


class Cost(NamedTuple):
    """What was measured at one size."""

    entries: int
    seconds: float
    parts: int
    whole: int
    heavy: list[int]
    slow: list[float]
    keys: list[float]
    beside: list[float]
    blocked: float
    recall: float
    mrr: float

    def row(self) -> str:
        """Return the measures as a row of the table."""
        cells = (
            f"{self.entries:,}",
            f"{self.seconds:.1f}",
            str(self.parts),
            f"{self.whole / 1024:,.0f}",
            f"{statistics.median(self.heavy) / 1024:.0f} (at most {max(self.heavy) / 1024:.0f})",
            f"{statistics.median(self.slow):.0f} (at most {max(self.slow):.0f})",
            _spread(self.keys),
            _spread(self.beside),
            f"{self.blocked:.0f}",
            f"{self.recall:.2f} / {self.mrr:.2f}",
        )
        return f"| {' | '.join(cells)} |"


HEAD = (
    "| entries | index built in, s | parts | KB in all | KB to the first result | ms to it | ms a key, p50 / p95 "
    "| without a worker | longest task | recall@5 / MRR@10 |\n|---|---|---|---|---|---|---|---|---|---|"
)


def _spread(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} / {ordered[int(len(ordered) * 0.95)]:.0f}"


def measure(real: Sequence[Record], judged: list[Judged], sizes: Iterable[int]) -> Iterator[Cost]:
    """Yield what each of `sizes` costs: the shipped content and noise in its words."""
    from playwright.sync_api import sync_playwright

    chromium = next(
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size in sizes:
            content = [*real, *noise(real, max(0, size - len(real)))]
            start = time.perf_counter()
            parts = build_index(content, lambda path: path, DEFAULT)
            seconds = time.perf_counter() - start
            quality = score(judged, parts).all[""]
            site = whole_site(parts)
            with served(site, Path(scratch) / str(size)) as address:
                heavy, slow = _first(browser, address, site)
                keys, _ = _typed(browser, address, LONG)
                beside, blocked = _typed(browser, address, f"{LONG};{NO_WORKER}")
            whole = sum(len(gzip.compress(data, 9)) for data in parts.values())
            yield Cost(
                len(content),
                seconds,
                len(parts),
                whole,
                heavy,
                slow,
                keys,
                beside,
                blocked,
                quality.recall,
                quality.mrr,
            )
        browser.close()


def whole_site(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return a site of one page that has nothing but search."""
    engine = {f"{FOLDER}/engine.js": search_engine(), **search_styles()}
    return {
        **parts,
        **page_assets(get_locale("ru"), search=True),
        **engine,
        "index.html": PAGE.encode(),
    }


@contextmanager
def served(site: dict[str, bytes], folder: Path) -> Iterator[str]:
    """Serve `site` on this machine alone."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            pass

    for path, data in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def _first(browser: Any, address: str, site: dict[str, bytes]) -> tuple[list[int], list[float]]:
    """Return bytes, compressed, and milliseconds to the first result of queries that find nothing loaded."""
    heavy, slow = [], []
    for query in FIRST:
        page = browser.new_page()
        loaded: list[str] = []
        page.on("request", lambda request, loaded=loaded: loaded.append(request.url))
        page.goto(address)
        slow.append(page.evaluate(ASK, query))
        paths = {url.removeprefix(address).partition("?")[0] for url in loaded}
        heavy.append(
            sum(len(gzip.compress(site[one], 9)) for one in paths if one.startswith(FOLDER))
        )
        page.close()
    return heavy, slow


def _typed(browser: Any, address: str, script: str) -> tuple[list[float], float]:
    """Return milliseconds from each key to its results, and the longest time the page stood still."""
    times: list[float] = []
    longest = 0.0
    for queries in TYPED:
        context = browser.new_context()
        context.add_init_script(script)
        page = context.new_page()
        page.goto(address)
        page.keyboard.press("/")
        page.wait_for_timeout(400)
        for query in queries:
            times += page.evaluate(TYPE, [query, EVERY])
        longest = max([longest, *page.evaluate("tasks")])
        context.close()
    return times, longest
