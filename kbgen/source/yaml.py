"""Safe YAML with places, every mistake of a file in one run.

A mistake in the syntax is mended in a draft of the text where its cure is known, and reading begins
again. In a file with a list of entries only the entry with the mistake is read again: a mistake without
a cure costs no other entry, and many mistakes take no more time than they are long.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kbgen.diagnostics import MANY, Diagnostic, problem
from kbgen.source.conflicts import without_conflicts
from kbgen.source.draft import Draft
from kbgen.source.file import SourceFile
from kbgen.source.nodes import Node, Sequence, relocate
from kbgen.source.reader import ERRORS, Reader, Stop
from kbgen.source.syntax import explain

_REPAIRS = 400  # edits of one entry
_REPAIR_WORK = 8_000_000  # characters read again for the sake of repairs
_BATCH = 16 * 1024  # characters of entries that are read at once; doubled as long as all goes well
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
    suspects: list[tuple[int, str]] = field(default_factory=list)
    """Where, within texts, something stands that looks like a field, and its name."""
    repairs: list[int] = field(default_factory=list)
    """Offsets at which the text was mended, or could not be: what stands there is not what was meant."""


def read(source: SourceFile) -> Document:
    """Return the document of `source`. Raises nothing, whatever the text."""
    source, conflicts, repairs = without_conflicts(source)
    document = Document(source, repairs=repairs)
    reader = Reader(Draft(source))
    error = _attempt(reader)
    if isinstance(error, Stop):
        document.broken = True
        document.repairs.append(len(source.text))
    elif error is not None:
        _Recovery(document).recover(reader, error)
        document.problems += conflicts
        return document
    document.root = reader.root
    document.problems = reader.problems + conflicts
    document.spoiled = reader.spoiled
    document.suspects = reader.suspects
    return document


def syntax_error(source: SourceFile) -> Diagnostic | None:
    """Return what keeps YAML from reading `source`, which need not be content; None where nothing does."""
    reader = Reader(Draft(source))
    error = _attempt(reader)
    if error is None or isinstance(error, Stop):
        return None
    return explain(reader.draft, error, reader.scalar).diagnostic


def _attempt(reader: Reader) -> Exception | None:
    """Read, and return what it failed at, if it did."""
    try:
        reader.read()
    except (Stop, *ERRORS) as error:
        return error
    return None


class _Recovery:
    """Reads a text that has mistakes in its syntax."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.work = 0
        self.nodes = 0

    def recover(self, reader: Reader, error: Exception | None) -> None:
        """Fill the document, beginning with what `reader` has read up to `error`."""
        starts = _entry_starts(self.source.text)
        if len(starts) < 2:
            self._mend(reader.draft, reader, error)
            return
        length = len(self.source.text)
        root = self.document.root = Sequence(starts[0])
        position, until, batch = 0, length, _BATCH
        while True:
            if isinstance(error, Stop):
                self._keep(reader, length)
                self._give_up(length)
                break
            if error is not None:
                culprit = reader.draft.origin(min(reader.scalar[0], _place(error)))
                number = max(0, bisect_right(starts, culprit) - 1)
                start = max(starts[number], position)
                position = starts[number + 1] if number + 1 < len(starts) else length
                self._keep(reader, start)
                self._mend(Draft(self.source, start, position))
                batch = _BATCH
            else:
                self._keep(reader, length)
                position, batch = until, 2 * batch
            if position >= length or len(self.document.problems) > MANY:
                break
            following = bisect_right(starts, position + batch)
            until = starts[following] if following < len(starts) else length
            reader = Reader(Draft(self.source, position, until), self.nodes)
            error = _attempt(reader)
        root.end = length

    def _keep(self, reader: Reader, before: int) -> None:
        """Keep what `reader` has read before the offset `before` of the file."""
        self.nodes = reader.nodes
        relocate(reader.root, reader.draft.origin)
        line = self.source.position(before)[0]
        self.document.problems += [
            one
            for one in reader.problems
            if one.span.line < line or before == len(self.source.text)
        ]
        self.document.spoiled |= {at for at in reader.spoiled if at < before}
        self.document.suspects += [one for one in reader.suspects if one[0] < before]
        self._add(reader.root, before)

    def _add(self, found: Node, before: int) -> None:
        root = self.document.root
        if isinstance(root, Sequence) and isinstance(found, Sequence):
            for node, at in zip(found, found.at, strict=True):
                if at[0] < before:
                    root.append(node)
                    root.at.append(at)

    def _mend(
        self, draft: Draft, reader: Reader | None = None, error: Exception | None = None
    ) -> None:
        """Read `draft`, mending it as often as need be; `error` is what `reader` came to first."""
        reported: list[Diagnostic] = []
        lines: set[int] = set()
        if reader is None:
            reader = Reader(draft, self.nodes)
            error = _attempt(reader)
        while error is not None:
            if isinstance(error, Stop):
                self._give_up(draft.origin(len(draft.text)))
                break
            repair = explain(draft, error, reader.scalar)
            at = draft.origin(min(_place(error), len(draft.text)))
            if repair.diagnostic is not None and repair.diagnostic.span.line not in lines:
                reported.append(repair.diagnostic)
                lines.add(repair.diagnostic.span.line)
            if repair.edits is None:
                self._give_up(at)
                break
            self.work += _place(error) + len(draft.text) // 8
            if len(draft.repairs) > _REPAIRS or self.work > _REPAIR_WORK:
                reported.append(problem("KB028", self.source.span(at), hint="stopped"))
                self._give_up(at)
                break
            if repair.spoils is not None:
                self.document.spoiled.add(draft.origin(repair.spoils))
            draft.change(repair.edits)
            reader = Reader(draft, self.nodes)
            error = _attempt(reader)
        self.nodes = reader.nodes
        self.document.repairs += draft.repairs
        relocate(reader.root, draft.origin)
        self.document.problems += reported + [
            one for one in reader.problems if one.span.line not in lines
        ]
        self.document.spoiled |= reader.spoiled
        self.document.suspects += reader.suspects
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
