"""Canned responses: variants by language and tone, with placeholders."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kbgen.model.base import Entry, Line, Markdown, Model, Part, Stage, Text, YesNo

STANDARD_PLACEHOLDERS: tuple[str, ...] = (
    "client.first_name",
    "client.last_name",
    "client.full_name",
    "client.company",
    "client.email",
    "ticket.number",
    "ticket.subject",
    "ticket.url",
    "ticket.status",
    "ticket.created",
    "agent.first_name",
    "agent.full_name",
    "agent.team",
    "agent.email",
    "product.name",
    "product.version",
    "today",
)
"""The vocabulary of placeholders that every response may use without declaring them."""


class Variable(Model):
    """A placeholder of the response's own."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    """What stands between the braces: small Latin letters, digits and underscores."""
    label: Line
    """What the form calls it."""
    kind: Literal["text", "long", "choice", "date", "number"] = "text"
    """text, long (several lines), choice, date or number."""
    options: list[Line] = []
    """What a choice is made from."""
    default: Line | None = None
    """What is filled in beforehand."""
    example: Line | None = None
    """A value that shows what is meant."""
    required: YesNo = True
    """Whether the response is incomplete without it."""


class Variant(Model):
    """The response in one language and one tone."""

    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "ru"
    """Language: ru, en."""
    tone: Literal["neutral", "formal", "friendly"] = "neutral"
    """neutral, formal or friendly."""
    subject: Line | None = None
    """The subject of a letter."""
    text: Text
    """The words to send, with placeholders as `{{client.first_name}}`. Plain text."""


class Response(Entry):
    """A canned response: when to use it, its variants by language and tone, its placeholders."""

    collection: ClassVar[str] = "responses"
    icon: ClassVar[str] = "material/message-text-outline"
    listed_by: ClassVar[str | None] = "stage"
    expected: ClassVar[tuple[str, ...]] = ("variants",)

    when: Markdown | None = None
    """When to use it."""
    stage: Stage | None = None
    """The moment of a ticket's life: intake, diagnosis, answer, escalation or closing."""
    variables: list[Variable] = []
    """Placeholders besides the standard ones."""
    variants: list[Variant] = []
    """The words, one variant for each language and tone."""

    def parts(self) -> Iterator[Part]:
        """Yield the variants, named by language and tone (`ru-neutral`)."""
        for index, variant in enumerate(self.variants):
            yield Part(
                f"{variant.lang.lower()}-{variant.tone}", "variant", self.title, ("variants", index)
            )
