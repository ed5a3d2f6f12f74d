"""The words of the pages: every language has them all, in the right plural, well set."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import babel
import pytest
import yaml

import kbgen.locales
from kbgen.locales import LANGUAGES, Locale, get_locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import Duration
from kbgen.model.responses import STANDARD_PLACEHOLDERS
from kbgen.site.fields import FieldShape, field_shapes, own_fields

FOLDER = Path(kbgen.locales.__file__).parent
TEMPLATES = Path(kbgen.__file__ or "").parent / "site" / "templates"
RU, EN = Locale("ru"), Locale("en")


COUNTING = {key.removesuffix(".one") for key in RU.all_keys() if key.endswith(".one")}
"""The keys of texts that count something."""


def stem(key: str) -> str:
    """Return the key of a text that counts without its plural form, any other key as it is."""
    head = key.rpartition(".")[0]
    return head if head in COUNTING else key


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def choices(shapes: tuple[FieldShape, ...]) -> set[tuple[str, str]]:
    """Return the name of every choice among fields and their parts with each of its values."""
    found = {(shape.name, choice) for shape in shapes for choice in shape.choices}
    for shape in shapes:
        if shape.model:
            found |= choices(field_shapes(shape.model))
    return found


def test_languages_have_the_same_keys_in_the_same_order() -> None:
    def keys(locale: Locale) -> list[str]:
        return list(dict.fromkeys(map(stem, locale.all_keys())))

    assert keys(RU) == keys(EN)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_stands_twice_in_a_file(lang: str) -> None:
    for path in FOLDER.glob(f"{lang}*.yml"):
        pairs = [yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)]
        while pairs:
            node = pairs.pop()
            if isinstance(node, yaml.MappingNode):
                twice = [
                    key for key, n in Counter(key.value for key, _ in node.value).items() if n > 1
                ]
                assert not twice, f"{path.name}: {twice}"
                pairs += [value for _, value in node.value]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_counts_has_every_plural_form_of_its_language(lang: str) -> None:
    forms = set(babel.Locale.parse(lang).plural_form.tags) | {"other"}
    counted: dict[str, set[str]] = {}
    for key in Locale(lang).all_keys():
        if stem(key) != key:
            counted.setdefault(stem(key), set()).add(key.rpartition(".")[2])
    assert counted
    for key, found in counted.items():
        assert {form for form in found if not form.isdecimal()} == forms, key


def test_placeholders_are_the_same_in_every_language() -> None:
    for key in EN.all_keys():
        if stem(key) == key:
            assert placeholders(EN.text(key)) == placeholders(RU.text(key)), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_collection_choice_and_placeholder_has_its_words(lang: str) -> None:
    locale = Locale(lang)
    for name, kind in COLLECTIONS.items():
        for key in ("title", "item", "lead"):
            assert locale.text(f"collections.{name}.{key}")
        assert "5" in locale.count(f"collections.{name}.count", 5)
        for field, value in choices(own_fields(kind)):
            assert locale.has(f"values.{'by' if field == 'sign_off' else field}.{value}"), (
                field,
                value,
            )
        for shape in own_fields(kind):
            labels = (f"own_labels.{name}.{shape.name}", f"labels.{shape.name}")
            assert any(map(locale.has, labels)), labels
    for placeholder in STANDARD_PLACEHOLDERS:
        assert locale.text(f"placeholders.{placeholder}.label")
        assert locale.text(f"placeholders.{placeholder}.example")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_templates_ask_for_words_that_are_there(lang: str) -> None:
    locale = Locale(lang)
    for template in TEMPLATES.glob("*.j2"):
        for key in re.findall(
            r'here\.t\(\s*"([\w.]+)"\s*[,)]', template.read_text(encoding="utf-8")
        ):
            assert locale.has(key), f"{template.name}: {key}"


def test_every_field_is_described_in_russian() -> None:
    described: set[str] = set()

    def describe(name: str, shapes: tuple[FieldShape, ...]) -> None:
        for shape in shapes:
            key = f"fields.{name}.{shape.name}"
            described.add(key)
            assert re.search("[а-яё]", RU.template(key) or "", re.IGNORECASE), key
            if shape.model and (about := f"fields.{shape.model.__name__}.about") not in described:
                described.add(about)
                assert RU.template(about), about
                describe(shape.model.__name__, field_shapes(shape.model))

    describe("entry", field_shapes(Entry))
    for name, kind in COLLECTIONS.items():
        described.add(f"fields.{name}.about")
        assert RU.template(f"fields.{name}.about"), name
        describe(name, own_fields(kind))
    words = yaml.load((FOLDER / "ru.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    written = {
        f"fields.{name}.{field}" for name, fields in words["fields"].items() for field in fields
    }
    assert written == described


def test_russian_is_set_as_print() -> None:
    words = {key: RU.text(key) for key in RU.all_keys()}
    fields = yaml.load((FOLDER / "ru.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    words |= {
        f"{name}.{key}": text
        for name, texts in fields["fields"].items()
        for key, text in texts.items()
    }
    for key, text in words.items():
        prose = re.sub("`[^`]*`", "", text)
        assert not re.search('["“”„]', prose), f"{key}: quotes are « »"
        assert not re.search(r"\s[-–]\s", prose), f"{key}: a dash is —"
        assert not re.search(
            r"\b(?:еще|ее|свое|чье|идет|ведет|несет|берет|поймет|учет)\b", prose
        ), f"{key}: ё"


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "1 шаг"), (2, "2 шага"), (5, "5 шагов"), (11, "11 шагов"), (21, "21 шаг"), (0, "0 шагов")],
)
def test_russian_counts(n: int, words: str) -> None:
    assert RU.count("count.steps", n) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Duration(1, "hours"), "раз в час"),
        (Duration(21, "hours"), "раз в 21 час"),
        (Duration(1, "weeks"), "раз в неделю"),
        (Duration(30, "minutes"), "раз в 30 минут"),
    ],
)
def test_a_number_may_have_words_of_its_own(length: Duration, words: str) -> None:
    assert RU.count(f"every.{length.unit}", length.amount) == words


def test_dates_are_written_in_full() -> None:
    day = dt.date(2026, 3, 3)
    assert " ".join(RU.date(day).split()) == "3 марта 2026 г."
    assert " ".join(EN.date(day).split()) == "March 3, 2026"


def test_a_language_without_a_file_falls_back_to_english() -> None:
    assert get_locale("ru-RU").lang == get_locale("ru_RU").lang == "ru"
    assert get_locale("de").lang == get_locale(None).lang == "en"


def test_an_unknown_key_is_an_error_and_an_unknown_collection_keeps_its_name() -> None:
    with pytest.raises(KeyError):
        RU.text("no.such.words")
    assert RU.template("no.such.words") is None
    assert RU.collection("night-shifts") == "Night shifts"


def test_languages_have_names() -> None:
    assert RU.language("en") == "английский"
    assert EN.language("ru-RU") == "Russian"
    assert EN.language("tlh-x") == "Klingon"
    assert EN.language("zz") == "zz"
