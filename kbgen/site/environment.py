"""The Jinja environment of the page templates, where text is never markup.

Every value that a template prints is escaped for Markdown and HTML at once, unless it is `Markup`:
what a macro, a link or one of the filters returned. That holds inside attributes too, because
`escape` writes whatever means something to either language as an entity.
"""

import re
from functools import cache, lru_cache

import jinja2
from markupsafe import Markup

from kbgen.markdown import escape, guard

_BLOCK_START = re.compile(
    r"^(?:#|[>=:](?=\W)|`(?=``)|~(?=~~)|!(?=!!)|\?(?=\?\?))|(?:^|(?<=^\d)|(?<=^\d\d))[-+*.)](?=[\s-])"
)
_NOT_ID = re.compile(r"[^\w./#-]")
_OPEN, _CLOSE = Markup("&#123;") * 2, Markup("&#125;") * 2
_WORD = re.compile(r"\S+")
_LINE_START = re.compile(r"(?<=\n)(?=[^\n])")
_SPACES = re.compile(r"\s*\n\s*")


def text(value: object) -> Markup:
    """Return `value` as Markdown that shows it as it is."""
    if isinstance(value, Markup):
        return value
    return _escaped(value if isinstance(value, str) else str(value))


@lru_cache(maxsize=65536)
def _escaped(value: str) -> Markup:
    # The same titles and words are printed again and again.
    return Markup(escape(value))  # noqa: S704 -- escape is what makes it safe


def lines(value: str) -> Markup:
    """Return plain text for an element that keeps spaces and line breaks, as `pre` does."""
    return Markup(_WORD.sub(lambda word: _escaped(word[0]), value))  # noqa: S704


@lru_cache(maxsize=65536)
def ident(value: str) -> Markup:
    """Return `value` as an id or a class name: nothing in it that ends either."""
    return Markup(_NOT_ID.sub("", value))  # noqa: S704


def section(field: str) -> Markup:
    """Return the id of a field's section, which no id of a part can be."""
    return ident("_" + field.replace("_", "-"))


@cache
def environment(*, raw_html: bool = False) -> jinja2.Environment:
    """Return the templates; with `raw_html`, bodies keep the HTML that they hold."""
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("kbgen.site"),
        autoescape=True,
        finalize=text,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def md(body: str | None, indent: int = 0, under: int = 2) -> Markup:
        """Return a Markdown body as blocks, `indent` spaces in, headings below level `under`."""
        markdown = guard(body or "", level=under, raw_html=raw_html).strip("\n")
        if indent:
            markdown = _LINE_START.sub(" " * indent, markdown)
        return Markup(markdown)  # noqa: S704 -- guard is what makes it safe

    def inline(body: str | None) -> Markup:
        """Return a Markdown body on one line, for a cell, a list item or a sentence."""
        markdown = _SPACES.sub(" ", guard(body or "", raw_html=raw_html).strip())
        return Markup(_BLOCK_START.sub(_entity, markdown))  # noqa: S704

    env.filters["lines"] = lines
    env.filters["ident"] = ident
    env.filters["tokens"] = lambda words: Markup(" ").join(map(ident, words.split()))
    env.filters["section"] = section
    env.filters["braces"] = lambda name: Markup("{}{}{}").format(_OPEN, text(name), _CLOSE)
    env.filters["hashes"] = lambda level: Markup("#" * level)  # noqa: S704
    env.filters["md"] = md
    env.filters["inline"] = inline
    env.filters["cell"] = lambda body: Markup(str(inline(body)).replace("|", "&#124;"))  # noqa: S704
    return env


def _entity(character: re.Match[str]) -> str:
    return f"&#{ord(character[0])};"
