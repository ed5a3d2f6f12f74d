"""Which file a path was most likely meant to lead to: folder and name are compared each by itself.

Of two long paths the folder and the ending are alike in any case, which says nothing.
"""

import posixpath
from collections import defaultdict
from typing import Any

from kbgen.library.library import Library
from kbgen.source.characters import Names, meant, skeleton


class Paths:
    """The paths of a site's files: pages, entries' pages, and the rest of the docs folder."""

    def __init__(self, library: Library) -> None:
        """Look at everything once."""
        made = [f"{ref}.md" for ref in library.entries]
        self._written = {skeleton(path): path for path in (*library.pages, *library.files)}
        self._all = {**{skeleton(path): path for path in made}, **self._written}
        self._in: dict[str, dict[str, str]] = defaultdict(dict)
        for path in self._all.values():
            folder, name = posixpath.split(path)
            self._in[folder].setdefault(_stem(name), path)
        self._names: dict[str, Names] = {}
        self._folders = Names(self._in)

    def meant(self, wanted: str) -> dict[str, Any]:
        """Return what a diagnostic says of the path that `wanted` was meant to be."""
        path = self._all.get(skeleton(wanted)) or self._alike(*posixpath.split(wanted))
        if path is None or posixpath.splitext(path)[1] != posixpath.splitext(wanted)[1].lower():
            return {"near": "", "letters": ""}
        return meant(wanted, [path]) if skeleton(path) == skeleton(wanted) else _near(path)

    def _alike(self, folder: str, name: str) -> str | None:
        if folder in self._in:
            return self._in_folder(folder, name)
        near = self._folders.closest(folder)
        if near is not None and (path := self._in_folder(near, name)):
            return path
        # A folder that is not there says nothing; one page of that name says much.
        look = skeleton(name)
        same = [
            path for path in self._written.values() if skeleton(posixpath.basename(path)) == look
        ]
        return same[0] if len(same) == 1 else None

    def _in_folder(self, folder: str, name: str) -> str | None:
        found = self._in[folder]
        names = self._names.setdefault(folder, Names(found))
        near = names.closest(_stem(name))
        return found[near] if near else None


def _near(path: str) -> dict[str, Any]:
    return {"near": path, "hint": "near", "letters": ""}


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0]
