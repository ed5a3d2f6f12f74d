"""What a YAML syntax error really means, said to somebody who does not think in YAML tokens.

`explain` also mends the text in memory where the cure is known, always by characters of the same
number, so that every later offset stays true.
"""

import re
from dataclasses import dataclass
from typing import Any

from kbgen.diagnostics import Diagnostic, problem
from kbgen.source.characters import ODD_SPACES
from kbgen.source.file import SourceFile

_ODD_INDENT = re.compile(rf"^[ \t]*[{ODD_SPACES}][ \t{ODD_SPACES}]*", re.MULTILINE)
_OPENING = re.compile(r"^(\s*(?:- +)*(?:[^\s\"'#\[{][^\"#:]*:\s+)?(?:- +)*)(\{\{|[\"'\[{])")
_KEY_ONLY = re.compile(r"\s*(?:- +)*[^\s:]+\s*")


@dataclass(frozen=True, slots=True)
class Repair:
    """A syntax error explained; `text` is the whole text mended, `None` where there is no cure."""

    diagnostic: Diagnostic
    text: str | None
    value_start: int


def explain(source: SourceFile, text: str, error: Any, last_scalar: tuple[int, int]) -> Repair:
    """Return what is wrong at `error`: a `yaml.YAMLError` of `text`, or a key that is no text.

    Places come from `source`, which has the file's true text; `last_scalar` is the stretch of the last
    scalar that was read.
    """
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    what = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    at = getattr(error, "start", None)
    if at is not None and not _ODD_INDENT.search(text):
        if text[at : at + 2] != "{{" and text[max(at - 1, 0) : at + 1] != "{{":
            return Repair(problem("KB017", source.span(at)), None, at)
        at = text.rfind("{{", 0, at + 2)
        return _reserved(source, text, at, at)
    if at is None:
        at = mark.index if mark is not None else getattr(error, "position", 0) or 0
    at = min(at, len(text))
    begin = context_mark.index if context_mark is not None else at

    odd = _ODD_INDENT.search(text)
    if odd and source.position(odd.start())[0] <= source.position(at)[0]:
        return _odd_indent(source, text)
    line_start = text.rfind("\n", 0, at) + 1
    indent = text[line_start : at + 1]
    if "\t" in indent and not indent.strip():
        return Repair(problem("KB008", source.span(line_start + indent.index("\t"))), None, at)

    opening = _opening(text, line_start, at)
    if what.startswith("mapping values are not allowed"):
        return _colon(source, text, at, line_start, last_scalar)
    if "cannot start any token" in what:
        return _reserved(source, text, at, at)
    if context.startswith(("while scanning an alias", "while scanning an anchor", "while scanning a tag")):
        return _reserved(source, text, begin, begin)
    if context.startswith("while scanning a block scalar") and text[begin : begin + 1] in "|>":
        return _reserved(source, text, begin, begin)
    if what.startswith("block sequence entries are not allowed"):
        return _reserved(source, text, at, at)
    if "unexpected end of stream" in what and text[begin : begin + 1] in {'"', "'"}:
        return _unclosed(source, text, begin)
    if "unknown escape" in what or "hexdecimal" in what or "Unicode character escape" in what:
        where = source.span(at, at + 2)
        return Repair(problem("KB007", where, hint="escape", what="unknown escape"), _put(text, at, "/"), begin)
    start, end = last_scalar
    if text[start : start + 1] in {'"', "'"} and "\n" in text[start:end]:
        if source.position(max(end - 1, 0))[0] == source.position(min(at, max(len(text) - 1, 0)))[0]:
            return _unclosed(source, text, start)
    if opening is not None and text[opening] in "{[" and _is_text_after(text, opening):
        return _reserved(source, text, opening, opening)
    if opening is not None and text[opening] in "\"'" and opening < at:
        return _reserved(source, text, opening, opening)
    if text[begin : begin + 1] in "{[" and "flow" in context:
        return Repair(problem("KB007", source.span(begin), hint="bracket", what="unclosed bracket"), None, at)
    if text[at : at + 1] == ":" or at == begin and text[at:].lstrip().startswith(":"):
        return Repair(problem("KB017", source.span(at)), None, at)
    if "expected ':'" in what:
        return Repair(problem("KB007", source.span(begin, at), hint="colon", what=what), None, at)
    return Repair(problem("KB007", source.span(at), hint="indent", what=what or "unreadable"), None, at)


