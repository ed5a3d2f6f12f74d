"""YAML nodes as plain `dict`, `list` and `str`, with offsets kept beside them.

The schema decides what a scalar means, not YAML: every scalar is text, and one that is not there is
`None`. Being real dicts and lists, nodes go into pydantic as they are.
"""

from collections.abc import Callable
from typing import Union

Node = Union[str, "Mapping", "Sequence", None]


class Mapping(dict[str, Node]):
    """A mapping; `at[key]` is where the key begins, where the value begins and where it ends.

    The end of a value that is a mapping or a list is that node's own `end`. A mapping whose `end` is its
    `start` was not read to its end.
    """

    __slots__ = ("at", "end", "start")

    def __init__(self, start: int) -> None:
        """Begin an empty mapping at offset `start`."""
        self.start = start
        self.end = start
        self.at: dict[str, tuple[int, int, int]] = {}


class Sequence(list[Node]):
    """A list; `at[index]` is where the item begins and where it ends, a node's `end` as in a mapping."""

    __slots__ = ("at", "end", "start")

    def __init__(self, start: int) -> None:
        """Begin an empty list at offset `start`."""
        self.start = start
        self.end = start
        self.at: list[tuple[int, int]] = []


def relocate(root: Node, origin: Callable[[int], int]) -> None:
    """Put `origin(offset)` in place of every offset of `root` and of what it holds."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            node.at = {
                key: (origin(name), origin(start), origin(end))
                for key, (name, start, end) in node.at.items()
            }
            waiting += node.values()
        elif isinstance(node, Sequence):
            node.at = [(origin(start), origin(end)) for start, end in node.at]
            waiting += node
        else:
            continue
        is_open = node.end == node.start
        node.start = origin(node.start)
        node.end = node.start if is_open else max(origin(node.end), node.start + 1)
