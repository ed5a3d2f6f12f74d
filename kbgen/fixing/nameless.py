"""What has no id in a file: which parts of which entries, where they stand, what they are to be called."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from kbgen.model import Entry
from kbgen.model.base import Item, Location, Model, generated_id
from kbgen.model.naming import readable_id
from kbgen.model.parse import Parsed
from kbgen.model.places import type_at
from kbgen.model.walk import plan
from kbgen.source import Document, Mapping, Node, Sequence


@dataclass(frozen=True, slots=True)
class Nameless:
    """A part without an id: `path` leads to it from the root of the document, `name` is to be its id."""

    entry: Entry
    path: Location
    name: str
    bare: str | None = None
    """The text of a bare string; None where the part is a mapping."""


def find_nameless(
    document: Document, parsed: Parsed, in_use: frozenset[str] = frozenset()
) -> list[Nameless]:
    """Return what has no id in `document`, of which `parsed` was made, in the order of the file.

    A generated id that is `in_use` somewhere stays the part's id. Roles, fields and answers are left
    alone: other lines have to name them, so their ids are for a person to choose.
    """
    whole = dict(_mappings(document.root))
    found: list[Nameless] = []
    for entry in parsed.entries:
        above, node = whole[entry._node.start]
        scopes = _Scopes(entry)
        for location, text, bare in _without_id(node, type(entry), ()):
            name = scopes.name(location, text, in_use)
            if name:
                found.append(Nameless(entry, (*above, *location), name, text if bare else None))
    return found


def _mappings(root: Node) -> Iterator[tuple[int, tuple[Location, Mapping]]]:
    """Yield the mappings that may be entries: the root, the items of a list, those of `entries`."""
    holders: list[tuple[Location, Node]] = [((), root)]
    if isinstance(root, Mapping):
        holders += [((key,), value) for key, value in root.items() if isinstance(value, Sequence)]
    for above, node in holders:
        if isinstance(node, Mapping):
            yield node.start, (above, node)
        elif isinstance(node, Sequence):
            for index, one in enumerate(node):
                if isinstance(one, Mapping):
                    yield one.start, ((*above, index), one)


def _without_id(
    node: Mapping, kind: type[BaseModel], at: Location
) -> Iterator[tuple[Location, str, bool]]:
    """Yield where below `node` a part has no id, what it says, and whether it is a bare string."""
    for field in plan(kind):
        listed = node.get(field.name)
        model = type_at(kind, (field.name,))
        if field.kind != "model" or not field.many or not isinstance(listed, Sequence):
            continue
        for index, one in enumerate(listed):
            here = (*at, field.name, index)
            if isinstance(one, str) and issubclass(model, Item):
                yield here, one, True
            elif isinstance(one, Mapping):
                text = _named_by(one, model)
                if text:
                    yield here, text, False
                yield from _without_id(one, model, here)


def _named_by(node: Mapping, model: type[Model]) -> str:
    text = node.get(model.named_by or "")
    return text if isinstance(text, str) and "id" not in node else ""


class _Scopes:
    """The ids of an entry: a task's has to differ from others of its step, a step's from all of the track."""

    def __init__(self, entry: Entry) -> None:
        self.parts = {part.location: part.id.rpartition(".") for part in entry.parts()}
        self.taken: defaultdict[str, set[str]] = defaultdict(set)
        for scope, _, own in self.parts.values():
            self.taken[scope].add(own)

    def name(self, location: Location, text: str, in_use: frozenset[str]) -> str:
        """Return the id of the part at `location`, empty where it is no part of the entry."""
        if location not in self.parts:
            return ""
        scope = self.parts[location][0]
        made = generated_id(text)
        name = made if made in in_use else readable_id(text, self.taken[scope])
        self.taken[scope].add(name)
        return name
