"""Texts with placeholders, and forms: everything asked for is used, everything used is asked for."""

import re
from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.library import Library
from kbgen.model.escalations import Escalation
from kbgen.model.handovers import Handover
from kbgen.model.places import locate, name_span, span_of
from kbgen.model.responses import STANDARD_PLACEHOLDERS
from kbgen.source.characters import meant

PLACEHOLDER = re.compile(r"\{\{\s*([^{}\n]{1,80}?)\s*\}\}")
"""`{{name}}` in a text."""
_OPEN = re.compile(r"\{\{(?![^{}\n]*\}\})")
"""Braces that are never closed: the ticket would get them."""
_LANGUAGE = re.compile(r"^[#/>]|\||^else$")
"""What only the language of responses knows."""


def form_text(library: Library) -> Iterator[Diagnostic]:
    """The text of a form, and its conditions, name fields of the form."""
    for entry in library.collection("handovers"):
        if not isinstance(entry, Handover) or entry._failed:
            continue
        fields = [field.id for field in entry.fields]
        for match in PLACEHOLDER.finditer(entry.text or ""):
            if match[1] not in fields and match[1] not in STANDARD_PLACEHOLDERS:
                near = (
                    {"hint": "language"}
                    if _LANGUAGE.search(match[1])
                    else meant(match[1], [*fields, *STANDARD_PLACEHOLDERS])
                )
                span = _span(entry, match)
                yield problem("KB227", span, name=match[1], known=", ".join(fields), **near)
        for match in _OPEN.finditer(entry.text or ""):
            yield problem("KB227", _span(entry, match), hint="open", name="", known="")
        for number, field in enumerate(entry.fields):
            for name in field.when:
                if name not in fields:
                    near = meant(name, fields)
                    span = name_span(entry, ("fields", number, "when"), name)
                    yield problem("KB227", span, name=name[:60], known=", ".join(fields), **near)


def _span(entry: Handover, match: re.Match[str]) -> Span:
    """Return where `match` stands in the text of the form."""
    start, end = locate(entry, ("text",))
    found: Span = entry._source.span_in(start, end, match.string, match.start(), len(match[0]))
    return found


def evidence(library: Library) -> Iterator[Diagnostic]:
    """What a rule wants as evidence is asked for by its handover form, or by some form if it names none."""
    asked: dict[str, set[str]] = {}
    unsure: set[str] = set()
    for form in library.collection("handovers"):
        if isinstance(form, Handover):
            asked[form.ref] = {
                name for field in form.fields for name in (field.id, *field.evidence)
            }
            if form._failed:
                unsure.add(form.ref)
    anywhere = set().union(*asked.values()) if asked else set()
    for entry in library.collection("escalations"):
        if not isinstance(entry, Escalation):
            continue
        if entry.handover in unsure if entry.handover in asked else entry.handover or unsure:
            continue
        there = asked[entry.handover] if entry.handover else anywhere
        for number, item in enumerate(entry.evidence):
            if item.id not in there:
                span = span_of(entry, ("evidence", number))
                hint = None if entry.handover else "any"
                yield problem("KB306", span, hint=hint, id=item.id, form=entry.handover or "")
