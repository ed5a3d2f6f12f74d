"""`kbgen check --fix`: write the ids that are missing, touch nothing else, then check what is there now."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kbgen.commands.check import Look, look
from kbgen.diagnostics import Report
from kbgen.fixing import Fix, Refusal, find_fixes
from kbgen.fixing.write import NotWritten, write
from kbgen.locales import get_locale
from kbgen.reporters.text import safe, where


@dataclass(frozen=True)
class Fixed:
    """What was done, a sentence each; the changes as a unified diff; what is still wrong."""

    said: tuple[str, ...]
    diff: str
    report: Report
    whole: bool
    """Whether nothing had to be left undone."""


def fix(paths: Sequence[str], here: Path, lang: str = "en", *, dry: bool = False) -> Fixed:
    """Write the missing ids into the files named by `paths`, as `kbgen check` understands them.

    `dry` writes nothing: the diff says what would be. Raises `UsageError` as the check does.
    """
    seen = look(paths, here)
    found = find_fixes(seen.loaded, seen.root, seen.is_wanted, seen.again)
    said = [_refused(seen, one, lang) for one in found.refusals]
    failed = bool(said)
    for one in found.fixes if not dry else ():
        words, written = _written(seen, one, lang)
        said.append(words)
        failed |= not written
    report = look(paths, here).report if found.fixes and not dry else seen.report
    diff = "".join(line for one in found.fixes for line in _diff(seen, one))
    return Fixed(tuple(said), diff, report, whole=not failed)


def _refused(seen: Look, one: Refusal, lang: str) -> str:
    span = replace(one.span, path=seen.shown(seen.root / one.span.path))
    word = get_locale(lang).text
    if one.first is None:
        return word("report.fix_by_hand", path=safe(span.path))
    shown = f"{one.first.code}, {safe(one.first.message(lang))}"
    return word("report.fix_after", where=where(span), message=shown)


def _written(seen: Look, one: Fix, lang: str) -> tuple[str, bool]:
    """Write a file; return what to say of it, and whether it was done."""
    path = safe(seen.shown(seen.root / one.name))
    words = get_locale(lang)
    try:
        write(one.path, one.old, one.new)
    except NotWritten as error:
        known = words.template(f"report.fix_{error.reason}")
        if known:
            return known.format(path=path), False
        return words.text("report.fix_failed", path=path, reason=error.reason), False
    return words.count("report.fixed", one.ids, path=path), True


def _diff(seen: Look, one: Fix) -> Iterator[str]:
    name = safe(seen.shown(seen.root / one.name))
    old, new = (text.splitlines(keepends=True) for text in one.texts)
    for line in difflib.unified_diff(old, new, name, name):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
