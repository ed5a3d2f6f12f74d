"""Every word that the generator puts on a page, in Russian and English.

A language is a YAML file here: nested keys, read as dotted ones (`page.owner`). Text that counts is
a mapping of plural forms (`one`, `few`, `many`, `other`, or a number with words of its own); Babel
knows which form a number takes.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

import babel
import yaml
from babel.dates import format_date

LANGUAGES: tuple[str, ...] = ("ru", "en")
"""Languages that have a file of words, each complete."""
FALLBACK = "en"

_REFERENCE = ("report", "codes", "typed", "fields")
"""Keys of the words of reports, codes and fields, and what people type: for those who describe mistakes."""

# The loader that keeps every scalar as text: `no` and `on` are keys and words here, not booleans.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Locale:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        """Read the words of `lang`, one of `LANGUAGES`."""
        self.lang = lang
        words = _read(lang)
        self._about = {key: words.pop(key) for key in _REFERENCE if key in words}
        self._words = dict(_flatten(words))
        self._babel = babel.Locale.parse(lang)

    def text(self, key: str, /, **args: object) -> str:
        """Return the words under `key` with `{name}` placeholders filled from `args`."""
        words = self._words[key] if key in self._words else self._reference[key]
        return words.format(**args) if args else words

    def template(self, key: str) -> str | None:
        """Return the words under `key` unfilled, codes and fields too; None if there are none."""
        return self._words.get(key) or self._reference.get(key)

    def has(self, key: str) -> bool:
        """Tell whether there are words under `key`."""
        return key in self._words

    def count(self, key: str, n: int, /, **args: object) -> str:
        """Return the words under `key` in the plural form that `n` takes, with `{n}` filled."""
        forms = self._words if f"{key}.other" in self._words else self._reference
        for form in (str(n), self._babel.plural_form(n)):
            words = forms.get(f"{key}.{form}")
            if words is not None:
                return words.format(n=n, **args)
        return forms[f"{key}.other"].format(n=n, **args)

    def forms(self, key: str) -> dict[str, str]:
        """Return the plural forms under `key` unfilled, for scripts that count."""
        names = sorted({*self._babel.plural_form.tags, "other"})
        found = {name: self._words.get(f"{key}.{name}") for name in names}
        return {name: words for name, words in found.items() if words}

    def date(self, date: dt.date) -> str:
        """Return `date` as the language writes it in full."""
        return _date(date, self.lang)

    def month(self, date: dt.date) -> str:
        """Return the month of `date` with its year, as a heading says it."""
        return format_date(date, format="LLLL y", locale=self.lang)

    def collection(self, name: str) -> str:
        """Return the title of the collection `name`, its name where the language has none."""
        return self._words.get(f"collections.{name}.title", name.replace("-", " ").capitalize())

    def language(self, code: str) -> str:
        """Return the name of the language `code`, the code itself when nobody knows it."""
        return self._languages.get(code) or self._languages.get(code.partition("-")[0]) or code

    @cached_property
    def _reference(self) -> dict[str, str]:
        return dict(_flatten(self._about))

    @cached_property
    def _languages(self) -> dict[str, str]:
        return dict(self._babel.languages)

    def all_keys(self) -> list[str]:
        """Return every key, plural forms included, in the order of the file."""
        return list(self._words)


@cache
def get_locale(lang: str | None) -> Locale:
    """Return the words of `lang` (`ru`, `ru-RU`), of English when the language has no file."""
    code = (lang or FALLBACK).replace("_", "-").partition("-")[0].lower()
    return Locale(code if code in LANGUAGES else FALLBACK)


@lru_cache(maxsize=4096)
def _date(date: dt.date, lang: str) -> str:
    return format_date(date, format="long", locale=lang).replace(" ", "\N{NO-BREAK SPACE}")


def _read(name: str) -> dict[str, Any]:
    file = files(__package__).joinpath(f"{name}.yml")
    if not file.is_file():
        return {}
    text = file.read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 -- a loader that builds text only
    return words


def _flatten(words: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
