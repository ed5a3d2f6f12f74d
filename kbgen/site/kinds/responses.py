"""The page of a canned response: its variants as they are sent, its placeholders."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from kbgen.locales import Locale, get_locale
from kbgen.model.base import Part
from kbgen.model.responses import Response, Variable, Variant
from kbgen.site.entries import EntryHere
from kbgen.site.kinds.placeholders import marked, names_in


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a reader has to put into the text."""

    id: str
    label: str
    example: str


class ResponseHere(EntryHere):
    """The page of a canned response."""

    entry: Response

    @property
    def variants(self) -> Iterator[tuple[Part, Variant]]:
        """Each variant with the part that gives it an id."""
        return zip(self.entry.parts(), self.entry.variants, strict=True)

    def reply(self, words: str, lang: str) -> Markup:
        """Return words to send with their placeholders named in the language of the reply."""
        locale = get_locale(lang)
        return marked(words, lambda name: self._label(name, locale))

    @cached_property
    def placeholders(self) -> list[Placeholder]:
        """The placeholders of all variants, in order of appearance."""
        words = " ".join(f"{each.subject or ''} {each.text}" for each in self.entry.variants)
        return [self._placeholder(name) for name in names_in(words)]

    @cached_property
    def _variables(self) -> dict[str, Variable]:
        return {variable.id: variable for variable in self.entry.variables}

    def _label(self, name: str, locale: Locale) -> str:
        if name in self._variables:
            return self._variables[name].label
        key = f"placeholders.{name}.label"
        return locale.text(key) if locale.has(key) else name

    def _placeholder(self, name: str) -> Placeholder:
        label = self._label(name, self.locale)
        if name in self._variables:
            variable = self._variables[name]
            return Placeholder(name, label, variable.example or variable.default or "")
        key = f"placeholders.{name}.example"
        return Placeholder(name, label, self.t(key) if self.locale.has(key) else "")
