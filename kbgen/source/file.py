"""A text file with places: offsets become lines and columns only when somebody asks."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from kbgen.diagnostics import Span

_SHOWN = 160  # characters of a source line that a diagnostic carries
_BEFORE = 60  # of them before the place, in a longer line


class SourceFile:
    """The decoded text of a file; `path` is shown to people, `/`-separated and relative where it can be."""

    def __init__(self, path: str, text: str) -> None:
        """Keep `path` and `text`; nothing is computed yet."""
        self.path = path
        self.text = text
        self._pieces: dict[tuple[int, str], tuple[list[int], list[int]]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """Where lines begin; the decoder leaves no carriage return alone."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def with_text(self, text: str) -> "SourceFile":
        """Return a file whose characters differ, not their places: `text` is as long as the file's own."""
        other = SourceFile(self.path, text)
        other.__dict__["_starts"] = self._starts
        return other

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1, offset - self._starts[index] + 1

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place from offset `start` to `end`, cut at the end of the line."""
        start = max(0, min(start, len(self.text)))
        index = bisect_right(self._starts, start) - 1
        line_start = self._starts[index]
        line_end = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self.text)
        if line_end > line_start and self.text[line_end - 1] == "\r":
            line_end -= 1
        column = start - line_start + 1
        width = max(1, (end - start) if end is not None else 1)
        last = max(column + 1, min(column + width, line_end - line_start + 1))
        if line_end - line_start <= _SHOWN:
            return Span(self.path, index + 1, column, last, self.text[line_start:line_end])
        skipped = max(0, column - 1 - _BEFORE) if column > _SHOWN - 20 else 0
        first = line_start + skipped
        shown = self.text[first : min(first + _SHOWN, line_end)]
        if skipped:
            shown = "…" + shown[1:]
        if first + _SHOWN < line_end:
            shown = shown[:-1] + "…"
        return Span(self.path, index + 1, column, last, shown, skipped)

    def span_in(self, start: int, end: int, value: str, offset: int, length: int) -> Span:
        """Return the place of `value[offset:offset + length]`, where the scalar `value` is `start`..`end`.

        A block scalar is indented, a quoted one escaped, so the piece is looked for by its words: the
        same occurrence of them in the source as in the value. The scalar's own place if it isn't found.
        """
        piece = value[offset : offset + length].split("\n", 1)[0]
        if not piece:
            return self.span(start, end)
        known = self._pieces.get((start, piece))
        if known is None:
            known = (
                _occurrences(piece, value, 0, len(value)),
                _occurrences(piece, self.text, start, end),
            )
            self._pieces[start, piece] = known
        in_value, in_source = known
        nth = bisect_left(in_value, offset)
        if nth >= len(in_source):
            return self.span(start, end)
        return self.span(in_source[nth], in_source[nth] + len(piece))


def _occurrences(piece: str, text: str, start: int, end: int) -> list[int]:
    """Return where `piece` stands in `text` from `start` to `end`."""
    found: list[int] = []
    at = text.find(piece, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(piece, at + 1, end)
    return found
