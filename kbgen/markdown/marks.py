"""Characters that stand for others while Markdown is at work, so that it takes them for plain text.

They are Unicode noncharacters, which no text may hold: `guard` and `escape` drop them from what
they are given, so each one found on a page was put there by kbgen. The extension's last step writes
out what they stand for.
"""

import re

LESS = "\ufdd0"
"""Stands for `<` in guarded text."""
BRACE = "\ufdd1"
"""Stands for `{` that opens no attribute list."""
PIPE = "\ufdd2"
"""Stands for `|` between a reference and its text: to a table it would be a cell's edge."""
TICK = "\ufdd3"
"""Stands for a backtick of a fence that is never closed."""
TILDE = "\ufdd4"
"""Stands for a tilde of one."""
BRACKET = "\ufdd5"
"""Stands for the bracket of `[TOC]` where it is text."""

_TEXT = {LESS: "<", BRACE: "{", PIPE: "|", TICK: "`", TILDE: "~", BRACKET: "["}
_HTML = {**_TEXT, LESS: "&lt;"}
_ANY = re.compile("\x02[\ufdd0-\ufdd5]\x03|[\ufdd0-\ufdd5]")
_BARE = re.compile("[\ufdd0\ufdd1\ufdd3-\ufdd5]")

_STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


def strip(text: str) -> str:
    """Return `text` without control characters and noncharacters; Markdown's own marks are such."""
    return _STRAY.sub("", text)


def as_punctuation(text: str) -> str:
    """Return `text` with each mark between the characters around Markdown's own stand-ins.

    Beside those emphasis may begin and end as beside `<` and `{`; beside a mark alone it may not.
    """
    return _BARE.sub("\x02\\g<0>\x03", text)


def restore(text: str) -> str:
    """Return `text` with the characters that the marks in it stand for."""
    return _ANY.sub(lambda mark: _TEXT[mark[0].strip("\x02\x03")], text)


def restore_html(html: str) -> str:
    """Return `html` with what its marks stand for, as HTML."""
    return _ANY.sub(lambda mark: _HTML[mark[0].strip("\x02\x03")], html)
