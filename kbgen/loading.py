"""From disk to a checked `Library`, in one call: every file read, every problem in one report."""

import datetime as dt
import gc
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kbgen.checks import check
from kbgen.diagnostics import Diagnostic, Report
from kbgen.library import Library
from kbgen.library.headings import Anchors, anchors_of
from kbgen.library.pages import Pages, read_page, read_pages
from kbgen.library.resolve import Resolver
from kbgen.library.surroundings import lost_in_navigation, missing_content
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.parse import UNNAMED, parse
from kbgen.settings import CONFIG_FILES, Project
from kbgen.source import find_files, read, read_file, shown, symbolic_link
from kbgen.source.decode import decode

_ID_LINE = re.compile(r"^[^\S\n]*(?:-\s*)?id\b(.*)", re.MULTILINE)
_AROUND_ID = ":=\"'`&*!@%#|>{}[]"
_REFERENCE = re.compile(rf"\b(?:{'|'.join(COLLECTIONS)})/[a-z0-9-]+")


@dataclass(frozen=True)
class Loaded:
    """A library, what is wrong with it, and the files that it was read from."""

    library: Library
    report: Report
    files: tuple[Path, ...] = ()
    folders: Mapping[Path, str | None] = field(default_factory=dict)
    """The collection of each file by the folder that it lies in, whatever the file itself says."""


@dataclass(frozen=True)
class _Resolving:
    """What to check of the links in hand-written pages."""

    page_links: bool = True
    page_schemes: bool = True
    anchors: Anchors | None = None
    project: Project | None = None


_SPEAKS = frozenset(
    (
        "KB002",
        "KB007",
        "KB008",
        "KB009",
        "KB010",
        "KB011",
        "KB013",
        "KB014",
        "KB016",
        "KB017",
        "KB018",
        "KB029",
    )
)
"""Mistakes that make others on their line: until they are mended, nothing more is said of it."""


@dataclass
class _Reading:
    """What has been read so far. `instead` are bytes to read in place of those of some files."""

    instead: Mapping[Path, bytes] = field(default_factory=dict)
    folders: dict[Path, str | None] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    first: list[Diagnostic] = field(default_factory=list)
    """What is wrong with the bytes and the YAML."""
    problems: list[Diagnostic] = field(default_factory=list)
    """What is wrong with the rest."""
    unread: set[str] = field(default_factory=set)
    """References of entries that may stand where something could not be read."""
    mentioned: set[str] = field(default_factory=set)
    """References that stand in files with mistakes, wherever in them."""
    languages: tuple[str, ...] = ()
    """Languages that every reply is wanted in."""
    lines: set[tuple[str, int]] = field(default_factory=set)

    def add(self, problems: Iterable[Diagnostic]) -> None:
        """Add what was found while a file was read."""
        for one in problems:
            self.first.append(one)
            if one.code in _SPEAKS:
                self.lines.add((one.span.path, one.span.line))

    def silence(self, path: str, lines: Iterable[int]) -> None:
        """Let nothing more be said of `lines` of the file at `path`."""
        self.lines |= {(path, line) for line in lines}

    def speaks_for(self, one: Diagnostic) -> bool:
        """Say whether `one` stands on a line of which nothing more is to be said."""
        return (one.span.path, one.span.line) in self.lines


