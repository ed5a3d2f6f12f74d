"""`kbgen check`: read everything, say everything that is wrong, write nothing."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.loading import Loaded, load, load_files
from kbgen.locales import get_locale
from kbgen.settings import Project, Settings, find_root, open_project

_CONTENT = Settings().content


class UsageError(Exception):
    """The command cannot be carried out as it was given."""

    def words(self, _lang: str) -> str:
        """Return why, in a language where there are words in it."""
        return str(self)


class NothingToCheckError(UsageError):
    """What was asked for is not there; `key` names the words for it."""

    def __init__(self, key: str, **values: str) -> None:
        """Fill the words with `values`."""
        self._key, self._values = f"report.{key}", values
        super().__init__(self.words("en"))

    def words(self, lang: str) -> str:
        """Return what is not there."""
        return get_locale(lang).text(self._key, **self._values)


@dataclass(frozen=True)
class Look:
    """What was checked: everything that was read, what of it was asked for, how files are named."""

    loaded: Loaded
    root: Path
    shown: Callable[[Path], str]
    """The name of a file as people typed it or would type it."""
    again: Callable[[Mapping[Path, bytes]], Loaded]
    """Load the same, with other bytes in place of some files."""
    given: frozenset[Path] | None = None
    """The files and folders that were asked for, where they are not all of what was read."""

    @property
    def report(self) -> Report:
        """The report on what was asked for, its files named as people know them."""
        report = self.loaded.report
        if self.given is not None:
            kept = tuple(one for one in report if self.is_wanted(self.root / one.span.path))
            report = replace(report, diagnostics=kept)
        return _renamed(report, self.root, self.shown)

    def is_wanted(self, path: Path) -> bool:
        """Say whether the file at `path` was asked for."""
        here = _absolute(path)
        return self.given is None or any(here.is_relative_to(one) for one in self.given)


def check(paths: Sequence[str], here: Path) -> Report:
    """Return the report on `paths`, or on the project around the folder `here` if there are none."""
    return look(paths, here).report


def look(paths: Sequence[str], here: Path) -> Look:  # noqa: C901 -- one question after another
    """Read `paths`, or the project around the folder `here` if there are none.

    Files of a project are checked with all of it in view, others on their own. Files are named as they
    were given. Raises `UsageError` where a path does not exist or there is no project.
    """
    if not paths:
        root = _root(here)
        if root is None:
            raise NothingToCheckError("nothing_to_check", content=_CONTENT)
        return _look_at_project(open_project(root), lambda path: _relative(path, here))
    given = {_absolute(here / written): written for written in paths}
    for path, written in given.items():
        if not os.path.lexists(path):
            raise NothingToCheckError("no_such_path", path=written)

    def shown(path: Path) -> str:
        for one in (path, *path.parents):
            if one in given:
                return Path(given[one], path.relative_to(one)).as_posix()
        return _relative(path, here)

    root = _root(next(iter(given)))
    if root is None:
        return _look_at_files(given, here, shown)
    project = open_project(root)
    if list(given) == [root]:
        return _look_at_project(project, shown)
    if not all(_is_part(path, project) for path in given):
        return _look_at_files(given, here, shown)
    found = _look_at_project(project, shown, frozenset(given))
    if passed_over := [path for path in given if _is_passed_over(path, found.loaded)]:
        return _look_at_files(passed_over, here, shown)
    return found


def _look_at_project(
    project: Project, shown: Callable[[Path], str], given: frozenset[Path] | None = None
) -> Look:
    def again(instead: Mapping[Path, bytes]) -> Loaded:
        return load(project, instead=instead)

    return Look(load(project), project.root, shown, again, given)


def _look_at_files(paths: Iterable[Path], here: Path, shown: Callable[[Path], str]) -> Look:
    files = list(paths)

    def again(instead: Mapping[Path, bytes]) -> Loaded:
        return load_files(files, here, instead=instead)

    return Look(load_files(files, here), here, shown, again)


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
