"""Nodes to entries. Pydantic collects what is wrong with its path; the nodes know the place.

An entry with mistakes is not lost: what is wrong is taken out and the rest parsed again, so that its
references are checked in the same run and others may refer to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import Location
from kbgen.source import Document, Mapping, Node, Sequence, SourceFile
from kbgen.source.characters import closest, latinised, look_alikes, suggested_id

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
        parsed.problems.append(problem("KB021", source.span(start), found=_kind(root)))
    for node, start, end in nodes:
        if not isinstance(node, Mapping):
            if start not in document.spoiled:
                parsed.problems.append(problem("KB021", source.span(start, end), found=_kind(node)))
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


def _kind(node: Node) -> str:
    if isinstance(node, dict):
        return "a mapping"
    if isinstance(node, list):
        return "a list"
    return "nothing" if node is None else "text"


class _Parser:
    """Parses one entry after another of one file and class."""

    def __init__(self, document: Document, parsed: Parsed, kind: type[Entry]) -> None:
        self.document = document
        self.source: SourceFile = document.source
        self.parsed = parsed
        self.kind = kind

    def entry(self, node: Mapping) -> None:
        """Add the entry of `node`, whole or without what is wrong with it."""
        if "collection" in node:
            node = _copy(node)
            del node["collection"]
        try:
            entry = self.kind.model_validate(node)
        except ValidationError as error:
            mended = _copy(node)
            self._report(error, node, mended)
            rescued = self._rescue(mended)
            if rescued is None:
                return
            entry = rescued
            entry._failed = True
        entry._source = self.source
        entry._node = node
        start = node.at["id"][0] if "id" in node else node.start
        entry._offset = start
        self.parsed.entries.append(entry)

    def _rescue(self, mended: Mapping) -> Entry | None:
        for _ in range(8):
            try:
                return self.kind.model_validate(mended)
            except ValidationError as error:
                self._prune(error, mended)
        return None

    def _report(self, error: ValidationError, node: Mapping, mended: Mapping) -> None:
        sentences: set[Location] = set()
        renamed: set[Location] = set()
        for one in sorted(error.errors(include_url=False, include_input=False), key=_unknown_first):
            missing = one["type"] == "missing"
            path = _existing(node, one["loc"], missing=missing)
            if path[:-1] in sentences or (missing and path in renamed):
                continue
            if one["type"] == "extra_forbidden":
                found = self._sentence(_at(node, path[:-1]), path)
                if found is not None:
                    sentences.add(path[:-1])
                    self.parsed.problems.append(found)
                    continue
            diagnostic = self._diagnostic(one, node)
            if diagnostic is not None:
                self.parsed.problems.append(diagnostic)
                if one["type"] == "extra_forbidden" and "near" in diagnostic.args:
                    renamed.add((*path[:-1], diagnostic.args["near"]))
        self._prune(error, mended)

    def _sentence(self, holder: Node, path: Location) -> Diagnostic | None:
        """Return the diagnostic of a list item whose colon made a mapping of a sentence."""
        if not isinstance(holder, Mapping) or len(holder) != 1:
            return None
        if len(path) < 2 or not isinstance(path[-2], int):
            return None
        key, value = next(iter(holder.items()))
        known = fields_at(self.kind, path[:-1])
        if closest(key, known) or not isinstance(value, str) or "\n" in value:
            return None
        return self._quote_it(holder, key, value)

    def _quote_it(self, holder: Mapping, key: str, value: str) -> Diagnostic:
        start, value_start, _ = holder.at[key]
        colon = self.source.text.find(":", start + len(key), value_start)
        at = colon if colon >= 0 else start
        shown = f"{key}: {value}"[:80].replace('"', "'")
        return problem("KB105", self.source.span(at, at + 1), value=shown)

    @staticmethod
    def _prune(error: ValidationError, mended: Mapping) -> None:
        """Take out of `mended` what is wrong, and fill in what is missing, last things first."""
        errors = error.errors(include_url=False, include_input=False)
        for one in sorted(errors, key=lambda found: _numbers_last(found["loc"]), reverse=True):
            *parents, last = _existing(mended, one["loc"], missing=one["type"] == "missing")
            holder = _at(mended, tuple(parents))
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

    def _diagnostic(self, error: Any, node: Mapping) -> Diagnostic | None:
        """Return the diagnostic of one of pydantic's errors, None where it has been reported already."""
        kind: str = error["type"]
        loc: Location = error["loc"]
        context = {key: str(value) for key, value in error.get("ctx", {}).items()}
        missing = kind == "missing"
        path = _existing(node, loc, missing=missing)
        holder = _at(node, path[:-1])
        name = path[-1] if path else ""
        value = _at(node, path) if not missing else None
        key_at, start, end = _place(holder, name) if not missing else (0, 0, 0)
        if not missing and start in self.document.spoiled:
            return None
        here = self.source.span(start, end)
        if kind.startswith("KB"):
            return self._own(kind, here, context, value)
        if missing:
            at = self._first_key(holder)
            return problem("KB102", at, field=str(name), what=_what(path))
        if kind == "extra_forbidden":
            return self._unknown_field(str(name), key_at, loc)
        if value is None or value == "":
            if isinstance(holder, Sequence):
                return problem("KB103", here, field=_what(path), hint="item")
            return problem("KB103", self.source.span(key_at, key_at + len(str(name))), field=str(name))
        if kind == "literal_error":
            return self._choice(here, str(name), value, loc)
        if kind in {"greater_than_equal", "less_than_equal"}:
            limit = context.get("ge") or context.get("le") or ""
            hint = "small" if kind == "greater_than_equal" else "large"
            return problem("KB106", here, value=str(value)[:60], limit=limit, hint=hint)
        if kind == "string_pattern_mismatch":
            return problem("KB117", here, value=str(value)[:60], field=str(name))
        return self._shape(kind, here, _what(path[-2:]) if isinstance(name, int) else name, value)

    def _own(self, code: str, here: Span, context: dict[str, str], value: Node) -> Diagnostic:
        """Return the diagnostic of one of our own validators."""
        context = {key: text[:80] for key, text in context.items()}
        if code == "KB109" and isinstance(value, str):
            letters = look_alikes(value)
            better = suggested_id(value)
            if letters and latinised(value).isascii():
                shown = ", ".join(f"`{letter}`" for letter in letters)
                return problem(code, here, **context, letters=shown, better=better, hint="cyrillic")
            if better:
                return problem(code, here, **context, better=better, hint="near")
        if code == "KB114":
            return problem(code, here, **context, hint=context.get("why"))
        return problem(code, here, **context)

    def _first_key(self, holder: Node) -> Span:
        if isinstance(holder, Mapping):
            if holder:
                first = next(iter(holder))
                at = holder.at[first][0]
                return self.source.span(at, at + len(first))
            return self.source.span(holder.start)
        return self.source.span(0)

    def _unknown_field(self, name: str, at: int, loc: Location) -> Diagnostic:
        span = self.source.span(at, at + len(name))
        known = [*fields_at(self.kind, loc[:-1]), *(["collection"] if len(loc) == 1 else [])]
        listed = ", ".join(known)
        letters = look_alikes(name)
        near = closest(name, known)
        if near and letters and latinised(name).casefold() == near.casefold():
            shown = ", ".join(f"`{letter}`" for letter in letters)
            return problem("KB101", span, field=name, near=near, letters=shown, known=listed, hint="cyrillic")
        if near:
            return problem("KB101", span, field=name, near=near, known=listed, hint="near")
        if ":" in name or " " in name:
            return problem("KB101", span, field=name[:60], known=listed, hint="text")
        return problem("KB101", span, field=name[:60], known=listed)

    def _choice(self, here: Span, name: str, value: Node, loc: Location) -> Diagnostic:
        known = choices_at(self.kind, loc)
        if not isinstance(value, str):
            return self._shape("string_type", here, name, value)
        near = closest(value, known)
        listed = ", ".join(known)
        hint = "near" if near else None
        return problem("KB108", here, field=name, value=value[:60], near=near or "", known=listed, hint=hint)

    def _shape(self, kind: str, here: Span, name: str, value: Node) -> Diagnostic:
        """Return the diagnostic of a value of the wrong shape."""
        if isinstance(value, Mapping) and kind not in {"list_type"}:
            text = self.source.text[value.start : value.start + 1]
            if len(value) == 1 and text != "{":
                key, inner = next(iter(value.items()))
                if isinstance(inner, str) and "\n" not in inner:
                    return self._quote_it(value, key, inner)
            hint = "braces" if text == "{" else None
            return problem("KB104", here, field=name, expected=_EXPECTED.get(kind, "text"), found="a mapping", hint=hint)
        expected = _EXPECTED.get(kind, "text")
        found = _kind(value)
        hint = None
        if kind == "list_type" and isinstance(value, str):
            hint = "list"
        elif isinstance(value, list) and expected == "text":
            hint = "brackets" if self.source.text[value.start : value.start + 1] == "[" else "one"
        shown = str(value)[:60] if isinstance(value, str) else ""
        return problem("KB104", here, field=name, expected=expected, found=found, value=shown, hint=hint)


