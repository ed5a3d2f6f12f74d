"""The examples of the table as people are shown them: cut where they are long, readable where they are not text."""

import re

LINES = 14
COLUMNS = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def shown(content: str | bytes) -> str:
    """Return the text of an example's file, long lines and long files cut, undecodable bytes as �."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    lines = [
        line if len(line) <= COLUMNS else line[: COLUMNS - 1] + "…" for line in text.splitlines()
    ]
    if len(lines) > LINES:
        lines = [*lines[:LINES], "…"]
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))
