"""Nodes to entries. Pydantic collects what is wrong with its path; the nodes know the place.

An entry with mistakes is not lost: what is wrong is taken out and the rest parsed again, so that its
references are checked in the same run and others may refer to it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kbgen.diagnostics import MANY, Diagnostic, Span, problem
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.mistakes import Mistakes, kind_of
from kbgen.model.places import all_fields, copied, existing, fields_at, node_at
from kbgen.model.spoken import collection_meant, field_meant
from kbgen.source import Document, Mapping, Node, Sequence
from kbgen.source.characters import closest, meant, suggested_id

UNNAMED = "x-unnamed"
"""The beginning of the id of an entry that has none."""
FILLED = "?"
"""The title of an entry that has none."""
_KEPT = {"id", "title", "text", "label", "goto", "outcome"}
_RESCUES = 6


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
    if not root and not document.broken and not document.spoiled:
        parsed.problems.append(problem("KB020", Span(source.path)))
    elif isinstance(root, Sequence):
        _FileParser(document, parsed, collection).entries(root)
    elif isinstance(root, Mapping):
        parser = _FileParser(document, parsed, collection)
        if _is_wrapper(root):
            parser.wrapped(root)
        else:
            parser.entry(root)
    elif root:
        start = len(source.text) - len(source.text.lstrip())
        parsed.problems.append(problem("KB021", source.span(start), hint=kind_of(root)))
    return parsed


def _is_wrapper(root: Mapping) -> bool:
    """Say whether the file is `collection: ...` and a list of entries, which is to be called `entries`."""
    if {"id", "title"} & root.keys():
        return False
    return "entries" in root or (
        "collection" in root and any(isinstance(one, Sequence) for one in root.values())
    )


def unknown_collection(name: str | None, span: Span) -> Diagnostic:
    """Return the diagnostic of a collection that there is not."""
    known = ", ".join(COLLECTIONS)
    if not name:
        return problem("KB022", span, name="", known=known, hint="nameless")
    spoken = collection_meant(name)
    near = {"near": spoken, "hint": "near"} if spoken else meant(name, COLLECTIONS)
    return problem("KB022", span, name=name, known=known, **{"hint": "none", **near})


class _FileParser:
    """Parses the entries of one file, whatever collections they are of."""

    def __init__(self, document: Document, parsed: Parsed, collection: str | None) -> None:
        self.document = document
        self.source = document.source
        self.parsed = parsed
        self.collection = collection
        self.parsers: dict[str, _Parser] = {}

    def wrapped(self, root: Mapping) -> None:
        """Add the entries of a file with a `collection:` for all of them."""
        if "collection" in root:
            self.collection = self._named(root)
        for key in root.keys() - {"collection", "entries"}:
            start = root.at[key][0]
            span = self.source.span(start, start + len(key))
            words: dict[str, Any] = {
                "hint": "text" if " " in key else None,
                **meant(key, ("collection", "entries")),
            }
            self.parsed.problems.append(
                problem("KB101", span, field=key, known="collection, entries", **words)
            )
        lists = [one for one in root.values() if isinstance(one, Sequence)]
        listed = root.get("entries", lists[0] if lists else None)
        if isinstance(listed, Sequence):
            self.entries(listed)
        elif listed is not None:
            _, start, end = root.at["entries"]
            hint = "list" if isinstance(listed, str) else "listed"
            value = listed if isinstance(listed, str) else ""
            where = self.source.span(start, end)
            self.parsed.problems.append(
                problem("KB104", where, hint=hint, field="entries", value=value)
            )

    def entries(self, root: Sequence) -> None:
        """Add the entries of a list."""
        for node, (start, end) in zip(root, root.at, strict=True):
            if len(self.parsed.problems) > MANY:
                break
            if isinstance(node, Mapping):
                self.entry(node)
            elif start not in self.document.spoiled:
                last = node.end if isinstance(node, Sequence) else end
                where = self.source.span(start, last)
                self.parsed.problems.append(problem("KB021", where, hint=kind_of(node)))

    def entry(self, node: Mapping) -> None:
        """Add the entry of `node`."""
        name = self._named(node) if "collection" in node else self.collection
        if name in COLLECTIONS:
            if name not in self.parsers:
                self.parsers[name] = _Parser(self.document, self.parsed, COLLECTIONS[name])
            self.parsers[name].entry(node)
        elif "collection" not in node and name is not _REPORTED:
            span = self.source.span(0 if not self.parsed.entries else node.start)
            self.parsed.problems.append(unknown_collection(name, span))
            self.collection = _REPORTED

    def _named(self, node: Mapping) -> str | None:
        name = node["collection"]
        if isinstance(name, str) and name in COLLECTIONS:
            return name
        _, start, end = node.at["collection"]
        if start not in self.document.spoiled:
            span = self.source.span(start, end)
            self.parsed.problems.append(
                unknown_collection(name if isinstance(name, str) else None, span)
            )
        return _REPORTED


_REPORTED = "?"


class _Parser:
    """Parses one entry after another of one file and class."""

    def __init__(self, document: Document, parsed: Parsed, kind: type[Entry]) -> None:
        self.document = document
        self.parsed = parsed
        self.kind = kind
        self.mistakes = Mistakes(document, kind)
        self.repairs = sorted({*document.repairs, *document.spoiled})
        self.suspects: list[tuple[int, str]] = sorted(document.suspects)

    def entry(self, node: Mapping) -> None:
        """Add the entry of `node`, whole or without what is wrong with it."""
        if "collection" in node:
            node = copied(node)
            del node["collection"]
        written = node.get("id")
        failed = self._is_damaged(node)
        try:
            entry = self.kind.model_validate(node)
        except ValidationError as error:
            if not self._is_entry(node):
                span = self.document.source.span(node.start)
                self.parsed.problems.append(problem("KB021", span))
                return
            errors = error.errors(include_url=False, include_input=False)
            self.parsed.problems += self.mistakes.of(errors, node)
            node = copied(node)
            entry = self._rescued(node, errors)
            failed = True
        start = node.at["id"][0] if "id" in node.at else node.start
        entry.__dict__.update(_source=self.document.source, _node=node, _offset=start)
        if self._has_fields_in_texts(node) or failed:
            entry.__dict__["_failed"] = True
            if isinstance(written, str):
                entry.__dict__["_written"] = written
        self.parsed.entries.append(entry)

    def _has_fields_in_texts(self, node: Mapping) -> bool:
        """Report fields that are indented so that YAML takes them for text, and say whether there are any."""
        if not self.suspects:
            return False
        first, last = (bisect_left(self.suspects, (at,)) for at in (node.start, node.end))
        found = [one for one in self.suspects[first:last] if one[1] in all_fields(self.kind)]
        for at, name in found:
            where = self.document.source.span(at, at + len(name))
            self.parsed.problems.append(problem("KB029", where, hint="field", name=name))
        return bool(found)

    def _is_damaged(self, node: Mapping) -> bool:
        """Say whether some of the entry could not be read, or was read otherwise than written."""
        if node.end == node.start:
            return True
        at = bisect_left(self.repairs, node.start)
        return at < len(self.repairs) and self.repairs[at] <= node.end

    def _is_entry(self, node: Mapping) -> bool:
        """Say whether any name in `node` is, or was meant to be, one of an entry's fields."""
        fields = fields_at(self.kind, ())
        return any(
            key in fields or closest(key, fields) or field_meant(key, fields) for key in node
        )

    def _rescued(self, node: Mapping, errors: list[ErrorDetails]) -> Entry:
        """Return the entry without what is wrong with it, which is taken out of `node`."""
        for _ in range(_RESCUES):
            self._prune(errors, node)
            try:
                return self.kind.model_validate(node)
            except ValidationError as error:
                errors = error.errors(include_url=False, include_input=False)
        for key in node.keys() - {"id", "title"}:
            del node[key], node.at[key]
        return self.kind.model_validate(node)

    @staticmethod
    def _prune(errors: list[ErrorDetails], node: Mapping) -> None:
        """Take out of `node` what is wrong, and fill in what is missing, last things first."""
        for one in reversed(errors):
            *parents, last = existing(node, one["loc"], missing=one["type"] == "missing")
            holder = node_at(node, tuple(parents))
            if isinstance(holder, Mapping) and isinstance(last, str):
                if one["type"] == "missing" or last in _KEPT:
                    holder[last] = _filling(
                        last, holder.get(last), one["type"], f"{UNNAMED}-{node.start}"
                    )
                    holder.at.setdefault(last, (holder.start, holder.start, holder.start))
                else:
                    holder.pop(last, None)
                    holder.at.pop(last, None)
            elif isinstance(holder, Sequence) and isinstance(last, int) and last < len(holder):
                del holder[last]
                del holder.at[last]


def _filling(name: str, written: Node, mistake: str, otherwise: str) -> str:
    """Return what may stand for the field `name` in place of what was written."""
    if name not in {"id", "goto", "outcome"}:
        return FILLED
    found = suggested_id(written) if isinstance(written, str) else ""
    found = found if found and found != written else otherwise
    return (
        re.sub(r"^[^a-z]+|-", "_", found).strip("_") or "x"
        if mistake == "string_pattern_mismatch"
        else found
    )
