"""Canned responses: variants by language and tone, written in the language of `kbgen.templates`."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kbgen.model.base import Entry, Line, Markdown, Model, Part, RefTo, Stage, Text, YesNo
from kbgen.templates import STANDARD, parse
from kbgen.templates.check import includes_in

STANDARD_PLACEHOLDERS: tuple[str, ...] = tuple(STANDARD)
"""The vocabulary of placeholders that every response may use without declaring them."""


class Variable(Model):
    """A placeholder of the response's own."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    """What stands between the braces: small Latin letters, digits and underscores."""
    label: Line
    """What the form calls it."""
    labels: dict[str, Line] = {}
    """What it is called in replies in other languages: `en: deadline`."""
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

    def label_in(self, lang: str) -> str:
        """Return what it is called in a reply in `lang`."""
        return self.labels.get(lang) or self.labels.get(lang.partition("-")[0]) or self.label


Lang = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
"""The code of a language: `ru`, `en-GB`."""
Tone = Literal["neutral", "formal", "friendly"]


class Variant(Model):
    """The response in one language and one tone."""

    lang: Lang = "ru"
    """Language: ru, en."""
    tone: Tone = "neutral"
    """neutral, formal or friendly."""
    subject: Line | None = None
    """The subject of a letter."""
    text: Text
    """The words to send, with placeholders as `{{client.first_name}}` and fragments as `{{> greeting}}`."""


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
    products: list[Annotated[str, RefTo(("products",))]] = []
    """The products that it is about; none where it suits any."""
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

    def mentions(self) -> Iterator[str]:
        """Yield the fragments that the variants are made of."""
        yield from fragments_in(*(variant.text for variant in self.variants))
        yield from fragments_in(*(variant.subject or "" for variant in self.variants))


def fragments_in(*texts: str) -> Iterator[str]:
    """Yield references to the fragments that `texts` name."""
    for text in texts:
        if "{{" in text:
            yield from (f"fragments/{one.name}" for one in includes_in(parse(text).nodes))
