"""A mistake as a value: where it is, which code it has, what its words are filled with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from kbgen.codes import CODES, Code, Severity

MANY = 5000
"""Problems of one file that a report holds; of those above it says only how many there are."""
_WEIGHTS = ("error", "warning", "note")
_LONGEST = 300  # characters of an argument


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: a stretch of one line.

    Lines and columns count from 1, columns in characters; `end_column` is the first column after
    the stretch. `text` is the source line, for showing; of a long line only a stretch, of which
    `skipped` characters of the line stand to the left.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 2
    text: str = field(default="", compare=False)
    skipped: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake. `hint` names a variant of the code's words, `related` other places of note."""

    code: str
    span: Span
    args: Mapping[str, str] = field(default_factory=dict)
    hint: str | None = None
    related: tuple[tuple[Span, str], ...] = ()

    @property
    def kind(self) -> Code:
        """The code's row in the table."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """`error`, `warning` or `note`."""
        return self.kind.severity

    def message(self, lang: str = "en") -> str:
        """Return what happened, in one sentence without a full stop."""
        return self.kind.words("message", lang, variant=self.hint).format_map(self.args)

    def help(self, lang: str = "en") -> str:
        """Return what to do about it."""
        return self.kind.words("help", lang, variant=self.hint).format_map(self.args)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then by code."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message())


def problem(
    code: str,
    span: Span,
    *,
    hint: str | None = None,
    related: tuple[tuple[Span, str], ...] = (),
    **args: str,
) -> Diagnostic:
    """Return a diagnostic; keyword arguments fill the words of its code."""
    for name, words in args.items():
        if len(words) > _LONGEST:
            args[name] = words[: _LONGEST - 1] + "…"
    return Diagnostic(code, span, args, hint, related)


def _foremost(of_file: list[Diagnostic]) -> list[Diagnostic]:
    """Return as many of a file's diagnostics as a report holds, errors before warnings and notes."""
    if len(of_file) <= MANY:
        return of_file
    by_weight = sorted(of_file, key=lambda one: _WEIGHTS.index(one.severity))
    return [*by_weight[:MANY], problem("KB028", by_weight[MANY].span)]


@dataclass(frozen=True, slots=True)
class Report:
    """All the diagnostics of one run, sorted by place, each once."""

    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    entries: int = 0

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], *, files: int = 0, entries: int = 0) -> "Report":
        """Return a report of `diagnostics`, sorted and without repetitions."""
        kept: list[Diagnostic] = []
        by_place = sorted(
            diagnostics, key=lambda one: (one.span.path, one.span.line, one.span.column)
        )
        for _, group in groupby(by_place, key=lambda one: one.span.path):
            unique = {one.sort_key: one for one in _foremost(list(group))}
            kept += [unique[key] for key in sorted(unique)]
        return cls(tuple(kept), files, entries)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate over the diagnostics in order."""
        return iter(self.diagnostics)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.diagnostics)

    def _of(self, severity: Severity) -> list[Diagnostic]:
        return [one for one in self.diagnostics if one.severity == severity]

    @property
    def errors(self) -> list[Diagnostic]:
        """Mistakes that stop a build."""
        return self._of("error")

    @property
    def warnings(self) -> list[Diagnostic]:
        """Mistakes that only a strict build stops at."""
        return self._of("warning")

    @property
    def notes(self) -> list[Diagnostic]:
        """Upkeep that is due; it stops nothing."""
        return self._of("note")

    @property
    def ok(self) -> bool:
        """Whether a site can be made of this."""
        return not self.errors

    def only_codes(self, codes: Iterable[str]) -> "Report":
        """Return the report of the codes `codes` alone."""
        wanted = frozenset(codes)
        kept = tuple(one for one in self.diagnostics if one.code in wanted)
        return Report(kept, self.files, self.entries)
