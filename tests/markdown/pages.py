"""What the tests of Markdown share: a site's extensions, a small wiki, rendered pages."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import markdown
from material.extensions.emoji import to_svg, twemoji
from pymdownx.slugs import slugify

from kbgen.markdown import KbgenExtension, LinkTarget, Term, TermIndex

_EXTENSIONS = """
    abbr admonition attr_list def_list footnotes md_in_html tables toc
    pymdownx.betterem pymdownx.caret pymdownx.mark pymdownx.tilde pymdownx.details pymdownx.emoji
    pymdownx.highlight pymdownx.inlinehilite pymdownx.keys pymdownx.smartsymbols
    pymdownx.superfences pymdownx.tabbed pymdownx.tasklist
"""
EXTENSIONS = _EXTENSIONS.split()
"""The extensions of a full Material site."""
OPTIONS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": True, "slugify": slugify(case="lower")},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.highlight": {
        "anchor_linenums": True,
        "line_spans": "__span",
        "pygments_lang_class": True,
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}

TERMS = (
    Term("glossary/sla", "SLA", (), 'Срок "ответа" & решения'),
    Term("glossary/l2", "L2", ("вторая линия",), "Вторая линия поддержки"),
    Term("glossary/ticket", "Тикет", ("заявка",), "Запись об обращении"),
    Term("glossary/escalation", "Эскалация"),
)


class SmallWiki:
    """A knowledge base of a few entries."""

    def __init__(
        self,
        targets: Mapping[str, LinkTarget] = {},
        cards: Mapping[str, str] = {},
    ) -> None:
        self.terms: TermIndex | None = TermIndex(TERMS)
        self.labels: Mapping[str, str] = {"missing": "Такой записи нет"}
        self.language = "en"
        self.cards = cards
        self.targets = {
            "responses/ask": LinkTarget(
                "Попросить номер", "responses/ask.md", "", "responses", "Когда номера нет"
            ),
            "tracks/l2": LinkTarget("План", "tracks/l2.md", "", "tracks"),
            "tracks/l2#accounts": LinkTarget("Доступы", "tracks/l2.md", "accounts", "tracks"),
            "glossary": LinkTarget("Глоссарий", "glossary/index.md", "", "collection"),
            "wiki/vpn.md#setup": LinkTarget("VPN", "wiki/vpn.md", "setup"),
            **{t.ref: LinkTarget(t.title, f"{t.ref}.md", "", "glossary") for t in TERMS},
            **targets,
        }

    def target(self, reference: str, /) -> LinkTarget | None:
        return self.targets.get(reference)

    def embed(self, reference: str, /) -> str | None:
        return self.cards.get(reference)


class AnythingGoes(SmallWiki):
    """A knowledge base in which every reference leads somewhere."""

    def target(self, reference: str, /) -> LinkTarget | None:
        return LinkTarget("T", "p.md", "", "any", reference)


def full_markdown(*extra: Any) -> markdown.Markdown:
    """Return Python-Markdown as a full Material site sets it up, and `extra` extensions."""
    return markdown.Markdown(extensions=[*EXTENSIONS, *extra], extension_configs=OPTIONS)


def render(
    text: str,
    *,
    wiki: SmallWiki | None = None,
    page: str | None = "responses/other.md",
    clean: bool = False,
    explain: bool = False,
) -> str:
    """Return the HTML of `text` on a full Material site."""
    extension = KbgenExtension(wiki or SmallWiki())
    extension.begin(page, clean=clean, explain=explain)
    return full_markdown(extension).convert(text)


class Elements(HTMLParser):
    """Every element of a piece of HTML, with its attributes, and the text around them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, class_name: str) -> list[dict[str, str]]:
        """Return the attributes of the elements of a class."""
        return [at for _, at in self.found if class_name in at.get("class", "").split()]
