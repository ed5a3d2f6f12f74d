"""Put new bytes in the place of a file's old ones: all of them or none, and never over somebody's work."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path


class NotWritten(Exception):
    """The file is as it was; `reason` is `changed`, `read_only`, or what the system says."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def write(path: Path, old: bytes, new: bytes) -> None:
    """Replace the bytes `old` of the file at `path` by `new`. Raises `NotWritten` with the file untouched.

    The file keeps its permissions and its owner; a symbolic link stays one, its target is replaced.
    """
    target = Path(os.path.realpath(path))
    try:
        status = target.stat()
        if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise NotWritten("read_only")
        _replace(target, status, old, new)
    except OSError as error:
        raise NotWritten((error.strerror or type(error).__name__).lower()) from error


def _replace(target: Path, status: os.stat_result, old: bytes, new: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with contextlib.suppress(PermissionError):
                os.chown(draft, status.st_uid, status.st_gid)
        draft.chmod(stat.S_IMODE(status.st_mode))
        if target.read_bytes() != old:
            raise NotWritten("changed")  # noqa: TRY301 -- whatever happens, the draft goes
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """See that the replacement itself is on the disk, where a folder can be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
