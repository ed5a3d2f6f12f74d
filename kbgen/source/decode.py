"""Bytes to text: UTF-8, or UTF-16 that says so; anything else is named, not guessed."""

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.source.characters import CONTROL, INVISIBLE, SUSPECT, name_of
from kbgen.source.file import SourceFile

FILE_LIMIT = 2 * 1024 * 1024
_MANY = 20  # characters of one sort that are reported one by one
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


def decode(path: str, data: bytes) -> tuple[SourceFile | None, list[Diagnostic]]:
    """Return the text of `data`, and what is wrong with it.

    No text where the bytes are of another encoding, binary, or more than 2 MB. Control characters
    become spaces, so that reading can go on and places stay true.
    """
    if len(data) > FILE_LIMIT:
        return None, [problem("KB003", Span(path), size=f"{len(data) / 1024 / 1024:.1f}")]
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return None, [_undecodable(path, data, encoding, error.start)]
    source = SourceFile(path, text)
    if "\x00" in text:
        at = text.index("\x00")
        return None, [problem("KB002", source.span(at), name=name_of("\x00"), hint="nul")]
    problems: list[Diagnostic] = []
    if CONTROL.search(text):
        for match in list(CONTROL.finditer(text))[:_MANY]:
            problems.append(problem("KB002", source.span(match.start()), name=name_of(match[0])))
        source = SourceFile(path, CONTROL.sub(" ", text))
    if not text.isascii() and SUSPECT.search(text):
        for count, match in enumerate(INVISIBLE.finditer(text)):
            if count == _MANY:
                break
            problems.append(problem("KB018", source.span(match.start()), name=name_of(match[0])))
    return source, problems


def _undecodable(path: str, data: bytes, encoding: str, start: int) -> Diagnostic:
    """Return the diagnostic of a byte that is not `encoding`, with what cp1251 would read there."""
    if encoding != "utf-8":
        return problem("KB001", Span(path), encoding=encoding.upper(), hint="broken")
    before = data[:start].decode("utf-8", "replace")
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line_start = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    ends = [at for at in (data.find(b"\n", start), data.find(b"\r", start)) if at >= 0]
    raw = data[line_start : min(ends, default=len(data))][:200]
    column = len(lines[-1]) + 1
    cp1251 = raw.decode("cp1251", "replace")
    byte = f"0x{data[start]:02X}"
    foreign = [letter for letter in cp1251.lower() if not letter.isascii()]
    if sum("а" <= letter <= "ё" for letter in foreign) * 2 >= len(foreign):
        line = CONTROL.sub(" ", cp1251)
        where = Span(path, len(lines), column, column + 1, line)
        shown = line.strip()[:60]
        return problem("KB001", where, byte=byte, encoding="UTF-8", text=shown, hint="cp1251")
    text = CONTROL.sub(" ", raw.decode("utf-8", "replace"))
    where = Span(path, len(lines), column, column + 1, text)
    return problem("KB001", where, byte=byte, encoding="UTF-8")
