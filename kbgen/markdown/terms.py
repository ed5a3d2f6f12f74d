"""Explains the glossary's terms where a page uses them: once a section, by links."""

import re
from typing import TypeGuard
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
_STAND_IN = re.compile("\x02(?:wzxhzdk:(?P<stashed>[0-9]+)|[^\x03]*)\x03")
_HEADING = re.compile(r"<h[1-6][\s>]")
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-z][a-z0-9]*)(?:\s[^<>]*)?>", re.IGNORECASE)


class Terms(Treeprocessor):
    """Makes links of the first use of each term in each section."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page on which terms are explained."""
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Link the terms of the whole page."""
        wiki = self._page.wiki
        if wiki is not None and wiki.terms is not None and self._page.explain:
            _Explanation(self.md, self._page, wiki, wiki.terms).explain(root)


class _Explanation:
    """Reads a page from beginning to end, remembering which terms the section has explained."""

    def __init__(self, md: Markdown, page: PageContext, wiki: Wiki, terms: TermIndex) -> None:
        self._md = md
        self._page = page
        self._wiki = wiki
        self._terms = terms
        self._explained: set[str] = set()
        self._verbatim = 0  # tags of raw HTML that are open and left alone

    def explain(self, root: Element) -> None:
        """Link the terms in and below `root`."""
        # What is still to do, the next thing last: an element, or with its parent what follows it.
        todo: list[tuple[Element, Element | None]] = [(root, None)]
        while todo:
            element, parent = todo.pop()
            if parent is not None:
                self._explain_tail(element, parent)
            elif element.tag in _HEADINGS:
                self._explained.clear()
            elif element.tag not in _LEFT_ALONE and NO_TERMS not in (element.get("class") or ""):
                if self._verbatim and self._md.is_block_level(element.tag):
                    self._verbatim = 0
                for child in reversed(element):
                    todo += ((child, element), (child, None))
                if _is_prose(element.text):
                    element.text, links = self._linked(element.text)
                    element[:0] = links

    def _explain_tail(self, element: Element, parent: Element) -> None:
        if _is_prose(element.tail):
            element.tail, links = self._linked(element.tail)
            if links:
                position = list(parent).index(element) + 1
                parent[position:position] = links

    def _linked(self, text: str) -> tuple[str, list[Element]]:
        """Return `text` up to the first link, and the links with what follows each as its tail."""
        plain = self._without_stand_ins(text) if self._verbatim or STX in text else text
        links: list[Element] = []
        head, end = text, 0
        for start, stop, ref in self._terms.find(plain):
            link = None if ref in self._explained else self._link(ref)
            if link is None:
                continue
            self._explained.add(ref)
            link.text = text[start:stop]
            if links:
                links[-1].tail = text[end:start]
            else:
                head = text[:start]
            links.append(link)
            end = stop
        if links:
            links[-1].tail = text[end:]
        return head, links

    def _link(self, ref: str) -> Element | None:
        target = self._wiki.target(ref)
        if target is None or target.path == self._page.path:
            return None
        link = Element("a", {"class": "kb-term", "href": self._page.href(target)})
        link.set("data-kb-term", ref)
        definition = self._terms.definition(ref)
        if definition:
            link.set("data-kb-definition", exactly(definition))
        return link

    def _without_stand_ins(self, text: str) -> str:
        """Return `text` with stand-ins and what raw HTML leaves alone blanked out in place."""
        parts: list[str] = []
        end = 0
        for stand_in in _STAND_IN.finditer(text):
            words = text[end : stand_in.start()]
            parts += (STX * len(words) if self._verbatim else words, STX * len(stand_in[0]))
            end = stand_in.end()
            if stand_in["stashed"]:
                self._pass_html(self._md.htmlStash.rawHtmlBlocks[int(stand_in["stashed"])])
        rest = text[end:]
        return "".join((*parts, STX * len(rest) if self._verbatim else rest))

    def _pass_html(self, html: str | Element) -> None:
        if not isinstance(html, str):
            return
        if _HEADING.match(html):
            self._explained.clear()
        elif (tag := _TAG.fullmatch(html.strip())) and tag["name"].lower() in _LEFT_ALONE:
            self._verbatim = max(0, self._verbatim + (-1 if tag["closing"] else 1))


def _is_prose(text: str | None) -> TypeGuard[str]:
    return bool(text and not isinstance(text, AtomicString) and not text.isspace())
