"""Hand-written pages: read for their titles, references and links; rendering them is the engine's work."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kbgen.diagnostics import Diagnostic, problem
from kbgen.markdown.prose import without_code
from kbgen.source import SourceFile, find_files, read_file, shown, too_deep
from kbgen.source.conflicts import without_conflicts

_FRONT = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{[^}\n]*\}[ \t]*)?$", re.MULTILINE)
_TOLERATED = frozenset({"KB002", "KB003", "KB018"})
"""What is a mistake in content, but may be meant on a page that somebody wrote for MkDocs."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page: `path` is relative to the docs folder, `offset` where its Markdown begins."""

    path: str
    title: str
    source: SourceFile
    offset: int = 0
    meta: Mapping[str, str] = field(default_factory=dict)
    """The front matter, as far as it is plain text."""

    @property
    def text(self) -> str:
        """The page's Markdown, without its front matter."""
        return self.source.text[self.offset :]


@dataclass
class Pages:
    """The pages of a docs folder by path, the paths of all its files, and what is wrong with them."""

    pages: dict[str, HandPage] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)


def read_pages(docs: Path, root: Path) -> Pages:
    """Return what lies in the folder `docs`; a folder that is not there is an empty one."""
    found = Pages()
    if not docs.is_dir():
        return found
    paths, passed_over = find_files(docs, root, suffixes=("",))
    inside = shown(docs, root) + "/"
    # A link is not followed here, but the site has what it leads to.
    found.files |= {
        one.span.path.removeprefix(inside) for one in passed_over if one.code == "KB006"
    }
    for path in paths:
        relative = path.relative_to(docs).as_posix()
        found.files.add(relative)
        if not relative.lower().endswith(".md"):
            continue
        read_page(found, path, relative, shown(path, root))
    return found


def read_page(found: Pages, path: Path, relative: str, name: str) -> None:
    """Add the page of the file at `path`, which people know as `name`, under the path `relative`."""
    source, problems = read_file(path, name)
    found.problems += [one for one in problems if one.code not in _TOLERATED]
    if source is not None:
        found.pages[relative] = _page(relative, source, found.problems)


def _page(path: str, source: SourceFile, problems: list[Diagnostic]) -> HandPage:
    if "<<<<<<<" in source.text and ">>>>>>>" in source.text:
        prose = source.with_text(without_code(source.text))
        problems += without_conflicts(prose)[1]
    match = _FRONT.match(source.text)
    meta: dict[str, str] = {}
    offset = 0
    if match:
        offset = match.end()
        deep = too_deep(match[1])
        if deep is not None:
            problems.append(problem("KB027", source.span(match.start(1) + deep)))
            return HandPage(path, _heading(path, source, offset), source, offset)
        try:
            node = yaml.compose(match[1], Loader=_Loader)
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            at = match.start(1) + (mark.index if mark else 0)
            problems.append(problem("KB027", source.span(at)))
        else:
            if isinstance(node, yaml.MappingNode):
                meta = {
                    str(key.value): str(value.value)
                    for key, value in node.value
                    if isinstance(value, yaml.ScalarNode)
                }
    title = meta.get("title") or _heading(path, source, offset)
    return HandPage(path, title, source, offset, meta)


def _heading(path: str, source: SourceFile, offset: int) -> str:
    heading = _HEADING.search(source.text, offset)
    return heading[1] if heading else path.rsplit("/", 1)[-1].removesuffix(".md")
