"""Safe YAML with places: parser events, built into nodes without recursion and without surprises.

Aliases, merges, tags, second documents and depth over 64 are refused, a duplicate key is reported with
the first. A mistake in the syntax is repaired in memory by characters of the same width where its cure
is known (`kbgen.source.syntax`), so that one run reports every mistake of a file, at its true place.
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kbgen.diagnostics import Diagnostic, problem
from kbgen.source.characters import CONTROL, INVISIBLE, name_of
from kbgen.source.file import SourceFile
from kbgen.source.nodes import Mapping, Node, Sequence
from kbgen.source.syntax import Repair, explain

try:
    from yaml.cyaml import CParser as Parser
except ImportError:  # libyaml is missing: the pure parser gives the same events, more slowly
    from yaml import Loader as Parser  # type: ignore[assignment]

DEPTH_LIMIT = 64
_REPAIRS = 40
_MERGE = "<<"
_REPAIR_WORK = 4_000_000  # characters read again, in all, for the sake of repairs


@dataclass
class Document:
    """What was read of one YAML file: its root, its problems, where values were already complained of."""

    source: SourceFile
    root: Node = None
    problems: list[Diagnostic] = field(default_factory=list)
    broken: bool = False
    """Whether reading stopped before the end."""
    spoiled: set[int] = field(default_factory=set)
    """Offsets of values that a problem has been reported for already."""


def read(source: SourceFile) -> Document:
    """Return the document of `source`. Raises nothing, whatever the text."""
    text = source.text
    repaired: list[Diagnostic] = []
    spoiled: set[int] = set()
    work = 0
    while True:
        reader = _Reader(SourceFile(source.path, text), source)
        try:
            root = reader.build()
        except yaml.YAMLError as error:
            found: Repair = explain(source, text, error, reader.last_scalar)
        except _ComplexKey as key:
            found = explain(source, text, key, reader.last_scalar)
        else:
            document = Document(source, root, reader.problems, reader.stopped, reader.spoiled)
            break
        line = found.diagnostic.span.line
        if all(one.span.line != line for one in repaired):
            repaired.append(found.diagnostic)
        spoiled.add(found.value_start)
        work += len(text)
        if found.text is None or len(repaired) >= _REPAIRS or work > _REPAIR_WORK:
            document = Document(source, None, reader.problems, broken=True)
            break
        text = found.text
    document.problems = repaired + document.problems
    document.spoiled |= spoiled
    return document


class _ComplexKey(Exception):
    """A mapping or a list stands where a key should."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


class _Stop(Exception):
    """Nothing more of this file can be read."""


