"""`kbgen schema`: JSON Schema of the collections, which editors use to complete and to check YAML."""

import json
from typing import Any

from kbgen.model import COLLECTIONS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _as_read(found: Any) -> Any:
    """Return the schema with plain text allowed to look like a number or a switch.

    kbgen reads `title: 2026` and `path: {known: no}` as text; editors read YAML by the standard.
    """
    if isinstance(found, list):
        return [_as_read(one) for one in found]
    if not isinstance(found, dict):
        return found
    changed = {key: _as_read(value) for key, value in found.items()}
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
        "anyOf": [one, {"type": "array", "items": one}],
        "$defs": definitions,
    }


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every collection by name."""
    return {name: schema(name) for name in COLLECTIONS}


def rendered(found: dict[str, Any]) -> str:
    """Return a schema as JSON text."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
