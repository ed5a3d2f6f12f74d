"""`kbgen build`: a site made aside and put in place in one step, or not at all."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from mkdocs.commands import build as engine
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from kbgen.commands.terminal import Echo, Terminal, terminal
from kbgen.diagnostics import Report
from kbgen.engines.mkdocs import KbgenPlugin
from kbgen.engines.mkdocs.plugin import ContentError, project_of
from kbgen.engines.publish import objection, replace, workplace
from kbgen.library.surroundings import missing_content
from kbgen.locales import get_locale
from kbgen.model import COLLECTIONS
from kbgen.settings import CONFIG_FILES, Project, find_root

INTERRUPTED = 130
"""What a shell calls a program that Ctrl+C ended."""


def build(
    config_file: Path | None,
    site_dir: Path | None,
    strict: bool | None,  # noqa: FBT001
    echo: Echo,
    lang: str = "en",
) -> int:
    """Build a site; return 0, or 1 when the content stops it, 2 when the configuration does."""

    def run(listener: Terminal) -> int:
        return _build(read_config(config_file, site_dir=site_dir, strict=strict or None), listener)

    return told(run, echo, lang)


def told(run: Callable[[Terminal], int], echo: Echo, lang: str) -> int:
    """Return the exit code of `run`; what it raises is told in a few words."""
    with terminal(echo, lang) as listener:
        word = listener.words.text
        try:
            return run(listener)
        except UnusableConfigError as error:
            listener.say(f"{word('report.error')}: {error.words(lang)}")
            return 2
        except ContentError as error:
            listener.say(word("report.stopped", n=error.errors))
        except click.ClickException as error:
            listener.say(error.format_message())
        except KeyboardInterrupt:
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001 -- whatever a theme or another plugin may raise
            listener.say(f"{word('report.error')}: {type(error).__name__}: {error}")
            listener.say(word("report.failed"))
        return 1


class UnusableConfigError(Exception):
    """A configuration that no site can be built with; `key` names the words that say why."""

    def __init__(self, key: str, **values: object) -> None:
        """Fill the words with `values`."""
        super().__init__(key)
        self._key, self._values = f"report.{key}", values

    def words(self, lang: str) -> str:
        """Return why."""
        return get_locale(lang).text(self._key, **self._values)


def read_config(
    config_file: Path | None, *, site_dir: Path | None = None, strict: bool | None = None
) -> MkDocsConfig:
    """Return MkDocs's configuration, of the nearest `mkdocs.yml` by default."""
    path = config_file or _nearest()
    if path is None:
        raise UnusableConfigError("no_config")
    try:
        config = load_config(
            str(path),
            site_dir=str(site_dir.absolute()) if site_dir else None,
            strict=strict,
        )
    except Abort:  # what is wrong has been said
        raise UnusableConfigError("unusable", path=path) from None
    except click.ClickException as error:
        reason = error.format_message()
        raise UnusableConfigError("unusable_because", path=path, reason=reason) from None
    if not _plugins(config):
        raise UnusableConfigError("without_plugin", path=path)
    return config


def _plugins(config: MkDocsConfig) -> list[KbgenPlugin]:
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, KbgenPlugin)]


def _nearest() -> Path | None:
    root = find_root(Path.cwd()) or Path.cwd()
    return next((root / name for name in CONFIG_FILES if (root / name).is_file()), None)


def _build(config: MkDocsConfig, listener: Terminal) -> int:
    start = time.monotonic()
    target = Path(config.site_dir).resolve()
    root = Path(config.config_file_path).resolve().parent
    content = [(root / one.settings.content).resolve() for one in _plugins(config)]
    if reason := objection(target, root, [Path(config.docs_dir).resolve(), *content]):
        raise UnusableConfigError("target", target=target, reason=reason)
    for plugin in _plugins(config):
        _see_that_nothing_is_lost(project_of(config, plugin.settings), target, listener)

    def waiting() -> None:
        listener.say(listener.words.text("report.waiting"))

    with workplace(target, waiting) as new:
        config.site_dir = str(new)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            engine.build(config)
        finally:
            config.plugins.on_shutdown()
        if config.strict and listener.warnings:
            listener.say(listener.words.text("report.stopped_strict", n=listener.warnings))
            return 1
        replace(new, target)
    seconds = f"{time.monotonic() - start:.1f}"
    place = _shown(target)
    listener.say(listener.words.count("report.built", listener.pages, seconds=seconds, place=place))
    return 0


def _see_that_nothing_is_lost(project: Project, target: Path, listener: Terminal) -> None:
    """Refuse to put a site without entries where one with entries is, if their folder is not there."""
    if project.content_dir.is_dir():
        return
    lost = sum(
        not any((project.docs_dir / name / f"{page}{end}").exists() for end in ("", ".md"))
        for name in COLLECTIONS
        for page in _pages_in(target / name)
    )
    if lost:
        if elsewhere := list(missing_content(project)):
            listener.read(Report.of(elsewhere))
        folder = project.settings.content
        raise UnusableConfigError("lost", n=lost, folder=folder, target=_shown(target))


def _pages_in(folder: Path) -> Iterator[str]:
    """Yield the names of the pages in a folder of a built site, its index left out."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.suffix == ".html" and path.stem != "index":
            yield path.stem
        elif (path / "index.html").is_file():
            yield path.name


def _shown(path: Path) -> str:
    """Return `path` as somebody in the current folder would write it."""
    here = Path.cwd()
    return f"{path.relative_to(here)}" if path.is_relative_to(here) else str(path)
