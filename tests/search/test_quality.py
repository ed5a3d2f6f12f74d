"""The bar of the judged queries is held, and stems agree on all sides."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from snowballstemmer import stemmer

from kbgen.cli import main
from kbgen.commands.search_eval import evaluate
from kbgen.search.judged import NOTHING, Judged, read_judged, score_one
from kbgen.search.languages import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
UI = ROOT / "kbgen" / "ui"
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js here")


@needs_node
def test_the_judged_queries_hold_the_bar() -> None:
    found = evaluate(ROOT, None)
    assert found.passed, found.render()


def test_there_are_judged_queries_of_every_class() -> None:
    judged = read_judged(ROOT / "benchmarks" / "search" / "queries.yml")
    assert len(judged) >= 150
    assert len({one.group for one in judged}) >= 12
    assert sum(one.group == NOTHING for one in judged) >= 10
    assert abs(2 * sum(one.held for one in judged) - len(judged)) <= 12
    assert len({one.query for one in judged}) == len(judged)


def test_recall_and_rank_are_counted_by_what_is_wanted_and_what_is_right() -> None:
    one = Judged("exact", "q", ("a", "b"), frozenset("abc"), held=False)
    assert score_one(one, ["c", "x", "a"]) == (0.5, 1.0)
    assert score_one(one, ["x", "b", "a"]) == (1.0, 0.5)
    assert score_one(one, ["x"] * 10 + ["a"]) == (0.0, 0.0)
    nothing = Judged(NOTHING, "q", (), frozenset(), held=False)
    assert score_one(nothing, []) == (1.0, 1.0)
    assert score_one(nothing, ["a"]) == (0.0, 0.0)


def test_a_file_of_queries_that_cannot_be_read_is_a_usage_error(tmp_path: Path) -> None:
    file = tmp_path / "queries.yml"
    for text in ("- a\n", "exact:\n  - no arrow\n", "exact:\n  - 'q => '\n"):
        file.write_text(text)
        result = CliRunner().invoke(main, ["search-eval", str(file)])
        assert result.exit_code == 2, text


@needs_node
@pytest.mark.parametrize("code", ["ru", "en"])
def test_stems_are_snowballs_here_and_in_the_browser(code: str, tmp_path: Path) -> None:
    if not (UI / "node_modules" / "esbuild").is_dir():
        pytest.skip("no Node.js toolchain here")
    letters = set(LANGUAGES[code].letters)
    text = " ".join(
        path.read_text(encoding="utf-8")
        for path in [*ROOT.glob("docs/**/*.md"), *ROOT.glob("checklists/**/*.yml")]
    )
    words = sorted(
        set(
            "".join(
                one if one in letters else " " for one in text.lower().replace("ё", "е")
            ).split()
        )
    )
    entry = tmp_path / "stems.ts"
    entry.write_text(
        f'import {{ stemmers }} from "{UI.as_posix()}/src/search/languages";\nimport {{ readFileSync }} from "node:fs";\n'
        f'const words = JSON.parse(readFileSync(0, "utf8"));\n'
        f'console.log(JSON.stringify(words.map((word: string) => stemmers.get("{code}")!.stem(word))));\n'
    )
    bundle = tmp_path / "stems.mjs"
    esbuild = UI / "node_modules" / ".bin" / "esbuild"
    subprocess.run(
        [
            esbuild,
            entry,
            "--bundle",
            "--platform=node",
            "--format=esm",
            f"--outfile={bundle}",
            "--log-level=error",
        ],
        check=True,
    )
    done = subprocess.run(
        ["node", bundle], input=json.dumps(words), capture_output=True, text=True, check=True
    )
    stems = dict(zip(words, json.loads(done.stdout), strict=True))
    assert len(words) > 500
    assert stems == {word: LANGUAGES[code].stem(word) for word in words}
    snowball = stemmer({"ru": "russian", "en": "english"}[code]).stemWord
    assert stems == {word: snowball(word) for word in words}
