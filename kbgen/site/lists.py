"""How lists of entries read: the groups of a section's page, and what a row says of its entry."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from kbgen.locales import Locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.model.glossary import Term
from kbgen.site.environment import environment, text
from kbgen.site.fields import own_fields

BLURB_LIMIT = 240
_PARAGRAPH = re.compile(r"\n\s*\n")
_NOT_PROSE = re.compile(r"\s*(?:[-+*]\s|[>#|]|\d+[.)]\s|```|~~~|!\[|!!!|\?\?\?|<|:::)")
# Underscores too: a heading reads them as emphasis before it reads its id.
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Group:
    """Entries that a section's page lists under one heading."""

    title: str
    anchor: str
    entries: list[Entry] = field(default_factory=list)


def groups_of(collection: str, entries: list[Entry], locale: Locale) -> list[Group]:
    """Return the groups that suit a collection; one without a title where it has none."""
    kind = COLLECTIONS[collection]
    groups: dict[str, Group] = {}
    for entry in entries:
        key, title, anchor = _place(entry, locale)
        groups.setdefault(key, Group(title, anchor)).entries.append(entry)
    if set(groups) == {""}:
        return [Group("", "", entries)]
    return [groups[key] for key in _ordered(kind, groups, locale)]


def list_style(collection: str) -> str:
    """Return how the page of a collection looks: a dictionary or an index."""
    return "letters" if collection == Term.collection else "index"


def group_of(entry: Entry, locale: Locale) -> Group | None:
    """Return the group of its section's page that `entry` says it belongs to, if it says."""
    key, title, anchor = _place(entry, locale)
    return Group(title, anchor) if key else None


def _place(entry: Entry, locale: Locale) -> tuple[str, str, str]:
    """Return the key, title and anchor of the group that `entry` belongs to."""
    kind = type(entry)
    if isinstance(entry, Term):
        letter = initial(entry.title)
        return letter, letter, f"letter-{letter.lower()}" if letter != "#" else "letter-other"
    value = getattr(entry, kind.listed_by, None) if kind.listed_by else None
    if not value:
        general = f"index.general.{kind.collection}"
        known = locale.has(general)
        return "", locale.text(general if known else "index.other"), "general" if known else "other"
    key = f"values.{kind.listed_by}.{value}"
    title = locale.text(key) if locale.has(key) else value
    return value, title, "by-" + _NOT_WORD.sub("-", value.lower()).strip("-")


def _ordered(kind: type[Entry], groups: dict[str, Group], locale: Locale) -> list[str]:
    if kind is Term:
        return sorted(groups, key=lambda letter: _alphabet(letter, locale.lang))
    shape = next((shape for shape in own_fields(kind) if shape.name == kind.listed_by), None)
    known = list(shape.choices) if shape and shape.choices else sorted(groups, key=str.casefold)
    named = [key for key in known if key and key in groups]
    rest = [""] if "" in groups else []
    # What holds in general comes before the cases; what is left over comes after them.
    return [*rest, *named] if locale.has(f"index.general.{kind.collection}") else [*named, *rest]


def initial(title: str) -> str:
    """Return the letter under which a glossary lists `title`, `#` for what begins with none."""
    first = next((char for char in title if char.isalnum()), "#").upper()
    if first == "Ё":
        return "Е"
    plain = unicodedata.normalize("NFD", first)[0] if first != "Й" else first
    return plain if plain.isalpha() else "#"


def _alphabet(letter: str, lang: str) -> tuple[int, str]:
    cyrillic = "А" <= letter <= "Я"
    return (2 if letter == "#" else int(cyrillic != (lang == "ru")), letter)


def blurb(entry: Entry) -> Markup:
    """Return the sentence or two that a list shows under an entry's title, if there are any."""
    if entry.summary:
        return text(entry.summary)
    for name in _prose_fields(type(entry)):
        body = getattr(entry, name)
        if not body:
            continue
        first: str = _PARAGRAPH.split(body.strip(), maxsplit=1)[0]
        if len(first) <= BLURB_LIMIT and not _NOT_PROSE.match(first):
            inline: Markup = environment().filters["inline"](first)
            return inline
        break
    role = getattr(entry, "role", None)
    return text(role) if role else Markup()


def _prose_fields(kind: type[Entry]) -> Iterator[str]:
    yield from (shape.name for shape in own_fields(kind) if shape.shape == "markdown")
    yield "body"
