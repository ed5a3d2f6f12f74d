"""Conditional fields of a form: each can come up, by an answer that can be given."""

from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.library.circles import circles
from kbgen.model.handovers import FormField, Handover
from kbgen.model.places import name_span, span_of
from kbgen.source.characters import meant

_YES_NO = ("yes", "no")


def conditions(library: Library) -> Iterator[Diagnostic]:
    """A condition waits for a value that its field may take, and fields do not wait for each other."""
    for entry in library.collection("handovers"):
        if not isinstance(entry, Handover) or entry._failed:
            continue
        fields = {field.id: field for field in entry.fields}
        for number, field in enumerate(entry.fields):
            if field.kind == "choice" and not field.options:
                span = span_of(entry, ("fields", number, "kind"))
                yield problem("KB228", span, hint="empty", name=field.id, value="", known="")
            for name, values in field.when.items():
                known = _values_of(fields.get(name))
                for value in values if known else ():
                    if value not in known:
                        span = span_of(entry, ("fields", number, "when", name))
                        listed = ", ".join(known[:20])
                        near = meant(value, known)
                        yield problem(
                            "KB228", span, value=value[:60], name=name, known=listed, **near
                        )
        graph = {
            field.id: [name for name in field.when if name in fields] for field in entry.fields
        }
        for circle in circles(graph):
            number = next(n for n, field in enumerate(entry.fields) if field.id == circle[0])
            span = name_span(entry, ("fields", number, "when"), circle[1])
            yield problem("KB228", span, hint="circle", circle=" → ".join(circle))


def _values_of(field: FormField | None) -> list[str]:
    """Return the values among which a field's answer is, none where it may be anything."""
    if field is None:
        return []
    if field.kind == "yes-no":
        return list(_YES_NO)
    return field.options if field.kind == "choice" else []
