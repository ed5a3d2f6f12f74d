"""The proof that a text with ids says what it said before, to be had before anything is written.

Nothing is taken on trust: the new bytes are decoded, read and parsed from the beginning.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kbgen.diagnostics import Diagnostic
from kbgen.fixing.nameless import Nameless
from kbgen.fixing.original import Insertion, Original
from kbgen.model.parse import parse
from kbgen.source import Document, Mapping, Node, Sequence, read
from kbgen.source.decode import decode

_PLACES = frozenset({"line", "where"})


@dataclass(frozen=True, slots=True)
class Proof:
    """A file of a collection, what is to be inserted into it, and the parts that get an id by that."""

    document: Document
    collection: str | None
    original: Original
    inserted: tuple[Insertion, ...]
    found: tuple[Nameless, ...]

    def holds(self, problems: Iterable[Diagnostic]) -> bool:
        """Say whether the new text differs from the old one by the ids alone.

        That is: the old bytes are what is left without the insertions, every value stands where it
        stood, in the same order, and nothing is complained of that was not among `problems`.
        """
        new = self.original.with_insertions(self.inserted)
        if _without(new, self.original, self.inserted) != self.original.with_insertions([]):
            return False
        source, complaints = decode(self.document.source.path, new)
        if source is None:
            return False
        again = read(source)
        if again.broken or len(again.repairs) != len(self.document.repairs):
            return False
        if plain(again.root) != _with_ids(plain(self.document.root), self.found):
            return False
        complaints += [*again.problems, *parse(again, self.collection).problems]
        return not grown(complaints, problems, self.found)


def _without(data: bytes, original: Original, inserted: Iterable[Insertion]) -> bytes:
    """Return `data` without what was inserted, each insertion looked for at its place in the bytes."""
    kept: list[bytes] = [original.mark]
    at, done = len(original.mark), 0
    for offset, words in sorted(inserted, key=lambda one: one[0]):
        before = len(original.text[done:offset].encode(original.codec))
        added = words.encode(original.codec)
        if data[at + before : at + before + len(added)] != added:
            return b""
        kept.append(data[at : at + before])
        at, done = at + before + len(added), offset
    return b"".join([*kept, data[at:]])


def plain(node: Node) -> Any:
    """Return `node` as values that are equal only if they are in the same order."""
    if isinstance(node, Mapping):
        return [("mapping", *((key, plain(value)) for key, value in node.items()))]
    if isinstance(node, Sequence):
        return [plain(value) for value in node]
    return node


def _with_ids(root: Any, found: tuple[Nameless, ...]) -> Any:
    """Return the plain values `root` as they have to be with the ids of `found`."""
    for one in reversed(found):  # what stands in another first: its place is still the old one
        holder, last = _holder(root, one)
        if one.bare is None:
            (kind, *fields), *_ = holder[last]
            holder[last] = [(kind, ("id", one.name), *fields)]
        else:
            holder[last] = [("mapping", ("id", one.name), ("text", one.bare))]
    return root


def _holder(root: Any, one: Nameless) -> tuple[Any, int]:
    here = root
    *above, last = one.path
    for step in above:
        here = here[step] if isinstance(step, int) else dict(here[0][1:])[step]
    assert isinstance(last, int)  # noqa: S101 -- what has no id is one of a list
    return here, last


def grown(
    now: Iterable[Diagnostic], before: Iterable[Diagnostic], found: Iterable[Nameless]
) -> list[Diagnostic]:
    """Return what is complained of in `now` and was not `before`; the places of complaints may differ.

    So may the name of a part: what was said of a generated id may be said of the one in its place.
    """
    names = {one.name for one in found}

    def key(one: Diagnostic) -> tuple[Any, ...]:
        args = {
            name: "…" if value in names or value.startswith("x-") else value
            for name, value in one.args.items()
            if name not in _PLACES
        }
        return one.code, one.hint, one.span.path, *sorted(args.items())

    known = Counter(map(key, before))
    more: list[Diagnostic] = []
    for one in now:
        known[key(one)] -= 1
        if known[key(one)] < 0:
            more.append(one)
    return more
