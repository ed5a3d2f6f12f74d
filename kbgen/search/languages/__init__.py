"""What search knows of a language: a file each, and one registry.

A language that is not here is searched by its words as they are, by prefixes and by typos. What the
browser needs of the tables travels in the index; only stemmers are written twice (`ui/src/search/languages`).
"""

from kbgen.search.languages import en, ru
from kbgen.search.languages.base import Language

LANGUAGES: dict[str, Language] = {"ru": ru.LANGUAGE, "en": en.LANGUAGE}
"""Every language with rules of its own."""
DEFAULT = ("ru", "en")


def chosen(codes: tuple[str, ...]) -> list[Language]:
    """Return the languages of `codes` that have rules here."""
    return [LANGUAGES[code] for code in dict.fromkeys(codes) if code in LANGUAGES]


__all__ = ["DEFAULT", "LANGUAGES", "Language", "chosen"]
