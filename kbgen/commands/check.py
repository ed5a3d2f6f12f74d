"""`kbgen check`: read everything, say everything that is wrong, write nothing."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.loading import load, load_files
from kbgen.settings import find_root, open_project


class UsageError(Exception):
    """The command cannot be carried out as it was given."""


def check(paths: Sequence[str], here: Path) -> Report:
    """Return the report on `paths`, or on the project around the folder `here` if there are none.

    Files of a project are checked with all of it in view, others on their own. Raises `UsageError`
    where a path does not exist or there is no project.
    """
    root = find_root(here)
    if not paths:
        if root is None and not (here / "checklists").is_dir():
            message = "there is no mkdocs.yml here or above, and no folder checklists: name what to check"
            raise UsageError(message)
        return _project(root or here, here)
    given = [here / path for path in paths]
    for path, written in zip(given, paths, strict=True):
        if not path.exists() and not path.is_symlink():
            message = f"there is no file or folder {written}"
            raise UsageError(message)
    if len(given) == 1 and find_root(given[0]) == given[0]:
        return _project(given[0], here)
    owner = find_root(given[0].parent if not given[0].is_dir() else given[0])
    if owner is not None:
        project = open_project(owner)
        folders = (project.content_dir.resolve(), project.docs_dir.resolve())
        resolved = [Path(os.path.abspath(path)) for path in given]
        if all(any(path.is_relative_to(folder) for folder in folders) for path in resolved):
            return _kept(_project(owner, here), [_named(path, here) for path in resolved])
    return load_files(given, here).report


def _named(path: Path, here: Path) -> str:
    return Path(os.path.relpath(path, here)).as_posix()


def _project(root: Path, here: Path) -> Report:
    """Return the report on a project, its paths as seen from `here`."""
    report = load(open_project(root)).report
    prefix = Path(os.path.relpath(root, here)).as_posix()
    if prefix == ".":
        return report

    def seen(span: Span) -> Span:
        return replace(span, path=os.path.normpath(f"{prefix}/{span.path}").replace(os.sep, "/"))

    def moved(one: Diagnostic) -> Diagnostic:
        related = tuple((seen(span), label) for span, label in one.related)
        return replace(one, span=seen(one.span), related=related)

    return replace(report, diagnostics=tuple(moved(one) for one in report))


def _kept(report: Report, wanted: list[str]) -> Report:
    kept = tuple(
        one
        for one in report
        if any(one.span.path == path or one.span.path.startswith(f"{path}/") for path in wanted)
    )
    return replace(report, diagnostics=kept)
