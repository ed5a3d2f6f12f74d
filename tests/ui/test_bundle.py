"""The committed bundle is what its sources give, complete, and asks nothing of the network."""

import gzip
import hashlib
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

import kbgen
from kbgen.model import COLLECTIONS
from tests.test_locales import TEMPLATES

UI = Path(kbgen.__file__ or "").parent / "ui"
DIST = UI / "dist"
CSS = (DIST / "kbgen.css").read_text(encoding="utf-8")
SCRIPT = (DIST / "kbgen.js").read_text(encoding="utf-8")
HOW = "run `npm ci && npm run build` in kbgen/ui"


def sources_hash() -> str:
    """Return the hash of the bundle's sources as `build.mjs` writes it."""
    found = [path.relative_to(UI).as_posix() for path in (UI / "src").rglob("*") if path.is_file()]
    digest = hashlib.sha256()
    for name in sorted([*found, "build.mjs", "package-lock.json", "tsconfig.json"]):
        text = (UI / name).read_text(encoding="utf-8")
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def test_the_bundle_is_not_stale() -> None:
    written = (DIST / "sources.sha256").read_text(encoding="utf-8").strip()
    assert written == sources_hash(), f"the sources have changed since the bundle was built: {HOW}"


def test_building_again_gives_the_same_bundle(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (UI / "node_modules" / "esbuild").is_dir():
        pytest.skip("no Node.js toolchain here")
    copy = tmp_path / "ui"
    shutil.copytree(UI, copy, ignore=shutil.ignore_patterns("node_modules", "dist", "build"))
    (copy / "node_modules").symlink_to(UI / "node_modules")
    subprocess.run([node, "build.mjs"], cwd=copy, check=True)
    for name in ("kbgen.css", "kbgen.js", "sources.sha256"):
        assert (copy / "dist" / name).read_bytes() == (DIST / name).read_bytes(), f"{name}: {HOW}"


def test_the_lock_file_names_no_host() -> None:
    assert "://" not in re.sub(
        r'"url": "[^"]*"', "", (UI / "package-lock.json").read_text(encoding="utf-8")
    )


def test_the_bundle_asks_nothing_of_the_network() -> None:
    addresses = set(re.findall(r"https?://[^'\"\s)]+", CSS + SCRIPT))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in CSS
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|import)\s*\(", SCRIPT)


def test_the_script_is_one_classic_script() -> None:
    assert not re.search(r"(?:^|;)\s*(?:import|export)\b", SCRIPT)
    assert not re.search("[а-яё]", SCRIPT, re.IGNORECASE), "words come from the page"


@pytest.mark.parametrize("name", list(COLLECTIONS))
def test_every_kind_has_its_icon_and_its_hue(name: str) -> None:
    icon = files("material").joinpath("templates", ".icons", f"{COLLECTIONS[name].icon}.svg")
    path = re.search(r'<path d="([^"]+)"', icon.read_text(encoding="utf-8"))
    rule = re.search(rf"\.kb-k-{name}[^{{]*\{{([^}}]*)\}}", CSS)
    assert path
    assert rule, name
    assert path[1] in rule[1], f"{name}: the icon is not {COLLECTIONS[name].icon}"
    assert re.search(r"--kb-hue: ?\d+", rule[1])


def test_what_templates_name_is_styled() -> None:
    bare = {"kb-no-terms", "kb-variant", "kb-copyable", "kb-embed"}
    for template in TEMPLATES.glob("*.j2"):
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ", template.read_text(encoding="utf-8"))
        named = set(re.findall(r"(?<=[ .\"])kb-[a-z][a-z-]*[a-z]\b(?!-)", text))
        for name in named - bare:
            assert f".{name}" in CSS or f"{name}" in CSS, f"{template.name}: {name}"


def test_the_bundle_is_small() -> None:
    assert len(gzip.compress(CSS.encode())) < 12_000
    assert len(gzip.compress(SCRIPT.encode())) < 9_000
