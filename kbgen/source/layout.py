"""Columns: on which of them lists and fields are open at a line, and how lines are moved there.

All of this is guessing from the lines above, as a reader of the file would. A guess that is wrong makes
no false report: the line that was moved has been reported, and of what follows from it nothing is said.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.source.characters import ODD_SPACES
from kbgen.source.draft import Edit

ODD_INDENT = re.compile(rf"[ \t]*[{ODD_SPACES}][ \t{ODD_SPACES}]*")
TAB_INDENT = re.compile(r" *\t[ \t]*")
FIELD = re.compile(r"(?:[^\s:#\"'\[{][^:\n]*|\"[^\"\n]*\"|'[^'\n]*'):(?=\s|$)")
"""The name of a field and its colon."""
NAME = re.compile(r"[a-z_]{1,30}")
"""What the names of fields are made of."""
DASH = re.compile(r"[\u2010-\u2015\u2212][ \t]")
"""A dash that a word processor or a phone puts in place of a hyphen."""
_BLANK = re.compile(r"[ \t]*(?:#.*)?\r?$")
_BLOCK = re.compile(r"(?:^|[:\s])[|>][-+0-9]*[ \t\r]*$")
_FAR = 400  # lines that are looked at in one direction, at the most


class _Shape(NamedTuple):
    """What begins where on a line: hyphens, then a field or text."""

    indent: int
    hyphens: list[int]
    field: int | None
    opens: str  # "value" and "text" are still to come on the lines below

    @property
    def inner(self) -> int:
        return (
            self.field
            if self.field is not None
            else self.hyphens[-1]
            if self.hyphens
            else self.indent
        )


def _shape(line: str) -> _Shape:
    at = len(line) - len(line.lstrip(" "))
    indent, hyphens = at, list[int]()
    while line[at : at + 1] == "-" and line[at + 1 : at + 2] in {"", " ", "\r"}:
        hyphens.append(at)
        at = len(line) - len(line[at + 1 :].lstrip(" "))
    field = FIELD.match(line, at)
    rest = line.rstrip()
    opens = "value" if rest.endswith(":") and field else "text" if _BLOCK.search(line) else ""
    return _Shape(indent, hyphens, at if field else None, opens)


def lines_above(text: str, line_start: int) -> Iterator[str]:
    """Yield the lines above the one that begins at `line_start`, the nearest first."""
    for _ in range(_FAR):
        if line_start <= 0:
            return
        end = line_start - 1
        line_start = text.rfind("\n", 0, end) + 1
        line = text[line_start:end]
        if not _BLANK.match(line):
            yield line


def lines_from(text: str, line_start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines from the one that begins at `line_start` on, with where they begin."""
    for _ in range(_FAR):
        end = text.find("\n", line_start)
        yield line_start, text[line_start : end if end >= 0 else len(text)]
        if end < 0:
            return
        line_start = end + 1


def _open_columns(text: str, line_start: int, line: str) -> set[int]:
    """Return the columns on which `line`, which begins at `line_start`, could well stand."""
    own = _shape(line)
    kind = "list" if own.hyphens else "field" if own.field is not None else "text"
    found: set[int] = set()
    limit = 10**9
    for number, above in enumerate(lines_above(text, line_start)):
        shape = _shape(above)
        if number == 0:
            if kind == "text":
                is_text = shape.field is None and not shape.hyphens
                return {shape.indent if is_text else shape.inner + 2}
            if shape.opens == "value":
                found |= {shape.inner + 2, shape.inner} if kind == "list" else {shape.inner + 2}
        if kind == "list":
            found |= {column for column in shape.hyphens if column < limit}
        elif shape.field is not None and shape.field < limit:
            found.add(shape.field)
        limit = min(limit, shape.indent)
        if limit == 0:
            break
    return found


def hyphens_for_dashes(text: str, line_start: int) -> list[Edit]:
    """Return the edits that put hyphens in place of the dashes before the items of a list."""
    lines = lines_from(text, line_start)
    first = next(lines_from(text, line_start))[1]
    indent = len(first) - len(first.lstrip(" "))
    edits: list[Edit] = []
    for start, line in lines:
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        if DASH.match(line, indent) and not line[:indent].strip():
            edits.append((start + indent, start + indent + 1, "-"))
    return edits


