"""TypeScript of ours, bundled for a test: run by Node, or put into a page."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

UI = Path(__file__).parent.parent.parent / "kbgen" / "ui"


def bundled(source: str, *options: str) -> str:
    """Return `source`, TypeScript that imports from `./src/`, as one script; skip where there is no Node."""
    if shutil.which("node") is None or not (UI / "node_modules" / "esbuild").is_dir():
        pytest.skip("no Node.js toolchain here")
    esbuild = UI / "node_modules" / ".bin" / "esbuild"
    command = [esbuild, "--bundle", "--loader=ts", "--log-level=error", "--charset=utf8", *options]
    return subprocess.run(
        command, input=source, cwd=UI, capture_output=True, text=True, check=True
    ).stdout


def answered(source: str, question: Any) -> Any:
    """Return what the TypeScript `source` makes of `question`: it sets `answer`, a function."""
    script = bundled(
        'import { readFileSync } from "node:fs";\n'
        f"{source}\n"
        'console.log(JSON.stringify(answer(JSON.parse(readFileSync(0, "utf8")))));\n',
        "--platform=node",
        "--format=cjs",
    )
    done = subprocess.run(
        ["node", "-e", script],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)
