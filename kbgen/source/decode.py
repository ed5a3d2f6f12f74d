"""Bytes to text: UTF-8, or UTF-16 that says so; anything else is named, not guessed."""

import math
import re
from itertools import islice

from kbgen.diagnostics import MANY, Diagnostic, Span, problem
from kbgen.source.characters import CONTROL, INVISIBLE, ODD, name_of
from kbgen.source.file import SourceFile

FILE_LIMIT = 2 * 1024 * 1024
_BINARY = 1000  # control characters that no text has
_AROUND = 500  # bytes of a line that are looked at in another encoding
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UTF8_MARK = b"\xef\xbb\xbf"
_LONE_RETURN = re.compile(r"\r(?!\n)")
_UNREADABLE = re.compile(rf"{CONTROL.pattern}|[\u2028\u2029\ufeff]")


def decode(path: str, data: bytes) -> tuple[SourceFile | None, list[Diagnostic]]:
    """Return the text of `data`, and what is wrong with it.

    No text where the bytes are of another encoding, binary, or more than 2 MB. What YAML cannot read or
    takes for the end of a line becomes a space, so that reading can go on and places stay true.
    """
    if len(data) > FILE_LIMIT:
        return None, [problem("KB003", Span(path), size=megabytes(len(data)))]
    data = data.removeprefix(_UTF8_MARK)
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or b"\x00" not in data:
            return None, [_undecodable(path, data, encoding, error.start)]
        text = data.decode(encoding, "replace")
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    source = SourceFile(path, text)
    if not ODD.search(text):
        return source, []
    controls = list(islice(CONTROL.finditer(text), _BINARY))
    nul = text.find("\x00")
    if nul >= 0 or len(controls) == _BINARY:
        at = nul if nul >= 0 else controls[0].start()
        return None, [problem("KB002", source.span(at), name=name_of(text[at]), hint="nul")]
    problems = [
        problem("KB002", source.span(one.start()), name=name_of(one[0])) for one in controls
    ]
    problems += [
        problem("KB018", source.span(one.start()), name=name_of(one[0]))
        for one in islice(INVISIBLE.finditer(text), MANY)
    ]
    return SourceFile(path, _UNREADABLE.sub(" ", text)), problems


def megabytes(size: int) -> str:
    """Return `size`, in bytes, as megabytes, rounded up: what is above the limit has to look so."""
    return f"{math.ceil(size / 1024 / 1024 * 10) / 10:.1f}"


def _undecodable(path: str, data: bytes, encoding: str, start: int) -> Diagnostic:
    """Return the diagnostic of a byte that is not `encoding`, with what cp1251 would read there."""
    before = _LONE_RETURN.sub("\n", data[:start].decode(encoding, "replace"))
    if encoding != "utf-8":
        where = SourceFile(path, before).span(len(before))
        return problem("KB001", where, encoding=encoding.upper(), hint="broken")
    line_start = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start), start - _AROUND) + 1
    ends = [at for at in (data.find(b"\n", start), data.find(b"\r", start)) if at >= 0]
    line_end = min(*ends, len(data), start + _AROUND)
    cp1251 = data[line_start:line_end].decode("cp1251", "replace")
    byte = f"0x{data[start]:02X}"
    foreign = [letter for letter in cp1251.lower() if not letter.isascii()]
    cyrillic = sum("а" <= letter <= "ё" for letter in foreign)
    if before.isascii() and cyrillic * 2 >= len(foreign):
        rest, hint, shown = (
            data[start:line_end].decode("cp1251", "replace"),
            "cp1251",
            cp1251.strip()[:60],
        )
    else:
        rest, hint, shown = data[start:line_end].decode("utf-8", "replace"), None, ""
    where = SourceFile(path, CONTROL.sub(" ", before + rest)).span(len(before))
    return problem("KB001", where, byte=byte, encoding="UTF-8", text=shown, hint=hint)