_EXPECTED = {
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}
_KEPT = {"id", "title", "text", "label", "goto", "outcome"}


def _what(path: Location) -> str:
    """Return a readable name of the place: `steps[2].tasks[1]`."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def _unknown_first(error: Any) -> tuple[bool, Any]:
    return (error["type"] != "extra_forbidden", _numbers_last(error["loc"]))


def _numbers_last(loc: Location) -> tuple[tuple[int, int, str], ...]:
    return tuple((1, part, "") if isinstance(part, int) else (0, 0, part) for part in loc)


def _copy(node: Node) -> Any:
    """Return a deep copy of `node`, places included."""
    if isinstance(node, Mapping):
        copied = Mapping(node.start)
        copied.end = node.end
        copied.update({key: _copy(value) for key, value in node.items()})
        copied.at = dict(node.at)
        return copied
    if isinstance(node, Sequence):
        listed = Sequence(node.start)
        listed.end = node.end
        listed.extend(_copy(value) for value in node)
        listed.at = list(node.at)
        return listed
    return node


def _existing(node: Node, loc: Location, *, missing: bool) -> Location:
    """Return the part of pydantic's path that leads through `node`: labels of unions are left out."""
    path: list[str | int] = []
    here = node
    for index, step in enumerate(loc):
        if isinstance(here, Mapping) and isinstance(step, str) and step in here:
            here = here[step]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif missing and index == len(loc) - 1:
            path.append(step)
            break
        else:
            continue
        path.append(step)
    return tuple(path)


