"""Circles in a directed graph: what waits for itself, leads back to itself, contains itself."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence


def circles(graph: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return a shortest circle of every knot of `graph`, each beginning and ending at one node.

    A knot is a set of nodes that all lead to each other: mending one circle may show another of its own,
    but never is one mistake told twice. Linear in the graph, and without recursion.
    """
    found: list[list[str]] = []
    for knot in _knots(graph):
        start = min(knot)
        if len(knot) > 1 or start in graph.get(start, ()):
            found.append(_way_round(graph, knot, start))
    return sorted(found)


def _way_round(graph: Mapping[str, Sequence[str]], knot: set[str], start: str) -> list[str]:
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for following in graph.get(here, ()):
            if following == start:
                path = [start]
                while here != start:
                    path.append(here)
                    here = before[here]
                return [start, *reversed(path)]
            if following in knot and following not in before:
                before[following] = here
                waiting.append(following)
    return [start, start]


def _knots(graph: Mapping[str, Sequence[str]]) -> Iterator[set[str]]:  # noqa: C901
    """Yield the strongly connected components of `graph` (Tarjan's algorithm, with a stack of its own)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_nodes: list[str] = []
    is_open: set[str] = set()
    for root in graph:
        if root in number:
            continue
        path: list[tuple[str, Iterator[str]]] = []
        following: str | None = root
        while True:
            if following is not None:
                number[following] = lowest[following] = len(number)
                open_nodes.append(following)
                is_open.add(following)
                path.append((following, iter(graph.get(following, ()))))
            here, ways = path[-1]
            following = None
            for way in ways:
                if way not in number:
                    following = way
                    break
                if way in is_open:
                    lowest[here] = min(lowest[here], number[way])
            if following is not None:
                continue
            path.pop()
            if path:
                lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[here])
            if lowest[here] == number[here]:
                knot: set[str] = set()
                while here not in knot:
                    knot.add(open_nodes.pop())
                is_open -= knot
                yield knot
            if not path:
                break
