"""Every text of an entry with its place among the fields, found by a plan made once per class."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from kbgen.model.base import Location, MarkdownText, RefTo

_UNREAD = frozenset(
    [
        "id",
        "title",
        "summary",
        "aliases",
        "forms",
        "tags",
        "owner",
        "url",
        "lang",
        "goto",
        "start",
        "outcome",
        "after",
        "only_for",
        "path",
    ]
)
"""Fields that are ids and addresses, or that are indexed in a way of their own."""


class Text(NamedTuple):
    """A text found in an entry."""

    location: Location
    text: str
    markdown: bool


@cache
def _plan(cls: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    found = (
        (name, *_kind(name, Annotated[info.annotation, *info.metadata, None]))
        for name, info in cls.model_fields.items()
    )
    return tuple((name, kind, many) for name, kind, many in found if kind)


def _kind(name: str, annotation: Any, *, many: bool = False) -> tuple[str, bool]:
    markdown = False
    while get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            if isinstance(mark, RefTo):
                return "", many
            markdown = markdown or isinstance(mark, MarkdownText)
        annotation = annotation.__origin__
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        inner = [one for one in get_args(annotation) if one is not type(None)]
        return _kind(name, inner[0], many=many) if len(inner) == 1 else ("", many)
    if origin is list:
        return _kind(name, get_args(annotation)[0], many=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "model", many
    if annotation is str:
        if name == "evidence":  # ids of it; where it is a list of items they are models
            return "", many
        return ("markdown" if markdown else "text"), many
    return "", many


def texts(model: BaseModel, at: Location = ()) -> Iterator[Text]:
    """Yield every text of `model` that a reader sees, in the order of its fields."""
    for name, kind, many in _plan(type(model)):
        if name in _UNREAD and (not at or name not in {"title", "summary"}):
            continue
        found = getattr(model, name)
        if not found:
            continue
        here = (*at, name)
        for index, one in enumerate(found) if many else ((None, found),):
            place = here if index is None else (*here, index)
            if kind == "model":
                yield from texts(one, place)
            else:
                yield Text(place, one, kind == "markdown")
