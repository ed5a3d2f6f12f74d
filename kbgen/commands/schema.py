"""`kbgen schema`: JSON Schema of the collections, which editors use to complete and to check YAML."""

import json
from typing import Any

from kbgen.model import COLLECTIONS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""What pydantic leaves as it is behind a validator of one's own."""


def _as_read(found: Any) -> Any:
    """Return the schema with plain text allowed to look like a number or a switch.

    kbgen reads `title: 2026` and `path: {known: no}` as text and `explain: no` as a switch; editors
    read YAML by its standard, of which there are two.
    """
    if isinstance(found, list):
        return [_as_read(one) for one in found]
    if not isinstance(found, dict):
        return found
    changed = {_BOUNDS.get(key, key): _as_read(value) for key, value in found.items()}
    if found.get("type") == "boolean":
        del changed["type"]
        changed["enum"] = [True, False, "yes", "no"]
    if found.get("type") == "string" and not {"pattern", "enum", "format", "const"} & found.keys():
        changed["type"] = ["string", "number", "boolean"]
    return changed


def schema(collection: str) -> dict[str, Any]:
    """Return the JSON Schema of a file of `collection`: an entry, or a list of entries."""
    kind = COLLECTIONS[collection]
    entry = _as_read(kind.model_json_schema())
    definitions = entry.pop("$defs", {})
    entry["properties"] = {
        "collection": {
            "const": collection,
            "description": "The collection, where the folder does not say it.",
        },
        **entry["properties"],
    }
    definitions[kind.__name__] = entry
    one = {"$ref": f"#/$defs/{kind.__name__}"}
    return {
        "$schema": _DIALECT,
        "title": collection,
        "description": (kind.__doc__ or "").strip(),
        "anyOf": [one, {"type": "array", "items": one}, _wrapped(collection, one)],
        "$defs": definitions,
    }


def _wrapped(collection: str, one: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a file that names its collection before a list of entries."""
    return {
        "type": "object",
        "properties": {
            "collection": {"const": collection},
            "entries": {"type": "array", "items": one},
        },
        "required": ["entries"],
        "additionalProperties": False,
    }


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every collection by name."""
    return {name: schema(name) for name in COLLECTIONS}


def rendered(found: dict[str, Any]) -> str:
    """Return a schema as JSON text."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