def first_of_block(text: str, line_start: int, column: int) -> int | None:
    """Return where the first line begins of the fields on `column` that end above `line_start`.

    None where they are not what a field without a value, or the file, begins with.
    """
    found: int | None = None
    for _ in range(_FAR):
        if line_start <= 0:
            return found
        end = line_start - 1
        line_start = text.rfind("\n", 0, end) + 1
        line = text[line_start:end]
        depth = len(line) - len(line.lstrip(" "))
        if _BLANK.match(line) or depth > column:
            continue
        if depth < column:
            return found if line.rstrip().endswith(":") else None
        found = line_start if FIELD.match(line, depth) else None
    return None


def text_above(text: str, line_start: int, beyond: int) -> int | None:
    """Return the column of the text behind `|` that ends above the line, None where there is none.

    It is further in than the column `beyond`.
    """
    column: int | None = None
    for above in lines_above(text, line_start):
        depth = len(above) - len(above.lstrip(" "))
        if column is None and depth <= beyond:
            return None
        if column is None or depth >= column:
            column = depth
        else:
            return column if _BLOCK.search(above) else None
    return None


def names_beside(text: str, line_start: int) -> Iterator[str]:
    """Yield the names of the fields below the one on this line that stand on its column, in its block."""
    lines = lines_from(text, line_start)
    first = next(lines)[1]
    indent = len(first) - len(first.lstrip(" "))
    for _, line in lines:
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and (depth < indent or line.startswith("- ", indent)):
            return
        name = FIELD.match(line, indent) if depth == indent else None
        if name:
            yield name[0][:-1]


def is_for_items(text: str, line_start: int, column: int) -> bool:
    """Say whether an item of a list could well stand on `column` of the line at `line_start`."""
    return column in _open_columns(text, line_start, " " * column + "- a")


def _below(text: str, line_start: int) -> _Shape | None:
    """Return what stands on the next line that says something."""
    lines = lines_from(text, line_start)
    next(lines)
    return next((_shape(line) for _, line in lines if not _BLANK.match(line)), None)


def _target(columns: set[int], own: _Shape, below: _Shape | None) -> int | None:
    """Return the column on which a line should begin: the line below tells best."""
    wanted = None
    if below is not None and below.field is not None and not below.hyphens:
        if own.hyphens:
            wanted = below.field - (own.inner - own.indent)
    elif below is not None and own.hyphens and below.hyphens:
        wanted = below.indent
    if below is not None and own.opens and not own.hyphens:
        wanted = below.indent - 2
    if wanted in columns:
        return wanted
    return min(columns, key=lambda one: (abs(one - own.indent), -one), default=None)


def _leads(own: _Shape, below: _Shape | None) -> bool:
    """Say whether the line below stands where it should if `own` does, so that both are to be moved."""
    if below is None:
        return False
    if own.opens:
        return below.indent == own.inner + 2
    if own.hyphens:
        return below.indent == own.inner
    return below.indent >= own.inner


def _beside(text: str, line_start: int) -> int:
    """Return the column on which a field goes on with the one above."""
    above = next(lines_above(text, line_start), "")
    shape = _shape(above)
    return shape.inner + 2 if shape.opens else shape.inner


def moved(text: str, line_start: int) -> list[Edit] | None:
    """Return the edits that bring a line, and what hangs on it, to a column where it may stand."""
    line = next(lines_from(text, line_start))[1]
    own, below = _shape(line), _below(text, line_start)
    columns = _open_columns(text, line_start, line)
    target = _target(columns - {own.indent}, own, below)
    if target is None:
        return None
    is_text = own.field is None and not own.hyphens
    edits = [_shifted(line_start, target - own.indent)]
    for start, one in list(lines_from(text, line_start))[1:] if _leads(own, below) else ():
        depth = len(one) - len(one.lstrip(" "))
        if one.strip():
            if depth < own.indent or depth in columns or (is_text and FIELD.match(one, depth)):
                break
            edits.append(_shifted(start, target - own.indent))
    return edits


