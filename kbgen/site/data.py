"""The base for programs: `kb.json` with every entry and link, `llms.txt` with a line per page.

`kb.json` says which version of its form it has: what is there keeps its name and meaning within a
version, new keys may join. Its form is described in `docs/dev/data.md`.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from kbgen.library import Library
from kbgen.locales import Locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import Duration
from kbgen.site.fields import is_empty, own_fields
from kbgen.site.plain import plain

VERSION = 1
FORMAT = "kbgen"

Place = Callable[[str], str | None]
"""The path of something on the site by the path of its page below the docs folder."""


def kb_json(library: Library, locale: Locale, address: Place, source: Place) -> bytes:
    """Return the base as JSON; `address` gives a page's address, `source` its Markdown's."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "language": locale.lang,
        "date": library.today.isoformat(),
        "collections": [
            {
                "name": name,
                "title": locale.collection(name),
                "url": address(f"{name}/index.md"),
                "count": len(library.collection(name)),
            }
            for name in COLLECTIONS
            if library.collection(name)
        ],
        "entries": [_entry(entry, library, address, source) for entry in library],
        "pages": [
            {
                "path": path,
                "title": page.title,
                "description": page.meta.get("description"),
                "url": address(path),
                "markdown": source(path),
                **_links(path, library),
            }
            for path, page in library.pages.items()
            if address(path) is not None
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_written)
    return f"{text}\n".encode()


def _entry(entry: Entry, library: Library, address: Place, source: Place) -> dict[str, Any]:
    path = f"{entry.ref}.md"
    due = entry.review_due
    return {
        "ref": entry.ref,
        "collection": entry.collection,
        "id": entry.id,
        "title": entry.title,
        "summary": entry.summary,
        "url": address(path),
        "markdown": source(path),
        "tags": entry.tags,
        "aliases": entry.aliases,
        "owner": entry.owner,
        "verified": entry.verified,
        "review_due": due,
        **_links(entry.ref, library),
        "body": entry.body,
        "fields": {
            field.name: value
            for field in own_fields(type(entry))
            if not is_empty(value := getattr(entry, field.name))
        },
    }


def _links(ref: str, library: Library) -> dict[str, list[str]]:
    return {
        "links": library.links.get(ref, []),
        "backlinks": library.backlinks.get(ref, []),
    }


def _written(value: object) -> object:
    if isinstance(value, BaseModel):
        return {
            name: inner
            for name in type(value).model_fields
            if not is_empty(inner := getattr(value, name))
        }
    if isinstance(value, Duration):
        return f"{value.amount} {value.unit}"
    return str(value)


def llms_txt(name: str, said: str, library: Library, locale: Locale, source: Place) -> bytes:
    """Return the list of the pages of the site `name`, of which `said` is said."""
    return ("\n".join(_lines(name, said, library, locale, source)) + "\n").encode()


def _lines(name: str, said: str, library: Library, locale: Locale, source: Place) -> Iterator[str]:
    yield f"# {_one_line(name)}"
    if said:
        yield ""
        yield f"> {_one_line(said)}"
    pages = [(path, page) for path, page in library.pages.items() if source(path)]
    if pages:
        yield ""
        yield f"## {locale.text('page.pages')}"
        yield ""
        for path, page in pages:
            yield _line(page.title, source(path), page.meta.get("description", ""))
    for collection in COLLECTIONS:
        entries = library.collection(collection)
        if entries:
            yield ""
            yield f"## {locale.collection(collection)}"
            yield ""
        for entry in entries:
            yield _line(entry.title, source(f"{entry.ref}.md"), entry.summary or "", library)


def _line(title: str, address: str | None, said: str, library: Library | None = None) -> str:
    words = plain(said, library) if library else _one_line(said)
    link = f"- [{_one_line(title).replace('[', '(').replace(']', ')')}]({address})"
    return f"{link}: {words}" if words else link


def _one_line(text: str) -> str:
    return " ".join(text.split())
