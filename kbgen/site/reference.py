"""Pages for maintainers, made from the classes and the table of codes: every field, every mistake.

They have no `index.md`: a hand-written `maintenance/reference.md` would take the same address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import jinja2
from markupsafe import Markup

from kbgen.codes import CODES, Code
from kbgen.codes.base import Files
from kbgen.codes.examples import shown as cut
from kbgen.library import Library
from kbgen.locales import Locale
from kbgen.model import COLLECTIONS, Entry
from kbgen.site.fields import FieldShape, field_shapes, own_fields
from kbgen.site.here import Here
from kbgen.site.pages import Page

FOLDER = "maintenance/reference"
FIELDS = f"{FOLDER}/fields.md"
CODES_PAGE = f"{FOLDER}/codes.md"
_TICKS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Part:
    """A class of parts as a section: where it stands in an entry, what it is, its fields."""

    path: str
    name: str
    about: str
    fields: tuple[FieldShape, ...]

    @property
    def anchor(self) -> str:
        """The id of the section."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Example:
    """A file of a code's example, written by us."""

    path: str
    text: str

    @property
    def block(self) -> Markup:
        """The file as a fenced block, shown to the letter."""
        longest = max((len(ticks) for ticks in _TICKS.findall(self.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return Markup(f'{fence}yaml title="{self.path}"\n{self.text}\n{fence}')  # noqa: S704


class ReferenceHere(Here):
    """A reference page."""

    def about(self, owner: str, field: FieldShape) -> str:
        """Return what a field is for, as Markdown."""
        return self._said(f"fields.{owner}.{field.name}", field.description)

    def about_kind(self, collection: str) -> str:
        """Return what the entries of a collection are, as Markdown."""
        return self._said(f"fields.{collection}.about", COLLECTIONS[collection].__doc__ or "")

    def _said(self, key: str, english: str) -> str:
        return self.locale.template(key) or " ".join(english.partition("\n\n")[0].split())

    def parts(self, fields: tuple[FieldShape, ...], inside: str = "") -> Iterator[Part]:
        """Yield the classes of parts among `fields`, each once, with those in them."""
        seen: set[type] = set()
        waiting = [(field, inside) for field in reversed(fields)]
        while waiting:
            field, path = waiting.pop()
            if field.model is None or field.model in seen:
                continue
            seen.add(field.model)
            here = f"{path}.{field.name}" if path else field.name
            inner = field_shapes(field.model)
            name = field.model.__name__
            about = self._said(f"fields.{name}.about", field.model.__doc__ or "")
            yield Part(here, name, about, inner)
            waiting += [(each, here) for each in reversed(inner)]


def build_reference(
    library: Library, locale: Locale, env: jinja2.Environment, content: str
) -> Iterator[Page]:
    """Yield the pages of fields and the page of codes; `content` is the folder of the content."""
    template = env.get_template("fields-of.md.j2")
    for name, kind in COLLECTIONS.items():
        path = f"{FOLDER}/{name}.md"
        here = ReferenceHere(path, library, locale)
        title = locale.text("reference.fields_of", collection=locale.collection(name))
        shared = field_shapes(Entry)
        page = template.render(
            here=here,
            name=name,
            title=title,
            folder=f"{content}/{name}/",
            fields=own_fields(kind),
            shared=shared,
        )
        yield _page(path, title, page)
    yield _page(
        FIELDS,
        locale.text("reference.title"),
        env.get_template("reference.md.j2").render(
            here=ReferenceHere(FIELDS, library, locale), collections=COLLECTIONS, folder=FOLDER
        ),
        indexed=True,
    )
    yield _page(
        CODES_PAGE,
        locale.text("reference.codes"),
        env.get_template("codes.md.j2").render(
            here=ReferenceHere(CODES_PAGE, library, locale), families=_families(), shown=shown
        ),
    )


def _page(path: str, title: str, markdown: str, *, indexed: bool = False) -> Page:
    meta = {"title": title, "search": {"boost": 0.5}}
    return Page(path, title, markdown.strip() + "\n", meta, indexed=indexed)


def _families() -> list[tuple[str, list[Code]]]:
    """Return the codes by the hundreds of their numbers."""
    found = groupby(CODES.values(), lambda code: code.code[:3])
    return [(family, list(codes)) for family, codes in found]


def shown(files: Files) -> list[Example]:
    """Return the files of an example, cut where they are long, undecodable bytes as �."""
    return [Example(path, cut(content)) for path, content in files.items()]
