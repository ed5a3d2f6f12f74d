"""What a YAML syntax error really means, said to somebody who does not think in YAML tokens.

Each cure knows one kind of mistake: it says what is wrong, and mends it in a draft of the text, so that
reading goes on and one run tells all the mistakes of a file.
"""

import re
from collections.abc import Callable
from typing import Any

from kbgen.diagnostics import Diagnostic, problem
from kbgen.source import values
from kbgen.source.draft import Draft, Edit
from kbgen.source.layout import (
    DASH,
    FIELD,
    NAME,
    ODD_INDENT,
    TAB_INDENT,
    culprit,
    deeper,
    first_of_block,
    hyphens_for_dashes,
    is_first_off,
    is_for_items,
    item_above,
    lines_above,
    lines_from,
    moved,
    names_beside,
    respaced,
    text_above,
)
from kbgen.source.repair import Repair, Trouble

_NAME_AND_SPACE = re.compile(rf"{NAME.pattern}(?=\s|$)")
_NAME_AND_SIGN = re.compile(rf"{NAME.pattern} {{0,2}}([:\uff1a;=]) ?")
_NO_SPACE = re.compile(r"-[^\s-]")
_ITEM = re.compile(r" *-(?= )")
_CLUNG_ITEM = re.compile(rf" *(?:- +)*-(?={NAME.pattern}:(?:\s|$)|[\"'])")
_ITEM_NAME = re.compile(rf"- +({NAME.pattern}:)")
_FIELD_BELOW = re.compile(r"[^\n]*\n( *)\S")
_SHOWN = 100  # characters of a line that is shown to be copied
_TAB_AFTER_HYPHEN = re.compile(r" *(?:- +)*-\t")


def explain(draft: Draft, error: Any, scalar: tuple[int, int]) -> Repair:
    """Return what is wrong at `error`, a `yaml.YAMLError` or an `Unreadable`, and how to mend it.

    `scalar` is the stretch of the last scalar that was read.
    """
    trouble = Trouble.of(draft, error, scalar)
    for cure in _CURES:
        repair = cure(trouble)
        if repair is not None:
            return repair
    return Repair(problem("KB007", draft.span(trouble.at), what=trouble.what or "?"))


def _odd_spaces(trouble: Trouble) -> Repair | None:
    """Non-breaking spaces as indentation."""
    text = trouble.text
    for start in sorted({trouble.line_start, trouble.start_of(trouble.begin)}):
        match = ODD_INDENT.match(text, start)
        if match:
            lines, edits = respaced(text, start, ODD_INDENT)
            at = start + len(match[0]) - len(match[0].lstrip(" \t"))
            listed = ", ".join(str(trouble.draft.line(one)) for one in lines[:10])
            return Repair(
                problem("KB009", trouble.draft.span(at, match.end()), lines=listed), edits
            )
    return None


def _tabs(trouble: Trouble) -> Repair | None:
    """A tab as indentation, or after a hyphen."""
    text, at, start = trouble.text, trouble.at, trouble.line_start
    match = TAB_INDENT.match(text, start)
    if match and match.end() >= at:
        rest = text[match.end() : trouble.end_of(at)].strip()
        if not rest or rest.startswith("#"):
            return Repair(None, [(start, match.end(), " " * len(match[0]))])
        _, edits = respaced(text, start, TAB_INDENT)
        return Repair(problem("KB008", trouble.draft.span(start + match[0].index("\t"))), edits)
    if text[at : at + 1] == "\t":
        edits = [(at, at + 1, " ")]
        for following, line in list(lines_from(text, start))[1:]:
            tab = _TAB_AFTER_HYPHEN.match(line)
            if not tab:
                break
            edits.append((following + tab.end() - 1, following + tab.end(), " "))
        return Repair(problem("KB008", trouble.draft.span(at)), edits)
    return None


