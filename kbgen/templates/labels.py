"""What pages call the standard placeholders: people write that in their place."""

from functools import cache

from kbgen.locales import LANGUAGES, get_locale
from kbgen.source.characters import folded
from kbgen.templates.vocabulary import STANDARD


@cache
def standard_labels() -> dict[str, str]:
    """Return the standard placeholders by what they are called in any language."""
    return {
        folded(get_locale(lang).text(f"placeholders.{name}.label")): name
        for lang in LANGUAGES
        for name in STANDARD
    }