def _put(text: str, at: int, replacement: str) -> str:
    return text[:at] + replacement + text[at + len(replacement) :]


def _opening(text: str, line_start: int, at: int) -> int | None:
    """Return where the value of the line begins with a quote or a bracket, if it does."""
    match = _OPENING.match(text[line_start : max(at + 1, line_start + 1)][:1000])
    if match is None and at == line_start:
        match = _OPENING.match(text[line_start : line_start + 1000])
    return line_start + match.start(2) if match else None


def _is_text_after(text: str, opening: int) -> bool:
    """Say whether the bracket at `opening` is closed on its line, so that text was what was meant."""
    line_end = text.find("\n", opening)
    line = text[opening : line_end if line_end >= 0 else len(text)]
    return line.startswith("{{") or ("}" if line[0] == "{" else "]") in line


def _odd_indent(source: SourceFile, text: str) -> Repair:
    matches = list(_ODD_INDENT.finditer(text))
    lines = ", ".join(str(source.position(match.start())[0]) for match in matches[:10])
    first = matches[0]
    at = first.start() + len(first[0]) - len(first[0].lstrip(" \t"))
    mended = _ODD_INDENT.sub(lambda match: " " * len(match[0]), text)
    return Repair(problem("KB009", source.span(at, first.end()), lines=lines), mended, at)


def _colon(
    source: SourceFile, text: str, at: int, line_start: int, last_scalar: tuple[int, int]
) -> Repair:
    """A colon inside a value; or the first of its line, and then the indentation is what is wrong."""
    if _KEY_ONLY.fullmatch(text[line_start:at]):
        previous = text[:line_start].rstrip()
        above = source.position(len(previous) - 1)[0] if previous else 1
        start = line_start + len(text[line_start:at]) - len(text[line_start:at].lstrip())
        where = source.span(start, at)
        return Repair(problem("KB007", where, hint="stray", what="a line out of place", line=str(above)), None, at)
    line_end = text.find("\n", at)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    value = line.split(": ", 1)[-1].strip()
    return Repair(
        problem("KB010", source.span(at, at + 1), value=value[:80]), _put(text, at, "\u2236"), line_start
    )


def _reserved(source: SourceFile, text: str, at: int, value_start: int) -> Repair:
    """A value that begins with a character that YAML keeps for itself."""
    if text[at : at + 1] == "\t":
        return Repair(problem("KB008", source.span(at)), _put(text, at, " "), at)
    double = text.startswith("{{", at)
    sign = "{{" if double else text[at : at + 1]
    line_end = text.find("\n", at)
    line_end = line_end if line_end >= 0 else len(text)
    value = text[at:line_end].strip()
    mended = _put(text, at, "_" * len(sign))
    if double or sign in "[{":
        line = mended[at:line_end]
        mended = mended[:at] + re.sub(r"[{}\[\]]", "_", line) + mended[line_end:]
    hint = "quote" if sign in {'"', "'"} else "block" if sign in {"|", ">"} else None
    return Repair(
        problem("KB011", source.span(at, at + len(sign)), hint=hint, sign=sign, value=value[:80].replace('"', "'")),
        mended,
        value_start,
    )


def _unclosed(source: SourceFile, text: str, at: int) -> Repair:
    where = source.span(at)
    return Repair(problem("KB007", where, hint="quote", what="unclosed quote"), _put(text, at, "_"), at)
