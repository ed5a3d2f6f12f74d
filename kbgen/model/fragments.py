"""Fragments: words that many responses share, such as the greeting and the signature."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from kbgen.model.base import Entry, Model, Part, Text
from kbgen.model.responses import Lang, Tone, Variable, fragments_in


class FragmentVariant(Model):
    """The fragment in one language and one tone."""

    lang: Lang = "ru"
    """Language: ru, en."""
    tone: Tone | None = None
    """neutral, formal or friendly; without it the words suit any tone."""
    text: Text
    """The words, with placeholders and other fragments."""


class Fragment(Entry):
    """Words that many responses share: `{{> greeting}}` puts them there, in its language and tone."""

    collection: ClassVar[str] = "fragments"
    icon: ClassVar[str] = "material/puzzle-outline"
    expected: ClassVar[tuple[str, ...]] = ("variants",)

    once: Literal["start", "end"] | None = None
    """start for what opens a letter, end for what closes it: several replies in one letter say it once."""
    variables: list[Variable] = []
    """Placeholders besides the standard ones; whoever uses the fragment is asked for them."""
    variants: list[FragmentVariant] = []
    """The words, one variant for each language, and for each tone where it matters."""

    def parts(self) -> Iterator[Part]:
        """Yield the variants, named by language and tone (`ru`, `ru-formal`)."""
        for index, one in enumerate(self.variants):
            name = f"{one.lang.lower()}-{one.tone}" if one.tone else one.lang.lower()
            yield Part(name, "variant", self.title, ("variants", index))

    def mentions(self) -> Iterator[str]:
        """Yield the fragments that this one is made of."""
        yield from fragments_in(*(variant.text for variant in self.variants))

    def pick(self, lang: str, tone: str) -> FragmentVariant | None:
        """Return the words for a reply in `lang` and `tone`, None where there are none at all."""
        return min(self.variants, key=lambda one: _distance(one, lang, tone), default=None)

    def speaks(self, lang: str) -> bool:
        """Say whether there are words in `lang`."""
        return any(_base(one.lang) == _base(lang) for one in self.variants)


def _base(lang: str) -> str:
    return lang.partition("-")[0].lower()


def _distance(one: FragmentVariant, lang: str, tone: str) -> tuple[int, int]:
    far = 0 if one.lang.lower() == lang.lower() else 1 if _base(one.lang) == _base(lang) else 2
    tones = (tone, None, "neutral")
    return far, tones.index(one.tone) if one.tone in tones else len(tones)
