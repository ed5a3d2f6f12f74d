"""Measure a list of many responses in a real browser: `python -m benchmarks.replies [NUMBER]`.

Everything is timed from the click until the page is laid out again, since that is what the reader waits for;
the best of five rounds, so that what else the machine does counts for little.
"""

import argparse
import gzip
import random
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.generate import TOPICS, sentence
from benchmarks.measure import CONFIG, mkdocs

STAGES = ("intake", "diagnosis", "answer", "escalation", "closing")
TONES = ("neutral", "formal", "friendly")
TIMED = """(acts) => {
  const timed = acts.map(() => Infinity);
  for (let round = 0; round < 5; round++)
    acts.forEach((act, place) => {
      const start = performance.now();
      act();
      document.querySelector('article').offsetHeight;
      timed[place] = Math.min(timed[place], performance.now() - start);
    });
  return timed;
}"""
SWITCH = f"""() => ({TIMED})(
  [...document.querySelectorAll('.kb-facets > button')].flatMap(one => [() => one.click(), () => one.click()])
)"""
TYPE = f"""words => ({TIMED})(words.map(word => () => {{
  const field = document.querySelector('.kb-filter-field');
  field.value = word;
  field.dispatchEvent(new Event('input'));
}}))"""
PIN = f"""() => ({TIMED})(
  [...document.querySelectorAll('li .kb-row-acts .kb-pins')].slice(-20).map(one => () => one.click())
)"""


def generate(folder: Path, number: int) -> None:
    """Write `number` responses, as long as those of the base in this repository, with what they name."""
    rng = random.Random(number)
    entries = folder / "checklists"
    for kind, words in (("products", "use"), ("people", "role")):
        (entries / kind).mkdir(parents=True)
        text = "".join(
            f"- {{id: x{index}, title: {sentence(rng, 2)[:-1]} {index}, {words}: x}}\n"
            for index in range(8)
        )
        (entries / kind / "all.yml").write_text(text, encoding="utf-8")
    (entries / "responses").mkdir()
    for index in range(number):
        (entries / "responses" / f"r{index}.yml").write_text(
            _response(rng, index), encoding="utf-8"
        )
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# База\n", encoding="utf-8")


def _response(rng: random.Random, index: int) -> str:
    lines = [
        f"id: response-{index}",
        f"title: {sentence(rng, 4)[:-1]} {index}",
        f"summary: {sentence(rng, 9)}",
        f"tags: [{', '.join(rng.sample(TOPICS[:12], 3))}]",
        f"owner: people/x{rng.randrange(8)}",
        f"stage: {rng.choice(STAGES)}",
        f"products: [products/x{rng.randrange(8)}]",
        "variants:",
    ]
    kinds = [("ru", "neutral"), ("ru", rng.choice(TONES[1:])), ("en", "neutral")]
    for lang, tone in kinds[: rng.choice((1, 1, 2, 3))]:
        lines += [f"  - lang: {lang}", f"    tone: {tone}", "    text: |"]
        lines += ["      Здравствуйте, {{client.first_name}}!", ""]
        for _ in range(3):
            lines += [f"      {sentence(rng, 18)}", ""]
    return "\n".join(lines) + "\n"


def build(folder: Path) -> Path:
    """Return the built site."""
    plugins = '[{"kbgen": {"language": "ru"}}]'
    nav = '["index.md", "responses/index.md"]'
    text = CONFIG.format(docs="docs", site="site", plugins=plugins, nav=nav)
    (folder / "mkdocs.yml").write_text(f"{text}use_directory_urls: false\n", encoding="utf-8")
    mkdocs(folder / "mkdocs.yml")()
    return folder / "site"


def packed(path: Path) -> float:
    """Return the kilobytes of a file as servers send it."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1024


def timed(page: Page, run: Callable[[Page], list[float]]) -> str:
    """Return the middle and the worst of the milliseconds that `run` measures."""
    found = run(page)
    return f"{statistics.median(found):.1f} | {max(found):.1f} | {len(found)}"


def measure(site: Path, number: int) -> None:
    """Print what the list of responses costs."""
    address = (site / "responses" / "index.html").as_uri()
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_selector(".kb-row-acts")
        assert page.locator("li[data-kb-ref]").count() == number
        words = ["к", "кл", "кли", "клиент", "клиент серв", "ответ 7", "", "xyz", ""]
        rows = {
            "a switch": timed(page, lambda one: one.evaluate(SWITCH)),
            "a letter typed": timed(page, lambda one: one.evaluate(TYPE, words)),
            "pinning": timed(page, lambda one: one.evaluate(PIN)),
        }
        browser.close()
    print(f"\n### A list of {number} responses\n")
    print("| | middle, ms | worst, ms | of |\n|---|---|---|---|")
    for name, row in rows.items():
        print(f"| {name} | {row} |")
    page_size = packed(site / "responses" / "index.html")
    data = packed(site / "assets" / "kbgen" / "data" / "replies.js")
    print(f"\nThe page: {page_size:.0f} KB gzipped; the texts, loaded beside it: {data:.0f} KB.")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replies", description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        generate(Path(scratch), options.number)
        measure(build(Path(scratch)), options.number)


if __name__ == "__main__":
    main()
