"""The page of topics: every tag with the entries that carry it."""

import re
from collections.abc import Iterator
from functools import lru_cache

import jinja2

from kbgen.library import Library
from kbgen.library.references import TOPICS
from kbgen.locales import Locale
from kbgen.site.here import Here
from kbgen.site.lists import Group
from kbgen.site.pages import Page

_NOT_WORD = re.compile(r"(?:[^\w+#]|_)+")


@lru_cache(maxsize=4096)
def anchor_of(tag: str) -> str:
    """Return the id of a tag's group on the page of topics; tags that differ in case share one."""
    words = _NOT_WORD.sub("-", tag.casefold()).strip("-")
    return "topic-" + words.replace("#", "sharp").replace("+", "plus")


def build_topics(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    """Yield the page of topics, if any entry has a tag."""
    groups: dict[str, Group] = {}
    for entry in library.entries.values():
        for anchor, tag in {anchor_of(tag): tag for tag in entry.tags}.items():
            groups.setdefault(anchor, Group(tag, anchor)).entries.append(entry)
    if not groups:
        return
    title = locale.text("topics.title")
    page = env.get_template("topics.md.j2").render(
        here=Here(TOPICS, library, locale),
        title=title,
        style="rows",
        groups=sorted(groups.values(), key=lambda group: (group.title.casefold(), group.anchor)),
    )
    yield Page(TOPICS, title, page, {"title": title, "hide": ["toc"]}, indexed=True)
