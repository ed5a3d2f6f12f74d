"""What a diagnostic code is: its severity, its words and an example that goes wrong beside one that does not.

English words stand here, beside the code; a locale translates them under `codes.KBnnn`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
Files = Mapping[str, str | bytes]
LATIN = "write `{near}` in Latin letters; these only look Latin: {letters}"
LATIN_PLACEHOLDER = "write `{{{{{near}}}}}` in Latin letters; these only look Latin: {letters}"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of mistake, with a number that never changes meaning.

    `message` and `help` are `str.format` templates over the arguments of a diagnostic; `messages` and
    `hints` hold variants of them for particular cases, by the diagnostic's `hint`. `bad` is a small project that
    has this mistake and no other, `good` the same mended; both map paths to contents.
    """

    code: str
    severity: Severity
    title: str
    message: str
    help: str
    why: str
    bad: Files
    good: Files
    hints: dict[str, str] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    fix: str = ""
    """What `kbgen check --fix` does about it; empty where that is a person's to do."""

    def words(self, name: str, lang: str = "en", *, variant: str | None = None) -> str:
        """Return the template `name` (`title`, `why`, `fix`, `message` or `help`) in a language.

        `variant` asks for a particular case of a message or a help, where there is one.
        English where the language's locale has no translation.
        """
        english: str = getattr(self, name)
        if variant and name in {"message", "help"}:
            variants = self.messages if name == "message" else self.hints
            if variant in variants:
                name, english = f"{name}s.{variant}", variants[variant]
        if lang != "en":
            from kbgen.locales import get_locale  # noqa: PLC0415 -- other languages alone need it

            translated = get_locale(lang).template(f"codes.{self.code}.{name}")
            if translated is not None:
                return translated
        return english
