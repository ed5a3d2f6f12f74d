"""The language of canned responses: placeholders, forms of words, fragments, conditions.

`parse` never fails: what cannot be understood stays text and is told as a `Mistake`. A value that is
put in is text for good, whatever braces it has. `kbgen/ui/src/replies/template.ts` is the same language
in the browser; `tests/templates/cases.json` holds the two together. The grammar: docs/dev/templates.md.
"""

from kbgen.templates.check import Scope, check, names_in
from kbgen.templates.forms import FORMS
from kbgen.templates.nodes import Form, If, Include, Mistake, Node, Template, Text, Value
from kbgen.templates.parse import parse
from kbgen.templates.render import Piece, Values, pieces, render
from kbgen.templates.vocabulary import PERSONS, STANDARD, WORKED_OUT, Kind, gender_of

__all__ = [
    "FORMS",
    "PERSONS",
    "STANDARD",
    "WORKED_OUT",
    "Form",
    "If",
    "Include",
    "Kind",
    "Mistake",
    "Node",
    "Piece",
    "Scope",
    "Template",
    "Text",
    "Value",
    "Values",
    "check",
    "gender_of",
    "names_in",
    "parse",
    "pieces",
    "render",
]
