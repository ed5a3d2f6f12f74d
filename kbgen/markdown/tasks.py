"""Makes real checklists of `- [ ]` and `- [x]`: boxes named by their text, each with a key of its own.

The key is made from the item's own words and from its parents', so that other items may come, go and
change places; an explicit `{ #id }` is kept in its stead. The boxes are disabled until the browser's side,
which remembers them, comes: without it they read as a list that somebody has ticked.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from kbgen.languages import WORD, fold
from kbgen.markdown.wiki import PageContext

_WRITTEN = re.compile(
    r"^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*\[[ xX]\][ \t]+\S",
    re.MULTILINE,
)
_BOX = re.compile(r" *\[([ xX])\][ \t\n]+")
_OTHERS_BOX = re.compile(
    r'(?:<label class="task-list-control">)?<input type="checkbox"(?: disabled)?( checked)?/>'
)
_TAG = re.compile(r"\s*<([a-zA-Z][\w-]*)")
_ID = re.compile(r"\s*\{:?[ ]*#([A-Za-z][\w.:-]*)[ ]*\}\s*\Z")
_ESCAPED = re.compile("\x02([0-9]{1,7})\x03")
_STASHED = re.compile("\x02[^\x03]*\x03")
_MARK = "kb-task-mark"  # an attribute while the page is being made


def has_tasks(markdown: str) -> bool:
    """Say whether something in `markdown` looks like an item with a box."""
    return "[" in markdown and _WRITTEN.search(markdown) is not None


class TaskMarks(Treeprocessor):
    """Finds the items, before inline text is read: what stands there later may be a link."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page, which says whether its lists are wanted."""
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Take the boxes out of the texts and put marks on the items."""
        if not self._page.tasks:
            return
        for item in root.iter("li"):
            holder = _first_words(item)
            found = self._box(holder.text or "")
            if found is not None:
                box, holder.text = found
                item.set(_MARK, box)

    def _box(self, text: str) -> tuple[str, str] | None:
        """Return the box that `text` begins with and what follows, None where it begins otherwise."""
        found = _BOX.match(text)
        if found:
            return found[0], text[found.end() :]
        stashed = HTML_PLACEHOLDER_RE.match(text)  # pymdownx.tasklist has been here
        if stashed:
            other = _OTHERS_BOX.match(self._stashed(stashed))
            if other:
                return f"[{'x' if other[1] else ' '}] ", text[stashed.end() :]
        return None

    def _stashed(self, found: re.Match[str]) -> str:
        number = int(found[1]) if found[1].isdecimal() else -1
        blocks = self.md.htmlStash.rawHtmlBlocks
        return str(blocks[number]) if 0 <= number < len(blocks) else ""


class Tasks(Treeprocessor):
    """Builds the lists, after attributes have been read and before terms are linked."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Remember the page, whose name is the first half of every item's."""
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Make checkboxes of the marked items, and ask for what brings them alive."""
        if not self._page.tasks:
            return
        page = (self._page.path or "").removesuffix(".md")
        taken: set[str] = set()
        lists: list[tuple[Element, Element]] = []
        # An element, its parent, the key of the item around it, whether a list around it has boxes.
        waiting: list[tuple[Element, Element, str, bool]] = [(root, root, "", False)]
        while waiting:
            element, parent, above, inside = waiting.pop()
            if element.tag in {"ul", "ol"} and any(_is_task(one) for one in element):
                element.set("class", _with(element.get("class", ""), "task-list"))
                if not inside:
                    lists.append((parent, element))
                    inside = True
            elif (mark := element.attrib.pop(_MARK, None)) is not None:
                if "data-kb-item" in element.attrib:  # an item of an entry: it has a box already
                    holder = _first_words(element)
                    holder.text = mark + (holder.text or "")
                else:
                    words = self._label(element, checked="x" in mark.lower())
                    above = _free(self._key(element, words, above), taken)
                    element.set("data-kb-item", f"{page}#{above}")
            waiting += [(child, element, above, inside) for child in reversed(element)]
        for parent, element in lists:
            _wrap(parent, element)
        if lists:
            SubElement(root, "kb-load", {"data-part": "lists"}).text = ""

    def _label(self, item: Element, *, checked: bool) -> Element:
        """Put the words of `item` into a label with a box; return what holds them."""
        item.set("class", _with(item.get("class", ""), "task-list-item", "kb-task"))
        holder = _first_words(item)
        label = Element("label", {"class": "kb-task-label"})
        box = {"class": "kb-task-box", "type": "checkbox", "disabled": "disabled"}
        SubElement(label, "input", box | ({"checked": "checked"} if checked else {}))
        words = SubElement(label, "span", {"class": "kb-task-words"})
        words.text, rest = self._cut(holder.text or "")
        holder.text = None
        while rest is None and len(holder) and not self.md.is_block_level(holder[0].tag):
            child = holder[0]
            holder.remove(child)
            child.tail, rest = self._cut(child.tail or "")
            words.append(child)
        label.tail = rest
        holder.insert(0, label)
        return words

    def _cut(self, text: str) -> tuple[str, str | None]:
        """Return `text` up to a block that waits in the stash, such as code, and the rest with it."""
        for found in HTML_PLACEHOLDER_RE.finditer(text):
            number = int(found[1]) if found[1].isdecimal() else -1
            blocks = self.md.htmlStash.rawHtmlBlocks
            tag = _TAG.match(str(blocks[number])) if 0 <= number < len(blocks) else None
            if tag and self.md.is_block_level(tag[1].lower()):
                return text[: found.start()].rstrip(), text[found.start() :]
        return text, None

    def _key(self, item: Element, words: Element, above: str) -> str:
        """Return the id that the author gave the item, or one made from its words."""
        own = item.get("id") or _first_words(item).get("id") or self._own_id(words)
        if own:
            return own
        said = _words(" ".join(_said(words)))
        return hashlib.blake2s(f"{above}\n{said}".encode(), digest_size=4).hexdigest()

    def _own_id(self, words: Element) -> str:
        """Take `{ #id }` off the end of the words; attribute lists are read on lines of their own only."""
        if "attr_list" not in self.md.treeprocessors:
            return ""
        last = words[-1] if len(words) else None
        text = (words.text if last is None else last.tail) or ""
        found = _ID.search(text)
        if found is None:
            return ""
        if last is None:
            words.text = text[: found.start()]
        else:
            last.tail = text[: found.start()]
        return found[1]


def _first_words(item: Element) -> Element:
    """Return what holds the words of a list's item: itself, or the paragraph that it begins with."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0]
    return item


