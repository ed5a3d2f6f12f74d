"""Where ids go into a text: insertions alone, whatever the style of the list.

A bare string becomes a mapping by `id: …` on a line of its own and `text:` before it; what goes on below
has to be indented deeper than `text:` then. In a flow list braces come around it.
"""

from kbgen.fixing.nameless import Nameless
from kbgen.fixing.original import Insertion, Original
from kbgen.source import Document, Mapping, Node, Sequence, SourceFile

_FLOW = frozenset("[{")
_STEP = 2  # spaces by which a text is indented below its field


def insertions(document: Document, original: Original, found: list[Nameless]) -> list[Insertion]:
    """Return what to insert into `original`, the file of `document`, for what was `found` in it."""
    wanted: list[Insertion] = []
    for one in found:
        wanted += _Place(document, original, one).insertions(one.name)
    return wanted


class _Place:
    """Where a part without an id stands: in which list, in which style."""

    def __init__(self, document: Document, original: Original, one: Nameless) -> None:
        self.source: SourceFile = document.source
        self.text = document.source.text
        self.original = original
        holders: list[Mapping | Sequence] = []
        node: Node = document.root
        for step in one.path:
            assert isinstance(node, Mapping | Sequence)  # noqa: S101 -- `path` was found in these nodes
            holders.append(node)
            node = node[step]  # type: ignore[index]
        self.node = node
        self.list = holders[-1]
        self.in_flow = any(self.text[holder.start] in _FLOW for holder in holders)
        index = one.path[-1]
        assert isinstance(self.list, Sequence) and isinstance(index, int)  # noqa: S101, PT018
        self.start, self.end = self.list.at[index]

    def insertions(self, name: str) -> list[Insertion]:
        """Return what to insert for the part to have the id `name`."""
        if isinstance(self.node, Mapping):
            return self._into_mapping(name, self.node)
        if self.in_flow:
            return [(self.start, f"{{id: {name}, text: "), (self.end, "}")]
        first = (self.start, f"{self._line(name)}text: ")
        return [first, *self._deeper()]

    def _into_mapping(self, name: str, node: Mapping) -> list[Insertion]:
        if not self.in_flow and self.text[node.start] != "{":
            return [(node.start, self._line(name))]
        if self.text[node.start] != "{":  # `[text: a]`: a pair without braces
            return [(node.start, f"{{id: {name}, "), (_last(node), "}")]
        if self.text[node.start + 1].isspace():
            return [(node.start + 1, f" id: {name},")]
        return [(node.start + 1, f"id: {name}, ")]

    def _line(self, name: str) -> str:
        """Return the line of the id, up to the column of what follows it."""
        return f"id: {name}{self.original.line_end(self.start)}{' ' * self._column(self.start)}"

    def _column(self, offset: int) -> int:
        return self.source.position(offset)[1] - 1

    def _deeper(self) -> list[Insertion]:
        """Return the spaces to put before the further lines of a bare string."""
        lines = list(self._further_lines())
        margins = [_margin(line) for _, line in lines if line.strip()]
        if not margins:
            return []
        column = self._column(self.start)
        if self.text[self.start] in "|>":
            return self._deeper_block(lines, min(margins), column)
        margin = min(margins)
        by = column + _STEP - margin if margin <= column else 0
        return [(at, " " * by) for at, line in lines if by and line.strip()]

    def _deeper_block(
        self, lines: list[tuple[int, str]], margin: int, column: int
    ) -> list[Insertion]:
        """Return the spaces before the lines of a literal or folded text, whose own spaces count."""
        header = self.text[self.start : lines[0][0]].partition("#")[0]
        told = next((int(sign) for sign in header if sign.isdecimal()), 0)
        if told:
            margin = self._column(self.list.start) + told
            by = column - self._column(self.list.start)
        else:
            by = column + _STEP - margin if margin <= column else 0
        long_enough = [at for at, line in lines if line.strip() or len(line) > margin]
        return [(at, " " * by) for at in long_enough if by]

    def _further_lines(self) -> list[tuple[int, str]]:
        """Return the lines of the bare string after its first, each with the offset at which it begins."""
        found: list[tuple[int, str]] = []
        at = self.text.find("\n", self.start, self.end)
        while 0 <= at < self.end - 1:
            following = self.text.find("\n", at + 1, self.end)
            stop = following if following >= 0 else self.end
            found.append((at + 1, self.text[at + 1 : stop].rstrip("\r")))
            at = following
        return found


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _last(node: Mapping) -> int:
    """Return where the last value of `node` ends."""
    key = next(reversed(node))
    value, (_, _, end) = node[key], node.at[key]
    return value.end if isinstance(value, Mapping | Sequence) else end
