"""Turns `[[collection/id]]` and `[[collection/id|words]]` into links.

A link's address is the path of the target's Markdown source, which the engine turns into a URL and
checks like any other link of the page.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from kbgen.markdown.marks import LESS, PIPE, as_punctuation
from kbgen.markdown.wiki import LinkTarget, PageContext

TARGET = rf"(?=\S)[^\[\]|\n\\`<>\x02\x03{LESS}{PIPE}]{{1,200}}(?<=\S)"
"""What may stand between the brackets: anything on one line that is not markup itself."""
TEXT_LIMIT = 500

_ESCAPED_PIPE = f"\x02{ord('|')}\x03"
_REFERENCE = (
    rf"!?\[\[ *({TARGET}) *(?:(?:{PIPE}|\||{_ESCAPED_PIPE})([^\[\]]{{1,{TEXT_LIMIT}}}+))?\]\]"
)
_PIPE_IN_REFERENCE = re.compile(rf"(\[\[ *{TARGET} *)\\?\|(?=[^\[\]]{{1,{TEXT_LIMIT}}}+\]\])")
_GUARDED_AUTOLINK = (
    rf"\x02?{LESS}\x03?((?:https?://|mailto:|tel:)[^\s<>{LESS}]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
)


def is_meant(reference: str) -> bool:
    """Say whether somebody meant a reference: `[[1]]` and `[[ -f x ]]` are text, and stay it."""
    return reference[:1].isalnum() and not reference.isdigit()


class ReferencePipes(Preprocessor):
    """Hides the `|` of references, so that one may stand in a table."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Set up the patterns of a page, which join the others where the page needs them."""
        super().__init__(md)
        # After code (190), escapes (180) and footnotes (175), before links (170).
        self._patterns: dict[str, tuple[str, InlineProcessor, int]] = {
            "kbgen_references": ("[[", References(md, page), 172),
            # Just before Markdown's own autolinks (120).
            "kbgen_autolinks": (LESS, GuardedAutolinks(md), 121),
        }

    def run(self, lines: list[str]) -> list[str]:
        """Return `lines` with the marks in place; fenced code is out of the way by now."""
        text = "\n".join(lines)
        for name, (beginning, pattern, priority) in self._patterns.items():
            # Every piece of text is shown to every pattern there is: two more cost 5 %.
            if beginning in text:
                self.md.inlinePatterns.register(pattern, name, priority)
            else:
                self.md.inlinePatterns.deregister(name, strict=False)
        if "[[" in text:
            text = _PIPE_IN_REFERENCE.sub(rf"\1{PIPE}", text)
        return as_punctuation(text).split("\n")


class References(InlineProcessor):
    """Makes links of references; without a wiki they stay text."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page whose links these are."""
        super().__init__(_REFERENCE, md)
        self._page = page

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link, or the visible text of a reference to nothing."""
        wiki = self._page.wiki
        if wiki is None:
            return None, None, None
        reference, words = m[1], m[2]
        target = wiki.target(reference)
        if target is None and not is_meant(reference):
            return None, None, None
        if target is None:
            element = Element("span", {"class": "kb-missing"})
            if "missing" in wiki.labels:
                element.set("title", exactly(wiki.labels["missing"]))
        else:
            element = self._link(target)
            reference = target.title
        element.text = words.strip() if words else AtomicString(exactly(reference))
        return element, m.start(), m.end()

    def _link(self, target: LinkTarget) -> Element:
        link = Element("a", {"class": f"kb-ref kb-ref--{target.kind}"})
        link.set("href", self._page.href(target))
        if target.summary:
            link.set("title", exactly(target.summary))
        return link


class GuardedAutolinks(InlineProcessor):
    """Makes links of `<https://...>` and `<name@host>` in guarded text."""

    def __init__(self, md: Markdown) -> None:
        """Look for the mark that guarded text has in place of `<`."""
        super().__init__(_GUARDED_AUTOLINK, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        """Return the link."""
        address = self.unescape(m[1])
        link = Element("a", {"href": address if ":" in address else f"mailto:{address}"})
        link.text = AtomicString(address.removeprefix("mailto:").removeprefix("tel:"))
        return link, m.start(), m.end()


class NestedLinks(Treeprocessor):
    """Leaves the outer one of two links of which one stands in the other's text."""

    def run(self, root: Element) -> None:
        """Make the inner links plain text."""
        for outer in root.iter("a"):
            if len(outer):
                for inner in outer.iter("a"):
                    if inner is not outer:
                        inner.tag = "span"
                        inner.attrib.pop("href", None)


def exactly(text: str) -> str:
    """Return `text` so that the serializer writes just these words: it lets entities through."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;")
