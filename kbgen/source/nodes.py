"""YAML nodes as plain `dict`, `list` and `str`, with offsets kept beside them.

The schema decides what a scalar means, not YAML: every scalar is text, and one that is not there is
`None`. Being real dicts and lists, nodes go into pydantic as they are.
"""

from typing import Union

Node = Union[str, "Mapping", "Sequence", None]


class Mapping(dict[str, Node]):
    """A mapping; `at[key]` is where the key begins, where the value begins and where it ends."""

    __slots__ = ("at", "end", "start")

    def __init__(self, start: int) -> None:
        """Begin an empty mapping at offset `start`."""
        super().__init__()
        self.start = start
        self.end = start
        self.at: dict[str, tuple[int, int, int]] = {}


class Sequence(list[Node]):
    """A list; `at[index]` is where the item begins and where it ends."""

    __slots__ = ("at", "end", "start")

    def __init__(self, start: int) -> None:
        """Begin an empty list at offset `start`."""
        super().__init__()
        self.start = start
        self.end = start
        self.at: list[tuple[int, int]] = []
