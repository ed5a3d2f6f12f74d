"""How a field of the model is shown, told from its type alone.

The general page and the reference pages walk any class with it: new collections need no template.
"""

import datetime as dt
import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kbgen.model.base import Duration, Entry, Item, Link, MarkdownText, RefTo

Shape = Literal[
    "markdown",
    "bullets",
    "reference",
    "references",
    "links",
    "items",
    "model",
    "models",
    "mapping",
    "words",
    "choice",
    "duration",
    "date",
    "yes-no",
    "number",
    "text",
]
"""What a field looks like on a page."""

FACTS: frozenset[Shape] = frozenset(
    {"reference", "words", "choice", "duration", "date", "yes-no", "number"}
)
"""Shapes that fit in the row of facts under the title."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A field's name and shape; `model` is the class of its parts."""

    name: str
    shape: Shape
    description: str = ""
    model: type[BaseModel] | None = None
    reference: RefTo | None = None
    choices: tuple[str, ...] = ()
    required: bool = False


@cache
def field_shapes(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """Return the shape of every field of `model`, in the order of the class."""
    return tuple(_shape(name, info) for name, info in model.model_fields.items())


@cache
def own_fields(kind: type[Entry]) -> tuple[FieldShape, ...]:
    """Return the shapes of the fields that `kind` has beyond those of every entry."""
    return tuple(shape for shape in field_shapes(kind) if shape.name not in Entry.model_fields)


def is_empty(value: object) -> bool:
    """Tell whether a field's value says nothing: left out, or an empty list."""
    return value is None or value in ([], {}, "")


def _shape(name: str, info: FieldInfo) -> FieldShape:
    core, marks = _unwrap(info.annotation, tuple(info.metadata))
    listed = get_origin(core) is list
    if listed:
        core, inner = _unwrap(get_args(core)[0], ())
        marks = (*marks, *inner)
    reference = next((mark for mark in marks if isinstance(mark, RefTo)), None)
    model = core if isinstance(core, type) and issubclass(core, BaseModel) else None
    choices = get_args(core) if get_origin(core) is Literal else ()
    return FieldShape(
        name,
        _named(core, marks, listed=listed),
        info.description or "",
        model,
        reference,
        choices,
        info.is_required(),
    )


def _unwrap(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        core, *more = get_args(annotation)
        return _unwrap(core, (*marks, *more))
    if origin in (Union, types.UnionType):
        present = [each for each in get_args(annotation) if each is not type(None)]
        if len(present) == 1:
            return _unwrap(present[0], marks)
    return annotation, marks


def _named(core: Any, marks: tuple[Any, ...], *, listed: bool) -> Shape:
    if isinstance(core, type) and issubclass(core, BaseModel):
        if not listed:
            return "model"
        return (
            "items" if issubclass(core, Item) else "links" if issubclass(core, Link) else "models"
        )
    for shape, found in _marked(core, marks, listed=listed):
        if found:
            return shape
    return "words" if listed else "text"


def _marked(core: Any, marks: tuple[Any, ...], *, listed: bool) -> Iterator[tuple[Shape, bool]]:
    yield "bullets" if listed else "markdown", any(isinstance(mark, MarkdownText) for mark in marks)
    yield "references" if listed else "reference", any(isinstance(mark, RefTo) for mark in marks)
    if listed:
        return
    yield "choice", get_origin(core) is Literal
    yield "mapping", get_origin(core) is dict
    yield "duration", core is Duration
    yield "date", core is dt.date
    yield "yes-no", core is bool
    yield "number", core is int
