"""An entry's page from inside: its facts, its sections and what surrounds it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from kbgen.library import Library
from kbgen.library.references import TOPICS
from kbgen.locales import Locale
from kbgen.model import Entry
from kbgen.site.cards import badge
from kbgen.site.environment import environment, text
from kbgen.site.fields import FACTS, FieldShape, field_shapes, is_empty, own_fields
from kbgen.site.here import Here
from kbgen.site.lists import group_of
from kbgen.site.topics import anchor_of

NAMES = ("title", "label", "text", "value")
"""Fields that name a part of an entry, the likeliest first."""
RELATED = 5
_LONG_LINE = 80

Fact = tuple[str, Markup]


class EntryHere(Here):
    """The page of an entry."""

    def __init__(self, entry: Entry, library: Library, locale: Locale) -> None:
        """Stand on the page of `entry`."""
        super().__init__(f"{entry.ref}.md", library, locale)
        self.entry = entry

    @property
    def crumbs(self) -> Markup:
        """The way back: to the entry's section, and to its group there."""
        index = f"{self.entry.collection}/index.md"
        link = self.link_to(index, self.locale.collection(self.entry.collection))
        group = group_of(self.entry, self.locale) if self.entry.listed_by else None
        if group is None or not self._lists_groups(index):
            return link
        return Markup(  # noqa: S704
            f'{link} <span class="kb-dot">/</span> {self.link_to(index, group.title, group.anchor)}'
        )

    def _lists_groups(self, index: str) -> bool:
        """Tell whether a section has its groups on its page: a hand-written one may not."""
        page = self.library.pages.get(index)
        return page is None or f"![[{self.entry.collection}]]" in page.text

    # Facts

    @cached_property
    def facts(self) -> list[Fact]:
        """What the entry's own short fields say."""
        return self.facts_of(self.entry)

    def facts_named(self, *names: str) -> list[Fact]:
        """Return what the entry's fields `names` say, in that order, without the empty ones."""
        fields = {field.name: (field, value) for field, value in _filled(self.entry)}
        return [
            (self.label(self.entry.collection, name), self.fact(*fields[name]))
            for name in names
            if name in fields
        ]

    def listed(self, words: list[str]) -> Markup:
        """Return words one after another."""
        return text(", ".join(words))

    def facts_of(self, part: BaseModel) -> list[Fact]:
        """Return what the short fields of an entry or of one of its parts say."""
        named = self._name_field(part)
        group = part.listed_by if isinstance(part, Entry) else None
        return [
            (self.label(self.entry.collection, field.name), self.fact(field, value))
            for field, value in _filled(part)
            if _is_fact(field, value) and field.name not in (named, group)
        ]

    def fact(self, field: FieldShape, value: Any) -> Markup:
        """Return the value of a short field as readers see it."""
        match field.shape:
            case "reference":
                return self.named(value)
            case "references":
                return Markup(", ").join(self.link(ref) for ref in value)
            case "choice":
                return badge(self.choice(field.name, value), field.name, value)
        return text(self._words(field, value))

    def _words(self, field: FieldShape, value: Any) -> str:
        match field.shape:
            case "duration" if field.name.endswith("_every"):
                return self.every(value)
            case "duration":
                return self.duration(value)
            case "date":
                return self.locale.date(value)
            case "yes-no":
                return self.t("page.yes" if value else "page.no")
            case "words":
                return ", ".join(value)
        return str(value)

    @cached_property
    def meta(self) -> list[Markup]:
        """The small print: who keeps the entry true and how fresh it is."""
        return list(self._upkeep())

    def _upkeep(self) -> Iterator[Markup]:
        entry = self.entry
        if entry.owner:
            owner = self.named(entry.owner)
            yield Markup(f"{text(self.t('page.owner'))} {owner}")  # noqa: S704
        if entry.verified:
            yield text(self.t("page.verified", date=self.locale.date(entry.verified)))
        due = entry.review_due
        if due and due < self.library.today:
            words = text(self.t("page.overdue", date=self.locale.date(due)))
            yield Markup(f'<span class="kb-badge kb-overdue">{words}</span>')  # noqa: S704
        elif due:
            yield text(self.t("page.review_due", date=self.locale.date(due)))

    @cached_property
    def topics(self) -> list[Markup]:
        """Links to the entry's tags on the page of topics."""
        return [
            Markup(f"{self.link_to(TOPICS, tag, anchor_of(tag))}{{ .kb-tag }}")  # noqa: S704
            for tag in self.entry.tags
        ]

    # Sections

    @cached_property
    def sections(self) -> list[tuple[FieldShape, Any]]:
        """The entry's own fields that are more than a fact, each with its value."""
        return list(self.contents_of(self.entry))

    def contents_of(self, part: BaseModel) -> Iterator[tuple[FieldShape, Any]]:
        """Yield the longer fields of an entry or of one of its parts."""
        named = self._name_field(part)
        for field, value in _filled(part):
            if not _is_fact(field, value) and field.name != named:
                yield field, value

    @property
    def says_more(self) -> bool:
        """Whether the entry's body comes after anything of its own."""
        return bool(self.sections)

    def name_of(self, part: BaseModel) -> Markup:
        """Return what names a part, its id where nothing else does."""
        name = self._name_field(part)
        if name is None:
            return text(getattr(part, "id", ""))
        field = next(field for field in field_shapes(type(part)) if field.name == name)
        if field.shape == "markdown":
            inline: Markup = environment().filters["inline"](getattr(part, name))
            return inline
        return text(getattr(part, name))

    def _name_field(self, part: BaseModel) -> str | None:
        if isinstance(part, Entry):
            return None
        return next((name for name in NAMES if getattr(part, name, None)), None)

    # Surroundings

    @cached_property
    def backlinks(self) -> list[str]:
        """Everything that refers to the entry."""
        return self.library.backlinks.get(self.entry.ref, [])

    @cached_property
    def related(self) -> list[Entry]:
        """Entries like this one that it neither names nor is named by."""
        return self.library.related(self.entry.ref, limit=RELATED)


def _filled(part: BaseModel) -> Iterator[tuple[FieldShape, Any]]:
    kind = type(part)
    fields = own_fields(kind) if issubclass(kind, Entry) else field_shapes(kind)
    for field in fields:
        value = getattr(part, field.name)
        if field.name == "id" or is_empty(value):
            continue
        if field.shape == "yes-no" and value == kind.model_fields[field.name].default:
            continue
        yield field, value


def _is_fact(field: FieldShape, value: Any) -> bool:
    if field.shape == "text":
        return "\n" not in value and len(value) <= _LONG_LINE
    return field.shape in FACTS
