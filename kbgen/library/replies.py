"""How responses and fragments read before they are filled in, in the language of each variant."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kbgen.library.library import Library
from kbgen.locales import Locale, get_locale
from kbgen.model.fragments import Fragment
from kbgen.model.responses import Response, Variable
from kbgen.templates import Node, Piece, names_in, parse
from kbgen.templates.nodes import If, Include
from kbgen.templates.reading import Spoken, read


def fragments_of(entry: Response | Fragment, library: Library) -> list[Fragment]:
    """Return the fragments that `entry` is made of, those in them too, each once."""
    found: dict[str, Fragment] = {}
    waiting: list[Response | Fragment] = [entry]
    for one in waiting:
        for ref in one.mentions():
            inner = library.entries.get(ref)
            if isinstance(inner, Fragment) and ref not in found and ref != entry.ref:
                found[ref] = inner
                waiting.append(inner)
    return list(found.values())


@dataclass(frozen=True)
class Reply:
    """A response or a fragment, with the fragments that it is made of at hand."""

    entry: Response | Fragment
    library: Library

    def read(self, words: str, lang: str, tone: str | None) -> list[Piece]:
        """Return `words` of a variant in pieces, as somebody reads them before filling them in."""
        locale = get_locale(lang)
        spoken = Spoken(
            lambda name: self.label(name, lang),
            lambda node: self._begins(node, lang),
            locale.text("response.else"),
            lambda name: self._fragment(name, lang, tone),
        )
        found = list(read(parse(words.strip()).nodes, spoken))
        if found and found[-1].kind == "text":
            found[-1] = Piece(found[-1].text.rstrip())
        return found

    def names(self) -> list[str]:
        """Return the names that the variants ask for, each once, in order."""
        found: dict[str, None] = {}
        for variant in self.entry.variants:
            for words in (getattr(variant, "subject", None) or "", variant.text):
                self._collect(parse(words).nodes, variant.lang, variant.tone, found, ())
        return list(found)

    def label(self, name: str, lang: str) -> str:
        """Return what `name` is called in a reply in `lang`."""
        if name in self.variables:
            return self.variables[name].label_in(lang)
        return _standard(name, "label", get_locale(lang)) or name

    def example(self, name: str, locale: Locale) -> str:
        """Return a value that shows what `name` is for, an empty text where there is none."""
        if name in self.variables:
            variable = self.variables[name]
            return variable.example or variable.default or ""
        return _standard(name, "example", locale)

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """The variables of the entry and of the fragments in it; its own come first."""
        found: dict[str, Variable] = {}
        for one in (self.entry, *fragments_of(self.entry, self.library)):
            for variable in one.variables:
                found.setdefault(variable.id, variable)
        return found

    def _collect(
        self,
        nodes: Sequence[Node],
        lang: str,
        tone: str | None,
        found: dict[str, None],
        within: tuple[str, ...],
    ) -> None:
        for node in nodes:
            if isinstance(node, If):
                found.setdefault(node.name)
                self._collect((*node.then, *node.otherwise), lang, tone, found, within)
            elif isinstance(node, Include):
                if node.name not in within and len(within) < _DEEPEST:
                    inside = self._fragment(node.name, lang, tone) or ()
                    self._collect(inside, lang, tone, found, (*within, node.name))
            else:
                for name in names_in([node]):
                    found.setdefault(name)

    def _begins(self, node: If, lang: str) -> str:
        locale = get_locale(lang)
        name = self.label(node.name, lang)
        if node.equals is not None:
            return locale.text("response.if_is", name=name, value=node.equals)
        return locale.text("response.if" if node.then else "response.unless", name=name)

    def _fragment(self, name: str, lang: str, tone: str | None) -> Sequence[Node] | None:
        entry = self.library.entries.get(f"fragments/{name}")
        if not isinstance(entry, Fragment):
            return None
        variant = entry.pick(lang, tone or "neutral")
        return parse(variant.text.strip("\n")).nodes if variant else None


_DEEPEST = 8


def _standard(name: str, what: str, locale: Locale) -> str:
    key = f"placeholders.{name}.{what}"
    return locale.text(key) if locale.has(key) else ""