def _dash(trouble: Trouble) -> Repair | None:
    """A dash in place of the hyphen before an item."""
    text = trouble.text
    for at in (trouble.at, trouble.begin, trouble.scalar[0]):
        start = trouble.start_of(at)
        dash = start + len(text[start : trouble.end_of(at)]) - len(trouble.line_of(at).lstrip(" "))
        if not DASH.match(text, dash):
            continue
        if trouble.what == "dash" or is_for_items(text, start, dash - start):
            words = text[dash + 1 : trouble.end_of(dash)].strip()
            shown = words if len(words) <= _SHOWN else "..."
            found = problem("KB007", trouble.draft.span(dash), hint="dash", value=shown)
            return Repair(found, hyphens_for_dashes(text, start))
    return None


def _lost_hyphen(trouble: Trouble) -> Repair | None:
    """The fields of an item that begin anew within the item above: its hyphen is missing."""
    if trouble.what != "lost hyphen":
        return None
    at = trouble.at
    return Repair(_no_hyphen(trouble, at), [(at - 2, at, "- ")])


def _flush(trouble: Trouble) -> Repair | None:
    """A line of a text behind `|` that has a colon and not the indentation of the others."""
    own = trouble.at - trouble.line_start
    column = text_above(trouble.text, trouble.line_start, own) if trouble.what == "flush" else None
    if column is None:
        return None
    where = trouble.draft.span(trouble.at, trouble.end_of(trouble.at))
    edits: list[Edit] = [(trouble.line_start, trouble.at, " " * column)]
    return Repair(problem("KB007", where, hint="flush", indent=str(column)), edits)


def _no_hyphen(trouble: Trouble, at: int) -> Diagnostic:
    name = trouble.text[at : trouble.text.find(":", at)]
    line = trouble.text[at : trouble.end_of(at)].strip()
    shown = line if len(line) <= _SHOWN else f"{name}: ..."
    where = trouble.draft.span(at, at + len(name))
    return problem("KB007", where, hint="item", name=name, value=shown)


def _key(trouble: Trouble) -> Repair | None:
    """A mapping, a list or nothing at all where the name of a field should be."""
    text, at = trouble.text, trouble.at
    if trouble.what == "complex key":
        braces = text.rfind("{{", max(0, at - 1), at + 2)
        if braces >= 0:
            return values.reserved(trouble, braces)
        return Repair(problem("KB017", trouble.draft.span(at)))
    if text[at : at + 1] == ":" and trouble.leads and not trouble.what.startswith("mapping values"):
        return Repair(problem("KB017", trouble.draft.span(at)))
    return None


def _colon(trouble: Trouble) -> Repair | None:
    """A colon in a text; or a line that YAML joined to the one above."""
    if not trouble.what.startswith("mapping values are not allowed"):
        return None
    text, at, (start, end) = trouble.text, trouble.at, trouble.scalar
    rule = trouble.start_of(start)
    if text.startswith("---", rule) and rule < start:
        return Repair(
            problem("KB015", trouble.draft.span(rule, rule + 3), hint="start"), [(rule, start, "")]
        )
    if text[start : start + 1] in {'"', "'"} and start < end <= at and not text[end:at].strip():
        return values.reserved(trouble, start)
    if start >= trouble.line_start:
        return values.colon(trouble)
    if (found := _item(trouble) or _swallowed(trouble)) is not None:
        return found
    before = text[trouble.start_of(start) : start]
    is_field = NAME.fullmatch(text[trouble.line_start : at].strip(" -")) is not None
    if before.strip(" -"):
        return _out_of_place(trouble) if is_field else values.colon(trouble)
    above = next(lines_above(text, trouble.start_of(start)), "")
    if is_field and ("-" in before or not above.rstrip().endswith(":")) and _colonless(text, start):
        return _colon_missing(trouble, start)
    return values.colon(trouble)


def _item(trouble: Trouble) -> Repair | None:
    """An item on the line above that is out of place itself, or whose hyphen sticks to its field."""
    text = trouble.text
    above = text[: trouble.line_start].rstrip()
    for start in (trouble.line_start, above.rfind("\n") + 1):
        clung = _CLUNG_ITEM.match(text, start)
        if clung:
            where = trouble.draft.span(clung.end() - 1, trouble.end_of(start))
            found = problem("KB007", where, hint="hyphen")
            return Repair(found, [(clung.end(), clung.end(), " ")])
    item = item_above(text, trouble.line_start)
    if item is None:
        return None
    return Repair(problem("KB007", trouble.draft.span(item[0]), hint="indent"), item[1])


