"""The table of diagnostic codes: one family per file, one registry here.

KB0xx reading, KB1xx fields, KB2xx references, trees and templates, KB3xx style and upkeep. A code never changes its meaning.
"""

from kbgen.codes import fields, project, reading, references, templates, trees, upkeep
from kbgen.codes.base import Code, Severity

CODES: dict[str, Code] = {
    code.code: code
    for family in (reading, fields, project, references, trees, templates, upkeep)
    for code in family.CODES
}
"""Every code by its number, in order."""

__all__ = ["CODES", "Code", "Severity"]