def _is_task(item: Element) -> bool:
    return _MARK in item.attrib and "data-kb-item" not in item.attrib


def _with(classes: str, *names: str) -> str:
    return " ".join(dict.fromkeys([*classes.split(), *names]))


def _free(key: str, taken: set[str]) -> str:
    """Return `key`, with a number where the page has had it already."""
    free, number = key, 1
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    taken.add(free)
    return free


def _said(words: Element) -> Iterator[str]:
    for element in words.iter():
        yield element.get("alt", "")
        yield from (element.text or "", element.tail or "")


def _words(text: str) -> str:
    """Return the words of `text` alone: neither case nor punctuation makes another item of it."""
    text = _ESCAPED.sub(lambda one: chr(min(int(one[1]), 0x10FFFF)), text)
    text = unicodedata.normalize("NFC", _STASHED.sub(" ", text))
    return " ".join(WORD.findall(fold(text))) or " ".join(text.split())


def _wrap(parent: Element, element: Element) -> None:
    """Put `element` into a `<kb-tasks>`, which counts and resets."""
    place = list(parent).index(element)
    wrapper = Element("kb-tasks")
    wrapper.tail, element.tail = element.tail, "\n"
    wrapper.text = "\n"
    wrapper.append(element)
    parent[place] = wrapper