def _swallowed(trouble: Trouble) -> Repair | None:
    """An item that YAML took for more text of the line above: one of the two hyphens is wrong."""
    text, start = trouble.text, trouble.scalar[0]
    hyphen = _ITEM.match(text, trouble.line_start)
    if hyphen is None:
        return None
    at, hint = culprit(text, start, hyphen.end() - 1)
    edits = [(at + 1, at + 1, " ")] if hint == "space" else moved(text, trouble.start_of(at))
    return Repair(problem("KB029", trouble.draft.span(at), hint=hint), edits) if edits else None


def _first_lines(trouble: Trouble) -> Repair | None:
    """A file whose first lines are indented, and those that follow are not."""
    text, end = trouble.text, trouble.line_start
    first = re.search(r"^ +(?=[^\s#])", text[:end], re.MULTILINE)
    if first is None or (
        text[: first.start()].strip() and not text[: first.start()].startswith("#")
    ):
        return None
    inside = [line for line in text[first.start() : end].split("\n") if line.strip()]
    outside = [line for _, line in lines_from(text, end) if line.strip()]
    by = len(first[0]) - (trouble.at - end)
    if by <= 0 or len(inside) > len(outside):
        return None
    edits = [
        (start, start + by, "")
        for start, line in lines_from(text, first.start())
        if start < end and line.startswith(" " * by)
    ]
    return Repair(problem("KB007", trouble.draft.span(first.end()), hint="indent"), edits)


def _out_of_place(trouble: Trouble) -> Repair:
    """A field that YAML took for more text of the field above."""
    start = (
        trouble.line_start
        + len(trouble.text[trouble.line_start : trouble.at])
        - len(trouble.text[trouble.line_start : trouble.at].lstrip(" "))
    )
    above = trouble.text[: trouble.line_start].rstrip()
    line = str(trouble.draft.line(max(0, len(above) - 1)))
    found = problem("KB007", trouble.draft.span(start, trouble.at), hint="stray", line=line)
    return Repair(found, moved(trouble.text, trouble.line_start))


def _no_colon(trouble: Trouble) -> Repair | None:
    """A line that should be a field and has no colon, or text that should belong to the line above."""
    if "could not find expected ':'" not in trouble.what:
        return None
    text, start = trouble.text, trouble.begin
    end = trouble.end_of(start)
    above = next(lines_above(text, trouble.start_of(start)), "")
    name = FIELD.match(above.strip(" -"))
    beside = len(above) - len(above.lstrip(" -")) == start - trouble.start_of(start)
    if name and beside and not NAME.fullmatch(name[0][:-1]):
        at = text.rfind(name[0], 0, start) + len(name[0]) - 1
        return values.colon(Trouble(trouble.draft, at, at, "", "", (at, at)))
    block = re.search(r"[|>][-+0-9]*[ \r]*$", above) is not None
    if not block and _follows_text(trouble, start) and not _colonless(text, start):
        indent = str(len(above) - len(above.lstrip(" ")))
        found = problem("KB007", trouble.draft.span(start, end), hint="flush", indent=indent)
        return Repair(found, moved(text, trouble.start_of(start)))
    if not block and _colonless(text, start):
        return _colon_missing(trouble, start)
    if _NO_SPACE.match(text, start):
        found = problem("KB007", trouble.draft.span(start, end), hint="hyphen")
        return Repair(found, [(start + 1, start + 1, " ")])
    found = problem("KB007", trouble.draft.span(start, end), hint="text" if block else "goes_on")
    return Repair(found, moved(text, trouble.start_of(start)))


def _follows_text(trouble: Trouble, start: int) -> bool:
    """Say whether the line that begins at `start` comes right after the lines of a text behind `|`."""
    first, last = trouble.scalar
    return trouble.text[first : first + 1] in {"|", ">"} and not trouble.text[last:start].strip()


def _colonless(text: str, start: int) -> bool:
    """Say whether the line that begins at `start` looks like a field without colon, or without the space."""
    return (
        _NAME_AND_SPACE.match(text, start) is not None
        or _NAME_AND_SIGN.match(text, start) is not None
    )


