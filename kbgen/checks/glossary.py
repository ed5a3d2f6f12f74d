"""The glossary: a word means one thing."""

from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.model.base import Location
from kbgen.model.glossary import Term
from kbgen.model.parse import FILLED
from kbgen.model.places import span_of


def clashes(library: Library) -> Iterator[Diagnostic]:
    """Two terms claim one form: a title comes before a form, what was written first before the rest."""
    terms = [entry for entry in library.collection("glossary") if isinstance(entry, Term)]
    terms.sort(key=lambda term: (term._source.path, term._offset))
    owners: dict[str, Term] = {}
    for location, form, entry in (*_titles(terms), *_forms(terms)):
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


def _titles(terms: list[Term]) -> Iterator[tuple[Location, str, Term]]:
    for term in terms:
        if not (term._failed and term.title == FILLED):
            yield ("title",), term.title, term


def _forms(terms: list[Term]) -> Iterator[tuple[Location, str, Term]]:
    for term in terms:
        for index, form in enumerate(term.forms):
            yield ("forms", index), form, term
