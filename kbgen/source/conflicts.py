"""What git leaves in a file where two people changed the same lines: markers, and both versions.

The first of the two is read, so that the rest of the file is checked as if the conflict were settled.
"""

import re

from kbgen.diagnostics import Diagnostic, problem
from kbgen.source.file import SourceFile

_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)[^\n]*", re.MULTILINE)
_CHARACTER = re.compile(r"[^\r]")


def without_conflicts(source: SourceFile) -> tuple[SourceFile, list[Diagnostic], list[int]]:
    """Return `source` with one version of each conflict, what is wrong with it, and where that begins.

    What is left out becomes blank lines; every other character keeps its place.
    """
    text = source.text
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return source, [], []
    problems: list[Diagnostic] = []
    cuts: list[tuple[int, int]] = []
    begin = middle = None
    for marker in _MARKER.finditer(text):
        sign = marker[0][0]
        if sign == "<" or (sign == ">" and middle is None):
            begin = marker if sign == "<" else None
            middle = None
            cuts.append(marker.span())
            problems.append(problem("KB030", source.span(*marker.span())))
        elif sign != ">" and begin is not None:
            middle = middle or marker
        elif sign == ">" and middle is not None:
            cuts.append((middle.start(), marker.end()))
            begin = middle = None
    if not problems:
        return source, [], []
    pieces: list[str] = []
    done = 0
    for start, end in cuts:
        pieces += (text[done:start], _CHARACTER.sub("\n", text[start:end]))
        done = end
    mended = source.with_text("".join([*pieces, text[done:]]))
    return mended, problems, [start for start, _ in cuts]
