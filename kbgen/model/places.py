"""Where the fields of an entry stand in its file, and what the class allows there."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from kbgen.diagnostics import Span
from kbgen.model.base import Entry, Location, MarkdownText, RefTo, Text
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
    here: Any = node
    for index, step in enumerate(loc):
        if (isinstance(here, Mapping) and isinstance(step, str) and step in here) or (
            isinstance(here, Sequence) and isinstance(step, int) and step < len(here)
        ):
            here = here[step]  # type: ignore[index]
        elif missing and index == len(loc) - 1:
            path.append(step)
            break
        else:
            continue
        path.append(step)
    return tuple(path)


def node_at(node: Node, path: Location) -> Node:
    """Return the node at `path` below `node`; steps that lead nowhere are left out."""
    for step in path:
        if (isinstance(node, Mapping) and isinstance(step, str)) or (
            isinstance(node, Sequence) and isinstance(step, int)
        ):
            node = node[step]  # type: ignore[index]
    return node


def place(holder: Node, name: str | int) -> tuple[int, int, int]:
    """Return the offsets at which the key begins, the value begins and the value ends."""
    if isinstance(holder, Mapping) and isinstance(name, str) and name in holder.at:
        key, start, end = holder.at[name]
        value = holder[name]
    elif isinstance(holder, Sequence) and isinstance(name, int):
        start, end = holder.at[name]
        key, value = start, holder[name]
    else:
        start = holder.start if isinstance(holder, Mapping | Sequence) else 0
        return start, start, start + 1
    return key, start, value.end if isinstance(value, Mapping | Sequence) else end


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
        _, value, end = (
            place(entry._node, "id") if "id" in entry._node else (start, start, start + 1)
        )
        return entry._source.span(value, end)  # type: ignore[no-any-return]
    start, end = locate(entry, location)
    return entry._source.span(start, end)  # type: ignore[no-any-return]


def name_span(entry: Entry, location: Location, name: str) -> Span:
    """Return the place of `name` itself in the mapping at `location` of `entry`."""
    start, _, _ = place(node_at(entry._node, location), name)
    return entry._source.span(start, start + len(name))  # type: ignore[no-any-return]


@cache
def _type_at(cls: type[BaseModel], names: tuple[str, ...]) -> Any:
    """Return the type of the field that `names` lead to below `cls`, without lists and options around it."""
    here: Any = cls
    for name in names:
        if not (
            isinstance(here, type) and issubclass(here, BaseModel) and name in here.model_fields
        ):
            return None
        info = here.model_fields[name]
        here = _inner(Annotated[info.annotation, *info.metadata, None])
    return here


def _inner(annotation: Any) -> Any:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner = _inner(annotation.__origin__)
        marks = [mark for mark in annotation.__metadata__ if isinstance(mark, RefTo)]
        return marks[0] if marks and inner is str else inner
    if origin in {Union, UnionType}:
        inner = [one for one in get_args(annotation) if one is not type(None)]
        return _inner(inner[0])
    return _inner(get_args(annotation)[0]) if origin is list else annotation


def takes_lines(cls: type[BaseModel], loc: Location) -> bool:
    """Say whether a text of several lines may stand at `loc` below `cls`, not only one short line."""
    *parents, name = [part for part in loc if isinstance(part, str)]
    holder = _type_at(cls, tuple(parents))
    if not (isinstance(holder, type) and issubclass(holder, BaseModel)):
        return False
    info = holder.model_fields.get(name)
    return info is not None and _has_lines(Annotated[info.annotation, *info.metadata, None])


def _has_lines(annotation: Any) -> bool:
    origin = get_origin(annotation)
    if origin is Annotated:
        marks = annotation.__metadata__
        if any(isinstance(mark, MarkdownText) or mark is _LONG_TEXT for mark in marks):
            return True
        return _has_lines(annotation.__origin__)
    if origin in {Union, UnionType}:
        return any(map(_has_lines, get_args(annotation)))
    return False


_LONG_TEXT = Text.__metadata__[0]  # type: ignore[attr-defined]
"""The validator of texts of several lines that are no Markdown."""


def type_at(cls: type[BaseModel], loc: Location) -> Any:
    """Return what stands at `loc` below `cls`: a class, `RefTo` for a reference, a `Literal` of words."""
    return _type_at(cls, tuple(part for part in loc if isinstance(part, str)))


def fields_at(cls: type[BaseModel], loc: Location) -> list[str]:
    """Return the names of the fields at `loc` below `cls`."""
    found = type_at(cls, loc)
    return (
        list(found.model_fields) if isinstance(found, type) and issubclass(found, BaseModel) else []
    )


@cache
def all_fields(cls: type[BaseModel]) -> frozenset[str]:
    """Return the names of all fields of `cls` and of what its fields are made of."""
    inner = [type_at(cls, (name,)) for name in cls.model_fields]
    models = [one for one in inner if isinstance(one, type) and issubclass(one, BaseModel)]
    return frozenset(cls.model_fields).union(*map(all_fields, models))


def choices_at(cls: type[BaseModel], loc: Location) -> list[str]:
    """Return the words allowed at `loc` below `cls`."""
    found = type_at(cls, loc)
    return [str(one) for one in get_args(found)] if get_origin(found) is Literal else []
