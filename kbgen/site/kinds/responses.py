"""The pages of canned responses and of their fragments: words to fill in, and what to put there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from kbgen.library.replies import Reply
from kbgen.model.base import Part
from kbgen.model.fragments import Fragment, FragmentVariant
from kbgen.model.responses import Response, Variant
from kbgen.site.entries import EntryHere
from kbgen.site.environment import ident, lines
from kbgen.templates import Piece


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a reader has to put into the text."""

    code: str
    """What stands between the braces."""
    label: str
    example: str


class WrittenHere(EntryHere):
    """The page of an entry written in the language of responses."""

    entry: Response | Fragment

    @cached_property
    def _reply(self) -> Reply:
        return Reply(self.entry, self.library)

    def reply(self, words: str, lang: str, tone: str | None = None) -> Markup:
        """Return words to send with their placeholders marked and named in the language of the reply."""
        return Markup().join(map(_marked, self._reply.read(words, lang, tone)))

    @cached_property
    def placeholders(self) -> list[Placeholder]:
        """The placeholders of all variants, in order of appearance."""
        return [self._placeholder(name) for name in self._reply.names()]

    def _placeholder(self, name: str) -> Placeholder:
        label = self._reply.label(name, self.locale.lang)
        example = self._reply.example(name, self.locale)
        person, gender, rest = name.partition(".gender")
        code = f"{person} | gender: …" if gender and not rest else name
        return Placeholder(code, label, example)


class ResponseHere(WrittenHere):
    """The page of a canned response."""

    entry: Response

    @property
    def variants(self) -> Iterator[tuple[Part, Variant]]:
        """Each variant with the part that gives it an id."""
        return zip(self.entry.parts(), self.entry.variants, strict=True)


class FragmentHere(WrittenHere):
    """The page of a fragment."""

    entry: Fragment

    @property
    def variants(self) -> Iterator[tuple[Part, FragmentVariant]]:
        """Each variant with the part that gives it an id."""
        return zip(self.entry.parts(), self.entry.variants, strict=True)


def _marked(piece: Piece) -> Markup:
    if piece.kind == "text":
        return lines(piece.text)
    return Markup(  # noqa: S704
        f'<mark class="kb-var" data-kb-var="{ident(piece.name)}">{lines(piece.text)}</mark>'
    )
