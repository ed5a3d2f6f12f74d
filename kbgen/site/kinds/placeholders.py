"""Placeholders in a text to be sent: marked, and shown as what is to be put there."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from kbgen.site.environment import ident, lines

_PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


def marked(words: str, label: Callable[[str], str]) -> Markup:
    """Return several lines of plain text with each placeholder marked and shown under its label."""
    return Markup().join(_pieces(words.rstrip(), label))


def _pieces(words: str, label: Callable[[str], str]) -> Iterator[Markup]:
    at = 0
    for match in _PLACEHOLDER.finditer(words):
        yield lines(words[at : match.start()])
        name = match[1]
        yield Markup(  # noqa: S704
            f'<mark class="kb-var" data-kb-var="{ident(name)}">{lines(f"[{label(name)}]")}</mark>'
        )
        at = match.end()
    yield lines(words[at:])
