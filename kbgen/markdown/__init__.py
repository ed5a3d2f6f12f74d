"""Markdown with references into the knowledge base, rendered so that nothing in it runs.

`KbgenExtension` works wherever Python-Markdown does. `guard` and `escape` make content fit to be
put in a page's Markdown, `scan` and `pathology` read a text without rendering it.
"""

from kbgen.markdown.clean import clean
from kbgen.markdown.escape import escape
from kbgen.markdown.extension import KbgenExtension, makeExtension
from kbgen.markdown.glossary import Term, TermIndex, Use
from kbgen.markdown.guard import guard
from kbgen.markdown.plain import plain_text
from kbgen.markdown.scan import Reference, scan
from kbgen.markdown.wiki import LinkTarget, Wiki

__all__ = [
    "KbgenExtension",
    "LinkTarget",
    "Reference",
    "Term",
    "TermIndex",
    "Use",
    "Wiki",
    "clean",
    "escape",
    "guard",
    "makeExtension",
    "plain_text",
    "scan",
]
