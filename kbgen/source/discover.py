"""Find the content files of a folder, and read any file with care: links, pipes and the rest are named."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.source.decode import FILE_LIMIT, decode, megabytes
from kbgen.source.file import SourceFile

_READ = (".yml", ".yaml")
_PASSED_OVER = frozenset({".gitkeep", "readme.md", "thumbs.db", "desktop.ini"})
"""What lies beside content without a word: what people and systems tell each other about a folder."""
_LOCKS = (".", "_", "~")
_LEFTOVERS = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig")


def shown(path: Path, root: Path) -> str:
    """Return `path` as people would type it: relative to `root` where it lies in it, `/`-separated."""
    name, folder = str(path), str(root)
    if name.startswith(folder + os.sep):
        name = name[len(folder) + 1 :]
    return name.replace(os.sep, "/")


def find_files(
    folder: Path, root: Path, suffixes: tuple[str, ...] = _READ
) -> tuple[list[Path], list[Diagnostic]]:
    """Return the files below `folder` that end in `suffixes`, sorted, and what else lies there.

    Names that begin with a dot or an underscore, locks (`~$sla.yml`) and backups of editors are passed
    over. Symbolic links are never followed.
    """
    found: list[Path] = []
    problems: list[Diagnostic] = []
    for entry in _walk(folder, root, problems):
        name = entry.name.lower()
        if entry.is_symlink():
            path = Path(entry.path)
            problems.append(symbolic_link(path, folder, shown(path, root)))
        elif name.endswith(suffixes):
            if suffixes is not _READ or entry.is_file(follow_symlinks=False):
                found.append(Path(entry.path))
            else:
                problems.append(_no_file(shown(Path(entry.path), root), entry.stat().st_mode))
        elif suffixes is _READ and name not in _PASSED_OVER:
            problems.append(_other(shown(Path(entry.path), root)))
    return sorted(found, key=str), problems


def _walk(folder: Path, root: Path, problems: list[Diagnostic]) -> Iterator[os.DirEntry[str]]:
    """Yield what is not a folder, below `folder`, without recursion."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(_unreadable(shown(here, root), error))
            continue
        for entry in entries:
            if entry.name.startswith(_LOCKS) or entry.name.endswith(_LEFTOVERS):
                continue
            if entry.name.startswith("#") and entry.name.endswith("#"):
                continue  # what Emacs saves by itself
            if entry.is_dir(follow_symlinks=False):
                if entry.name.lower().endswith(_READ):
                    problems.append(
                        problem("KB005", Span(shown(Path(entry.path), root)), hint="folder")
                    )
                else:
                    waiting.append(Path(entry.path))
            else:
                yield entry


def _other(path: str) -> Diagnostic:
    """Return the diagnostic of the file at `path`, which is not read: its ending is not one of YAML."""
    name = path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    if ending.lower() in {"md", "markdown"}:
        return problem("KB025", Span(path), hint="page", name=name, better=f"docs/{name}")
    stem = stem or name
    better = stem if stem.lower().endswith(_READ) else f"{stem}.yml"
    return problem("KB025", Span(path), name=name, better=better)


def symbolic_link(path: Path, folder: Path, name: str) -> Diagnostic:
    """Return the diagnostic of the symbolic link at `path`, called `name`, in the content of `folder`."""
    inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    target = str(path.readlink())
    return problem(
        "KB006", Span(name), target=target, folder=folder.name, hint="link" if inside else None
    )


_REASONS = {errno.EACCES: "denied", errno.EPERM: "denied", errno.ENOENT: "missing"}


def _unreadable(name: str, error: OSError) -> Diagnostic:
    reason = (error.strerror or type(error).__name__).lower()
    return problem("KB004", Span(name), hint=_REASONS.get(error.errno or 0), reason=reason)


_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


def _no_file(name: str, mode: int) -> Diagnostic:
    hint = next((kind for is_kind, kind in _KINDS if is_kind(mode)), None)
    return problem("KB005", Span(name), hint=hint)


def read_file(
    path: Path, name: str, *, listed: bool = False
) -> tuple[SourceFile | None, list[Diagnostic]]:
    """Return the text of the file at `path`, called `name`, and what is wrong with it.

    Never waits: a pipe or a device is refused before it is opened, unless the caller has just `listed`
    the folder and knows that there is none.
    """
    try:
        if not listed and not stat.S_ISREG(mode := path.stat().st_mode):
            return None, [_no_file(name, mode)]
        descriptor = os.open(path, _FLAGS)
        try:
            status = os.fstat(descriptor)
            size = status.st_size
            if not stat.S_ISREG(status.st_mode):
                return None, [_no_file(name, status.st_mode)]
            data = _read(descriptor, min(size, FILE_LIMIT) + 1)
        finally:
            os.close(descriptor)
        if len(data) > FILE_LIMIT:
            return None, [problem("KB003", Span(name), size=megabytes(max(size, len(data))))]
    except OSError as error:
        return None, [_unreadable(name, error)]
    except ValueError as error:  # a path with a NUL in it
        return None, [problem("KB004", Span(name), reason=str(error))]
    return decode(name, data)


_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _read(descriptor: int, expected: int) -> bytes:
    """Return what is in the file, most likely `expected` bytes; never much over the limit."""
    data = os.read(descriptor, expected)
    while len(data) == expected <= FILE_LIMIT:
        more = os.read(descriptor, FILE_LIMIT + 1 - len(data))
        if not more:
            break
        data += more
        expected = len(data)
    return data
