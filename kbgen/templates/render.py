"""Nodes and values to text, in pieces that say what of it was filled in and what is still empty."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kbgen.templates.forms import FORMS, date
from kbgen.templates.nodes import If, Include, Node, Text, Value
from kbgen.templates.vocabulary import PERSONS, STANDARD, Kind, gender_of

MOST = 100
"""Fragments in one text: they could hold each other without end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a reply: `text` of the template, a `value` that was put in, a `gap` that waits for one.

    A gap is empty where a choice only decides on what follows.
    """

    text: str
    kind: Literal["text", "value", "gap"] = "text"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """What a template is filled with."""

    lang: str
    values: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    """Kinds of the names that are not standard."""
    optional: Collection[str] = frozenset()
    """Names that may stay empty."""
    label: Callable[[str], str] = str
    """What stands in the place of an empty value, without its brackets."""
    fragment: Callable[[str], Sequence[Node] | None] = lambda _: None
    """The words of a fragment by its id."""


def render(nodes: Sequence[Node], values: Values) -> str:
    """Return the whole text."""
    return "".join(piece.text for piece in pieces(nodes, values))


def pieces(nodes: Sequence[Node], values: Values) -> list[Piece]:
    """Return the text in pieces."""
    return list(_Renderer(values).pieces(nodes))


class Walk:
    """A walk over nodes, fragments included; what becomes of values and conditions is its heirs' matter."""

    def __init__(self, fragment: Callable[[str], Sequence[Node] | None]) -> None:
        """Take what gives the words of a fragment by its id."""
        self._fragment_of = fragment
        self._within: list[str] = []
        self._number = 0

    def pieces(self, nodes: Sequence[Node]) -> Iterator[Piece]:
        """Yield the pieces of `nodes`."""
        for node in nodes:
            if isinstance(node, Text):
                yield Piece(node.text)
            elif isinstance(node, Value):
                yield self.value(node)
            elif isinstance(node, If):
                yield from self.condition(node)
            else:
                yield from self._fragment(node)

    def value(self, node: Value) -> Piece:
        """Return what stands in the place of a value."""
        raise NotImplementedError

    def condition(self, node: If) -> Iterator[Piece]:
        """Yield what stands in the place of a condition."""
        raise NotImplementedError

    def _fragment(self, node: Include) -> Iterator[Piece]:
        words = self._fragment_of(node.name)
        self._number += 1
        if words is None or node.name in self._within or self._number > MOST:
            return
        self._within.append(node.name)
        yield from self.pieces(words)
        self._within.pop()


class _Renderer(Walk):
    def __init__(self, values: Values) -> None:
        super().__init__(values.fragment)
        self.values = values

    def condition(self, node: If) -> Iterator[Piece]:
        given = self._given(node.name)
        if not given and node.equals is not None and node.name not in self.values.optional:
            yield Piece("", "gap", node.name)
        holds = bool(given) if node.equals is None else given == node.equals
        yield from self.pieces(node.then if holds else node.otherwise)

    def _given(self, name: str) -> str:
        return self.values.values.get(name, "").strip()

    def value(self, node: Value) -> Piece:
        if node.name in PERSONS and node.forms and node.forms[0].name == "gender":
            return self._person(node)
        given = self._given(node.name)
        if not given:
            if node.name in self.values.optional:
                return Piece("", "value", node.name)
            return Piece(f"[{self.values.label(node.name)}]", "gap", node.name)
        kind = self.values.kinds.get(node.name) or STANDARD.get(node.name)
        if kind == "date" and not any(form.name == "date" for form in node.forms):
            given = date(given, "long", self.values.lang)
        return Piece(self._formed(given, node), "value", node.name)

    def _person(self, node: Value) -> Piece:
        name = gender_of(node.name)
        given = self._given(name)
        known = given in {"m", "f"}
        text = self._formed(given, node)
        neutral = len(node.forms[0].options) > 2
        return Piece(text, "value" if known or neutral else "gap", name)

    def _formed(self, given: str, node: Value) -> str:
        for form in node.forms:
            known = FORMS.get(form.name)
            if known is not None:
                given = known.write(given, form.options, self.values.lang)
        return given
