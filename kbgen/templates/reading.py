"""A template as it is read before anything is filled in: fragments in place, the rest said in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kbgen.templates.nodes import If, Node, Text, Value
from kbgen.templates.render import Piece, Walk
from kbgen.templates.vocabulary import PERSONS, gender_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a template is read aloud: what names are called, how a condition begins and goes on."""

    label: Callable[[str], str]
    begins: Callable[[If], str]
    otherwise: str
    fragment: Callable[[str], Sequence[Node] | None]


def read(nodes: Sequence[Node], spoken: Spoken) -> Iterator[Piece]:
    """Yield `nodes` in pieces of text and gaps: `[customer's name]`, `[if there is a tip: ...]`."""
    return _Reader(spoken).pieces(nodes)


def words_in(nodes: Sequence[Node]) -> str:
    """Return what `nodes` say themselves, in all cases, without what is put into them."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            found.append(node.text)
        elif isinstance(node, If):
            found.append(words_in((*node.then, *node.otherwise)))
        else:
            found.append(" ")
    return "".join(found)


class _Reader(Walk):
    def __init__(self, spoken: Spoken) -> None:
        super().__init__(spoken.fragment)
        self.spoken = spoken

    def value(self, node: Value) -> Piece:
        first = node.forms[0] if node.forms else None
        label = f"[{self.spoken.label(node.name)}]"
        if first is not None and first.name == "gender" and node.name in PERSONS:
            return Piece("/".join(first.options), "gap", gender_of(node.name))
        if first is not None and first.name == "plural":
            return Piece("/".join(first.options), "gap", node.name)
        if first is not None and first.name == "count":
            return Piece(f"{label} {first.options[-1] if first.options else ''}", "gap", node.name)
        return Piece(label, "gap", node.name)

    def condition(self, node: If) -> Iterator[Piece]:
        yield Piece(f"[{self.spoken.begins(node)} ", "gap", node.name)
        held, ending = _without_ending(list(self.pieces(node.then or node.otherwise)))
        yield from held
        if node.then and node.otherwise:
            yield Piece(f" {self.spoken.otherwise} ", "gap", node.name)
            held, ending = _without_ending(list(self.pieces(node.otherwise)))
            yield from held
        yield Piece("]", "gap", node.name)
        if ending:
            yield Piece(ending)


def _without_ending(pieces: list[Piece]) -> tuple[list[Piece], str]:
    """Return `pieces` without the line breaks at their end, and these: the bracket closes before them."""
    if not pieces or pieces[-1].kind != "text":
        return pieces, ""
    kept = pieces[-1].text.rstrip("\n")
    return [*pieces[:-1], Piece(kept)], pieces[-1].text[len(kept) :]
