"""A text file with places: offsets become lines and columns only when somebody asks."""

import re
from bisect import bisect_right
from functools import cached_property

from kbgen.diagnostics import Span

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_SHOWN = 160  # characters of a source line that a diagnostic carries


class SourceFile:
    """The decoded text of a file; `path` is shown to people, `/`-separated and relative where it can be."""

    def __init__(self, path: str, text: str) -> None:
        """Keep `path` and `text`; nothing is computed yet."""
        self.path = path
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1, offset - self._starts[index] + 1

    def offset(self, line: int) -> int:
        """Return the offset at which `line`, counted from 1, begins."""
        return self._starts[min(line, len(self._starts)) - 1]

    def line_text(self, line: int) -> str:
        """Return the text of `line`, counted from 1, without its break."""
        start = self.offset(line)
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place from offset `start` to `end`, cut at the end of the line."""
        start = max(0, min(start, len(self.text)))
        line, column = self.position(start)
        text = self.line_text(line)
        width = (end - start) if end is not None else 1
        last = min(column + max(width, 1), max(len(text) + 1, column + 1))
        if column > _SHOWN:
            text = ""
        elif len(text) > _SHOWN:
            text = text[: _SHOWN - 1] + "…"
            last = min(last, _SHOWN)
        return Span(self.path, line, column, max(last, column + 1), text)

    def span_in(self, start: int, end: int, value: str, offset: int, length: int) -> Span:
        """Return the place of `value[offset:offset + length]`, where the scalar `value` is `start`..`end`.

        A block scalar is indented, a quoted one escaped, so the piece is looked for by its words: the
        same occurrence of them in the source as in the value. The scalar's own place if it isn't found.
        """
        piece = value[offset : offset + length].split("\n", 1)[0]
        if not piece:
            return self.span(start, end)
        nth = value.count(piece, 0, offset)
        at = start - 1
        for _ in range(nth + 1):
            at = self.text.find(piece, at + 1, end)
            if at < 0:
                return self.span(start, end)
        return self.span(at, at + len(piece))