class _Reader:
    """One pass over the events of a text. `original` gives the places: repairs keep every offset."""

    def __init__(self, source: SourceFile, original: SourceFile) -> None:
        self.text = source.text
        self.original = original
        self.problems: list[Diagnostic] = []
        self.spoiled: set[int] = set()
        self.stopped = False
        self.last_scalar: tuple[int, int] = (0, 0)
        self.composed = self.text.isascii() or unicodedata.is_normalized("NFC", self.text)

    def build(self) -> Node:
        """Return the root of the first document, `None` where there is none."""
        parser: Any = Parser(self.text)
        try:
            root = self._document(parser)
        except _Stop:
            self.stopped = True
            return None
        if not self.composed:
            self._report_decomposed()
        return root

    def _document(self, parser: Any) -> Node:
        """Build the tree of the first document with a stack of its own."""
        get = parser.get_event
        text = self.text
        scalar_kind, mapping_start, sequence_start = ScalarEvent, MappingStartEvent, SequenceStartEvent
        root: Node = None
        good_keys: set[Node] = set()
        documents = 0
        stack: list[Mapping | Sequence] = []
        here: Mapping | Sequence | None = None
        key: str | None = None
        key_start = 0
        while True:
            event = get()
            kind = type(event)
            value: Node
            if kind is scalar_kind:
                start, end = event.start_mark.index, event.end_mark.index
                value = event.value
                if event.style == "" or event.style is None:
                    if value == "":
                        value = None
                    elif text[end : end + 2] == " #" and text[end + 2 : end + 3].strip(" #\r\n!"):
                        self._lost_comment(end)
                elif event.style == '"' and "\\" in text[start:end]:
                    self._check_escapes(value, start, end)
                self.last_scalar = (start, end)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event, start)
                if not self.composed and value is not None:
                    value = unicodedata.normalize("NFC", value)
            elif kind is mapping_start or kind is sequence_start:
                start = event.start_mark.index
                if key is None and isinstance(here, Mapping):
                    raise _ComplexKey(start)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event, start)
                value = Mapping(start) if kind is mapping_start else Sequence(start)
                end = start + 1
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here = self._close(stack, event.end_mark.index)
                key = None
                continue
            elif kind is AliasEvent:
                start, end = event.start_mark.index, event.end_mark.index
                if key is not _MERGE:
                    self._refuse_alias(event.anchor, start, end)
                value = f"*{event.anchor}"
            elif kind is StreamEndEvent:
                return root
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    at = event.start_mark.index
                    self.problems.append(problem("KB015", self.original.span(at, at + 3)))
                    return root
                continue
            else:
                continue

            if isinstance(here, Mapping):
                if key is None:
                    key_start = start
                    key = value if value in good_keys else self._key(value, start, end)
                    if key is not _MERGE:
                        good_keys.add(key)
                    continue
                if value is None and text[key_start:start].rstrip().endswith(":"):
                    self._empty(key, key_start, start)
                if key is _MERGE:
                    pass
                elif key in here:
                    self._duplicate(here, key, key_start)
                else:
                    here[key] = value
                    here.at[key] = (key_start, start, end)
                key = None
            elif here is not None:
                here.append(value)
                here.at.append((start, end))
            else:
                root = value
            if isinstance(value, Mapping | Sequence):
                stack.append(value)
                if len(stack) > DEPTH_LIMIT:
                    span = self.original.span(start)
                    self.problems.append(problem("KB016", span, limit=str(DEPTH_LIMIT)))
                    raise _Stop
                here = value

    @staticmethod
    def _close(stack: list[Mapping | Sequence], end: int) -> Mapping | Sequence | None:
        """Leave the innermost container, tell its parent where it ended, and return the parent."""
        done = stack.pop()
        done.end = end
        parent = stack[-1] if stack else None
        if isinstance(parent, Sequence):
            parent.at[-1] = (parent.at[-1][0], end)
        elif parent:
            last = next(reversed(parent.at), None)
            if last is not None and parent[last] is done:
                key_start, start, _ = parent.at[last]
                parent.at[last] = (key_start, start, end)
        return parent

    def _key(self, value: Node, start: int, end: int) -> str:
        if value == "<<":
            self.problems.append(problem("KB013", self.original.span(start, end), hint="merge"))
            return _MERGE
        if value is None:
            raise _ComplexKey(start)
        key = str(value)
        stripped = key.lstrip("\u00a0\u2000\u2001\u2002\u2003\u2007\u2009\u202f\u3000")
        if stripped != key:
            raise _ComplexKey(start)
        return key

    def _empty(self, key: str, key_start: int, start: int) -> None:
        span = self.original.span(key_start, key_start + len(key))
        self.problems.append(problem("KB103", span, field=key))
        self.spoiled.add(start)

    def _duplicate(self, mapping: Mapping, key: str, start: int) -> None:
        first = mapping.at[key][0]
        line, _ = self.original.position(first)
        related = ((self.original.span(first, first + len(key)), "first"),)
        where = self.original.span(start, start + len(key))
        self.problems.append(problem("KB012", where, related=related, key=key, line=str(line)))

    def _refuse_alias(self, name: str, start: int, end: int) -> None:
        self.problems.append(problem("KB013", self.original.span(start, end), name=name, hint="alias"))
        self.spoiled.add(start)

    def _refuse_properties(self, event: Any, start: int) -> None:
        at = start
        if event.anchor is not None:
            self.problems.append(problem("KB013", self.original.span(at), name=event.anchor))
        if event.tag is not None and event.tag != "!":
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self.problems.append(problem("KB014", self.original.span(at), tag=tag))
        elif event.tag == "!":
            self.problems.append(problem("KB014", self.original.span(at), tag="!"))
        self.spoiled.add(start)

    def _check_escapes(self, value: str, start: int, end: int) -> None:
        """Report what no text has when it comes in through `\\x00`, `\\u202e` and the like."""
        control = CONTROL.search(value)
        if control:
            span = self.original.span(start, end)
            self.problems.append(problem("KB002", span, name=name_of(control[0]), hint="escape"))
            self.spoiled.add(start)
            return
        hidden = INVISIBLE.search(value)
        if hidden and not INVISIBLE.search(self.text[start:end]):
            span = self.original.span(start, end)
            self.problems.append(problem("KB018", span, name=name_of(hidden[0])))

    def _lost_comment(self, end: int) -> None:
        line_end = self.text.find("\n", end)
        lost = self.text[end + 1 : line_end if line_end >= 0 else None].strip()
        span = self.original.span(end + 1, end + 1 + len(lost))
        self.problems.append(problem("KB026", span, text=lost[:60]))

    def _report_decomposed(self) -> None:
        for at, letter in enumerate(self.text):
            if unicodedata.combining(letter) and unicodedata.normalize(
                "NFC", self.text[max(0, at - 1) : at + 1]
            ) != self.text[max(0, at - 1) : at + 1]:
                self.problems.append(problem("KB019", self.original.span(at - 1, at + 1)))
                return
