"""Markdown: what cannot be rendered, what would be shown otherwise than meant."""

import re
from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.markdown.bounds import pathology
from kbgen.markdown.prose import without_code
from kbgen.model.places import locate

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,500})?/?>|<!--")
_AUTOLINK = re.compile(r"<(?:[a-z]{1,10}:|[^\s<>@]{1,100}@)")
_ATTRIBUTE = re.compile(
    r"\{:?[^{}\n]{0,200}?\b(on[a-z]{2,20}|style)\s{0,5}=[^{}\n]{0,300}\}", re.IGNORECASE
)


def markdown(library: Library) -> Iterator[Diagnostic]:
    """Texts can be rendered in reasonable time; raw HTML and active attributes are pointed out."""
    for entry in library:
        for value in library.values[entry.ref]:
            text = value.text
            if value.to is not None:
                continue
            found = pathology(text)
            if found is None and "<" not in text and "=" not in text:
                continue
            start, end = locate(entry, value.location)
            if found is not None:
                offset, what = found
                yield problem(
                    "KB024", entry._source.span_in(start, end, text, offset, 8), what=what
                )
                continue
            plain = without_code(text)
            html = next((one for one in _HTML.finditer(plain) if not _AUTOLINK.match(one[0])), None)
            if html is not None:
                span = entry._source.span_in(start, end, text, html.start(), len(html[0]))
                yield problem("KB309", span, html=html[0][:60])
            for match in _ATTRIBUTE.finditer(plain):
                span = entry._source.span_in(start, end, text, match.start(), len(match[0]))
                yield problem("KB308", span, name=match[1].lower())
