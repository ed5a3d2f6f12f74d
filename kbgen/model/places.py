"""Where the fields of an entry stand in its file, and what the class allows there."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from kbgen.diagnostics import Span
from kbgen.model.base import Entry, Location
from kbgen.source import Mapping, Node, Sequence


def copied(node: Node) -> Any:
    """Return a deep copy of `node`, places included."""
    if isinstance(node, Mapping):
        mapping = Mapping(node.start)
        mapping.end = node.end
        mapping.update({key: copied(value) for key, value in node.items()})
        mapping.at = dict(node.at)
        return mapping
    if isinstance(node, Sequence):
        listed = Sequence(node.start)
        listed.end = node.end
        listed.extend(copied(value) for value in node)
        listed.at = list(node.at)
        return listed
    return node


def existing(node: Node, loc: Location, *, missing: bool) -> Location:
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


def node_at(node: Node, path: Location) -> Node:
    for step in path:
        if (isinstance(node, Mapping) and isinstance(step, str)) or (
            isinstance(node, Sequence) and isinstance(step, int)
        ):
            node = node[step]  # type: ignore[call-overload, index]
    return node


def place(holder: Node, name: str | int) -> tuple[int, int, int]:
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
    path = existing(entry._node, location, missing=False)
    if not path:
        return entry._offset, entry._offset + 1
    _, start, end = place(node_at(entry._node, path[:-1]), path[-1])
    return start, end


def span_of(entry: Entry, location: Location = ()) -> Span:
    """Return the place of the value at `location` of `entry`, or of the entry itself."""
    if not location:
        start = entry._offset
        _, value, end = place(entry._node, "id") if "id" in entry._node else (start, start, start + 1)
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
