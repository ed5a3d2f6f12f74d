"""Makes a Markdown body that nobody vouches for safe to put among the Markdown of a page.

What could be more than text is disarmed in the source, so that a body is harmless wherever its
Markdown is rendered: `<` and every `{` that does not open a harmless attribute list become
characters that stand for them (`kbgen.markdown.marks`). What addresses of links may be is left to
the cleaning of the HTML.
"""

import re
from collections.abc import Sequence

from kbgen.markdown.blocks import LIST_ITEM, QUOTE, Kind, Line, read
from kbgen.markdown.fences import FENCE, TAB, unclosed
from kbgen.markdown.marks import BRACE, BRACKET, LESS, TICK, TILDE, strip

_CLASS = r"\.(?!mermaid\b|md-)[\w-]+"
_ID = r"\#(?!__)[\w.-]+"
_PAIR = (
    r"(?:width|height|align|loading|title|alt|target|lang|dir|start|linenums|hl_lines"
    r"|data-(?!md-|kb-)[\w-]+)"
    r"=(?:\"[^\"{}\n]*+\"|'[^'{}\n]*+'|[\w./%-]+)"
)
_ATTRIBUTE_LIST = re.compile(
    rf"\{{:? *(?:{_CLASS}|{_ID}|{_PAIR})(?: +(?:{_CLASS}|{_ID}|{_PAIR}))* *\}}", re.IGNORECASE
)
_BRACES = re.compile(rf"(?P<list>{_ATTRIBUTE_LIST.pattern})|\{{", re.IGNORECASE)
_TAG = re.compile(
    r"""<(?:!--
    | (?P<closing>/?)(?P<name>[a-z][\w-]*)(?=[\s/>])(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+>
    | (?=[a-z/!?])(?!(?:\w+:|[\w.+-]+@)[^\s<>]+>)  # neither a tag nor an autolink
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_VOID_TAGS = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_INCLUDE = re.compile(r"8<(?=-)")

_STRUCTURE = re.compile(
    r"```|~~~|^[ >]*(?:(?:[*+-]|\d{1,9}\.) +)*+#|^[ >]*(?:=+|-+) *$", re.MULTILINE
)
# Python-Markdown does without the blank after the marks of a heading.
_HEADING = re.compile(r"(#{1,6})(?!#)(.*)", re.DOTALL)
_UNDERLINE = re.compile(r"(=+|-+) *")
_LAST_LEVEL = 6


def guard(text: str, *, level: int = 0, raw_html: bool = False) -> str:
    """Return the Markdown body `text` made harmless.

    Its headings move so that the highest comes right under a heading of `level`; 0 leaves them.
    `raw_html` keeps HTML whose elements are closed, for pages that are cleaned of what runs.
    """
    body = strip(text.replace("\r\n", "\n").replace("\r", "\n")).expandtabs(TAB)
    if _STRUCTURE.search(body):
        lines = body.split("\n")
        found = read(lines)
        for number in unclosed(lines):
            if found[number].kind is Kind.TEXT:
                lines[number] = FENCE.sub(_as_text, lines[number], count=1)
        _move_headings(lines, found, level)
        body = "\n".join(lines)
    body = (
        _INCLUDE.sub(f"8{LESS}", body) if raw_html and _is_closed(body) else body.replace("<", LESS)
    )
    # A table of contents belongs to the page.
    body = body.replace("[TOC]", f"{BRACKET}TOC]")
    return _BRACES.sub(lambda brace: brace["list"] or BRACE, body)


def _as_text(fence: re.Match[str]) -> str:
    return fence[0].replace("`", TICK).replace("~", TILDE)


def _move_headings(lines: list[str], found: Sequence[Line], level: int) -> None:
    """Rewrite headings among `lines` at their new levels, and `#` that begins none as text."""
    headings: dict[int, tuple[str, int, str]] = {}
    for number, line in enumerate(lines):
        if found[number].kind is not Kind.TEXT:
            continue
        prefix = _prefix(line)
        heading = _HEADING.fullmatch(line, len(prefix))
        if heading and heading[2].strip() and not heading[2].startswith(" "):
            lines[number] = f"{prefix}\\{heading[0]}"
        elif heading:
            headings[number] = (prefix, len(heading[1]), heading[2].rstrip().rstrip("#"))
        elif level and _is_underlined(lines, found, number, prefix):
            mark = lines[number + 1][len(prefix) :][0]
            headings[number] = (prefix, 1 if mark == "=" else 2, " " + line[len(prefix) :])
            lines[number + 1] = prefix.rstrip()
    if level and headings:
        shift = level + 1 - min(depth for _, depth, _ in headings.values())
        for number, (prefix, depth, title) in headings.items():
            lines[number] = f"{prefix}{'#' * min(depth + shift, _LAST_LEVEL)}{title}"


def _prefix(line: str) -> str:
    """Return what stands before the content of `line`: quote marks, indents, list marks."""
    position = 0
    if quote := QUOTE.match(line):
        position = quote.end()
    while line.startswith(" " * TAB, position):
        position += TAB
    while opener := LIST_ITEM.match(line, position):
        position = opener.end()
    return line[:position]


def _is_underlined(lines: Sequence[str], found: Sequence[Line], number: int, prefix: str) -> bool:
    """Return whether the line is a heading by the rule below it: the first two lines of a block."""
    if number + 1 >= len(lines) or found[number + 1].kind is not Kind.TEXT:
        return False
    if prefix.strip(" >") or not lines[number][len(prefix) :].strip():
        return False
    above = lines[number - 1][len(prefix) :].strip(" >") if number else ""
    below = lines[number + 1]
    return not above and below.startswith(prefix) and bool(_UNDERLINE.fullmatch(below, len(prefix)))


def _is_closed(body: str) -> bool:
    """Return whether the HTML in `body` ends all that it begins, so that it swallows no page."""
    opened: list[str] = []
    end = 0
    for tag in _TAG.finditer(body):
        if tag.start() < end:
            continue
        if tag[0] == "<!--":
            end = body.find("-->", tag.end()) + 3
            if end < tag.end():
                return False
        elif tag["name"] is None:
            return False
        elif tag["closing"]:
            if not opened or opened.pop() != tag["name"].lower():
                return False
        elif tag["name"].lower() not in _VOID and not tag[0].endswith("/>"):
            opened.append(tag["name"].lower())
    return not opened
