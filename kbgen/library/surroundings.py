"""What lies around a base: its content folder, and the navigation that names its pages."""

import re
from collections.abc import Iterator
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.library.library import Library
from kbgen.library.references import is_made
from kbgen.model import COLLECTIONS
from kbgen.settings import Project
from kbgen.source.characters import Names, closest, meant, suggested_id

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_MANY = re.compile(r"[*?\[]|/\Z")
"""What other plugins make a list of pages of."""


def missing_content(project: Project) -> Iterator[Diagnostic]:
    """Say that the content folder is not there, if another one looks as if it were meant.

    Without such a folder the site has no content, which is nothing to complain of.
    """
    if project.content_dir.is_dir() or "content" in project.settings.model_fields_set:
        return  # a folder that the settings name is the settings' matter
    near = _meant_folder(project)
    if near is not None:
        name = near.relative_to(project.root).as_posix() if near != project.root else "."
        file = project.config_file.name if project.config_file else name
        hint = "root" if near == project.root else None
        yield problem("KB120", Span(file), hint=hint, folder=project.settings.content, near=name)


def _meant_folder(project: Project) -> Path | None:
    """Return the folder that is most likely the content folder under another name or elsewhere."""
    wanted = project.content_dir.name
    beside = _folders(project.root)
    for folder in (*beside, *_folders(project.docs_dir)):
        if folder.name.casefold() == wanted.casefold() or _holds_collections(folder):
            return folder
    names = {suggested_id(folder.name): folder for folder in beside if folder != project.docs_dir}
    near = closest(suggested_id(wanted), names)
    if near:
        return names[near]
    return project.root if _holds_collections(project.root) else None


def _folders(parent: Path) -> list[Path]:
    try:
        return sorted(
            one for one in parent.iterdir() if one.is_dir() and not one.name.startswith((".", "_"))
        )
    except OSError:
        return []


def _holds_collections(folder: Path) -> bool:
    """Say whether entries lie in `folder`: YAML in a folder that is called like a collection."""
    return any(
        file.suffix in {".yml", ".yaml"}
        for one in _folders(folder)
        if one.name in COLLECTIONS
        for file in one.iterdir()
    )


def lost_in_navigation(project: Project, library: Library) -> Iterator[Diagnostic]:
    """Say which pages the navigation names although the site will not have them."""
    names: Names | None = None
    for path, span in project.nav:
        if _ELSEWHERE.match(path) or _MANY.search(path) or _is_there(path, library):
            continue
        if names is None:
            indexes = (f"{name}/index.md" for name in COLLECTIONS if library.collection(name))
            names = Names([*library.pages, *indexes, *(f"{ref}.md" for ref in library.entries)])
        folder = path.removesuffix("/index.md")
        if folder in COLLECTIONS:
            yield problem("KB123", span, hint="empty", path=path, near=folder)
            continue
        said = meant(path if path.endswith(".md") else f"{path.rstrip('/')}.md", names)
        yield problem("KB123", span, path=path[:120], **said)


def _is_there(path: str, library: Library) -> bool:
    if path in library.files or (is_made(path) and library.entries):
        return True
    reference = path.removesuffix(".md")
    if reference != path and (reference in library.entries or reference in library.unread):
        return True
    folder = path.removesuffix("/index.md")
    known = bool(library.collection(folder)) or folder in library.unread
    return known or any(ref.startswith(f"{folder}/") for ref in library.unread)
