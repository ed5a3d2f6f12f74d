"""Explains the glossary's terms where a page uses them: once a section, by links."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from kbgen.markdown.glossary import TermIndex
from kbgen.markdown.references import exactly
from kbgen.markdown.wiki import PageContext, Wiki

NO_TERMS = "kb-no-terms"
"""The class of an element in which no term is explained."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_ALONE = _HEADINGS | {
    *("a", "abbr", "button", "code", "kbd", "option", "pre", "samp", "script", "select", "style"),
    *("summary", "svg", "textarea", "var"),
}
# Python-Markdown's stand-ins for escaped characters and raw HTML: their letters are no words.
_STAND_IN = re.compile("\x02[^\x03]*\x03")
_STASHED_HTML = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_STASHED_HEADING = re.compile(r"<h[1-6][\s>]")


class Terms(Treeprocessor):
    """Makes links of the first use of each term in each section."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page on which terms are explained."""
        super().__init__(md)
        self._page = page
        self._explained: set[str] = set()

    def run(self, root: Element) -> None:
        """Link the terms of the whole page, section by section."""
        wiki = self._page.wiki
        if wiki is None or wiki.terms is None or not self._page.explain:
            return
        self._explained.clear()
        terms = wiki.terms
        # What is still to do, the next thing last: an element, or what follows the element in its
        # parent.
        todo: list[tuple[Element, Element | None]] = [(root, None)]
        while todo:
            element, parent = todo.pop()
            if parent is not None:
                if element.tail and not element.tail.isspace():
                    self._link_tail(wiki, terms, element, parent)
                continue
            if element.tag in _LEFT_ALONE:
                if element.tag in _HEADINGS:
                    self._explained.clear()
                continue
            if NO_TERMS in (element.get("class") or ""):
                continue
            for child in reversed(element):
                todo += ((child, element), (child, None))
            text = element.text
            if text and not text.isspace() and not isinstance(text, AtomicString):
                element.text, links = self._linked(wiki, terms, text)
                element[:0] = links

    def _link_tail(self, wiki: Wiki, terms: TermIndex, element: Element, parent: Element) -> None:
        text = element.tail or ""
        if not isinstance(text, AtomicString):
            element.tail, links = self._linked(wiki, terms, text)
            if links:
                position = list(parent).index(element) + 1
                parent[position:position] = links

    def _linked(self, wiki: Wiki, terms: TermIndex, text: str) -> tuple[str, list[Element]]:
        """Return `text` up to the first link, and the links with what follows each as its tail."""
        plain = text
        if STX in text:
            if self._has_stashed_heading(text):
                self._explained.clear()
            plain = _STAND_IN.sub(lambda stand_in: STX * len(stand_in[0]), text)
        head, end = text, len(text)
        links: list[Element] = []
        first = 0
        for start, stop, ref in terms.find(plain):
            if ref in self._explained:
                continue
            link = self._link(wiki, terms, ref)
            if link is None:
                continue
            self._explained.add(ref)
            link.text = text[start:stop]
            if links:
                links[-1].tail = text[first:start]
            else:
                head = text[:start]
            links.append(link)
            first = stop
        if links:
            links[-1].tail = text[first:end]
        return head, links

    def _link(self, wiki: Wiki, terms: TermIndex, ref: str) -> Element | None:
        target = wiki.target(ref)
        if target is None or target.path == self._page.path:
            return None
        link = Element("a", {"class": "kb-term", "href": self._page.href(target)})
        link.set("data-kb-term", ref)
        definition = terms.definition(ref)
        if definition:
            link.set("data-kb-definition", exactly(definition))
        return link

    def _has_stashed_heading(self, text: str) -> bool:
        stash = self.md.htmlStash.rawHtmlBlocks
        return any(
            _STASHED_HEADING.search(html)
            for match in _STASHED_HTML.finditer(text)
            if isinstance(html := stash[int(match[1])], str)
        )
