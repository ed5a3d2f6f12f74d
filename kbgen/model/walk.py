"""Where in a class's fields references and Markdown stand, worked out once per class.

Going through an entry is then a matter of following a plan, not of inspecting types: entries by the
thousand are walked at every check.
"""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from kbgen.model.base import Location, MarkdownText, RefTo

Kind = Literal["ref", "markdown", "model"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field worth visiting: a reference, Markdown or a model of its own; `many` if a list of them."""

    name: str
    kind: Kind
    many: bool
    to: RefTo = RefTo()  # noqa: RUF009 -- frozen


@cache
def plan(cls: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of `cls` that hold references, Markdown or models, in order."""
    return tuple(
        found
        for name, info in cls.model_fields.items()
        if (found := _field(name, Annotated[info.annotation, *info.metadata, None])) is not None
    )


def _field(name: str, annotation: Any, *, many: bool = False) -> Field | None:
    metadata: tuple[Any, ...] = ()
    while get_origin(annotation) is Annotated:
        metadata += annotation.__metadata__
        annotation = annotation.__origin__
    for mark in metadata:
        if isinstance(mark, RefTo):
            return Field(name, "ref", many, mark)
        if isinstance(mark, MarkdownText):
            return Field(name, "markdown", many)
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        inner = [one for one in get_args(annotation) if one is not type(None)]
        return _field(name, inner[0], many=many) if len(inner) == 1 else None
    if origin is list:
        return _field(name, get_args(annotation)[0], many=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Field(name, "model", many)
    return None


class Value(NamedTuple):
    """A reference or a Markdown text found in an entry, with its location in the fields."""

    location: Location
    text: str
    to: RefTo | None  # None: Markdown


def values(model: BaseModel) -> list[Value]:
    """Return every reference and every Markdown text of `model`, in the order of its fields."""
    found: list[Value] = []
    _collect(model, (), found)
    return found


def _collect(model: BaseModel, at: Location, found: list[Value]) -> None:
    fields = model.__dict__
    for field in plan(type(model)):
        value = fields[field.name]
        if not value:
            continue
        here = (*at, field.name)
        if field.kind == "model":
            if field.many:
                for index, one in enumerate(value):
                    _collect(one, (*here, index), found)
            else:
                _collect(value, here, found)
        else:
            to = field.to if field.kind == "ref" else None
            if field.many:
                found += [Value._make(((*here, index), one, to)) for index, one in enumerate(value)]
            else:
                found.append(Value._make((here, value, to)))
