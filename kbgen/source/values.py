"""Values that YAML cannot read: quotes and brackets without end, characters that mean something to it."""

import re
from typing import Any

from kbgen.diagnostics import problem
from kbgen.source.layout import FIELD, NAME, lines_from
from kbgen.source.repair import Repair, Trouble, quoted

_CLOSER = {"[": "]", "{": "}"}
_IN_FLOW = re.compile(r"[\[{](?:[^\[\]{}]*,)?(?=[^\[\]{},]*$)")
_END_IN_FLOW = re.compile(r"[,}\]]")
_LABEL = re.compile(rf"[ \r\n]*(?:- +)*(?:{NAME.pattern}: +)?(?:- +)*")
_COLON = re.compile(r":(?=\s|$)")
_OPENING = re.compile(rf"\b({NAME.pattern}):[ \r]*\n\s*\Z")
_FAR = 2000  # characters of a line that are mended at once
_SCANNED = tuple(
    f"while scanning {what}" for what in ("an alias", "an anchor", "a tag", "a directive")
)
_AFTER_VALUE = ("did not find expected key", "did not find expected '-' indicator")


def escape(trouble: Trouble) -> Repair | None:
    """A backslash in double quotes that is meant as a backslash."""
    if (
        "escape" not in trouble.what
        and "hexdecimal" not in trouble.what
        and "hexadecimal" not in trouble.what
    ):
        return None
    at = trouble.text.rfind("\\", 0, trouble.at + 1)
    at = at if at >= trouble.begin else trouble.at
    where = trouble.draft.span(at, at + 2)
    return Repair(problem("KB007", where, hint="escape"), [(at, at + 1, "/")])


def open_quote(trouble: Trouble) -> Repair | None:
    """A quote that is not closed where it should be, but at the end of the file or by another quote."""
    text, (start, end) = trouble.text, trouble.scalar
    if trouble.what == "open quote":
        return _unclosed(trouble, trouble.at)
    if "quoted scalar" in trouble.context and text[trouble.begin : trouble.begin + 1] in {'"', "'"}:
        line_start = trouble.start_of(trouble.begin)
        if line_start <= start < end <= trouble.begin and text[start] in {'"', "'"}:
            return reserved(trouble, start)
        return _unclosed(trouble, trouble.begin)
    if text[start : start + 1] in {'"', "'"} and "\n" in text[start:end]:
        if trouble.start_of(end - 1) == trouble.line_start and end <= trouble.at:
            return _unclosed(trouble, start)
    return None


def _unclosed(trouble: Trouble, at: int) -> Repair:
    return Repair(problem("KB007", trouble.draft.span(at), hint="quote"), [(at, at + 1, "_")])


def bracket(trouble: Trouble) -> Repair | None:
    """A bracket that is not closed, or closed by another, or that closes nothing."""
    text, at, begin = trouble.text, trouble.at, trouble.begin
    here = text[at : at + 1]
    if "flow" in trouble.context and text[begin : begin + 1] in _CLOSER:
        if text[begin : begin + 2] == "{{" or text[begin - 1 : begin + 1] == "{{":
            return reserved(trouble, text.rfind("{{", 0, begin + 2))
        closer = _CLOSER[text[begin]]
        if here in {"]", "}"}:
            found = problem("KB007", trouble.draft.span(at), hint="closer", closer=closer)
            return Repair(found, [(at, at + 1, closer)])
        if (
            here == ":"
            and trouble.start_of(begin) == trouble.line_start
            and closer in trouble.line_of(at)[at - trouble.line_start :]
        ):
            return colon(trouble)
        found = problem("KB007", trouble.draft.span(begin), hint="bracket")
        end = _end_of_flow(trouble, begin)
        return Repair(found, [(end, end, closer)])
    if here in {"]", "}"} and not trouble.leads and text[trouble.value] in _CLOSER:
        found = problem("KB007", trouble.draft.span(at), hint="extra")
        return Repair(found, [(at, at + 1, " ")])
    return None


def _end_of_flow(trouble: Trouble, begin: int) -> int:
    """Return where the list or mapping that begins at `begin` was most likely meant to end."""
    line_start = trouble.start_of(begin)
    indent = len(trouble.line_of(begin)) - len(trouble.line_of(begin).lstrip(" "))
    end = line_start
    for start, line in lines_from(trouble.text, line_start):
        depth = len(line) - len(line.lstrip(" "))
        if start != line_start and (
            depth <= indent or not line.strip() or FIELD.match(line, depth)
        ):
            break
        code = line.split(" #", 1)[0].rstrip().removesuffix(",")
        end = start + len(code)
    return max(end, begin + 1)


