"""What the browser needs to fill in a response: its texts as they are written, variables, fragments, words.

One data script for all responses (`replies`): the page of a response, the tray and the cards share it, and
the browser keeps it. It is written short, as there may be hundreds: what has its usual value is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from kbgen.library import Library
from kbgen.locales import LANGUAGES, Locale, get_locale
from kbgen.model.fragments import Fragment
from kbgen.model.responses import Response, Variable
from kbgen.site.scripts import data_script
from kbgen.templates import PERSONS, STANDARD, gender_of
from kbgen.templates.forms import DATES

REPLIES = "replies"
"""The name of the data script."""


def replies_files(library: Library, locale: Locale) -> dict[str, bytes]:
    """Return the data script of all responses, if there are any."""
    if not library.collection(Response.collection):
        return {}
    return dict([data_script(REPLIES, replies_data(library, locale))])


def replies_data(library: Library, locale: Locale) -> dict[str, Any]:
    """Return the responses and fragments by id, the standard placeholders by language."""
    responses = [
        one for one in library.collection(Response.collection) if isinstance(one, Response)
    ]
    fragments = [
        one for one in library.collection(Fragment.collection) if isinstance(one, Fragment)
    ]
    languages = _languages(responses, locale)
    return {
        "responses": {one.id: _response(one) for one in responses},
        "fragments": {one.id: _fragment(one) for one in fragments},
        "placeholders": {
            lang: _placeholders(get_locale(lang)) for lang in languages if lang in LANGUAGES
        },
        "kinds": {name: kind for name, kind in STANDARD.items() if kind != "text"},
        "dates": {lang: asdict(DATES[lang]) for lang in languages if lang in DATES},
    }


def _response(one: Response) -> dict[str, Any]:
    return {
        "title": one.title,
        **_variables(one.variables),
        "variants": [
            [variant.lang, variant.tone, variant.subject or "", variant.text.strip()]
            for variant in one.variants
        ],
    }


def _fragment(one: Fragment) -> dict[str, Any]:
    variants = [[each.lang, each.tone or "", each.text.strip("\n")] for each in one.variants]
    return {**_filled(once=one.once), **_variables(one.variables), "variants": variants}


def _variables(variables: list[Variable]) -> dict[str, Any]:
    return _filled(variables=[one.model_dump(exclude_defaults=True) for one in variables])


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _languages(responses: Iterable[Response], locale: Locale) -> list[str]:
    spoken = {variant.lang.partition("-")[0] for one in responses for variant in one.variants}
    return [locale.lang, *sorted(spoken - {locale.lang})]


def _placeholders(locale: Locale) -> dict[str, list[str]]:
    """Return the label and the example of each standard placeholder, of a gender the label alone."""
    names = [*STANDARD, *map(gender_of, PERSONS)]
    return {name: list(_words(name, locale)) for name in names}


def _words(name: str, locale: Locale) -> Iterator[str]:
    for word in ("label", "example"):
        key = f"placeholders.{name}.{word}"
        if locale.has(key):
            yield locale.text(key)
