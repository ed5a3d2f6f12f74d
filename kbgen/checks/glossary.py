"""The glossary: a word means one thing."""

from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.model.glossary import Term
from kbgen.model.parse import FILLED
from kbgen.model.places import span_of


def clashes(library: Library) -> Iterator[Diagnostic]:
    """Two terms claim one form."""
    owners: dict[str, Term] = {}
    for entry in library.collection("glossary"):
        if not isinstance(entry, Term):
            continue
        written = [
            (("title",), entry.title),
            *((("forms", n), form) for n, form in enumerate(entry.forms)),
        ]
        for location, form in written:
            if form == FILLED and entry._failed:
                continue
            words = " ".join(form.split())
            key = words if words.isupper() else words.casefold().replace("ё", "е")
            other = owners.setdefault(key, entry)
            if other is not entry:
                where = span_of(other)
                yield problem(
                    "KB305",
                    span_of(entry, location),
                    related=((where, "first"),),
                    form=words,
                    other=other.ref,
                    where=f"{where.path}:{where.line}",
                )