def special(trouble: Trouble) -> Repair | None:
    """A value that begins with a character which YAML keeps for itself."""
    text, at, begin = trouble.text, trouble.at, trouble.begin
    if "cannot start any token" in trouble.what:
        return reserved(trouble, at - 1 if text[at - 1 : at + 1] == "{%" else at)
    if trouble.context.startswith(_SCANNED):
        return reserved(trouble, begin)
    if trouble.context.startswith("while scanning a block scalar") and text[begin : begin + 1] in {
        "|",
        ">",
    }:
        return reserved(trouble, begin)
    if trouble.what.startswith(
        ("block sequence entries", "sequence entries", "mapping keys are not allowed")
    ):
        return reserved(trouble, at)
    if "expected node content" in trouble.what or "expected the node content" in trouble.what:
        return reserved(trouble, at) if text[at : at + 1] in {",", "]", "}", "?"} else None
    if trouble.what.startswith(_AFTER_VALUE) or "expected <block end>" in trouble.what:
        opening = trouble.value
        if opening < at and text[opening] in "\"'[{*&!":
            return reserved(trouble, opening)
    return None


def colon(trouble: Trouble) -> Repair:
    """A colon in a text without quotes."""
    text, begin = trouble.text, trouble.line_start
    end = min(trouble.end_of(trouble.at), trouble.at + _FAR)
    if trouble.scalar[0] < begin and text[trouble.scalar[0]] not in "|>":
        begin = trouble.scalar[0]
    begin = max(begin, trouble.at - _FAR)
    inner = _IN_FLOW.search(text, begin, trouble.at)
    if inner:
        begin = inner.end()
        closing = _END_IN_FLOW.search(text, trouble.at, end)
        end = closing.start() if closing else end
    begin = _LABEL.match(text, begin, trouble.at).end()  # type: ignore[union-attr]
    colons = [one.start() for one in _COLON.finditer(text, max(begin, trouble.line_start), end)]
    at = min([trouble.at, *colons])
    found = problem("KB010", trouble.draft.span(at), **quoted(text[begin:end]))
    return Repair(found, [(one, one + 1, "\u2236") for one in {trouble.at, *colons}])


def reserved(trouble: Trouble, at: int) -> Repair:
    """The value at `at` begins with a character that YAML keeps for itself."""
    text = trouble.text
    braces = text.rfind("{{", trouble.start_of(at), at)
    if braces >= 0 and not text[braces + 2 : at].strip():
        at = braces
    sign = "{{" if text.startswith("{{", at) else text[at : at + 1]
    if (found := _below(trouble, at, sign)) is not None:
        return found
    end = min(trouble.end_of(at), at + _FAR)
    if _IN_FLOW.search(text, max(trouble.start_of(at), at - _FAR), at):
        closing = _END_IN_FLOW.search(text, at + (2 if text.startswith("{{", at) else 1), end)
        end = closing.start() if closing else end
    edits = [(at, at + len(sign), "_" * len(sign))]
    if sign[:1] in {"{", "["}:
        after = at + len(sign)
        edits += [
            (after + one.start(), after + one.end(), "_")
            for one in re.finditer(r"[{}\[\]]", text[after:end])
        ]
    words: dict[str, Any] = {"sign": sign, **quoted(text[at:end])}
    if sign in {'"', "'", "|", ">"}:
        words["hint"] = "block" if sign in {"|", ">"} else "quote"
    return Repair(problem("KB011", trouble.draft.span(at, at + len(sign)), **words), edits)


def _below(trouble: Trouble, at: int, sign: str) -> Repair | None:
    """A text on lines of its own below its field, which has no `|`."""
    text, start = trouble.text, trouble.start_of(at)
    if text[start:at].strip(" ") or sign in {'"', "'", "[", "{", "-", "?", ",", "]", "}"}:
        return None
    opening = _OPENING.search(text, max(0, start - _FAR), start)
    if opening is None:
        return None
    colon = opening.end(1) + 1
    item = sign == "*" and text[at + 1 : at + 2] == " "
    words: dict[str, Any] = {
        "sign": sign,
        "name": opening[1],
        "value": text[at + 2 : trouble.end_of(at)].strip(),
    }
    where = trouble.draft.span(at, at + len(sign))
    found = problem("KB011", where, hint="item" if item else "below", **words)
    return Repair(found, [(colon, colon, " |")], colon)