def _at(node: Node, path: Location) -> Node:
    for step in path:
        if (isinstance(node, Mapping) and isinstance(step, str)) or (
            isinstance(node, Sequence) and isinstance(step, int)
        ):
            node = node[step]  # type: ignore[call-overload, index]
    return node


def _place(holder: Node, name: str | int) -> tuple[int, int, int]:
    """Return the offsets at which the key begins, the value begins and the value ends."""
    if isinstance(holder, Mapping) and isinstance(name, str) and name in holder.at:
        return holder.at[name]
    if isinstance(holder, Sequence) and isinstance(name, int):
        start, end = holder.at[name]
        return start, start, end
    start = holder.start if isinstance(holder, Mapping | Sequence) else 0
    return start, start, start + 1


def locate(entry: Entry, location: Location) -> tuple[int, int]:
    """Return the offsets at which the value at `location` of `entry` begins and ends."""
    path = _existing(entry._node, location, missing=False)
    if not path:
        return entry._offset, entry._offset + 1
    _, start, end = _place(_at(entry._node, path[:-1]), path[-1])
    return start, end


def span_of(entry: Entry, location: Location = ()) -> Span:
    """Return the place of the value at `location` of `entry`, or of the entry itself."""
    if not location:
        start = entry._offset
        _, value, end = _place(entry._node, "id") if "id" in entry._node else (start, start, start + 1)
        return entry._source.span(value, end)  # type: ignore[no-any-return]
    start, end = locate(entry, location)
    return entry._source.span(start, end)  # type: ignore[no-any-return]


def _annotations(cls: type[BaseModel], loc: Location) -> Iterator[Any]:
    """Yield the JSON Schema at each step of `loc` below `cls`."""
    schema: dict[str, Any] = cls.model_json_schema()
    definitions = schema.get("$defs", {})
    here: dict[str, Any] = schema

    def resolved(found: dict[str, Any]) -> dict[str, Any]:
        for option in found.get("anyOf", ()):
            if option.get("type") != "null":
                return resolved(option)
        if "$ref" in found:
            return resolved(definitions[found["$ref"].rsplit("/", 1)[-1]])
        return found

    yield here
    for step in loc:
        if isinstance(step, int):
            here = resolved(here.get("items", {}))
        elif step in here.get("properties", {}):
            here = resolved(here["properties"][step])
        else:
            continue
        yield here


def fields_at(cls: type[BaseModel], loc: Location) -> list[str]:
    """Return the names of the fields at `loc` below `cls`."""
    return list(list(_annotations(cls, loc))[-1].get("properties", ()))


def choices_at(cls: type[BaseModel], loc: Location) -> list[str]:
    """Return the words allowed at `loc` below `cls`."""
    return [str(one) for one in list(_annotations(cls, loc))[-1].get("enum", ())]
