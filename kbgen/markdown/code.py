"""Keeps what other extensions make of code right: highlighted as written, in bounded time."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from kbgen.markdown.fences import HIGHLIGHTED, HIGHLIGHTED_LINE
from kbgen.markdown.marks import restore, restore_html
from kbgen.markdown.wiki import PageContext

_LONG_LINE = re.compile(rf"[^\n]{{{HIGHLIGHTED_LINE + 1}}}")


class FencedCode(Preprocessor):
    """Lets SuperFences highlight characters, not the marks that stand for them."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page whose code this is."""
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        """Step between SuperFences and its formatters; every extension is there by now."""
        if "fenced_code_block" in self.md.preprocessors:
            fences = self.md.preprocessors["fenced_code_block"]
            for fence in getattr(getattr(fences, "extension", None), "superfences", ()):
                formatter = fence.get("formatter")
                if formatter and not isinstance(formatter, _Formatter):
                    fence["formatter"] = _Formatter(formatter, self._page)
        return lines


class _Formatter:
    """A formatter of fenced code that is given what the marks in the code stand for."""

    def __init__(self, formatter: Callable[..., Any], page: PageContext) -> None:
        self._formatter = formatter
        self._page = page

    def __call__(self, src: str = "", language: str | None = "", **options: Any) -> Any:
        source = restore(src)
        untrusted = self._page.clean or self._page.embeds
        if untrusted and (len(source) > HIGHLIGHTED or _LONG_LINE.search(source)):
            # The lexers of some languages take minutes over some texts of this size.
            language = ""
        return self._formatter(src=source, language=language, **options)


class IndentedCode(Treeprocessor):
    """Does the same for indented code, whose text is HTML already."""

    def run(self, root: Element) -> None:
        """Write out the marks in the blocks of code of the whole page."""
        for block in root.iter("pre"):
            for code in block.iter("code"):
                if code.text:
                    code.text = type(code.text)(restore_html(code.text))
