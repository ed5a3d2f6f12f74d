"""What a plan of many tasks costs in the browser: how soon it is alive, how long a tick takes.

`python -m benchmarks.plan` needs a Chromium. The plan is a synthetic one of steps with five tasks each, begun and
a third of it done; times are of the page's own clock, the frame that shows the change included.
"""

import argparse
import functools
import http.server
import statistics
import tempfile
import threading
from pathlib import Path
from typing import Any

from tests.conftest import BROWSERS  # the names a Chromium goes by
from tests.sites import Project

TASKS = 5
ALIVE = """async () => {
  const began = performance.now();
  await customElements.whenDefined('kb-plan');
  const defined = performance.now();
  while (!document.querySelector('.kb-plan-card')) await new Promise(go => requestAnimationFrame(go));
  await new Promise(go => requestAnimationFrame(() => setTimeout(go)));
  return { alive: performance.now() - defined, whole: performance.now() };
}"""
TICKS = """async times => {
  const boxes = [...document.querySelectorAll('li > .kb-tick:enabled')];
  const found = [];
  for (let n = 0; n < times; n += 1) {
    const box = boxes[(n * 37) % boxes.length];
    const start = performance.now();
    box.click();
    const done = performance.now();
    await new Promise(go => requestAnimationFrame(() => setTimeout(go)));
    found.push([done - start, performance.now() - start]);
    await new Promise(go => setTimeout(go, 20));
  }
  return found;
}"""


def plan(tasks: int) -> str:
    """Return the YAML of a plan of `tasks` tasks in five phases."""
    steps = max(tasks // TASKS, 1)
    lines = ["id: big", "title: Большой план", "phases:"]
    for number in range(steps):
        if number % max(steps // 5, 1) == 0:
            lines += [f"  - id: phase-{number}", f"    title: Этап {number}", "    steps:"]
        lines += [
            f"      - id: step-{number}",
            f"        title: Шаг под номером {number}",
            f"        due: {1 + number // 2}",
            "        why: Чтобы было что читать, пока отмечаешь.",
            "        tasks:",
        ]
        lines += [
            f'          - {{id: task-{task}, text: "Задача {task} шага {number} — [[tracks/big]]"}}'
            for task in range(TASKS)
        ]
    return "\n".join(lines) + "\n"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def measured(folder: Path, executable: str, times: int) -> dict[str, Any]:
    """Return how long the plan of the site in `folder` takes to come alive and to tick, in milliseconds."""
    from playwright.sync_api import sync_playwright

    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        address = f"http://127.0.0.1:{server.server_address[1]}/tracks/big/"
        page.goto(address)
        page.locator("form.kb-begin [type=submit]").click()
        page.evaluate(
            "[...document.querySelectorAll('li > .kb-tick')].filter((_, at) => at % 3 === 0).forEach(one => one.click())"
        )
        alive = []
        for _ in range(5):
            page.goto(address, wait_until="commit")
            alive.append(page.evaluate(ALIVE)["alive"])
        ticks = page.evaluate(TICKS, times)
        chromium.close()
    server.shutdown()
    return {"alive": alive, "ticks": ticks}


def percentile(values: list[float], share: float) -> float:
    """Return the value that `share` of `values` do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main() -> None:
    """Measure plans of the sizes asked for and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plan", description=__doc__)
    parser.add_argument("--tasks", type=int, nargs="*", default=[50, 500])
    parser.add_argument("--ticks", type=int, default=60)
    options = parser.parse_args()
    import shutil

    executable = next(found for name in BROWSERS if (found := shutil.which(name)))
    print("| tasks | alive, ms | tick p50 / p95, ms | to the next frame p50 / p95, ms |")
    print("|---|---|---|---|")
    for tasks in options.tasks:
        with tempfile.TemporaryDirectory() as scratch:
            project = Project(Path(scratch))
            project.write("checklists/tracks/big.yml", plan(tasks))
            project.build()
            found = measured(project.site, executable, options.ticks)
        own, framed = ([one[at] for one in found["ticks"]] for at in (0, 1))
        cells = [
            f"{statistics.median(found['alive']):.0f}",
            *(
                f"{statistics.median(one):.1f} / {percentile(one, 0.95):.1f}"
                for one in (own, framed)
            ),
        ]
        print(f"| {tasks} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