def item_above(text: str, line_start: int) -> tuple[int, list[Edit]] | None:
    """Return where the item begins that the field on this line belongs to, if it is the one out of place.

    The field stands where the other items have theirs, the item does not stand where the others do.
    """
    above = text.rfind("\n", 0, len(text[:line_start].rstrip())) + 1
    item, own = _shape(text[above:line_start].rstrip()), _below(text, above)
    if above >= line_start or not item.hyphens or own is None or own.field is None or own.hyphens:
        return None
    wanted = own.field - (item.inner - item.hyphens[-1])
    siblings = _open_columns(text, above, "- a")
    following = next((one for one in _items_below(text, line_start, own.indent)), None)
    if item.hyphens[-1] in siblings or wanted == item.hyphens[-1] or len(item.hyphens) > 1:
        return None
    if wanted not in siblings and following != wanted:
        return None
    return above + item.indent, [_shifted(above, wanted - item.indent)]


def culprit(text: str, start: int, hyphen: int) -> tuple[int, str | None]:
    """Return which hyphen is the wrong one where the text that begins at `start` took an item into it.

    That is the one that stands neither where the field of the list begins nor two columns further in;
    a hyphen without a space is wrong wherever it stands. The second value names what is wrong with it.
    """
    line_start = text.rfind("\n", 0, start) + 1
    column = hyphen - text.rfind("\n", 0, hyphen) - 1
    if text[start] == "-" and start - line_start == column:
        return start, "space"
    own = text[line_start:start].rstrip(" ")
    first = len(own) - 1
    if own.strip(" ") == "-" and is_first_off(text, line_start, first, column):
        return line_start + first, None
    return hyphen, None


def is_first_off(text: str, line_start: int, first: int, second: int) -> bool:
    """Say whether the first item of a list, on column `first`, is out of place and the second is not."""
    above = _shape(next(lines_above(text, line_start), ""))
    usual = {above.inner, above.inner + 2}
    return above.opens == "value" and first not in usual and second in usual


def _items_below(text: str, line_start: int, limit: int) -> Iterator[int]:
    """Yield the columns of the hyphens below that stand left of `limit`."""
    for _, line in lines_from(text, line_start):
        shape = _shape(line)
        if not _BLANK.match(line) and shape.indent < limit:
            if not shape.hyphens:
                return
            yield shape.indent


def deeper(text: str, line_start: int, by: int) -> list[Edit]:
    """Return the edits that indent the lines below the one at `line_start`, up to the end of their block."""
    lines = lines_from(text, line_start)
    first = next(lines)[1]
    indent = len(first) - len(first.lstrip(" "))
    edits: list[Edit] = []
    for start, line in lines:
        if line.strip():
            if len(line) - len(line.lstrip(" ")) < indent or line.startswith("- ", indent):
                break
            edits.append(_shifted(start, by))
    return edits


def _shifted(start: int, by: int) -> Edit:
    return (start, start, " " * by) if by >= 0 else (start, start - by, "")


def respaced(text: str, line_start: int, odd: re.Pattern[str]) -> tuple[list[int], list[Edit]]:
    """Return where the lines begin whose indentation is `odd`, from this one on, and how to mend them.

    Tabs become two spaces, other characters one, and the whole is moved to where its first line may
    stand.
    """
    starts: list[int] = []
    edits: list[Edit] = []
    shift: int | None = None
    for start, line in lines_from(text, line_start):
        match = odd.match(line)
        if not match:
            if line.strip():
                break
            continue
        width = sum(2 if letter == "\t" else 1 for letter in match[0])
        if shift is None:
            plain = " " * width + line[match.end() :]
            lines = lines_from(text, line_start)
            next(lines)
            odd_below = odd.match(next(lines, (0, ""))[1])
            below = None if odd_below else _below(text, line_start)
            own, columns = _shape(plain), _open_columns(text, line_start, plain)
            if own.opens == "value" and below is not None:
                fitting = {below.indent - 2, below.indent if below.hyphens else -1}
                columns = columns & fitting or columns
            target = _target(columns, own, below)
            beside = _beside(text, line_start)
            if not own.hyphens and beside in columns:
                target = beside
            shift = target - width if target is not None else 0
        starts.append(start)
        edits.append((start, start + match.end(), " " * max(0, width + shift)))
    return starts, edits
