"""Adaptation plans: steps that wait for each other, roles, days, items without ids."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from pydantic import BaseModel

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.library import Library
from kbgen.library.circles import circles
from kbgen.model.base import Entry, Item, Location, is_generated
from kbgen.model.places import locate
from kbgen.model.tracks import Step, Track
from kbgen.model.walk import plan
from kbgen.source.characters import Names, meant


def _tracks(library: Library) -> Iterator[Track]:
    for entry in library.collection("tracks"):
        if isinstance(entry, Track):
            yield entry


def _steps(track: Track) -> Iterator[tuple[Location, Step]]:
    for number, phase in enumerate(track.phases):
        for index, step in enumerate(phase.steps):
            yield ("phases", number, "steps", index), step


def _twins(track: Track) -> frozenset[str]:
    """Return the ids that more than one step of `track` has."""
    counted = Counter(step.id for step in track.steps())
    return frozenset(name for name, times in counted.items() if times > 1)


def _span(track: Track, location: Location) -> Span:
    start, end = locate(track, location)
    return track._source.span(start, end)  # type: ignore[no-any-return]


def _full(track: Track, reference: str) -> str:
    return reference if "/" in reference else f"{track.ref}#{reference}"


def prerequisites(library: Library) -> Iterator[Diagnostic]:
    """Steps named by `after` exist and do not wait for each other."""
    known: dict[str, tuple[Track, Location, Step]] = {}
    for track in _tracks(library):
        for location, step in _steps(track):
            known.setdefault(f"{track.ref}#{step.id}", (track, location, step))
    everywhere = Names(known)
    here = {track.ref: Names(step.id for step in track.steps()) for track in _tracks(library)}
    shown = {
        track.ref: ", ".join(one.id for one in islice(track.steps(), 20))
        for track in _tracks(library)
    }
    twins = {track.ref: _twins(track) for track in _tracks(library)}
    graph: dict[str, list[str]] = {}
    for full, (track, location, step) in known.items():
        graph[full] = []
        for index, reference in enumerate(step.after):
            wanted = _full(track, reference)
            if wanted in known:
                graph[full].append(wanted)
                continue
            other = library.entries.get(wanted.partition("#")[0])
            if (other is not None and other._failed) or track._failed:
                continue
            if twins[track.ref]:
                continue  # one of the two had this id, most likely: that there are two has been told
            names = everywhere if "/" in reference else here[track.ref]
            yield problem(
                "KB212",
                _span(track, (*location, "after", index)),
                id=reference[:60],
                known=shown[track.ref],
                **meant(reference, names),
            )
    order = {full: number for number, full in enumerate(known)}
    for circle in circles(graph):
        ways = list(pairwise(circle))
        first, following = next((way for way in ways if order[way[1]] >= order[way[0]]), ways[0])
        track, location, step = known[first]
        if first == following and step.id in twins[track.ref]:
            continue  # it waits for its twin
        index = [_full(track, one) for one in step.after].index(following)
        short = [
            one.partition("#")[2] if one.startswith(f"{track.ref}#") else one for one in circle
        ]
        yield problem("KB207", _span(track, (*location, "after", index)), circle=" → ".join(short))


def roles(library: Library) -> Iterator[Diagnostic]:
    """Roles named by `only_for` are roles of the track."""
    for track in _tracks(library):
        names = [role.id for role in track.roles]
        for location, step in _steps(track):
            for index, role in enumerate(step.only_for):
                if role not in names and not track._failed:
                    yield problem(
                        "KB213",
                        _span(track, (*location, "only_for", index)),
                        id=role[:60],
                        known=", ".join(names[:20]),
                        **{"hint": None if names else "none", **meant(role, names)},
                    )


def due_days(library: Library) -> Iterator[Diagnostic]:
    """A step is not due before a step that comes first."""
    for track in _tracks(library):
        days = {step.id: step.due for step in track.steps()}
        for location, step in _steps(track):
            for reference in step.after:
                first = days.get(reference)
                if step.due is not None and first is not None and first > step.due:
                    yield problem(
                        "KB314",
                        _span(track, (*location, "due")),
                        step=step.id,
                        due=str(step.due),
                        other=reference,
                        day=str(first),
                    )


def bare_items(library: Library) -> Iterator[Diagnostic]:
    """Tasks and checklist items have ids of their own, not made from their words."""
    for entry in library:
        for location, item in _items(entry, ()):
            if is_generated(item.id, item.text):
                start, end = locate(entry, location)
                if entry._source.text[start : start + 1] not in {"", "{"} and not _is_mapping(
                    entry, location
                ):
                    yield problem("KB310", entry._source.span(start, end), text=item.text[:60])


def _is_mapping(entry: Entry, location: Location) -> bool:
    node = entry._node
    for step in location:
        node = node[step]
    return isinstance(node, dict)


def _items(model: BaseModel, at: Location) -> Iterator[tuple[Location, Item]]:
    for field in plan(type(model)):
        if field.kind != "model":
            continue
        found = getattr(model, field.name)
        listed = found if isinstance(found, list) else [found] if found is not None else []
        for index, one in enumerate(listed):
            here = (*at, field.name, index) if field.many else (*at, field.name)
            if isinstance(one, Item):
                yield here, one
            else:
                yield from _items(one, here)
