"""Ids: each used once, and no two that look the same."""

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library, entry_path
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.base import Part, is_generated
from kbgen.model.places import choices_at, locate, span_of, type_at
from kbgen.source import Mapping, Sequence
from kbgen.source.characters import skeleton


def used_twice(library: Library) -> Iterator[Diagnostic]:
    """Two entries of a collection have one id."""
    for first, second in library.duplicates:
        if _is_odd(first) and not _is_odd(second):
            yield _twice(second, first)
        else:
            yield _twice(first, second)


def twins(library: Library) -> Iterator[Diagnostic]:
    """Two ids of a collection look the same: `l0g` and `log` do not, `VPN` and `vpn` do."""
    for name in COLLECTIONS:
        entries = library.collection(name)
        odd = [entry for entry in entries if _is_odd(entry)]
        seen = {entry.id: entry for entry in entries if not _is_odd(entry)} if odd else {}
        for entry in odd:
            first = seen.setdefault(skeleton(entry._written or ""), entry)
            if first is not entry:
                yield _twice(first, entry)


def _is_odd(entry: Entry) -> bool:
    """Say whether the entry's id is not written as an id has to be."""
    return entry._written is not None and entry._written != entry.id


def _twice(first: Entry, second: Entry) -> Diagnostic:
    where = span_of(first)
    return problem(
        "KB110",
        span_of(second),
        related=((where, "first"),),
        hint="twin" if _is_odd(second) else None,
        id=(second._written or second.id)[:60],
        other=(first._written or first.id)[:60],
        where=f"{where.path}:{where.line}",
    )


def parts_used_twice(library: Library) -> Iterator[Diagnostic]:
    """Two steps, tasks, questions, items or fields of an entry have one id."""
    for entry in library:
        parts = list(entry.parts())
        if len({part.id for part in parts}) < len(parts):
            yield from _parts_used_twice(entry, parts)


def _parts_used_twice(entry: Entry, parts: list[Part]) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for part in parts:
        name = part.id.rsplit(".", 1)[-1]
        if name.startswith("x-unnamed") or is_generated(name, part.title):
            continue  # reported already: there is no id
        if entry._failed and part.kind == "variant":
            continue  # what it is called by may be what is wrong
        location = part.location if part.kind == "variant" else (*part.location, "id")
        start, end = locate(entry, location)
        first = seen.setdefault(part.id, start)
        if first != start:
            where = entry._source.span(first)
            hint, args = _variant(entry, part) if part.kind == "variant" else (None, {"id": name})
            yield problem(
                "KB111",
                entry._source.span(start, end),
                related=((where, "first"),),
                hint=hint,
                line=str(where.line),
                **args,
            )


def _variant(entry: Entry, part: Part) -> tuple[str, dict[str, str]]:
    """Return what is said of a variant whose language and tone another one has."""
    variant = entry.variants[part.location[1]]  # type: ignore[attr-defined]
    hint = "variant" if variant.tone else "toneless"
    args = {"lang": variant.lang, "tone": variant.tone or "", "known": _tones(type(entry))}
    return hint, args


@cache
def _tones(kind: type[Entry]) -> str:
    return ", ".join(choices_at(kind, ("variants", 0, "tone")))


_SETS = frozenset(
    (
        "tags",
        "aliases",
        "see",
        "forms",
        "responses",
        "products",
        "after",
        "only_for",
        "read",
        "helps",
    )
)


def repeated(library: Library) -> Iterator[Diagnostic]:
    """A value stands twice in a list where order and number mean nothing."""
    for entry in library:
        fields = entry.__dict__
        own = (name for name in _SETS if name in fields and _has_twins(fields[name]))
        deep = _has_lists_inside(type(entry))
        waiting = [entry._node] if deep or any(own) else []
        while waiting:
            node = waiting.pop()
            for key in _SETS:
                value = node.get(key)
                if type(value) is Sequence and len(value) > 1:
                    yield from _repeated(entry, value)
            if deep:
                lists = [value for value in node.values() if type(value) is Sequence]
                waiting += [one for value in lists for one in value if type(one) is Mapping]


def _has_twins(values: list[str]) -> bool:
    return len(values) > 1 and len(set(values)) < len(values)


@cache
def _has_lists_inside(kind: type[BaseModel]) -> bool:
    """Say whether something that `kind` has lists of has such a list itself."""
    inner = [type_at(kind, (name,)) for name in kind.model_fields]
    models = [one for one in inner if isinstance(one, type) and issubclass(one, BaseModel)]
    return any(_SETS & one.model_fields.keys() or _has_lists_inside(one) for one in models)


def _repeated(entry: Entry, values: Sequence) -> Iterator[Diagnostic]:
    texts = [value for value in values if isinstance(value, str)]
    if len(set(texts)) == len(texts):
        return
    seen: set[str] = set()
    for value, (start, end) in zip(values, values.at, strict=True):
        if isinstance(value, str):
            if value in seen:
                yield problem("KB119", entry._source.span(start, end), value=value[:60])
            seen.add(value)


def pages_in_the_way(library: Library) -> Iterator[Diagnostic]:
    """A hand-written page lies where an entry's page is made."""
    for entry in library:
        path = entry_path(entry.ref)
        other = f"{entry.ref}/index.md"
        for page in (path, other):
            if page in library.pages:
                shown = library.pages[page].source.path
                yield problem("KB211", span_of(entry), page=shown, ref=entry.ref)
