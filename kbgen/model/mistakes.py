"""What pydantic found wrong, said to the person who wrote the file.

Pydantic gives a kind and a path; the nodes know the place; together with what was written there they
tell what the person most likely meant.
"""

import re
from typing import Any

from pydantic_core import ErrorDetails

from kbgen.diagnostics import MANY, Diagnostic, Span, problem
from kbgen.model import written
from kbgen.model.base import Entry, Location, RefTo
from kbgen.model.places import choices_at, existing, fields_at, node_at, place, takes_lines, type_at
from kbgen.model.spoken import field_meant, value_meant
from kbgen.source import Document, Mapping, Node, Sequence
from kbgen.source.characters import (
    closest,
    latinised,
    look_alikes,
    meant,
    named,
    suggested_id,
)
from kbgen.source.layout import DASH
from kbgen.source.repair import quoted


def kind_of(node: Node) -> str:
    """Return which variant of a diagnostic's words speaks of such a node."""
    if isinstance(node, list):
        return "list"
    return "nothing" if node is None else "text"


class Mistakes:
    """Says what is wrong with the entries of one document and class."""

    def __init__(self, document: Document, kind: type[Entry]) -> None:
        """Take the `document` for its text, the class for what it allows."""
        self.document = document
        self.source = document.source
        self.kind = kind

    def of(self, errors: list[ErrorDetails], node: Mapping) -> list[Diagnostic]:
        """Return a diagnostic for each of pydantic's `errors` in `node`: one mistake, one diagnostic."""
        found: list[Diagnostic] = []
        sentences: set[Location] = set()
        renamed: set[Location] = set()
        unknown = [one for one in errors if one["type"] == "extra_forbidden"]
        for one in [*unknown, *(one for one in errors if one["type"] != "extra_forbidden")]:
            if len(found) > MANY:
                break
            missing = one["type"] == "missing"
            path = existing(node, one["loc"], missing=missing)
            if path[:-1] in sentences or (missing and path in renamed):
                continue
            if one["type"] == "extra_forbidden":
                sentence = self._sentence(node_at(node, path[:-1]), path)
                if sentence is not None:
                    sentences.add(path[:-1])
                    found.append(sentence)
                    continue
            diagnostic = self._diagnostic(one, node, path)
            if diagnostic is not None:
                found.append(diagnostic)
                if one["type"] == "extra_forbidden" and diagnostic.args.get("near"):
                    renamed.add((*path[:-1], diagnostic.args["near"]))
        return found

    def _sentence(self, holder: Node, path: Location) -> Diagnostic | None:
        """Return the diagnostic of a list item whose colon made a mapping of a sentence."""
        if not isinstance(holder, Mapping) or len(holder) != 1:
            return None
        if len(path) < 2 or not isinstance(path[-2], int):
            return None
        key, value = next(iter(holder.items()))
        fields = fields_at(self.kind, path[:-1])
        if closest(key, fields) or field_meant(key, fields):
            return None
        return self._quote_it(holder, key, value) if _is_line(value) else None

    def _quote_it(self, holder: Mapping, key: str, value: Node) -> Diagnostic:
        start, value_start, _ = holder.at[key]
        colon = self.source.text.find(":", start + len(key), max(value_start, start + len(key) + 1))
        at = colon if colon >= 0 else start
        return problem("KB105", self.source.span(at, at + 1), **quoted(f"{key}: {value or ''}"))

    def _diagnostic(self, error: Any, node: Mapping, path: Location) -> Diagnostic | None:
        """Return the diagnostic of one of pydantic's errors, None where it has been reported already."""
        kind: str = error["type"]
        loc: Location = error["loc"]
        holder = node_at(node, path[:-1])
        name = path[-1] if path else ""
        if kind == "missing":
            unread = isinstance(holder, Mapping) and holder.end == holder.start
            return None if unread else self._missing(path, self._first_key(holder))
        context = {key: str(value) for key, value in error.get("ctx", {}).items()}
        value = node_at(node, path)
        key_at, start, end = place(holder, name)
        if start in self.document.spoiled:
            return None
        here = self.source.span(start, end)
        if kind == "extra_forbidden":
            return self._unknown_field(str(name), key_at, loc)
        if value is None or (isinstance(value, str) and not value.strip()):
            key = self.source.span(key_at, key_at + len(str(name)))
            item = isinstance(holder, Sequence)
            return _empty(path, here if item else key, item=item)
        if kind.startswith("KB"):
            return self._own(kind, here, str(name), context, value)
        if kind == "literal_error":
            return self._choice(here, str(name), value, loc)
        if kind in {"greater_than_equal", "less_than_equal"}:
            limit = context.get("ge") or context.get("le") or ""
            hint = "small" if kind == "greater_than_equal" else "large"
            return problem("KB106", here, value=str(value)[:60], limit=limit, hint=hint)
        if kind == "string_pattern_mismatch":
            return _letters(here, str(name), str(value))
        shown = _what(path[-2:]) if isinstance(name, int) else name
        if kind != "list_type" or not isinstance(value, str):
            return self._shape(kind, here, shown, value, loc)
        return self._no_list(here, shown, value, self.source.text[start:end].split("\n"))

    def _missing(self, path: Location, here: Span) -> Diagnostic:
        """Return the diagnostic of the field at `path`, which is not there; an id can be made for some."""
        name = str(path[-1])
        can_be_made = name == "id" and getattr(type_at(self.kind, path[:-1]), "named_by", None)
        return problem("KB102", here, hint="tick" if can_be_made else None, field=name)

    def _own(
        self, code: str, here: Span, name: str, context: dict[str, Any], value: Node
    ) -> Diagnostic:
        """Return the diagnostic of what one of our own validators said of the field `name`."""
        context = {key: text[:80] for key, text in context.items()}
        if code == "KB109" and isinstance(value, str):
            letters = look_alikes(value)
            better = suggested_id(value)
            if letters and latinised(value).isascii():
                context |= {"letters": named(letters), "better": better}
                return problem(code, here, hint="cyrillic", **context)
            if better:
                return problem(code, here, hint="near", **context, better=better)
        said: dict[str, Any] = {"hint": context.get("why")}
        if code == "KB107":
            said = written.date(str(value))
        elif code == "KB106" and name == "due" and "why" not in context:
            said = written.due(str(value))
        elif code == "KB115" and (near := value_meant(str(value), "switch", ("yes", "no"))):
            said = {"hint": "near", "near": near}
        return problem(code, here, **{**context, **said})

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
        clung = _CLUNG_VALUE.match(name)
        if clung and clung[1] in known:
            hint = "colon" if clung[2] == " " else "space"
            return problem("KB007", span, hint=hint, name=clung[1], near=clung[1])
        text: dict[str, Any] = {"hint": "text"} if ":" in name or " " in name else {}
        spoken = field_meant(name, known, self.kind.collection)
        near = {"near": spoken, "hint": "near"} if spoken else meant(name, known)
        return problem("KB101", span, field=name[:60], known=", ".join(known), **{**text, **near})

    def _choice(self, here: Span, name: str, value: Node, loc: Location) -> Diagnostic:
        known = choices_at(self.kind, loc)
        if not isinstance(value, str):
            return self._shape("string_type", here, name, value, loc)
        listed = ", ".join(known)
        spoken = value_meant(value, name, known)
        near = {"near": spoken, "hint": "near"} if spoken else meant(value, known)
        return problem("KB108", here, field=name, value=value[:60], known=listed, **near)

    @staticmethod
    def _no_list(here: Span, name: str, value: str, lines: list[str]) -> Diagnostic:
        """Return the diagnostic of a text, on these `lines` of the file, where a list should be."""
        if DASH.match(value):
            words = here.text[here.column - here.skipped :].strip()
            return problem("KB007", here, hint="dash", value=words)
        return problem("KB104", here, field=name, **written.items(name, value, lines or [value]))

    def _shape(self, kind: str, here: Span, name: str, value: Node, loc: Location) -> Diagnostic:
        """Return the diagnostic of a value that has not the shape which it should have at `loc`."""
        wanted = type_at(self.kind, loc)
        opening = (
            self.source.text[value.start : value.start + 1]
            if isinstance(value, Mapping | Sequence)
            else ""
        )
        if isinstance(value, Mapping) and kind != "list_type":
            if len(value) == 1 and opening != "{":
                key, inner = next(iter(value.items()))
                if _is_line(inner):
                    return self._quote_it(value, key, inner)
            return problem("KB104", here, field=name, hint="braces" if opening == "{" else "fields")
        hint = None
        if kind == "list_type":
            hint = "listed"
        elif kind in _MAPPINGS:
            hint = "mapping"
        elif isinstance(value, Sequence):
            if isinstance(wanted, RefTo) and len(value) == 1:
                return _bracketed(value, here)
            hint = "brackets" if opening == "[" and wanted is str else "one"
            hint = "lines" if hint == "one" and takes_lines(self.kind, loc) else hint
        return problem("KB104", here, field=name, hint=hint)


