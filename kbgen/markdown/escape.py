"""Makes plain text safe to print in a page's Markdown: shown as it is, never read as markup."""

import re

from kbgen.markdown.marks import strip

_SPECIAL = re.compile(
    r"""[&<>"'\\`*_{}\[\]\#|~^=$@/]   # markup of Markdown or HTML wherever they stand
    | (?<=[-+])[-+] | [-+](?=[-+/])    # -- ++ +/-
    | :(?=\S) | (?<=\S):(?=[\w+-])     # :emoji: and addresses
    | \((?=\w{1,2}\))                  # (c) (tm)
    | (?<=\bwww)\.
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Line breaks of every kind and blanks between words, but not the blanks that keep words together.
_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_BLOCK = re.compile(r"(?:(?<=^\d)|(?<=^\d\d)|(?<=^\d\d\d)|(?<=^\d\d\d\d))[.)]|^[-+:!?%]")


def escape(text: str) -> str:
    """Return plain `text` as one line of Markdown that shows just these characters."""
    line = _SPECIAL.sub(_entity, _BLANKS.sub(" ", strip(text)).strip(" "))
    return _BLOCK.sub(_entity, line)


def _entity(character: re.Match[str]) -> str:
    return f"&#{ord(character[0])};"
