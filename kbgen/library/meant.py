"""What a reference that is none was meant to be: people write titles, ids alone, names of files."""

from typing import NamedTuple

from kbgen.library.library import Library
from kbgen.library.references import PIECES
from kbgen.model import COLLECTIONS
from kbgen.source.characters import Names, folded, latinised


class Guess(NamedTuple):
    """What somebody most likely meant, and how one can tell: a hint of KB204."""

    near: str = ""
    hint: str | None = None
    title: str = ""


class Meanings:
    """What everything in a library is called."""

    def __init__(self, library: Library) -> None:
        """Look at everything once; what comes first keeps a name that others have, too."""
        self._library = library
        self._ids: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._others: dict[str, str] = {}
        self._called: dict[str, Guess] = {name: Guess(name, "near") for name in COLLECTIONS}
        self._called |= {name: Guess(name, "piece") for name in PIECES if name not in COLLECTIONS}
        for entry in library:
            self._ids.setdefault(entry.id, entry.ref)
            self._call(entry.id, Guess(entry.ref, "near"))
        for entry in library:
            self._titles.setdefault(folded(entry.title, ""), entry.ref)
            self._call(entry.title, Guess(entry.ref, "titled", entry.title))
            for word in (*entry.aliases, *getattr(entry, "forms", ())):
                self._others.setdefault(folded(word, ""), entry.ref)
                self._call(word, Guess(entry.ref, "titled", entry.title))
        for path, page in library.pages.items():
            self._titles.setdefault(folded(page.title, ""), path)
            self._call(path.removesuffix(".md"), Guess(path, "page"))
            self._call(page.title, Guess(path, "titled", page.title))
        self._names = Names(self._called)

    def _call(self, name: str, guess: Guess) -> None:
        self._called.setdefault(name, guess)

    def id_of(self, name: str) -> str:
        """Return the reference of the first entry with the id `name`, or an empty string."""
        return self._ids.get(name, "")

    def guess(self, said: str) -> Guess:
        """Return what `said` was meant to be; nothing where nobody can tell."""
        words = latinised(said).lower().removesuffix(".yml").removesuffix(".yaml").strip("/[] ")
        whole = "/".join(words.split("/")[-2:])
        if whole in self._library.entries or words in self._ids:
            return Guess(whole if whole in self._library.entries else self._ids[words], "near")
        if page := self.page(said):
            return Guess(page, "page")
        title = said.rpartition("/")[2]
        if ref := self._titles.get(folded(title, "")):
            return Guess(ref, "title")
        if ref := self._others.get(folded(title, "")):
            return Guess(ref, "alias")
        near = self._names.closest(said)
        return self._called[near] if near else Guess()

    def page(self, said: str) -> str:
        """Return the page whose path `said` is but for its ending, or an empty string."""
        name, mark, place = said.partition("#")
        paths = (f"{name.strip('/')}.md", f"{name.strip('/')}/index.md")
        found = next((path for path in paths if path in self._library.pages), "")
        return f"{found}{mark}{place}" if found else ""

    def near_page(self, said: str) -> str:
        """Return the page in the folder of `said` that is called almost so, or an empty string."""
        folder = said.partition("/")[0]
        near = self._names.closest(said.partition("#")[0])
        path = self._called[near].near if near else ""
        return path if path in self._library.pages and path.startswith(f"{folder}/") else ""
