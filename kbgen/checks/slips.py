"""What is read otherwise than it was meant: values that run together, names without references, brackets."""

import re
from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.library.replies import Reply
from kbgen.markdown.prose import without_code
from kbgen.model import Entry
from kbgen.model.fragments import Fragment
from kbgen.model.places import locate
from kbgen.model.responses import Response
from kbgen.source.characters import folded
from kbgen.templates import STANDARD
from kbgen.templates.labels import standard_labels

_LISTS = ("tags", "aliases", "forms")
_REFERENCE_LIKE = re.compile(r"[a-z]+/")
_SINGLE = re.compile(
    r"(?<![\[\]\\!])\[([a-z]+/[a-z0-9][a-z0-9-]*(?:#[a-z0-9.-]+)?|[\w/-]+\.md)\](?![\[\](:])"
)
_BRACES = re.compile(r"(?<![{\\])\{([^{}\n]{1,80})\}\}?")


def run_together(library: Library) -> Iterator[Diagnostic]:
    """Several words stand in one value of a list, divided by what does not divide there."""
    for entry in library:
        for field in _LISTS:
            for index, value in enumerate(entry.__dict__.get(field) or ()):
                signs = ";," if field == "tags" else ";"
                parts = [part.strip() for part in re.split(f"[{signs}]", value) if part.strip()]
                if len(parts) > 1:
                    start, end = locate(entry, (field, index))
                    text = entry._source.text
                    line = text[text.rfind("\n", 0, start) + 1 : start]
                    hint = "hyphens" if line.rstrip().endswith("-") else None
                    joined = ", ".join(f"`- {part}`" if hint else part for part in parts)
                    span = entry._source.span(start, end)
                    yield problem("KB316", span, hint=hint, value=value[:60], parts=joined)


def plain_names(library: Library) -> Iterator[Diagnostic]:
    """A field that may hold a reference or a text holds the id or the title of an entry as text."""
    called: dict[str, dict[str, Entry]] = {}
    for entry in library:
        for value in library.values[entry.ref]:
            to = value.to
            if to is None or not to.text_allowed or _REFERENCE_LIKE.match(value.text.strip()):
                continue
            for collection in to.collections:
                if collection not in called:
                    called[collection] = _names(library, collection)
                found = called[collection].get(folded(value.text))
                if found is not None and found is not entry:
                    start, end = locate(entry, value.location)
                    span = entry._source.span(start, end)
                    yield problem("KB317", span, value=value.text[:60], ref=found.ref)


def _names(library: Library, collection: str) -> dict[str, Entry]:
    entries = library.collection(collection)
    names = {folded(one.title): one for one in entries}
    return names | {folded(one.id): one for one in entries}


def single_brackets(library: Library) -> Iterator[Diagnostic]:
    """A reference in a text stands in one pair of brackets, which makes nothing of it."""
    for entry in library:
        for value in library.values[entry.ref]:
            if value.to is None:
                for at, ref in _single(library, value.text):
                    start, end = locate(entry, value.location)
                    span = entry._source.span_in(start, end, value.text, at, len(ref) + 2)
                    yield problem("KB318", span, ref=ref)
    for page in library.pages.values():
        for at, ref in _single(library, page.text) if library.entries else ():
            start = page.offset + at
            yield problem("KB318", page.source.span(start, start + len(ref) + 2), ref=ref)


def _single(library: Library, text: str) -> Iterator[tuple[int, str]]:
    if "[" not in text or not _SINGLE.search(text):
        return
    for match in _SINGLE.finditer(without_code(text)):
        ref = match[1]
        if library.find(ref) is not None and f"[{ref}]:" not in text:
            yield match.start(), ref


def single_braces(library: Library) -> Iterator[Diagnostic]:
    """A placeholder in a reply stands in one pair of braces, and would be sent as it is written."""
    for entry in library:
        if not isinstance(entry, Response | Fragment):
            continue
        names: dict[str, str] | None = None
        for number, variant in enumerate(entry.variants):
            for field in ("subject", "text"):
                text = getattr(variant, field, None) or ""
                for match in _BRACES.finditer(text) if "{" in text else ():
                    if names is None:
                        names = _placeholders(entry, library)
                    name, bar, forms = match[1].strip().partition("|")
                    known = names.get(name.strip()) or names.get(folded(name))
                    if known:
                        near = f"{known} | {forms.strip()}" if bar else known
                        start, end = locate(entry, ("variants", number, field))
                        at, length = match.start(), len(match[0])
                        span = entry._source.span_in(start, end, text, at, length)
                        yield problem("KB230", span, hint="single", text=match[0], near=near)


def _placeholders(entry: Response | Fragment, library: Library) -> dict[str, str]:
    """Return the placeholders that `entry` may use, by themselves and by what they are called."""
    variables = Reply(entry, library).variables
    called = {folded(one.label): one.id for one in variables.values()}
    return {**standard_labels(), **called, **{name: name for name in (*STANDARD, *variables)}}