def _colon_missing(trouble: Trouble, start: int) -> Repair:
    text = trouble.text
    end = trouble.end_of(start)
    line = text[start:end].rstrip()
    where = trouble.draft.span(start, start + len(line))
    match = _NAME_AND_SIGN.match(text, start)
    if match:
        hint = "space" if match[1] == ":" else "colon"
        found = problem("KB007", where, hint=hint, name=text[start : match.start(1)].strip())
        return Repair(found, [(match.start(1), match.end(), ": ")])
    name = NAME.match(text, start)
    after = name.end() if name else end
    found = problem("KB007", where, hint="colon", name=text[start:after])
    return Repair(found, [(after, after, ":")])


def _indentation(trouble: Trouble) -> Repair | None:
    """A line that begins at a column where nothing is open."""
    if not trouble.leads:
        return None
    text, at = trouble.text, trouble.at
    if "expected <document start>" in trouble.what:
        above = next(lines_above(text, trouble.line_start), "")
        if above.startswith("..."):
            dots = text.rfind("...", 0, at)
            found = problem("KB015", trouble.draft.span(dots, dots + 3), hint="end")
            return Repair(found, [(dots, trouble.end_of(dots), "")])
        if (first := _first_lines(trouble)) is not None:
            return first
    elif not trouble.what.startswith(("did not find expected", "expected <block end>")):
        return None
    if (item := _item(trouble)) is not None:
        return item
    where = trouble.draft.span(at)
    list_column = trouble.begin - trouble.start_of(trouble.begin)
    head = _ITEM_NAME.match(text, trouble.begin)
    if head is not None and text.startswith(head[1], at):
        if at - trouble.line_start == list_column:
            below = _FIELD_BELOW.match(text, at)
            is_inside = below is not None and len(below[1]) == list_column + 2
            edits = [(at, at, "- "), *([] if is_inside else deeper(text, at, 2))]
            return Repair(_no_hyphen(trouble, at), edits)
    if at == trouble.line_start and list_column == 0 and text.startswith("- ", at):
        edits = [(trouble.begin, trouble.begin, "- "), *deeper(text, trouble.begin, 2)]
        return Repair(problem("KB007", where, hint="entry"), edits)
    return _first_item(trouble) or Repair(
        problem("KB007", where, hint="indent"), moved(text, trouble.line_start)
    )


def _bare_item(trouble: Trouble) -> Repair | None:
    """The first item of a list that has no hyphen: its fields stand where those of the items below do."""
    if not trouble.leads:
        return None
    text, column = trouble.text, trouble.at - trouble.line_start
    item = _ITEM_NAME.match(text, trouble.at)
    first = first_of_block(text, trouble.line_start, column + 2) if item else None
    if item is None or first is None:
        return None
    names = [text[first + column + 2 :].partition(":")[0], *names_beside(text, first)]
    if item[1][:-1] not in names:
        return None
    edits: list[Edit] = [(first + column, first + column + 2, "- ")]
    return Repair(_no_hyphen(trouble, first + column + 2), edits)


def _first_item(trouble: Trouble) -> Repair | None:
    """The first item of a list, on the line above, that is out of place."""
    text, column = trouble.text, trouble.at - trouble.line_start
    start = trouble.start_of(len(text[: trouble.line_start].rstrip()))
    item = _ITEM.match(text, start)
    if item is None or not text.startswith("- ", trouble.at):
        return None
    first = item.end() - 1 - start
    if not is_first_off(text, start, first, column):
        return None
    edits: list[Edit] = [(start, item.end() - 1, " " * column)]
    return Repair(problem("KB007", trouble.draft.span(item.end() - 1), hint="indent"), edits)


_CURES: tuple[Callable[[Trouble], Repair | None], ...] = (
    _odd_spaces,
    _tabs,
    _dash,
    _lost_hyphen,
    _flush,
    _key,
    values.escape,
    values.open_quote,
    _colon,
    values.bracket,
    values.special,
    _no_colon,
    _bare_item,
    _indentation,
)
