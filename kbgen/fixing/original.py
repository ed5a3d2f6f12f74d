"""A file to the byte: its text as it was written, and how to make bytes of it again.

What is read has line ends and odd characters made plain, one character for one: an offset in the source
that was read is the same offset here.
"""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

Insertion = tuple[int, str]
"""Put these words before the character at an offset."""


@dataclass(frozen=True, slots=True)
class Original:
    """The text of a file, line ends as they are, after its byte order mark."""

    text: str
    mark: bytes
    codec: str

    @classmethod
    def of(cls, data: bytes) -> "Original | None":
        """Return the original of `data`, None where its bytes would not come back from its text."""
        mark, codec = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
        try:
            text = data[len(mark) :].decode(codec)
            original = cls(text, mark, codec)
            return original if original.with_insertions([]) == data else None
        except UnicodeError:
            return None

    def with_insertions(self, insertions: Iterable[Insertion]) -> bytes:
        """Return the bytes of the text with `insertions`, those at one place in the order given."""
        pieces: list[str] = []
        done = 0
        for at, words in sorted(insertions, key=lambda one: one[0]):
            pieces += (self.text[done:at], words)
            done = at
        return self.mark + "".join([*pieces, self.text[done:]]).encode(self.codec)

    def line_end(self, offset: int) -> str:
        """Return how the line at `offset` ends; the last one as the one before it, if it ends in nothing."""
        text = self.text
        places = [at for at in (text.find("\r", offset), text.find("\n", offset)) if at >= 0]
        at = min(places) if places else max(text.rfind("\r"), text.rfind("\n"))
        if at < 0:
            return "\n"
        if text[at] == "\n":
            return "\r\n" if text[at - 1 : at] == "\r" else "\n"
        return "\r\n" if text[at + 1 : at + 2] == "\n" else "\r"
