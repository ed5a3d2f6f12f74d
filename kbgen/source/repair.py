"""What the cures of YAML's syntax work on: the trouble that the parser had, the repair that ends it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kbgen.diagnostics import Diagnostic
from kbgen.source.draft import Draft, Edit

_VALUE = re.compile(
    r" *(?:- +)*(?:(?:[^\s\"'#\[{][^\"#:\n]*|\"[^\"\n]*\"|'[^'\n]*'):[ \t]+)?(?:- +)*(?=\S)"
)


_SHOWN = 200  # characters of a value that is shown to be copied


class Unreadable(Exception):
    """Something that YAML allows and content does not; `what` says so, `start` is where it begins."""

    def __init__(self, what: str, start: int) -> None:
        super().__init__(what, start)
        self.what = what
        self.start = start


@dataclass(frozen=True, slots=True)
class Repair:
    """What is wrong, `None` where it does no harm, and the edits that mend it, `None` without a cure.

    Of the value that begins at the offset `spoils`, as it stands after the edits, nothing more is said.
    """

    diagnostic: Diagnostic | None
    edits: list[Edit] | None = None
    spoils: int | None = None


@dataclass(frozen=True)
class Trouble:
    """A place at which YAML could not be read. Offsets are those of the draft.

    `at` is where the parser gave up, `begin` where the thing began that it was reading then; `what` and
    `context` are its words for the two. `scalar` is the stretch of the last scalar before.
    """

    draft: Draft
    at: int
    begin: int
    what: str
    context: str
    scalar: tuple[int, int]

    @classmethod
    def of(cls, draft: Draft, error: Any, scalar: tuple[int, int]) -> "Trouble":
        """Return what `error` says, a `yaml.YAMLError` or an `Unreadable`."""
        if isinstance(error, Unreadable):
            return cls(draft, error.start, error.start, error.what, "", scalar)
        mark = getattr(error, "problem_mark", None)
        at = min(mark.index if mark else getattr(error, "position", 0) or 0, len(draft.text))
        context_mark = getattr(error, "context_mark", None)
        begin = min(context_mark.index, len(draft.text)) if context_mark else at
        what = str(getattr(error, "problem", None) or "")
        return cls(draft, at, begin, what, str(getattr(error, "context", None) or ""), scalar)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.draft.text

    @cached_property
    def line_start(self) -> int:
        """Where the line of `at` begins."""
        return self.start_of(self.at)

    @cached_property
    def value(self) -> int:
        """Where the value of the line of `at` begins: behind the hyphens and the name of the field."""
        match = _VALUE.match(self.text, self.line_start, self.line_start + 1000)
        return match.end() if match else self.line_start

    @property
    def leads(self) -> bool:
        """Whether `at` is the first thing on its line."""
        return not self.text[self.line_start : self.at].strip()

    def start_of(self, offset: int) -> int:
        """Return where the line of `offset` begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def end_of(self, offset: int) -> int:
        """Return where the line of `offset` ends."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)

    def line_of(self, offset: int) -> str:
        """Return the line of `offset`."""
        return self.text[self.start_of(offset) : self.end_of(offset)].rstrip("\r")


def quoted(text: str) -> dict[str, Any]:
    """Return what a diagnostic says of `text` that has to stand in double quotes: `value`, as YAML wants it.

    Where it is so long that it would be cut, `hint` is the variant that describes it instead: what is
    cut and then copied is lost.
    """
    value = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return {"value": value} if len(value) <= _SHOWN else {"value": "", "hint": "long"}
