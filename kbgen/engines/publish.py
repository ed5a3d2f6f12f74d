"""Put a finished site in the place of an old one, in one step.

A build works in a folder of its own beside the target (`site` -> `.site-build/new`), so that both
are on one file system and the two can be swapped by a single system call: whoever is killed, and
whenever, the target holds either the whole old site or the whole new one. A lock on the folder
keeps a second build waiting; whoever holds it may clear away what a dead build has left.
"""

import ctypes
import errno
import os
import platform
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP}
_AT_FDCWD = -100
_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
_RENAMEAT2 = {"x86_64": 316, "aarch64": 276}  # for C libraries without the wrapper
_LOOK = 65536


def objection(target: Path, root: Path, sources: Iterable[Path]) -> str | None:
    """Return why a site made from `sources` must not be put at `target`, if there is a reason."""
    sources = list(sources)
    for source in (root, *sources):
        if source == target or target in source.parents:
            return f"the site is made from {source}"
    for source in sources:
        if source in target.parents:
            return f"it lies inside {source}, which the site is made from"
    return _occupied(target) if target.exists() else None


def _occupied(target: Path) -> str | None:
    if not target.is_dir():
        return "it is a file"
    if target.is_mount():
        return "it is a mount point, which cannot be replaced in one step; use a folder inside it"
    if any(target.iterdir()) and not _is_site(target):
        return (
            "it is not empty and does not look like a built site; move it away, or choose another"
        )
    return None


def _is_project(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("mkdocs.yml", "mkdocs.yaml"))


def _is_site(folder: Path) -> bool:
    if _is_project(folder):
        return False
    if (folder / "sitemap.xml.gz").is_file():
        return True
    for name in ("index.html", "404.html"):
        try:
            with (folder / name).open("rb") as file:
                if b"mkdocs" in file.read(_LOOK).lower():
                    return True
        except OSError:
            continue
    return False


@contextmanager
def workplace(target: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Yield a new folder beside `target` that only this process uses, and remove it afterwards.

    `on_wait` is called once if another build of the same target has to end first.
    """
    place = target.parent / f".{target.name}-build"
    lock = _lock(place, on_wait)
    try:
        _recover(place, target)
        _clear(place)
        new = place / "new"
        new.mkdir()
        yield new
    finally:
        _clear(place)
        _unlock(lock, place)


def replace(new: Path, target: Path) -> None:
    """Put the folder `new` at `target`; what was there goes when the workplace does."""
    if not target.is_dir():
        target.unlink(missing_ok=True)
        new.rename(target)
        return
    _keep_hidden(target, new)
    new.chmod(target.stat().st_mode)
    if not _swap(new, target):
        old = new.with_name("old")
        target.rename(old)
        new.rename(target)


def _keep_hidden(old: Path, new: Path) -> None:
    """Copy what a build never touches: `.git`, `.nojekyll`, `.well-known`."""
    for entry in old.iterdir():
        copy = new / entry.name
        if not entry.name.startswith(".") or copy.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, copy, symlinks=True)
        else:
            shutil.copy2(entry, copy, follow_symlinks=False)


def _swap(a: Path, b: Path) -> bool:
    """Swap two folders in one step; return False where the system or the file system cannot."""
    if sys.platform not in {"linux", "darwin"}:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(a), os.fsencode(b)
    if sys.platform == "darwin":
        failed = libc.renamex_np(first, second, _SWAP)
    elif hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _SWAP)
    elif platform.machine() in _RENAMEAT2:
        number = _RENAMEAT2[platform.machine()]
        failed = libc.syscall(number, _AT_FDCWD, first, _AT_FDCWD, second, _SWAP)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(b))


def _recover(place: Path, target: Path) -> None:
    """Bring back the old site, if a build was killed between two renames."""
    old = place / "old"
    if old.is_dir() and not target.exists():
        old.rename(target)


def _clear(place: Path) -> None:
    for name in ("new", "old"):
        shutil.rmtree(place / name, ignore_errors=True)


def _lock(place: Path, on_wait: Callable[[], None]) -> int:
    """Return the descriptor of the lock file in `place`, locked, waiting for it if need be."""
    path = place / "lock"
    while True:
        try:
            place.mkdir(parents=True)
        except FileExistsError:
            if _is_in_the_way(place):
                raise
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # the build before has just removed the folder
            continue
        if not _claim(descriptor, wait=False):
            on_wait()
            _claim(descriptor, wait=True)
        try:
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except FileNotFoundError:
            pass
        os.close(descriptor)


def _is_in_the_way(place: Path) -> bool:
    """Say whether something other than a folder is at `place`; the folder may be gone by now."""
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISDIR(mode) and not (stat.S_ISLNK(mode) and place.is_dir())


def _unlock(descriptor: int, place: Path) -> None:
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(descriptor)
    try:
        (place / "lock").unlink(missing_ok=True)
        place.rmdir()
    except OSError:
        pass
    if sys.platform != "win32":
        os.close(descriptor)


def _claim(descriptor: int, *, wait: bool) -> bool:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 -- each exists on its own system only

        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return wait and _claim(descriptor, wait=True)
        return True
    import fcntl  # noqa: PLC0415

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
