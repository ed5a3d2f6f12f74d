"""`kbgen search-eval`: judged queries put to the engine that browsers run, recall and rank by class.

The engine is JavaScript, so this is the one command that needs Node; a site does not.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from kbgen.commands.check import UsageError
from kbgen.library import Library
from kbgen.loading import load
from kbgen.locales import get_locale
from kbgen.search import FOLDER, Slug
from kbgen.search.judged import FIRST, WITHIN, Judged, Score, read_judged, scores
from kbgen.settings import Project, open_project
from kbgen.site import build_site

QUERIES = Path("benchmarks/search/queries.yml")
UNPUBLISHED = ("dev/", "decisions/0")
"""Pages of this project that its site leaves out."""
RECALL, MRR, CLASS = 0.97, 0.98, 0.93
"""The bar: recall and rank of all queries, recall of the worst class."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all queries and of the half that was kept back from tuning."""

    all: Mapping[str, Score]
    held: Mapping[str, Score]

    @property
    def passed(self) -> bool:
        """Whether the bar is held."""
        whole = self.all[""]
        worst = min(score.recall for score in self.all.values())
        return whole.recall >= RECALL and whole.mrr >= MRR and worst >= CLASS

    def render(self) -> str:
        """Return the scores as a table in Markdown."""
        lines = [
            f"| class | queries | recall@{FIRST} | MRR@{WITHIN} | kept back | recall | MRR |",
            "|---|---|---|---|---|---|---|",
        ]
        for name, score in sorted(self.all.items(), key=lambda item: item[0] == ""):
            held = self.held.get(name, Score(0, 0, 0))
            lines.append(
                f"| {name or '**all**'} | {score.queries} | {score.recall:.3f} | {score.mrr:.3f} "
                f"| {held.queries} | {held.recall:.3f} | {held.mrr:.3f} |"
            )
        return "\n".join(lines) + "\n"


def evaluate(root: Path, queries: Path | None) -> Evaluation:
    """Return how well the search of the project in `root` answers its judged queries."""
    path = queries or root / QUERIES
    if not path.is_file():
        raise UsageError(f"no judged queries at {path}")
    try:
        judged = read_judged(path)
    except ValueError as error:
        raise UsageError(str(error)) from None
    project = open_project(root)
    library = load(project).library
    unknown = sorted({ref for one in judged for ref in one.right if not library.find(ref)})
    if unknown:
        raise UsageError(f"{path} wants what is not there: {', '.join(unknown)}")
    return score(judged, index_of(library, project))


def index_of(library: Library, project: Project) -> dict[str, bytes]:
    """Return the index of everything in `library`, with paths in the place of addresses."""
    from pymdownx.slugs import slugify  # noqa: PLC0415 -- an engine brings its own

    site = build_site(library, get_locale(project.language), project.settings)
    if site.search is None:
        raise UsageError("this site has no search: its settings say `search: false`")
    return site.search(
        lambda path: None if path.startswith(UNPUBLISHED) else path, Slug(slugify(case="lower"))
    )


def score(judged: Sequence[Judged], index: Mapping[str, bytes]) -> Evaluation:
    """Return the scores of the engine's answers from `index`."""
    found = answers([one.query for one in judged], index)["answers"]
    by_query = {one.query: answer["refs"] for one, answer in zip(judged, found, strict=True)}
    return Evaluation(
        scores(judged, by_query), scores([one for one in judged if one.held], by_query)
    )


def answers(queries: Sequence[str], index: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the engine answers to each of `queries`: references and milliseconds."""
    node = shutil.which("node")
    if node is None:
        raise UsageError("the search engine is JavaScript: install Node 20 or later to evaluate it")
    with (
        tempfile.TemporaryDirectory() as folder,
        as_file(files("kbgen.search") / "answer.mjs") as script,
    ):
        for path, content in index.items():
            (Path(folder) / path.removeprefix(f"{FOLDER}/")).write_bytes(content)
        engine = (files("kbgen.ui") / "dist" / "kbgen-search.js").read_bytes()
        (Path(folder) / "engine.js").write_bytes(engine)
        asked = json.dumps({"queries": list(queries), "limit": WITHIN})
        done = subprocess.run(  # noqa: S603 -- our own script
            [node, str(script), folder],
            input=asked,
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