def today() -> dt.date:
    """Return the day of `SOURCE_DATE_EPOCH` (in UTC) if it is set, else the day of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (OverflowError, OSError, ValueError):
            pass
    return dt.date.today()  # noqa: DTZ011 -- the maintainer's day, wherever that is


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector out: reading makes many objects, and nearly all of them stay.

    Searching them for garbage over and over costs a fifth of the time at 3,600 entries. Afterwards
    they are set aside, until the next reading, so that what comes next does not search them either.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()


def load(
    project: Project,
    *,
    on: dt.date | None = None,
    page_links: bool = True,
    instead: Mapping[Path, bytes] | None = None,
) -> Loaded:
    """Return the library of `project` and the report on it. Content raises nothing, whatever it is.

    An engine that checks the links between hand-written pages itself says `page_links=False`. Content
    files that are in `instead` are taken from there, not from the disk.
    """
    languages = tuple(project.settings.reply_languages)
    reading = _Reading(instead or {}, problems=list(project.problems), languages=languages)
    with _uncollected():
        return _load(reading, project, on or today(), page_links=page_links)


def _load(reading: _Reading, project: Project, on: dt.date, *, page_links: bool) -> Loaded:
    files: list[Path] = []
    if project.content_dir.is_dir():
        files, problems = find_files(project.content_dir, project.root)
        reading.problems += problems
        content = shown(project.content_dir, project.root) + "/"
        for path in files:
            name = shown(path, project.root)
            folder, inside, _ = name.removeprefix(content).partition("/")
            _read(reading, path, name, folder if inside else None, listed=True)
    reading.problems += missing_content(project)
    pages = read_pages(project.docs_dir, project.root)
    reading.problems += pages.problems
    anchors = anchors_of(project.toc)
    resolver = _Resolving(page_links, project.settings.clean_pages, anchors, project)
    return _finish(reading, pages, files, on, whole=True, resolving=resolver)


def load_files(
    paths: Iterable[Path],
    root: Path,
    *,
    on: dt.date | None = None,
    instead: Mapping[Path, bytes] | None = None,
) -> Loaded:
    """Return a library of the given files and folders alone, wherever they lie.

    The collection of a file is the nearest folder above it that is named after one, or what its
    `collection:` key says. Problems name files relative to `root` where they lie in it.
    """
    reading, pages = _Reading(instead or {}), Pages()
    files: list[Path] = []
    for given in paths:
        if given.is_dir():
            found, problems = find_files(given, root)
            strange = _nearest(given / "file") not in COLLECTIONS
            reading.problems += [one for one in problems if not strange or one.code != "KB025"]
            files += [one for one in found if one.name not in CONFIG_FILES]
        elif given.suffix.lower() == ".md":
            read_page(pages, given, given.name, shown(given, root))
        elif given.is_symlink():
            reading.add([symbolic_link(given, given.parent, shown(given, root))])
        else:
            files.append(given)
    for path in dict.fromkeys(files):
        _read(reading, path, shown(path, root), _nearest(path))
    reading.problems += pages.problems
    links = _Resolving(page_links=False)
    return _finish(reading, pages, files, on or today(), whole=False, resolving=links)


def _nearest(path: Path) -> str | None:
    parents = [folder.name for folder in path.absolute().parents]
    return next((name for name in parents if name in COLLECTIONS), parents[0] if parents else None)


def _read(
    reading: _Reading, path: Path, name: str, collection: str | None, *, listed: bool = False
) -> None:
    """Read one file into `reading`; `listed` says that a listing of its folder called it a file."""
    reading.folders[path] = collection
    if path in reading.instead:
        source, problems = decode(name, reading.instead[path])
    else:
        source, problems = read_file(path, name, listed=listed)
    reading.add(problems)
    if source is None:
        reading.unread.add(f"{collection}/{path.stem}")
        return
    document = read(source)
    reading.add(document.problems)
    parsed = parse(document, collection)
    reading.entries += parsed.entries
    reading.problems += parsed.problems
    reading.silence(name, (source.position(at)[0] for at in document.spoiled))
    if document.broken or document.problems or parsed.problems:
        words = {path.stem}
        words |= {word for line in _ID_LINE.finditer(source.text) for word in line[1].split()}
        reading.unread |= {f"{collection}/{word.strip(_AROUND_ID)}" for word in words}
        reading.mentioned |= {found[0] for found in _REFERENCE.finditer(source.text)}


def _finish(
    reading: _Reading,
    pages: Pages,
    files: list[Path],
    day: dt.date,
    *,
    whole: bool,
    resolving: _Resolving = _Resolving(),
) -> Loaded:
    nameless = {entry.collection for entry in reading.entries if entry.id.startswith(UNNAMED)}
    library = Library(reading.entries, pages.pages, files=pages.files, today=day)
    library.mentioned |= reading.mentioned
    library.unread = frozenset(reading.unread | nameless)
    library.reply_languages = reading.languages
    resolver = Resolver(library, library.unread, resolving.page_links, resolving.page_schemes)
    if resolving.anchors:
        resolver.anchors = resolving.anchors
    found = [*reading.problems, *resolver.run(), *check(library, whole=whole)]
    if resolving.project and not any(one.code == "KB120" for one in reading.problems):
        found += lost_in_navigation(resolving.project, library)
    problems = [*reading.first, *(one for one in found if not reading.speaks_for(one))]
    report = Report.of(
        _without_twins(problems), files=len(files) + len(pages.pages), entries=len(library.entries)
    )
    return Loaded(library, report, tuple(files), reading.folders)


def _without_twins(problems: list[Diagnostic]) -> list[Diagnostic]:
    """Return `problems` without what is wrong with an id that is reported as the twin of another."""
    twins = {one.span for one in problems if one.code == "KB110" and one.hint == "twin"}
    return [one for one in problems if one.code != "KB109" or one.span not in twins]
