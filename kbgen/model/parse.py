"""Nodes to entries. Pydantic collects what is wrong with its path; the nodes know the place.

An entry with mistakes is not lost: what is wrong is taken out and the rest parsed again, so that its
references are checked in the same run and others may refer to it.
"""

from dataclasses import dataclass, field

from pydantic import ValidationError

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.mistakes import Mistakes, kind_of, numbers_last
from kbgen.model.places import copied, existing, node_at
from kbgen.source import Document, Mapping, Node, Sequence, SourceFile
from kbgen.source.characters import closest, suggested_id

_FILLED = "?"


@dataclass
class Parsed:
    """The entries of a file, and what is wrong with them."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def parse(document: Document, collection: str | None) -> Parsed:
    """Return the entries of `document`, which lies in the folder of `collection`.

    A `collection:` key in the file says otherwise, or says it where no folder does.
    """
    parsed = Parsed()
    root, source = document.root, document.source
    if root is None:
        if not document.broken:
            parsed.problems.append(problem("KB020", Span(source.path)))
        return parsed
    if isinstance(root, Mapping) and "entries" in root and "collection" in root:
        collection = _named(root, document, parsed)
        root = root["entries"]
    nodes: list[tuple[Node, int, int]] = []
    if isinstance(root, Sequence):
        nodes = [(node, start, end) for node, (start, end) in zip(root, root.at, strict=True)]
    elif isinstance(root, Mapping):
        nodes = [(root, root.start, root.start + 1)]
    else:
        start = len(source.text) - len(source.text.lstrip())
        parsed.problems.append(problem("KB021", source.span(start), found=kind_of(root)))
    for node, start, end in nodes:
        if not isinstance(node, Mapping):
            if start not in document.spoiled:
                parsed.problems.append(problem("KB021", source.span(start, end), found=kind_of(node)))
            continue
        name = _named(node, document, parsed) if "collection" in node else collection
        if name in COLLECTIONS:
            _Parser(document, parsed, COLLECTIONS[name]).entry(node)
        elif "collection" not in node:
            parsed.problems.append(unknown_collection(name, source.span(0)))
            return parsed
    return parsed


def unknown_collection(name: str | None, span: Span) -> Diagnostic:
    """Return the diagnostic of a collection that there is not."""
    known = ", ".join(COLLECTIONS)
    near = closest(name, COLLECTIONS) if name else None
    if near:
        return problem("KB022", span, name=name or "", near=near, known=known, hint="near")
    return problem("KB022", span, name=name or "", known=known, hint="none")


def _named(node: Mapping, document: Document, parsed: Parsed) -> str | None:
    name = node["collection"]
    if isinstance(name, str) and name in COLLECTIONS:
        return name
    _, start, end = node.at["collection"]
    span = document.source.span(start, end)
    parsed.problems.append(unknown_collection(name if isinstance(name, str) else None, span))
    return None


class _Parser:
    """Parses one entry after another of one file and class."""

    def __init__(self, document: Document, parsed: Parsed, kind: type[Entry]) -> None:
        self.source: SourceFile = document.source
        self.parsed = parsed
        self.kind = kind
        self.mistakes = Mistakes(document, kind)

    def entry(self, node: Mapping) -> None:
        """Add the entry of `node`, whole or without what is wrong with it."""
        if "collection" in node:
            node = copied(node)
            del node["collection"]
        try:
            entry = self.kind.model_validate(node)
        except ValidationError as error:
            self.parsed.problems += self.mistakes.of(error, node)
            mended = copied(node)
            rescued = self._rescue(mended)
            if rescued is None:
                return
            entry = rescued
            entry.__dict__["_failed"] = True
        start = node.at["id"][0] if "id" in node else node.start
        entry.__dict__.update(_source=self.source, _node=node, _offset=start)
        self.parsed.entries.append(entry)

    def _rescue(self, mended: Mapping) -> Entry | None:
        for _ in range(8):
            try:
                return self.kind.model_validate(mended)
            except ValidationError as error:
                self._prune(error, mended)
        return None

    @staticmethod
    def _prune(error: ValidationError, mended: Mapping) -> None:
        """Take out of `mended` what is wrong, and fill in what is missing, last things first."""
        errors = error.errors(include_url=False, include_input=False)
        for one in sorted(errors, key=lambda found: numbers_last(found["loc"]), reverse=True):
            *parents, last = existing(mended, one["loc"], missing=one["type"] == "missing")
            holder = node_at(mended, tuple(parents))
            if isinstance(holder, Mapping) and isinstance(last, str):
                if one["type"] == "missing" or last in _KEPT:
                    if last == "id" and last in holder and isinstance(holder[last], str):
                        holder[last] = suggested_id(str(holder[last])) or "x-unnamed"
                    else:
                        holder[last] = "x-unnamed" if last in {"id", "goto", "outcome"} else _FILLED
                    holder.at.setdefault(last, (holder.start, holder.start, holder.start))
                else:
                    holder.pop(last, None)
                    holder.at.pop(last, None)
            elif isinstance(holder, Sequence) and isinstance(last, int) and last < len(holder):
                del holder[last]
                del holder.at[last]



_KEPT = {"id", "title", "text", "label", "goto", "outcome"}
