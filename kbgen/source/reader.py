"""Parser events to nodes, with a stack of its own, so that no depth of nesting can exhaust Python's.

What YAML allows and content does not is reported here: aliases, merges, tags, second documents, keys
given twice, values left out, depth over 64, more values than anybody writes by hand.
"""

import re
import unicodedata
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

from kbgen.diagnostics import MANY, Diagnostic, Span, problem
from kbgen.source.characters import CONTROL, INVISIBLE, ODD_SPACES, name_of
from kbgen.source.draft import Draft
from kbgen.source.layout import DASH, culprit, names_beside, text_above
from kbgen.source.nodes import Mapping, Node, Sequence
from kbgen.source.parser import Parser
from kbgen.source.repair import Unreadable, quoted

DEPTH_LIMIT = 64
NODE_LIMIT = 75_000
_MERGE = "<<"
_QUOTES = frozenset("\"'")
_ODD_START = re.compile(rf"[{ODD_SPACES}]")
_SWALLOWED_ITEM = re.compile(rf"\n[ {ODD_SPACES}]*(-)[ {ODD_SPACES}]\S")
_CLUNG_ITEMS = re.compile(r"-[^\s-][^\n]*\n *-[^\s-]")
_SWALLOWED_FIELD = re.compile(r"\n( *(?:- +)*)[a-z_]{2,30}:(?:\s|$)")
_FIELD_IN_TEXT = re.compile(
    r"\n *([a-z_]{2,30}):(?: *[|>][-+]?| *\[[^\n]*\]| +[a-z]+/[a-z0-9#./-]+| +\d{4}-\d\d-\d\d)?(?=\r?\n)"
)
_CLUNG_COMMENT = re.compile(r":[ \t]+(#[^\s#!].*)")
_NAME = re.compile(r"[A-Za-z_-]+")
_SENTENCE = re.compile(r"( *)[^\s:|>\"'][^\n:]*: +[^\s|>\[{\"'][^\n]*\n(?:[ \r]*\n)*( +)\S")
"""A line with words before and after a colon, then another line, further in."""


class Stop(Exception):
    """Nothing more of this file can be read."""


