"""Markdown as plain text, references under the titles of what they lead to."""

import re

from kbgen.library import Library
from kbgen.markdown.plain import plain_text

_BARE_REFERENCE = re.compile(r"\[\[([^\[\]|\n]+)\]\]")


def plain(markdown: str, library: Library) -> str:
    """Return the words of `markdown` on one line, for where no markup may stand."""

    def title(match: re.Match[str]) -> str:
        target = library.find(match[1].strip())
        return target.title if target else match[0]

    return plain_text(_BARE_REFERENCE.sub(title, markdown) if "[[" in markdown else markdown)
