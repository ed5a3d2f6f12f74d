"""What pages call the standard placeholders: people write that in their place."""

from functools import cache

from kbgen.locales import LANGUAGES, get_locale
from kbgen.templates.vocabulary import STANDARD


@cache
def standard_labels() -> dict[str, str]:
    """Return the standard placeholders by what they are called in any language."""
    return {
        folded(get_locale(lang).text(f"placeholders.{name}.label")): name
        for lang in LANGUAGES
        for name in STANDARD
    }


def folded(words: str) -> str:
    """Return `words` as they are compared: without case, ё and spaces that say nothing."""
    return " ".join(words.casefold().replace("ё", "е").replace("_", " ").split())
