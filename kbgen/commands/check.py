"""`kbgen check`: read everything, say everything that is wrong, write nothing."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.loading import Loaded, load, load_files
from kbgen.settings import Project, Settings, find_root, open_project

_CONTENT = Settings().content


class UsageError(Exception):
    """The command cannot be carried out as it was given."""


def check(paths: Sequence[str], here: Path) -> Report:  # noqa: C901 -- one question after another
    """Return the report on `paths`, or on the project around the folder `here` if there are none.

    Files of a project are checked with all of it in view, others on their own. Files are named as they
    were given. Raises `UsageError` where a path does not exist or there is no project.
    """
    if not paths:
        root = _root(here)
        if root is None:
            message = f"there is no mkdocs.yml here or above, and no folder {_CONTENT}: name what to check"
            raise UsageError(message)
        return _renamed(load(open_project(root)).report, root, lambda path: _relative(path, here))
    given = {_absolute(here / written): written for written in paths}
    for path, written in given.items():
        if not os.path.lexists(path):
            message = f"there is no file or folder {written}"
            raise UsageError(message)

    def shown(path: Path) -> str:
        for one in (path, *path.parents):
            if one in given:
                return Path(given[one], path.relative_to(one)).as_posix()
        return _relative(path, here)

    first = next(iter(given))
    root = _root(first)
    if root is None:
        return _renamed(load_files(given, here).report, here, shown)
    if list(given) == [root]:
        return _renamed(load(open_project(root)).report, root, shown)
    project = open_project(root)
    if not all(_is_part(path, project) for path in given):
        return _renamed(load_files(given, here).report, here, shown)
    loaded = load(project)
    if passed_over := [path for path in given if _is_passed_over(path, loaded)]:
        return _renamed(load_files(passed_over, here).report, here, shown)
    return _renamed(_kept(loaded.report, root, given), root, shown)


def _absolute(path: Path) -> Path:
    """Return `path` from the root on, without `..`; symbolic links in it stay as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow the links)


def _relative(path: Path, here: Path) -> str:
    return Path(os.path.relpath(path, here)).as_posix()


def _root(path: Path) -> Path | None:
    """Return the folder of the project around `path`: it holds a `mkdocs.yml`, or the content folder."""
    if (found := find_root(path)) is not None:
        return found
    if (path / _CONTENT).is_dir():
        return path
    return next((one.parent for one in (path, *path.parents) if one.name == _CONTENT), None)


def _is_part(path: Path, project: Project) -> bool:
    folders = [_absolute(folder) for folder in (project.content_dir, project.docs_dir)]
    return path == project.config_file or any(path.is_relative_to(folder) for folder in folders)


def _is_passed_over(path: Path, loaded: Loaded) -> bool:
    """Say whether a file that was asked for is one of those that a project leaves alone."""
    is_content = (
        path.suffix.lower() in {".yml", ".yaml"} and path.is_file() and not path.is_symlink()
    )
    hidden = path.name.startswith((".", "_"))
    return is_content and hidden and path not in {_absolute(one) for one in loaded.files}


def _kept(report: Report, root: Path, wanted: Sequence[Path] | dict[Path, str]) -> Report:
    """Return the report of what lies in `wanted` alone."""
    kept = tuple(
        one
        for one in report
        if any(_absolute(root / one.span.path).is_relative_to(path) for path in wanted)
    )
    return replace(report, diagnostics=kept)


def _renamed(report: Report, root: Path, shown: Callable[[Path], str]) -> Report:
    """Return `report`, whose paths begin at `root`, with the names that `shown` gives to files."""
    names: dict[str, str] = {}

    def seen(span: Span) -> Span:
        if span.path not in names:
            names[span.path] = shown(_absolute(root / span.path))
        return replace(span, path=names[span.path])

    def moved(one: Diagnostic) -> Diagnostic:
        related = tuple((seen(span), label) for span, label in one.related)
        args = dict(one.args)
        if "where" in args and related:
            args["where"] = f"{related[0][0].path}:{related[0][0].line}"
        return replace(one, span=seen(one.span), related=related, args=args)

    return replace(report, diagnostics=tuple(moved(one) for one in report))
