"""What pydantic found wrong, said to the person who wrote the file.

Pydantic gives a kind and a path; the nodes know the place; together with what was written there they
tell what the person most likely meant.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.base import Entry, Location
from kbgen.model.places import choices_at, existing, fields_at, node_at, place
from kbgen.source import Document, Mapping, Node, Sequence
from kbgen.source.characters import closest, latinised, look_alikes, suggested_id


def kind_of(node: Node) -> str:
    if isinstance(node, dict):
        return "a mapping"
    if isinstance(node, list):
        return "a list"
    return "nothing" if node is None else "text"


class Mistakes:
    """Says what is wrong with the entries of one document and class."""

    def __init__(self, document: Document, kind: type[Entry]) -> None:
        """Take the `document` for its text, the class for what it allows."""
        self.document = document
        self.source = document.source
        self.kind = kind

    def of(self, error: ValidationError, node: Mapping) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each mistake that `error` found in `node`: one mistake, one diagnostic."""
        sentences: set[Location] = set()
        renamed: set[Location] = set()
        for one in sorted(error.errors(include_url=False, include_input=False), key=_unknown_first):
            missing = one["type"] == "missing"
            path = existing(node, one["loc"], missing=missing)
            if path[:-1] in sentences or (missing and path in renamed):
                continue
            if one["type"] == "extra_forbidden":
                found = self._sentence(node_at(node, path[:-1]), path)
                if found is not None:
                    sentences.add(path[:-1])
                    yield found
                    continue
            diagnostic = self._diagnostic(one, node)
            if diagnostic is not None:
                yield diagnostic
                if one["type"] == "extra_forbidden" and "near" in diagnostic.args:
                    renamed.add((*path[:-1], diagnostic.args["near"]))
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

    def _diagnostic(self, error: Any, node: Mapping) -> Diagnostic | None:
        """Return the diagnostic of one of pydantic's errors, None where it has been reported already."""
        kind: str = error["type"]
        loc: Location = error["loc"]
        context = {key: str(value) for key, value in error.get("ctx", {}).items()}
        missing = kind == "missing"
        path = existing(node, loc, missing=missing)
        holder = node_at(node, path[:-1])
        name = path[-1] if path else ""
        value = node_at(node, path) if not missing else None
        key_at, start, end = place(holder, name) if not missing else (0, 0, 0)
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
        found = kind_of(value)
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


def _what(path: Location) -> str:
    """Return a readable name of the place: `steps[2].tasks[1]`."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def _unknown_first(error: Any) -> tuple[bool, Any]:
    return (error["type"] != "extra_forbidden", numbers_last(error["loc"]))


def numbers_last(loc: Location) -> tuple[tuple[int, int, str], ...]:
    return tuple((1, part, "") if isinstance(part, int) else (0, 0, part) for part in loc)


