"""What a project may decide about kbgen, and where its parts lie.

Settings stand in `mkdocs.yml` under the plugin; they are read here without MkDocs, so that `kbgen check`
needs no engine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kbgen.countries import is_country, nearest
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.source import SourceFile, read_file, shown, syntax_error, too_deep
from kbgen.source.characters import closest

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Settings(BaseModel):
    """The plugin's settings."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )

    content: str = "checklists"
    """The folder of the YAML collections, beside `mkdocs.yml`."""
    language: str | None = None
    """The language of the words that kbgen puts on pages: `ru` or `en`; the theme's by default."""
    glossary: bool = True
    """Whether pages explain the glossary's terms where they use them."""
    raw_html: bool = False
    """Whether raw HTML in YAML texts is kept, cleaned of what could run, instead of shown as text."""
    clean_pages: bool = False
    """Whether hand-written pages are cleaned of what could run, too."""
    task_lists: bool = True
    """Whether `- [ ]` makes checklists that readers tick; a page's own `kb_task_lists: false` says no."""
    search: bool = True
    """Whether the site gets kbgen's own search."""
    search_languages: list[str] = ["ru", "en"]
    """Languages whose inflection, keyboard and spelling search knows; the first decides for its letters."""
    reply_languages: list[str] = []
    """Languages that every canned response is wanted in: one that lacks any of them is noted (KB320)."""
    reference: bool = False
    """Whether the site gets pages for its maintainers: every field, every diagnostic code, its health."""
    sources: bool = False
    """Whether each page's Markdown stands beside it, with `kb.json` and `llms.txt` for programs."""
    country: str | None = None
    """The country whose public holidays are free days in plans: `RU`, or `DE-BY` for a part of one."""


@dataclass(frozen=True, slots=True)
class Toc:
    """How `mkdocs.yml` says that headings get their ids."""

    slugify: str = ""
    """The name of the function in Python; empty where none is named."""
    options: Mapping[str, Any] = field(default_factory=dict)
    separator: str = "-"


@dataclass(frozen=True, slots=True)
class Project:
    """Where a knowledge base lies."""

    root: Path
    content_dir: Path
    docs_dir: Path
    settings: Settings = Settings()  # noqa: RUF009 -- frozen
    config_file: Path | None = None
    language: str = "en"
    problems: tuple[Diagnostic, ...] = ()
    toc: Toc = Toc()
    nav: tuple[tuple[str, Span], ...] = ()
    """The paths that the navigation names, each with its place."""


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """A setting that is wrong, and which variant of the words of KB118 speaks of it."""

    name: str
    hint: str | None = None
    near: str = ""
    example: str = ""

    def at(self, span: Span) -> Diagnostic:
        """Return the diagnostic of the setting, which stands at `span`."""
        field = Settings.model_fields.get(self.name)
        usual = "RU" if self.name == "country" else (field and field.default) or "ru"
        return problem(
            "KB118",
            span,
            hint=self.hint,
            field=self.name,
            near=self.near,
            known=", ".join(Settings.model_fields),
            example=self.example or str(usual),
        )

    def __str__(self) -> str:
        """Return the whole in a sentence, for MkDocs."""
        found = self.at(Span(CONFIG_FILES[0]))
        return f"{found.message()}; {found.help()}"


def read_settings(options: Mapping[str, Any]) -> tuple[Settings, list[SettingProblem]]:
    """Return the settings in `options`, without those that are wrong, and what is wrong with these."""
    good = dict(options)
    wrong: list[SettingProblem] = []
    country = good.get("country")
    if isinstance(country, str) and not is_country(country):
        near = nearest(good.pop("country"))
        hint = "country_near" if near else "country"
        wrong.append(SettingProblem("country", hint, near or "", country))
    try:
        return Settings.model_validate(good), wrong
    except ValidationError as error:
        for one in error.errors(include_url=False):
            name = str(one["loc"][0])
            good.pop(name, None)
            if one["type"] == "extra_forbidden":
                near = closest(name, Settings.model_fields)
                wrong.append(SettingProblem(name, "near" if near else None, near or ""))
            else:
                hint = "switch" if one["type"] == "bool_type" else "text"
                wrong.append(SettingProblem(name, hint))
    return Settings.model_validate(good), wrong