class Reader:
    """One pass over a draft. What was read before an error is kept in `root`."""

    def __init__(self, draft: Draft, nodes: int = 0) -> None:
        """Read nothing yet; of the file, `nodes` values have been read before."""
        self.draft = draft
        self.text = draft.text
        self.root: Node = None
        self.problems: list[Diagnostic] = []
        self.spoiled: set[int] = set()
        """Offsets in the file of values that a problem has been reported for."""
        self.suspects: list[tuple[int, str]] = []
        """Where in the file, within texts, something stands that looks like a field, and its name."""
        self._last: Any = None
        self._has_hash = " #" in self.text
        self._has_escape = "\\" in self.text
        self._composed = self.text.isascii() or unicodedata.is_normalized("NFC", self.text)
        self.nodes = nodes

    def read(self) -> None:
        """Read the first document into `root`. Raises `yaml.YAMLError`, `Unreadable` or `Stop`."""
        self._document(Parser(self.text))
        if not self._composed:
            self._report_decomposed()

    @property
    def scalar(self) -> tuple[int, int]:
        """The stretch of the last scalar or alias, in the draft."""
        if self._last is None:
            return (0, 0)
        return self._last.start_mark.index, self._last.end_mark.index

    def _document(self, parser: Any) -> None:  # noqa: C901, PLR0912, PLR0915 (every value passes here)
        get = parser.get_event
        good_keys: set[str] = set()
        documents = 0
        stack: list[Mapping | Sequence] = []
        here: Any = None
        in_mapping = False
        key: str | None = None
        key_start = 0
        while True:
            event = get()
            kind = type(event)
            value: Any
            if kind is ScalarEvent:
                self._last = event
                start = event.start_mark.index
                if in_mapping and key is None:
                    key_start = start
                    value = event.value
                    if value in good_keys and event.anchor is None and event.tag is None:
                        key = value
                    else:
                        key = self._name(event, start)
                        if key is not _MERGE:
                            good_keys.add(key)
                    continue
                end = event.end_mark.index
                value = self._scalar(event, start, end)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark.index
                if in_mapping and key is None:
                    raise Unreadable("complex key", start)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event, start)
                value = Mapping(start) if kind is MappingStartEvent else Sequence(start)
                end = start + 1
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done = stack.pop()
                done.end = max(event.end_mark.index, done.start + 1)
                here = stack[-1] if stack else None
                in_mapping = type(here) is Mapping
                key = None
                continue
            elif kind is AliasEvent:
                self._last = event
                start, end = event.start_mark.index, event.end_mark.index
                if key is not _MERGE:
                    self._refuse_alias(event.anchor, start, end)
                if in_mapping and key is None:
                    raise Unreadable("complex key", start)
                value = f"*{event.anchor}"
            elif kind is StreamEndEvent:
                return
            else:
                documents += kind is DocumentStartEvent
                if documents > 1:
                    at = event.start_mark.index
                    self._report("KB015", at, at + 3)
                    return
                continue

            if key is not None:
                if value is None:
                    self._empty(key, key_start, start)
                if key in here:
                    if self._is_new_item(stack, key, key_start):
                        raise Unreadable("lost hyphen", key_start)
                    self._duplicate(here, key, key_start)
                    if not here[key]:
                        here[key] = value
                elif key is not _MERGE:
                    here[key] = value
                    here.at[key] = (key_start, start, end)
                key = None
            elif here is not None:
                here.append(value)
                here.at.append((start, end))
            else:
                self.root = value
            self.nodes += 1
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append(value)
                here = value
                in_mapping = kind is MappingStartEvent
                if len(stack) > DEPTH_LIMIT:
                    self._report("KB016", start, limit=str(DEPTH_LIMIT))
                    raise Stop
            if self.nodes > NODE_LIMIT:
                where = Span(self.draft.source.path)
                self.problems.append(
                    problem("KB003", where, hint="values", limit=f"{NODE_LIMIT:,}")
                )
                raise Stop

    def _name(self, event: Any, start: int) -> str:
        """Return the name of a field."""
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, start)
        if value == "<<":
            self._report("KB013", start, start + 2, hint="merge")
            return _MERGE
        if not value or _ODD_START.match(value):
            raise Unreadable("complex key", start)
        if DASH.match(value):
            raise Unreadable("dash", start)
        if not _NAME.fullmatch(value) and self._is_text(start):
            raise Unreadable("flush", start)
        return value if self._composed else unicodedata.normalize("NFC", value)

    def _scalar(self, event: Any, start: int, end: int) -> str | None:
        """Return the value of a scalar, None where there is nothing."""
        value: str = event.value
        style = event.style
        if not style:
            if not value and event.anchor is None and event.tag is None:
                return None
            if end - start != len(value):
                self._check_folded(start, end)
            if self._has_hash and self.text.startswith(" #", end):
                self._check_comment(end)
        elif style not in _QUOTES:
            if ":\n" in value or ": " in value:
                self._note_fields(start, end)
        else:
            self._check_quoted(value, start, end, escapes=style == '"' and self._has_escape)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, start)
        return value if self._composed else unicodedata.normalize("NFC", value)

    def _report(self, code: str, start: int, end: int | None = None, **args: Any) -> None:
        self.problems.append(problem(code, self.draft.span(start, end), **args))
        if len(self.problems) > MANY:
            raise Stop

    def _spoil(self, start: int) -> None:
        self.spoiled.add(self.draft.origin(start))

    def _empty(self, key: str, key_start: int, start: int) -> None:
        """Report a field without a value; what is no name of a field is left to the model."""
        name_end = key_start + len(key)
        explicit = self.text[max(0, key_start - 2) : key_start] == "? "
        if not _NAME.fullmatch(key) or not (
            explicit or self.text[key_start:start].rstrip().endswith(":")
        ):
            return
        line_end = self.text.find("\n", name_end)
        comment = _CLUNG_COMMENT.match(
            self.text, name_end, line_end if line_end >= 0 else len(self.text)
        )
        if comment:
            self._report("KB011", comment.start(1), sign="#", **quoted(comment[1]))
        else:
            self._report("KB103", key_start, name_end, field=key)
        self._spoil(start)

    def _duplicate(self, mapping: Mapping, key: str, start: int) -> None:
        first = mapping.at[key][0]
        where = self.draft.span(first, first + len(key))
        if not mapping[key]:  # it is empty because it was written anew: that is one mistake
            self._spoil(mapping.at[key][1])
            self.problems = [
                one for one in self.problems if one.code != "KB103" or one.span != where
            ]
        related = ((where, "first"),)
        self._report(
            "KB012", start, start + len(key), related=related, key=key, line=str(where.line)
        )

    def _is_new_item(self, stack: list[Mapping | Sequence], key: str, start: int) -> bool:
        """Say whether the fields of an item begin anew at `start`: the hyphen of the next item is missing."""
        here = stack[-1]
        if len(stack) < 2 or type(stack[-2]) is not Sequence or key != next(iter(here)):
            return False
        line_start = self.text.rfind("\n", 0, start) + 1
        indent = self.text[line_start:start]
        if indent.strip(" ") or len(indent) < 2:
            return False
        return any(name in here for name in names_beside(self.text, line_start))

    def _is_text(self, start: int) -> bool:
        """Say whether a line of the text above begins at `start`, which has a colon and no indentation."""
        line_start = self.text.rfind("\n", 0, start) + 1
        sentence = _SENTENCE.match(self.text, line_start)
        if not sentence or line_start + len(sentence[1]) != start:
            return False
        own = len(sentence[1])
        return len(sentence[2]) > own and text_above(self.text, line_start, own) is not None

    def _refuse_alias(self, name: str, start: int, end: int) -> None:
        self._report("KB013", start, end, name=name, hint="alias")
        self._spoil(start)

    def _refuse_properties(self, event: Any, start: int) -> None:
        self._spoil(start)
        if event.anchor is not None:
            self._report("KB013", start, start + 1 + len(event.anchor), name=event.anchor)
        elif event.tag is not None:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self._report("KB014", start, start + len(tag), tag=tag)

    def _check_quoted(self, value: str, start: int, end: int, *, escapes: bool) -> None:
        """Report a quote that went over the next field, and odd characters that came in by escapes."""
        if self.text.find("\n", start, end) >= 0:
            line_start = self.text.rfind("\n", 0, start) + 1
            line = self.text[line_start:start]
            column = len(line) - len(line.lstrip(" -"))
            for field in _SWALLOWED_FIELD.finditer(self.text, start, end):
                if len(field[1]) <= column:
                    raise Unreadable("open quote", start)
        if escapes and self.text.find("\\", start, end) >= 0:
            control = CONTROL.search(value)
            hidden = INVISIBLE.search(value)
            if control:
                self._report("KB002", start, end, name=name_of(control[0]), hint="escape")
                self._spoil(start)
            elif hidden and not INVISIBLE.search(self.text, start, end):
                self._report("KB018", start, end, name=name_of(hidden[0]), hint="escape")

    def _check_folded(self, start: int, end: int) -> None:
        """Report a list whose items became one text: their hyphens stand at a wrong column."""
        match = _SWALLOWED_ITEM.search(self.text, start, end)
        if match and DASH.match(self.text, start) and self._leads(start):
            line = self.text[start + 1 : self.text.find("\n", start)].strip()
            self._report("KB007", start, hint="dash", value=line)
        elif match:
            hyphen, hint = culprit(self.text, start, match.start(1))
            self._report("KB029", hyphen, hint=hint)
        elif _CLUNG_ITEMS.match(self.text, start, end):
            self._report("KB029", start, hint="space")
        else:
            return
        self._spoil(start)

    def _leads(self, start: int) -> bool:
        return not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip()

    def _note_fields(self, start: int, end: int) -> None:
        """Note what looks like a field in a block of text, outside of code."""
        for match in _FIELD_IN_TEXT.finditer(self.text, start, end):
            if self.text.count("```", start, match.start()) % 2 == 0:
                self.suspects.append((self.draft.origin(match.start(1)), match[1]))

    def _check_comment(self, end: int) -> None:
        if self.text[end + 2 : end + 3].strip(" #\r\n!"):
            line_end = self.text.find("\n", end)
            lost = self.text[end + 1 : line_end if line_end >= 0 else None].strip()
            self._report("KB026", end + 1, end + 1 + len(lost), text=lost[:60])

    def _report_decomposed(self) -> None:
        for at, letter in enumerate(self.text):
            if unicodedata.combining(letter):
                pair = self.text[max(0, at - 1) : at + 1]
                if unicodedata.normalize("NFC", pair) != pair:
                    self._report("KB019", at - 1, at + 1)
                    return


ERRORS = (yaml.YAMLError, Unreadable)
"""What a reader raises where the text cannot be read as it is."""