def _empty(path: Location, here: Span, *, item: bool) -> Diagnostic:
    """Return the diagnostic of a field or an item without a value."""
    if item:
        return problem("KB103", here, field=_what(path), hint="item")
    return problem("KB103", here, field=str(path[-1]))


def _letters(here: Span, name: str, value: str) -> Diagnostic:
    """Return the diagnostic of letters that the field `name` does not allow."""
    if name != "lang":
        return problem("KB117", here, value=value[:60], field=name)
    near = value_meant(value, name, ("ru", "en"))
    hint = "lang_near" if near else "lang"
    return problem("KB117", here, hint=hint, value=value[:60], field=name, near=near or "")


def _bracketed(value: Sequence, here: Span) -> Diagnostic:
    """Return the diagnostic of a reference in brackets, where it needs none."""
    inner = value[0]
    while isinstance(inner, Sequence) and len(inner) == 1:
        inner = inner[0]
    if not isinstance(inner, str):
        return problem("KB204", here, value="[...]", near="")
    return problem("KB204", here, value=f"[[{inner}]]", near=inner, hint="near")


def _is_line(value: Node) -> bool:
    return value is None or (isinstance(value, str) and "\n" not in value)


_CLUNG_VALUE = re.compile(r"([a-z_]{1,30})(:(?=\S)| )")
_MAPPINGS = frozenset({"dict_type", "model_type", "model_attributes_type"})
"""What pydantic calls a value that should be a mapping."""


def _what(path: Location) -> str:
    """Return a readable name of the place: `steps[2].tasks[1]`."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words
