"""`kbgen schema`: JSON Schema that takes what `kbgen check` takes, and little else."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from kbgen.cli import main
from kbgen.codes import CODES
from kbgen.commands.schema import schemas
from kbgen.model import COLLECTIONS

ROOT = Path(__file__).parents[2]
SCHEMAS = schemas()


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do, by version 1.2: `no` and dates are text, numbers are numbers."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, form) for tag, form in resolvers if tag.rsplit(":", 1)[1] in {"int", "float", "null"}
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def content(text: str) -> Any:
    """Return what an editor makes of `text`."""
    return yaml.load(text, Loader=Loader)


GOOD = [
    (path.split("/")[1], text)
    for kind in CODES.values()
    for path, text in kind.good.items()
    if path.startswith("checklists/") and isinstance(text, str)
]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(("collection", "text"), dict.fromkeys(GOOD))
def test_a_schema_takes_the_good_examples(collection: str, text: str) -> None:
    jsonschema.validate(content(text), SCHEMAS[collection])


def test_a_schema_takes_the_base_of_this_repository() -> None:
    files = sorted((ROOT / "checklists").rglob("*.yml"))
    assert files
    for path in files:
        collection = path.relative_to(ROOT / "checklists").parts[0]
        jsonschema.validate(content(path.read_text(encoding="utf-8")), SCHEMAS[collection])


@pytest.mark.parametrize(
    ("collection", "text"),
    [
        ("glossary", "id: a\ntitle: 2026\nexplain: no\norder: 5\nverified: 2024-01-01\n"),
        ("glossary", "- id: a\n  title: b\n- id: c\n  title: d\n"),
        ("glossary", "collection: glossary\nid: a\ntitle: b\n"),
        ("glossary", "collection: glossary\nentries:\n  - id: a\n    title: b\n"),
    ],
)
def test_a_schema_takes_every_shape_of_a_file(collection: str, text: str) -> None:
    jsonschema.validate(content(text), SCHEMAS[collection])


@pytest.mark.parametrize(
    "text",
    ["id: SLA\ntitle: a\n", "title: a\n", "id: a\n", "id: a\ntitle: b\nsumary: c\n", "id: a\ntitle: b\ntags: c\n", "a\n",
     "- id: a\n"],
)  # fmt: skip
def test_a_schema_refuses_what_is_wrong(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content(text), SCHEMAS["glossary"])


def test_one_schema_or_all_are_printed() -> None:
    one = CliRunner().invoke(main, ["schema", "glossary"])
    assert json.loads(one.stdout) == SCHEMAS["glossary"]
    every = CliRunner().invoke(main, ["schema"])
    assert json.loads(every.stdout) == SCHEMAS


def test_schemas_are_written_for_editors(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", "-o", str(tmp_path / "schemas")])
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == sorted(
        f"{name}.schema.json" for name in COLLECTIONS
    )


def test_an_unknown_collection_ends_with_2_and_a_guess() -> None:
    result = CliRunner().invoke(main, ["schema", "glosary"])
    assert result.exit_code == 2
    assert "did you mean glossary?" in result.stderr
