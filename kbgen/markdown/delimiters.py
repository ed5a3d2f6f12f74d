"""Keeps a page alive when the pymdownx extension for `*`, `^`, `~` and `=` trips over a line.

Its 11th version and later pair all of these in one place, which raises `IndexError` for some lines,
of which `^*~*~` is the shortest known. Such marks then stay text.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor

_Match = tuple[Element | str | None, int | None, int | None]


class SafeDelimiters(Preprocessor):
    """Steps between Python-Markdown and the patterns that pair delimiters."""

    def __init__(self, md: Markdown) -> None:
        """Step in when the first text comes: by then every extension is there."""
        super().__init__(md)
        self._seen: set[int] = set()

    def run(self, lines: list[str]) -> list[str]:
        """Make the patterns safe, once each, and change nothing."""
        for name in ("delimiter", "em_strong"):
            if name in self.md.inlinePatterns:
                pattern: Any = self.md.inlinePatterns[name]
                if id(pattern) not in self._seen and hasattr(pattern, "reset"):
                    self._seen.add(id(pattern))
                    pattern.handleMatch = _safe(pattern.handleMatch, pattern.reset)
        return lines


def _safe(
    handle: Callable[[re.Match[str], str], _Match], reset: Callable[[], None]
) -> Callable[..., _Match]:
    def handle_match(m: re.Match[str], data: str) -> _Match:
        try:
            return handle(m, data)
        except IndexError:
            reset()
            return None, m.start(), m.end()

    return handle_match
