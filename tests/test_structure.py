"""The structure holds: imports run one way, modules stay small, commands and settings are documented."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kbgen"
LAYERS = (
    ("codes",),
    ("diagnostics",),
    ("source",),
    ("languages", "countries"),
    ("settings", "markdown", "locales"),
    ("templates",),
    ("reporters",),
    ("model",),
    ("library",),
    ("checks",),
    ("loading",),
    ("fixing",),
    ("search",),
    ("site",),
    ("engines",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""From the ground up: a module imports only from layers below its own, or from its own folder."""
LONGEST = 400


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "node_modules" not in path.parts)


def layer(name: str) -> int:
    for index, names in enumerate(LAYERS):
        if name in names:
            return index
    message = f"kbgen.{name} is in no layer: add it to tests/test_structure.py and docs/dev/architecture.md"
    raise AssertionError(message)


def imported(path: Path) -> set[str]:
    """Return the names of kbgen's own parts that the module imports as it is loaded."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {node for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
              for node in ast.walk(outer)}  # fmt: skip
    for node in ast.walk(tree):
        if node in inside:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kbgen."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "kbgen":
            found |= {alias.name for alias in node.names if (PACKAGE / alias.name).exists()
                      or (PACKAGE / f"{alias.name}.py").exists()}  # fmt: skip
        elif isinstance(node, ast.Import):
            found |= {
                alias.name.split(".")[1] for alias in node.names if alias.name.startswith("kbgen.")
            }
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    own = parts[0]
    if own == "__init__":
        assert imported(path) == set()
        return
    for name in imported(path) - {own}:
        assert layer(name) < layer(own), f"kbgen.{own} imports kbgen.{name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_opens_with_a_sentence_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert path.parent.name == "codes" or text.count("\n") <= LONGEST


def test_only_the_engines_import_an_engine() -> None:
    for path in modules():
        if path.relative_to(PACKAGE).parts[0] in {"engines", "commands"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.split(".")[0] in {"mkdocs", "zensical"} for name in names), path


def test_every_collection_is_registered_and_documented_by_its_class() -> None:
    from kbgen.model import COLLECTIONS

    for name, kind in COLLECTIONS.items():
        assert kind.collection == name
        assert (kind.__doc__ or "").strip()
        for field, info in kind.model_fields.items():
            assert info.description, f"{name}.{field}"


def test_every_command_and_setting_is_in_the_readme() -> None:
    from kbgen.cli import main
    from kbgen.settings import Settings

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"kbgen {name}" in readme, name
    for name in Settings.model_fields:
        assert f"`{name}`" in readme, name
