"""`kbgen build`: a site made aside and put in place in one step, or not at all."""

import time
from collections.abc import Callable
from pathlib import Path

import click
from mkdocs.commands import build as engine
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from kbgen.commands.terminal import Echo, Terminal, terminal
from kbgen.engines.mkdocs import KbgenPlugin
from kbgen.engines.publish import objection, replace, workplace
from kbgen.settings import CONFIG_FILES, find_root

INTERRUPTED = 130
"""What a shell calls a program that Ctrl+C ended."""


def build(
    config_file: Path | None,
    site_dir: Path | None,
    strict: bool | None,  # noqa: FBT001
    echo: Echo,
) -> int:
    """Build a site; return 0, or 1 when the content stops it, 2 when the configuration does."""

    def run(listener: Terminal) -> int:
        return _build(read_config(config_file, site_dir=site_dir, strict=strict or None), listener)

    return told(run, echo)


def told(run: Callable[[Terminal], int], echo: Echo) -> int:
    """Return the exit code of `run`; what it raises is told in a few words."""
    with terminal(echo) as listener:
        try:
            return run(listener)
        except UnusableConfigError as error:
            listener.say(f"error: {error}")
            return 2
        except click.ClickException as error:
            listener.say(error.format_message())
        except KeyboardInterrupt:
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001 -- whatever a theme or another plugin may raise
            listener.say(f"error: {type(error).__name__}: {error}")
            listener.say("Nothing was built. `mkdocs build --verbose` shows where this comes from.")
        return 1


class UnusableConfigError(Exception):
    """A configuration that no site can be built with."""


def read_config(
    config_file: Path | None, *, site_dir: Path | None = None, strict: bool | None = None
) -> MkDocsConfig:
    """Return MkDocs's configuration, of the nearest `mkdocs.yml` by default."""
    path = config_file or _nearest()
    try:
        config = load_config(
            str(path),
            site_dir=str(site_dir.absolute()) if site_dir else None,
            strict=strict,
        )
    except Abort:  # what is wrong has been said
        raise UnusableConfigError(f"{path} cannot be used as it is") from None
    except click.ClickException as error:
        raise UnusableConfigError(f"{path}: {error.format_message()}") from None
    if not _plugins(config):
        raise UnusableConfigError(
            f"{path} does not use kbgen; add it:\n\n  plugins:\n    - kbgen\n"
        )
    return config


def _plugins(config: MkDocsConfig) -> list[KbgenPlugin]:
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, KbgenPlugin)]


def _nearest() -> Path:
    root = find_root(Path.cwd()) or Path.cwd()
    return next(
        (root / name for name in CONFIG_FILES if (root / name).is_file()), root / "mkdocs.yml"
    )


def _build(config: MkDocsConfig, listener: Terminal) -> int:
    start = time.monotonic()
    target = Path(config.site_dir).resolve()
    root = Path(config.config_file_path).resolve().parent
    content = [(root / one.settings.content).resolve() for one in _plugins(config)]
    if reason := objection(target, root, [Path(config.docs_dir).resolve(), *content]):
        raise UnusableConfigError(f"the site cannot be put at {target}: {reason}")

    def waiting() -> None:
        listener.say("Another build of this site is running; waiting for it.")

    with workplace(target, waiting) as new:
        config.site_dir = str(new)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            engine.build(config)
        finally:
            config.plugins.on_shutdown()
        if config.strict and listener.warnings:
            listener.say(
                f"Nothing was built: strict, and the content has warnings ({listener.warnings})."
            )
            return 1
        replace(new, target)
    seconds = time.monotonic() - start
    listener.say(f"Built {listener.pages} pages in {seconds:.1f} s: {_shown(target)}")
    return 0


def _shown(path: Path) -> str:
    """Return `path` as somebody in the current folder would write it."""
    here = Path.cwd()
    return f"{path.relative_to(here)}" if path.is_relative_to(here) else str(path)