def find_root(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that holds a `mkdocs.yml`, or None."""
    for folder in (start, *start.parents):
        if any((folder / name).is_file() for name in CONFIG_FILES):
            return folder
    return None


@dataclass
class _Config:
    """The few things that kbgen wants of a `mkdocs.yml`."""

    docs: str = "docs"
    language: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    toc: Toc = field(default_factory=Toc)
    nav: list[tuple[str, Span]] = field(default_factory=list)


def open_project(root: Path, config_file: Path | None = None) -> Project:
    """Return the project in the folder `root`, with what is wrong with its settings.

    They are read from `config_file`, by default the `mkdocs.yml` in the folder.
    """
    if config_file is None:
        config_file = next((root / name for name in CONFIG_FILES if (root / name).is_file()), None)
    config, problems = _Config(), list[Diagnostic]()
    source: SourceFile | None = None
    if config_file is not None:
        source, problems = read_file(config_file, shown(config_file, root))
        if source is not None:
            problems += _read_config(source, config)
    settings, wrong = read_settings(config.options)
    if "content" in config.options and not (root / settings.content).is_dir():
        if all(one.name != "content" for one in wrong):
            wrong.append(SettingProblem("content", "folder", example=settings.content))
    for one in wrong:
        place = config.places.get(one.name)
        span = source.span(*place) if source and place else Span("mkdocs.yml")
        problems.append(one.at(span))
    return Project(
        root,
        root / settings.content,
        root / config.docs,
        settings,
        config_file,
        settings.language or config.language or "en",
        tuple(problems),
        config.toc,
        tuple(config.nav),
    )


def _read_config(source: SourceFile, config: _Config) -> list[Diagnostic]:
    """Fill `config` from the text of a `mkdocs.yml`; its tags are not acted upon."""
    deep = too_deep(source.text)
    if deep is not None:
        return [problem("KB016", source.span(deep), limit="64")]
    try:
        root = yaml.compose(source.text, Loader=_Loader)
    except yaml.YAMLError as error:
        if (found := syntax_error(source)) is not None:
            return [found]
        mark = getattr(error, "problem_mark", None)
        what = str(getattr(error, "problem", None) or getattr(error, "reason", "unreadable"))
        return [problem("KB007", source.span(mark.index if mark else 0), what=what)]
    except RecursionError:
        return [problem("KB016", source.span(0), limit="64")]
    top = _pairs(root)
    if "docs_dir" in top and isinstance(top["docs_dir"], yaml.ScalarNode):
        config.docs = str(top["docs_dir"].value)
    language = _pairs(top.get("theme")).get("language")
    if isinstance(language, yaml.ScalarNode):
        config.language = str(language.value)
    names = _read_plugins(top.get("plugins"), config)
    config.toc = _toc(top.get("markdown_extensions"))
    config.nav += _paths(source, top.get("nav"))
    if "INHERIT" in top:  # what another file adds to this one is not known here
        config.toc = config.toc if config.toc.slugify else Toc("?")
        return []
    return list(_unusable(source, top, names))


def _read_plugins(plugins: Any, config: _Config) -> list[Any]:
    """Fill `config` with the plugin's options; return the names of all `plugins`."""
    names: list[Any] = []
    for plugin in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        names += (
            [key for key, _ in plugin.value] if isinstance(plugin, yaml.MappingNode) else [plugin]
        )
        options = _pairs(plugin).get("kbgen")
        for key, value in _pairs(options).items():
            config.options[key] = _plain(value)
        if isinstance(options, yaml.MappingNode):
            for key_node, _ in options.value:
                start, end = key_node.start_mark.index, key_node.end_mark.index
                config.places[str(key_node.value)] = (start, end)
    return names


def _unusable(
    source: SourceFile, top: Mapping[str, Any], plugins: list[Any]
) -> Iterator[Diagnostic]:
    """Yield why `kbgen build` would refuse a `mkdocs.yml`; `plugins` are the names that it lists."""
    if "site_name" not in top:
        yield problem("KB121", source.span(0), value="")
    names = [one for one in plugins if isinstance(one, yaml.ScalarNode)]
    if top and all(one.value != "kbgen" for one in names):
        near = next((one for one in names if closest(one.value, ["kbgen"])), None)
        if near is not None:
            place = near.start_mark.index, near.end_mark.index
            yield problem("KB121", source.span(*place), hint="plugin", value=str(near.value))
        else:
            yield problem("KB122", source.span(0))


def _toc(extensions: Any) -> Toc:
    """Return how the extension `toc` is set up among `extensions`."""
    given = extensions.value if isinstance(extensions, yaml.SequenceNode) else [extensions]
    for one in given:
        for name, options in _pairs(one).items():
            if name.removeprefix("markdown.extensions.") == "toc":
                found = _pairs(options)
                node = found.get("slugify")
                tag = str(node.tag).rpartition("/")[2] if node is not None else ""
                _, _, function = tag.partition(":")
                said = {
                    key: _plain(value) for key, value in _pairs(_pairs(node).get("kwds")).items()
                }
                separator = found.get("separator")
                return Toc(
                    function.removeprefix("apply:") or ("?" if node is not None else ""),
                    said,
                    str(separator.value) if isinstance(separator, yaml.ScalarNode) else "-",
                )
    return Toc()


def _paths(source: SourceFile, nav: Any) -> Iterator[tuple[str, Span]]:
    """Yield every path in a piece of navigation, with its place."""
    waiting = [nav]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in reversed(node.value)]
        elif isinstance(node, yaml.ScalarNode) and node.value:
            yield str(node.value), source.span(node.start_mark.index, node.end_mark.index)


def _pairs(node: Any) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _plain(node: Any) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        return [_plain(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else {}
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.lower() in {"true", "yes", "on"}
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return (
        int(node.value)
        if node.tag == "tag:yaml.org,2002:int" and node.value.isdecimal()
        else node.value
    )
