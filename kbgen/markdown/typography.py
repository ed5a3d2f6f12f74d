"""Keeps together what Russian typography does not part at a line's end: «70 %», «№ 5», «в тикете».

Done on the finished tree, so that sources stay easy to type; code and links' addresses are left
alone.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from kbgen.markdown.wiki import PageContext

_APART = re.compile(
    r" (?=—)"  # a dash does not begin a line
    r"|(?<=№) (?=\d)"
    r"|(?<=\d) (?=[%‰°])"
    r"|(?<=\b[вксоуиаяВКСОУИАЯ]) (?=\S|\Z)"  # nor does a word of one letter end one
)
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "script", "style", "textarea"})
_KEPT = "\N{NO-BREAK SPACE}"


def tied(text: str) -> str:
    """Return Russian `text` with the spaces at which no line may break."""
    return _APART.sub(_KEPT, text)


class Typography(Treeprocessor):
    """Ties words together on the pages of a Russian knowledge base."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page, whose wiki knows the language."""
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Change the text of the whole tree."""
        wiki = self._page.wiki
        if wiki is None or wiki.language != "ru":
            return
        for element in _prose(root):
            if element.text and " " in element.text:
                element.text = type(element.text)(tied(element.text))
            for child in element:
                if child.tail and " " in child.tail:
                    child.tail = type(child.tail)(tied(child.tail))


def _prose(root: Element) -> Iterator[Element]:
    """Yield the elements whose own text is prose."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag not in _VERBATIM:
            yield element
            waiting.extend(element)
