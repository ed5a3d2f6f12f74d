"""What people write in their own language in place of the names of fields, their words and folders.

Names are English; who thinks in Russian writes `название` now and then, and is told what that is called
here. The words stand in the locales, under `typed`; what pages call a field is known without that.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from kbgen.locales import FALLBACK, LANGUAGES, Locale, get_locale
from kbgen.model import COLLECTIONS
from kbgen.source.characters import Names, folded

_JOINTS = "_-"
_LONG = 5  # letters of a word in which a slip can be told from another word


def field_meant(word: str, known: Iterable[str], collection: str = "") -> str | None:
    """Return which of the fields `known`, of an entry of `collection`, somebody calls `word`."""
    return _meant(word, tuple(known), "fields", collection)


def value_meant(word: str, field: str, known: Iterable[str]) -> str | None:
    """Return which of the words `known` for `field` somebody calls `word`."""
    return _meant(word, tuple(known), "values", "by" if field == "sign_off" else field)


def collection_meant(word: str) -> str | None:
    """Return the collection that somebody calls `word`."""
    return _meant(word, tuple(COLLECTIONS), "collections", "")


def _meant(word: str, known: tuple[str, ...], kind: str, of: str) -> str | None:
    if word.isascii():
        return None
    said = folded(word, _JOINTS)
    for lang in LANGUAGES:
        if lang == FALLBACK:
            continue
        called, names = _called(lang, known, kind, of)
        near = said if said in called else names.closest(said) if len(said) >= _LONG else None
        if near:
            return called[near]
    return None


@cache
def _called(lang: str, known: tuple[str, ...], kind: str, of: str) -> tuple[dict[str, str], Names]:
    """Return the names `known` by what they are called; a class's own fields, which come last, go first."""
    locale = get_locale(lang)
    called = {
        word: name
        for name in known
        for key in _keys(kind, of, name)
        for word in _words(locale, key)
    }
    return called, Names(called)


def _keys(kind: str, of: str, name: str) -> tuple[str, ...]:
    if kind == "fields":
        return f"typed.fields.{name}", f"labels.{name}", f"own_labels.{of}.{name}"
    if kind == "values":
        return f"typed.values.{of}.{name}", f"values.{of}.{name}"
    return f"typed.collections.{name}", f"collections.{name}.title", f"collections.{name}.item"


def _words(locale: Locale, key: str) -> Iterator[str]:
    for word in (locale.template(key) or "").split(","):
        if word.strip():
            yield folded(word, _JOINTS)
