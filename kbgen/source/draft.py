"""A text under repair: it may be changed anywhere, and still knows where in the file a character stands."""

from bisect import bisect_right

from kbgen.diagnostics import Span
from kbgen.source.file import SourceFile

Edit = tuple[int, int, str]
"""Put these words in place of what stands from one offset to another."""


class Draft:
    """A stretch of a file's text. `repairs` are the offsets in the file at which it was changed."""

    def __init__(self, source: SourceFile, start: int = 0, end: int | None = None) -> None:
        """Take the text of `source` from offset `start` to `end`."""
        self.source = source
        self.text = source.text[start:end] if start or end is not None else source.text
        self.repairs: list[int] = []
        self._ends = start + len(self.text)
        self._starts = [0]  # from these offsets of the draft on ...
        self._origins = [start]  # ... it has what stands at these offsets of the file

    def origin(self, offset: int) -> int:
        """Return the offset in the file of what stands at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        following = self._origins[index + 1] if index + 1 < len(self._origins) else self._ends
        return min(self._origins[index] + offset - self._starts[index], following)

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place in the file of what stands from `start` to `end`."""
        return self.source.span(self.origin(start), None if end is None else self.origin(end))

    def line(self, offset: int) -> int:
        """Return the line of the file, counted from 1, of what stands at `offset`."""
        return self.source.position(self.origin(offset))[0]

    def change(self, edits: list[Edit]) -> None:
        """Make `edits`, which do not overlap."""
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = done = 0

        def anchor(offset: int) -> None:
            starts.append(length)
            origins.append(self.origin(offset))

        for start, end, words in [*sorted(edits), (len(self.text), len(self.text), "")]:
            anchor(done)
            first, last = bisect_right(self._starts, done), bisect_right(self._starts, start - 1)
            starts += [length + one - done for one in self._starts[first:last]]
            origins += self._origins[first:last]
            pieces += (self.text[done:start], words)
            length += start - done
            if words:
                anchor(start)
                self.repairs.append(self.origin(start))
            elif start < end:
                self.repairs.append(self.origin(start))
            length += len(words)
            done = end
        self.text = "".join(pieces)
        self._starts, self._origins = starts, origins
