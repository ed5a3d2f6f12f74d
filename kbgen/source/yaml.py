"""Safe YAML with places, every mistake of a file in one run.

A mistake in the syntax is mended in a draft of the text where its cure is known, and reading begins
again. In a file with a list of entries only the entry with the mistake is read again: a mistake without
a cure costs no other entry, and many mistakes take no more time than they are long.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kbgen.diagnostics import MANY, Diagnostic, problem
from kbgen.source.draft import Draft
from kbgen.source.file import SourceFile
from kbgen.source.nodes import Node, Sequence, relocate
from kbgen.source.reader import ERRORS, Reader, Stop
from kbgen.source.syntax import explain

_REPAIRS = 200  # of one entry
_REPAIR_WORK = 8_000_000  # characters read again for the sake of repairs
_FIRST_LINE = re.compile(r"^(?!\s*(?:#|---|%|$))( *)(-(?=[ \r\n]|$))?", re.MULTILINE)


@dataclass
class Document:
    """What was read of one YAML file: its root, its problems, where values were already complained of."""

    source: SourceFile
    root: Node = None
    problems: list[Diagnostic] = field(default_factory=list)
    broken: bool = False
    """Whether some of the text could not be read."""
    spoiled: set[int] = field(default_factory=set)
    """Offsets of values that a problem has been reported for already."""
    repairs: list[int] = field(default_factory=list)
    """Offsets at which the text was mended, or could not be: what stands there is not what was meant."""


def read(source: SourceFile) -> Document:
    """Return the document of `source`. Raises nothing, whatever the text."""
    document = Document(source)
    reader = Reader(Draft(source))
    try:
        reader.read()
    except Stop:
        document.broken = True
        document.repairs.append(len(source.text))
    except ERRORS as error:
        _Recovery(document).recover(reader, error)
        return document
    document.root = reader.root
    document.problems = reader.problems
    document.spoiled = reader.spoiled
    return document


class _Recovery:
    """Reads a text that has mistakes in its syntax."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.work = 0

    def recover(self, reader: Reader, error: Exception) -> None:
        """Fill the document, beginning with what `reader` has read up to `error`."""
        starts = _entry_starts(self.source.text)
        if len(starts) < 2:
            self._mend(reader.draft, reader, error)
            return
        root = self.document.root = Sequence(starts[0])
        position = 0
        while True:
            culprit = reader.draft.origin(min(reader.scalar[0], _place(error)))
            number = max(0, bisect_right(starts, culprit) - 1)
            start = max(starts[number], position)
            end = starts[number + 1] if number + 1 < len(starts) else len(self.source.text)
            self._keep(reader, start)
            self._mend(Draft(self.source, start, end))
            position = end
            if end == len(self.source.text) or len(self.document.problems) > MANY:
                break
            reader = Reader(Draft(self.source, end))
            try:
                reader.read()
            except Stop:
                self._keep(reader, len(self.source.text))
                self._give_up(len(self.source.text))
                break
            except ERRORS as another:
                error = another
                self.work += _place(error)
            else:
                self._keep(reader, len(self.source.text))
                break
        root.end = len(self.source.text)

    def _keep(self, reader: Reader, before: int) -> None:
        """Keep what `reader` has read before the offset `before` of the file."""
        relocate(reader.root, reader.draft.origin)
        line = self.source.position(before)[0]
        self.document.problems += [
            one for one in reader.problems if one.span.line < line or before == len(self.source.text)
        ]
        self.document.spoiled |= {at for at in reader.spoiled if at < before}
        self._add(reader.root, before)

    def _add(self, found: Node, before: int) -> None:
        root = self.document.root
        if isinstance(root, Sequence) and isinstance(found, Sequence):
            for node, at in zip(found, found.at, strict=True):
                if at[0] < before:
                    root.append(node)
                    root.at.append(at)

    def _mend(self, draft: Draft, reader: Reader | None = None, error: Exception | None = None) -> None:
        """Read `draft`, mending it as often as need be; `error` is what `reader` came to first."""
        reported: list[Diagnostic] = []
        lines: set[int] = set()
        for _ in range(_REPAIRS):
            if error is None:
                reader = Reader(draft)
                try:
                    reader.read()
                except Stop:
                    self._give_up(draft.origin(len(draft.text)))
                    break
                except ERRORS as another:
                    error = another
                else:
                    break
            assert reader is not None
            repair = explain(draft, error, reader.scalar)
            at = draft.origin(min(_place(error), len(draft.text)))
            if repair.diagnostic is not None:
                if repair.diagnostic.span.line not in lines:
                    reported.append(repair.diagnostic)
                lines.add(repair.diagnostic.span.line)
            lines.add(self.source.position(at)[0])
            self.work += _place(error)
            if repair.edits is None or self.work > _REPAIR_WORK:
                if repair.edits is not None:
                    reported.append(problem("KB028", self.source.span(at), hint="stopped"))
                self._give_up(at)
                break
            draft.change(repair.edits)
            error = None
        else:
            self._give_up(draft.origin(0))
        assert reader is not None
        self.document.repairs += draft.repairs
        relocate(reader.root, draft.origin)
        self.document.problems += reported + [one for one in reader.problems if one.span.line not in lines]
        self.document.spoiled |= reader.spoiled
        if isinstance(self.document.root, Sequence):
            self._add(reader.root, len(self.source.text) + 1)
        else:
            self.document.root = reader.root

    def _give_up(self, at: int) -> None:
        self.document.broken = True
        self.document.repairs.append(at)


def _place(error: Exception) -> int:
    """Return the offset at which the parser gave up."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.index)
    return int(getattr(error, "start", None) or getattr(error, "position", None) or 0)


def _entry_starts(text: str) -> list[int]:
    """Return where the entries of a list begin, or nothing where the file has no list of entries."""
    first = _FIRST_LINE.search(text)
    if first is None or first[2] is None:
        return []
    item = re.compile(rf"^ {{{len(first[1])}}}-(?=[ \r\n]|\Z)", re.MULTILINE)
    return [match.start() for match in item.finditer(text, first.start())]
