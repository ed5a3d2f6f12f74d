"""Names said in Russian: every field, word and folder is known by what people call it."""

from pathlib import Path

import pytest
import yaml

import kbgen.locales
from kbgen.model import COLLECTIONS
from kbgen.model.places import choices_at, fields_at
from kbgen.model.spoken import collection_meant, field_meant, value_meant
from kbgen.site.fields import FieldShape, field_shapes, own_fields
from tests.conftest import KnowledgeBase

TYPED = yaml.load(
    Path(kbgen.locales.__file__).with_name("ru.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)["typed"]


def names(shapes: tuple[FieldShape, ...]) -> set[str]:
    """Return the names of all fields among `shapes` and in their parts."""
    found = {shape.name for shape in shapes}
    return found.union(*(names(field_shapes(shape.model)) for shape in shapes if shape.model))


def test_every_field_and_folder_has_russian_words_and_nothing_else_has() -> None:
    fields = set().union(*(names(field_shapes(kind)) for kind in COLLECTIONS.values()))
    assert set(TYPED["fields"]) == fields | {"collection", "entries"}
    assert set(TYPED["collections"]) == set(COLLECTIONS)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_first_word_for_a_field_leads_to_it(collection: str) -> None:
    known = fields_at(COLLECTIONS[collection], ())
    for name in known:
        said = [word.strip() for word in TYPED["fields"][name].split(",")]
        assert name in {field_meant(word, known, collection) for word in said}, name


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_what_pages_call_a_field_leads_to_it(collection: str) -> None:
    known = fields_at(COLLECTIONS[collection], ())
    locale = kbgen.locales.get_locale("ru")
    for shape in own_fields(COLLECTIONS[collection]):
        key = f"own_labels.{collection}.{shape.name}"
        label = locale.text(key if locale.has(key) else f"labels.{shape.name}")
        assert field_meant(label.upper(), known, collection) == shape.name, label


def test_words_of_choices_lead_to_them() -> None:
    for field, values in TYPED["values"].items():
        for value, words in values.items():
            for word in words.split(","):
                assert value_meant(word.strip(), field, list(values)) == value, (field, word)
    known = choices_at(COLLECTIONS["people"], ("contacts", 0, "kind"))
    assert value_meant("Телефон", "kind", known) == "phone"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ответы", "responses"),
        ("Готовые ответы", "responses"),
        ("глоссарий", "glossary"),
        ("люди", "people"),
        ("glossari", None),
        ("черновики", None),
    ],
)
def test_a_folder_is_known_by_its_russian_name(said: str, name: str | None) -> None:
    assert collection_meant(said) == name


@pytest.mark.parametrize("said", ["телефон", "срочность", "sla", "", "Шаг 1"])
def test_what_nobody_calls_a_field_leads_nowhere(said: str) -> None:
    assert field_meant(said, fields_at(COLLECTIONS["glossary"], ()), "glossary") is None


def test_a_folder_in_russian_is_told_with_its_name(kb: KnowledgeBase) -> None:
    kb.write("checklists/ответы/a.yml", "id: a\ntitle: A\n")
    [found] = kb.check().errors
    assert "did you mean `responses`?" in found.help()


def test_an_entry_whose_title_is_in_russian_does_not_miss_one(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", "id: sla\nназвание: SLA\nкратко: Срок\n")
    assert kb.problems() == ["glossary/a.yml:2:1 KB101", "glossary/a.yml:3:1 KB101"]
