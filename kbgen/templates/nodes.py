"""What a template is made of; everything knows the stretch of the text that it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a value: `plural: день, дня, дней`. `at` and `length` are those of its name."""

    name: str
    options: tuple[str, ...]
    at: int
    length: int


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A place for a value: `{{name}}`, `{{name | form}}`."""

    name: str
    forms: tuple[Form, ...]
    at: int
    length: int


@dataclass(frozen=True, slots=True)
class Include:
    """A place for a fragment: `{{> name}}`."""

    name: str
    at: int
    length: int


@dataclass(frozen=True, slots=True)
class If:
    """One of two texts: by whether `name` has a value, or by whether it is `equals`."""

    name: str
    equals: str | None
    then: tuple["Node", ...]
    otherwise: tuple["Node", ...]
    at: int
    length: int


Node = Text | Value | Include | If


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a stretch of the text: a code, the variant of its words, their arguments."""

    code: str
    at: int
    length: int
    hint: str | None = None
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A text that was read, and what in it could not be."""

    nodes: tuple[Node, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
