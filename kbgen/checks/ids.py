"""Ids: each used once, and no two that look the same."""

from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library, entry_path
from kbgen.model import COLLECTIONS
from kbgen.model.places import locate, span_of
from kbgen.source import Mapping, Sequence
from kbgen.source.characters import skeleton


def used_twice(library: Library) -> Iterator[Diagnostic]:
    """Two entries of a collection have one id."""
    for first, second in library.duplicates:
        where = span_of(first)
        yield problem(
            "KB110",
            span_of(second),
            related=((where, "first"),),
            id=second.id,
            where=f"{where.path}:{where.line}",
        )


def twins(library: Library) -> Iterator[Diagnostic]:
    """Two ids of a collection look the same: `l0g` and `log` do not, `VPN` and `vpn` do."""
    for name in COLLECTIONS:
        seen: dict[str, str] = {}
        for entry in library.collection(name):
            written = entry._node.get("id")
            if not isinstance(written, str) or written == entry.id:
                seen.setdefault(skeleton(entry.id), entry.ref)
        for entry in library.collection(name):
            written = entry._node.get("id")
            other = seen.get(skeleton(written)) if isinstance(written, str) else None
            if other is not None and other != entry.ref:
                where = span_of(library.entries[other])
                yield problem(
                    "KB110",
                    span_of(entry),
                    related=((where, "first"),),
                    hint="twin",
                    id=str(written),
                    other=library.entries[other].id,
                    where=f"{where.path}:{where.line}",
                )


def parts_used_twice(library: Library) -> Iterator[Diagnostic]:
    """Two steps, tasks, questions, items or fields of an entry have one id."""
    for entry in library:
        seen: dict[str, int] = {}
        for part in entry.parts():
            if part.id.endswith("x-unnamed"):
                continue
            location = part.location if part.kind == "variant" else (*part.location, "id")
            start, end = locate(entry, location)
            first = seen.setdefault(part.id, start)
            if first != start:
                line, _ = entry._source.position(first)
                yield problem(
                    "KB111",
                    entry._source.span(start, end),
                    related=((entry._source.span(first), "first"),),
                    id=part.id.rsplit(".", 1)[-1],
                    line=str(line),
                )


_SETS = ("tags", "aliases", "see", "forms", "responses", "products", "after", "only_for", "read", "helps")


def repeated(library: Library) -> Iterator[Diagnostic]:
    """A value stands twice in a list where order and number mean nothing."""
    for entry in library:
        waiting = [entry._node]
        while waiting:
            node = waiting.pop()
            for key, value in node.items():
                if isinstance(value, Mapping):
                    waiting.append(value)
                elif isinstance(value, Sequence):
                    if key in _SETS and len(value) > 1:
                        yield from _repeated(entry._source, value)
                    else:
                        waiting += [one for one in value if isinstance(one, Mapping)]


def _repeated(source: object, values: Sequence) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for value, (start, end) in zip(values, values.at, strict=True):
        if isinstance(value, str):
            if value in seen:
                span = source.span(start, end)  # type: ignore[attr-defined]
                yield problem("KB119", span, value=value[:60])
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
