"""How deep YAML nests that is not content: PyYAML's composer recurses, and can take the process down."""

from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kbgen.source.parser import Parser
from kbgen.source.reader import DEPTH_LIMIT


def too_deep(text: str) -> int | None:
    """Return where `text` nests deeper than content may, None where it doesn't or cannot be read."""
    if sum(text.count(sign) for sign in ("[", "{", "- ", "-\n", "? ")) <= DEPTH_LIMIT:
        return None
    parser: Any = Parser(text)
    depth = 0
    try:
        while True:
            event = parser.get_event()
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                depth += 1
                if depth > DEPTH_LIMIT:
                    return int(event.start_mark.index) if event.start_mark else 0
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                depth -= 1
            elif isinstance(event, StreamEndEvent):
                return None
    except yaml.YAMLError:
        return None
