"""From a checked base to new bytes for its files: what can be mended, and why the rest cannot.

A file is mended whole or not at all, and only what is right otherwise: in an entry with other mistakes
nobody knows what was meant. Nothing is written here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Span
from kbgen.fixing.insertions import insertions
from kbgen.fixing.nameless import Nameless, find_nameless
from kbgen.fixing.original import Original
from kbgen.fixing.proof import Proof, grown
from kbgen.library import Library
from kbgen.loading import Loaded
from kbgen.model import Entry
from kbgen.model.parse import parse
from kbgen.model.places import node_at, place
from kbgen.source import Document, read, shown
from kbgen.source.decode import decode

_BARE = "KB310"
_MISSING = "KB102"
_MADE = re.compile(r"\bx-[0-9a-f]{8}\b")

Again = Callable[[Mapping[Path, bytes]], Loaded]
"""Load the same base with other bytes in place of some of its files."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A file with ids: what it was, what it is to be. `name` is what people call it."""

    path: Path
    name: str
    old: bytes
    new: bytes
    found: tuple[Nameless, ...]

    @property
    def ids(self) -> int:
        """How many ids are new."""
        return len(self.found)

    @property
    def texts(self) -> tuple[str, str]:
        """The old text and the new one."""
        old, new = Original.of(self.old), Original.of(self.new)
        return old.text if old else "", new.text if new else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is left as it is: until `first` is mended, or since nothing proves the change harmless."""

    span: Span
    first: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Fixes:
    """What can be mended, and what cannot."""

    fixes: tuple[Fix, ...]
    refusals: tuple[Refusal, ...]


def find_fixes(loaded: Loaded, root: Path, wanted: Callable[[Path], bool], again: Again) -> Fixes:
    """Return the fixes of those files of `loaded` that are `wanted`; their names begin at `root`."""
    in_use = _generated_ids(loaded.library)
    names = {shown(path, root): path for path in loaded.files}
    asking = dict.fromkeys(one.span.path for one in loaded.report if is_fixable(one))
    fixes: list[Fix] = []
    refusals: list[Refusal] = []
    for name in asking:
        if name in names and wanted(names[name]):
            found = _fix(names[name], name, loaded, in_use)
            if isinstance(found, Fix):
                fixes.append(found)
            elif found is not None:
                refusals.append(found)
    kept = _harmless(fixes, loaded, again)
    refusals += [Refusal(Span(fix.name)) for fix in fixes if fix not in kept]
    return Fixes(tuple(kept), tuple(refusals))


def is_fixable(one: Diagnostic) -> bool:
    """Say whether `one` is a mistake that goes away when an id is written."""
    return one.code == _BARE or (one.code == _MISSING and one.hint == "tick")


def _generated_ids(library: Library) -> frozenset[str]:
    """Return the generated ids that are written somewhere: something refers to them."""
    sources = {id(entry._source): entry._source for entry in library}
    texts = [source.text for source in sources.values()]
    texts += [page.source.text for page in library.pages.values()]
    return frozenset(found for text in texts for found in _MADE.findall(text))


def _fix(path: Path, name: str, loaded: Loaded, in_use: frozenset[str]) -> Fix | Refusal | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None  # reported already, or gone since
    source, problems = decode(name, data)
    original = Original.of(data)
    if source is None or original is None:
        return Refusal(Span(name))
    document = read(source)
    collection = loaded.folders[path]
    parsed = parse(document, collection)
    found = find_nameless(document, parsed, in_use)
    if not found:
        return None
    problems += [*document.problems, *parsed.problems]
    of_file = [one for one in loaded.report if one.span.path == name]
    first = next(_in_the_way(document, found, [*problems, *of_file]), None)
    if first is not None:
        return Refusal(first.span, first)
    inserted = insertions(document, original, found)
    proof = Proof(document, collection, original, tuple(inserted), tuple(found))
    if not proof.holds(problems):
        return Refusal(Span(name))
    return Fix(path, name, data, original.with_insertions(inserted), tuple(found))


def _in_the_way(
    document: Document, found: list[Nameless], problems: list[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what has to be mended first: wherever what was read may be other than what was meant.

    That is the syntax of the file, what is wrong with the fields of its entries, and whatever is said
    about the reading of a part. A reference that leads nowhere is in nobody's way.
    """
    lines = document.source.position
    entries: dict[int, Entry] = {one.entry._node.start: one.entry for one in found}
    whole = [
        (lines(entry._node.start)[0], _last_line(document, entry)) for entry in entries.values()
    ]
    parts: list[tuple[int, int]] = []
    for part in found:
        *above, last = part.path
        _, start, end = place(node_at(document.root, tuple(above)), last)
        parts.append((lines(start)[0], lines(end if part.bare is not None else start)[0]))
    damaged = bool(document.repairs) or document.broken
    for one in sorted(problems, key=lambda one: one.span):
        line = one.span.line
        if is_fixable(one) or one.severity == "note":
            continue
        of_syntax = one.code.startswith("KB0")
        of_text = one.code.startswith(("KB0", "KB1"))
        if (
            (damaged and of_syntax)
            or (one.severity == "error" and of_text and _covers(whole, line))
            or (of_syntax and _covers(parts, line))
        ):
            yield one


def _covers(stretches: Iterable[tuple[int, int]], line: int) -> bool:
    return any(first <= line <= last for first, last in stretches)


def _last_line(document: Document, entry: Entry) -> int:
    text = document.source.text
    return document.source.position(len(text[: entry._node.end].rstrip()))[0]


def _harmless(fixes: list[Fix], loaded: Loaded, again: Again) -> list[Fix]:
    """Return those of `fixes` that make no new problem anywhere in the base.

    An entry that lacks an id that it must have was not looked at before: what is found there now, is old.
    """
    kept = fixes
    while kept:
        found = [one for fix in kept for one in fix.found]
        after = again({fix.path: fix.new for fix in kept})
        unseen = {fix.name for fix in kept if any(one.entry._failed for one in fix.found)}
        worse = grown(after.report, loaded.report, found)
        spoilt = {one.span.path for one in worse} - unseen
        harmless = [fix for fix in kept if fix.name not in spoilt]
        if len(harmless) == len(kept):
            break
        kept = harmless
    return kept
