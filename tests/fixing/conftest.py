"""Mend a file of a base, and see what became of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kbgen.fixing import Fixes, find_fixes
from kbgen.loading import Loaded, load_files


class Mender:
    """A file in a folder of its own, mended in memory."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def fixes(self, name: str, content: str | bytes) -> Fixes:
        """Return what `kbgen check --fix` would do to a file of these contents."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

        def load(instead: Mapping[Path, bytes] | None = None) -> Loaded:
            return load_files([path], self.root, instead=instead)

        return find_fixes(load(), self.root, lambda _: True, load)

    def mended(self, name: str, content: str | bytes) -> bytes:
        """Return the bytes that the file gets; it must not be refused, nor be mended twice."""
        found = self.fixes(name, content)
        assert [one.span for one in found.refusals] == []
        assert len(found.fixes) == 1
        new = found.fixes[0].new
        again = self.fixes(name, new)
        assert not again.fixes
        assert not again.refusals
        return new


@pytest.fixture
def mender(tmp_path: Path) -> Mender:
    """Return an empty folder to mend files in."""
    return Mender(tmp_path)
