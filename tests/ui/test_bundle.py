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
from kbgen.site.scripts import PARTS
from tests.test_locales import TEMPLATES

UI = Path(kbgen.__file__ or "").parent / "ui"
DIST = UI / "dist"
CSS = (DIST / "kbgen.css").read_text(encoding="utf-8")
SCRIPT = (DIST / "kbgen.js").read_text(encoding="utf-8")
BUDGETS = {
    "plan": 24_000,
    "carry": 11_000,
    "replies": 11_500,
    "fields": 3_000,
    "reply": 3_600,
    "tray": 4_300,
    "mine": 2_000,
    "wizard": 3_600,
    "tickets": 4_300,
    "run": 5_400,
    "handover": 5_600,
    "poster": 3_000,
    "lists": 5_000,
    "mentor": 20_500,
}
"""How much a part may weigh, script and style gzipped together."""
ALL = {path.name: path.read_text(encoding="utf-8") for path in sorted(DIST.glob("kbgen*.*"))}
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
    for name in (*ALL, "sources.sha256"):
        assert (copy / "dist" / name).read_bytes() == (DIST / name).read_bytes(), f"{name}: {HOW}"


def test_the_lock_file_names_no_host() -> None:
    assert "://" not in re.sub(
        r'"url": "[^"]*"', "", (UI / "package-lock.json").read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("name", ALL)
def test_a_bundle_asks_nothing_of_the_network(name: str) -> None:
    addresses = set(re.findall(r"https?://[^'\"\s)]+", ALL[name]))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in ALL[name]
    asked = re.findall(r"\b(?:fetch|XMLHttpRequest|WebSocket|import)\s*\(", ALL[name])
    # In a worker, search fetches the parts of its index from beside itself; where it may not, it asks the page.
    assert asked == (["fetch("] if name == "kbgen-search.js" else [])


@pytest.mark.parametrize("name", [name for name in ALL if name.endswith(".js")])
def test_a_script_is_one_classic_script(name: str) -> None:
    assert not re.search(r"(?:^|;)\s*(?:import|export)\b", ALL[name])
    if name != "kbgen-search.js":
        assert not re.search("[а-яё]", ALL[name], re.IGNORECASE), "words come from the page"


@pytest.mark.parametrize("name", list(COLLECTIONS))
def test_every_kind_has_its_icon_and_its_hue(name: str) -> None:
    icon = files("material").joinpath("templates", ".icons", f"{COLLECTIONS[name].icon}.svg")
    path = re.search(r'<path d="([^"]+)"', icon.read_text(encoding="utf-8"))
    rule = re.search(rf"\.kb-k-{name}[^{{]*\{{([^}}]*)\}}", CSS)
    assert path
    assert rule, name
    assert path[1] in rule[1], f"{name}: the icon is not {COLLECTIONS[name].icon}"
    assert re.search(r"--kb-hue: ?\d+", rule[1])


def test_what_templates_name_is_styled_or_found_by_a_script() -> None:
    bare = {"kb-no-terms", "kb-variant", "kb-copyable", "kb-embed"}
    bare |= {f"kb-{tool}-place" for tool in ("handover", "mentor", "run", "wizard")}
    for template in TEMPLATES.glob("*.j2"):
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ", template.read_text(encoding="utf-8"))
        named = set(re.findall(r"(?<=[ .\"])kb-[a-z][a-z-]*[a-z]\b(?!-)", text))
        for name in named - bare:
            assert any(name in text for text in ALL.values()), f"{template.name}: {name}"


def test_the_bundle_is_small() -> None:
    assert len(gzip.compress(CSS.encode())) < 12_000
    assert len(gzip.compress(SCRIPT.encode())) < 9_400


def test_no_rule_of_every_page_asks_on_paper_what_an_element_holds() -> None:
    """Where `:has()` finds nothing, each element that comes makes it look again: a long page took 15 s to print."""
    blocks = re.findall(r"@media print ?\{((?:[^{}]|\{[^{}]*\})*)\}", CSS)
    assert len(blocks) > 3
    assert [block for block in blocks if ":has(" in block] == []


def weight(part: str) -> int:
    """Return what a part weighs without those that it uses."""
    return sum(len(gzip.compress(ALL[f"kbgen-{part}.{kind}"].encode())) for kind in ("js", "css"))


def load(*parts: str) -> set[str]:
    """Return `parts` with all that they use."""
    return set(parts).union(*(load(*PARTS[part]) for part in parts)) if parts else set()


def test_every_part_has_a_budget_and_keeps_to_it() -> None:
    assert set(PARTS) == set(BUDGETS)
    for name, budget in BUDGETS.items():
        assert weight(name) <= budget, f"{name}: {weight(name)}"


@pytest.mark.parametrize("name", PARTS)
def test_a_part_says_which_parts_it_uses(name: str) -> None:
    found = set(re.findall(r"kbgenShared\.(\w+)", ALL[f"kbgen-{name}.js"]))
    assert found <= set(PARTS[name])
    assert load(*PARTS[name]) == set(PARTS[name]), "what is used by what is used is used"
