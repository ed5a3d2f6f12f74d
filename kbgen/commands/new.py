"""`kbgen new`: a small base that is whole, to begin with.

The files lie in `kbgen/starter/`, a folder per language, as they will be written.
"""

import os
import shlex
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kbgen.locales import get_locale
from kbgen.settings import CONFIG_FILES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HIDDEN = {"gitignore": ".gitignore"}
"""Files whose own names would hide them from whoever packs or lists the starter."""

_WELCOME = frozenset(_HIDDEN.values())
"""Files that a folder may well have before anything is begun in it: they stay, and ours is not written."""


class NotBegun(Exception):
    """Nothing was written, and why."""


def starter(lang: str) -> Mapping[str, bytes]:
    """Return the files of a new base in a language, by path."""
    root = files("kbgen").joinpath("starter", get_locale(lang).lang)
    found: dict[str, bytes] = {}
    waiting: list[tuple[str, Traversable]] = [("", root)]
    while waiting:
        path, folder = waiting.pop()
        for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
            name = f"{path}{_HIDDEN.get(one.name, one.name)}"
            if one.is_dir():
                waiting.append((f"{name}/", one))
            else:
                found[name] = one.read_bytes()
    return dict(sorted(found.items()))


def begin(folder: Path, lang: str) -> str:
    """Write a new base into `folder`, and return what to say; raises `NotBegun`."""
    words = get_locale(lang)
    new = {
        name: content
        for name, content in starter(lang).items()
        if name not in _WELCOME or not os.path.lexists(folder / name)
    }
    there = [
        name for name in dict.fromkeys((*new, *CONFIG_FILES)) if os.path.lexists(folder / name)
    ]
    if there:
        raise NotBegun(
            f"{words.text('report.in_the_way')}:\n{_listed(there)}\n"
            f"{words.text('report.would_write', folder=_shown(folder))}\n{_listed(new)}"
        )
    try:
        _write(folder, new)
    except OSError as error:
        path, reason = error.filename or folder, error.strerror or error
        raise NotBegun(words.text("report.not_begun", path=path, reason=reason)) from None
    first = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    check = "kbgen check" if lang == "en" else f"kbgen check --lang {lang}"
    serve = "kbgen serve" if lang == "en" else f"kbgen serve --lang {lang}"
    width = max(len(first + serve), len(check))
    return (
        f"{words.count('report.begun', len(new), folder=_shown(folder))}\n{_listed(new)}\n\n"
        f"{words.text('report.begun_next')}\n"
        f"  {first + serve:{width}}  # {words.text('report.begun_serve')}\n"
        f"  {check:{width}}  # {words.text('report.begun_check')}\n"
    )


def _write(folder: Path, new: Mapping[str, bytes]) -> None:
    """Write all files or none; a folder that was not there before goes with them."""
    folders = {parent for name in new for parent in (folder / name).parents}
    made = sorted((one for one in folders if not one.exists()), key=lambda one: -len(one.parts))
    written: list[Path] = []
    try:
        for name, content in new.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:  # not over a file that came meanwhile
                written.append(path)
                file.write(content)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        for one in made:
            with suppress(OSError):
                one.rmdir()
        raise


def _shown(folder: Path) -> str:
    return f"{folder.as_posix().rstrip('/')}/"


def _listed(names: Mapping[str, bytes] | list[str]) -> str:
    return "\n".join(f"  {name}" for name in names)
