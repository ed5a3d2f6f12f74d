"""Run the benchmarks and print their results as Markdown.

Everything is measured in processes of its own, one after another, best of several runs, and compared
with something measured in the same run: absolute times say more about a machine than about a program.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.generate import generate

ROOT = Path(__file__).parent.parent


def measured(*arguments: str) -> dict[str, float]:
    """Run `benchmarks.measure` in a process of its own; return its seconds and megabytes."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.measure", *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def best(runs: int, *arguments: str) -> dict[str, float]:
    """Return the fastest of several runs, with the least memory."""
    results = [measured(*arguments) for _ in range(runs)]
    return {key: min(one[key] for one in results) for key in results[0]}


def interleaved(runs: int, *jobs: tuple[str, ...]) -> list[dict[str, float]]:
    """Return the best of several runs of each job, run in turns so that they share the weather."""
    results: list[list[dict[str, float]]] = [[] for _ in jobs]
    for _ in range(runs):
        for place, job in zip(results, jobs, strict=True):
            place.append(measured(*job))
    return [{key: min(one[key] for one in found) for key in found[0]} for found in results]


def reading(folder: Path, runs: int) -> None:
    """Measure reading and checking against `yaml.CSafeLoader` alone."""
    total = 3600
    size = generate(folder, total)
    bare, ours = interleaved(runs, ("safe-loader", str(folder)), ("check", str(folder)))
    ratio = ours["seconds"] / bare["seconds"]
    print("\n### Reading and checking\n")
    print(f"{total:,} entries, {size / 1e6:.1f} MB of YAML; goal: at most 1.5 times.\n")
    print("| | seconds | MB | ratio |\n|---|---|---|---|")
    print(f"| `yaml.CSafeLoader` alone | {bare['seconds']:.2f} | {bare['mb']:.0f} | 1 |")
    print(
        f"| kbgen: read, validate, resolve, check | {ours['seconds']:.2f} | {ours['mb']:.0f} | {ratio:.2f} |"
    )


def building(folder: Path, runs: int, sizes: list[int]) -> None:
    """Measure a whole build against MkDocs alone over the same Markdown pages, and how it grows."""
    print("\n### A whole build\n")
    print(
        "Goals: at most 1.15 times the time and 1.5 times the memory of bare MkDocs; a straight line."
    )
    print(
        "Bare is Material with its search over the same pages as files; kbgen has its own search;"
    )
    print("“both” is kbgen in a site that keeps Material's search, too.\n")
    print(
        "| entries | bare, s | kbgen, s | ratio | both, s | ratio | bare, MB | kbgen, MB | ratio | ms an entry |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for total in sizes:
        here = folder / str(total)
        here.mkdir()
        generate(here, total)
        measured("dump", str(here))
        times = runs if total <= 1000 else 1
        jobs = [(name, str(here)) for name in ("bare", "build", "both")]
        bare, ours, both = interleaved(times, *jobs)
        print(
            f"| {total:,} | {bare['seconds']:.1f} | {ours['seconds']:.1f} | {ours['seconds'] / bare['seconds']:.2f} "
            f"| {both['seconds']:.1f} | {both['seconds'] / bare['seconds']:.2f} "
            f"| {bare['mb']:.0f} | {ours['mb']:.0f} | {ours['mb'] / bare['mb']:.2f} | {ours['seconds'] / total * 1000:.1f} |",
            flush=True,
        )


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["all", "reading", "building"], default="all")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 2000, 4000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if options.what in {"all", "reading"}:
            (Path(scratch) / "reading").mkdir()
            reading(Path(scratch) / "reading", options.runs)
        if options.what in {"all", "building"}:
            (Path(scratch) / "building").mkdir()
            building(Path(scratch) / "building", options.runs, options.sizes)


if __name__ == "__main__":
    main()
