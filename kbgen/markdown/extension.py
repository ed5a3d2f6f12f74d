"""The Python-Markdown extension: references, cards, glossary and the safety of what a page shows.

Without a wiki it leaves `[[...]]` as text, so that `kbgen` may stand in any list of extensions. An
engine that has a wiki keeps one instance and tells it about each page before that page is rendered.
"""

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from kbgen.markdown.clean import clean
from kbgen.markdown.code import FencedCode, IndentedCode
from kbgen.markdown.delimiters import SafeDelimiters
from kbgen.markdown.embeds import Embeds
from kbgen.markdown.marks import restore_html
from kbgen.markdown.references import NestedLinks, ReferencePipes
from kbgen.markdown.tasks import TaskMarks, Tasks
from kbgen.markdown.terms import Terms
from kbgen.markdown.typography import Typography
from kbgen.markdown.wiki import PageContext, Wiki


class KbgenExtension(Extension):
    """Everything that kbgen adds to Markdown."""

    def __init__(
        self,
        wiki: Wiki | None = None,
        *,
        page: str | None = None,
        clean: bool = False,
        explain: bool = True,
        tasks: bool = False,
        **options: Any,
    ) -> None:
        """Take what `begin` takes; `options` are refused by Python-Markdown, which knows none."""
        super().__init__(**options)
        self.context = PageContext(wiki, page, clean, explain, tasks)

    def begin(
        self, page: str | None, *, clean: bool = False, explain: bool = True, tasks: bool = False
    ) -> None:
        """Tell which page is rendered next: its source's path from the root of the docs.

        `clean` takes what could run out of its HTML, `explain` links the glossary's terms, `tasks` makes
        checklists of its `- [ ]`, for a site that has the browser's side.
        """
        self.context.path = page
        self.context.clean = clean
        self.context.explain = explain
        self.context.tasks = tasks
        self.context.embeds = False

    @property
    def wiki(self) -> Wiki | None:
        """The knowledge base that references lead into."""
        return self.context.wiki

    @wiki.setter
    def wiki(self, wiki: Wiki | None) -> None:
        self.context.wiki = wiki

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the steps, each where the comment says."""
        page = self.context
        md.preprocessors.register(SafeDelimiters(md), "kbgen_delimiters", 100)
        # Before fences are taken out (25), with white space normalised (30).
        md.preprocessors.register(Embeds(md, page), "kbgen_embeds", 26)
        # Just before and just after fences are taken out.
        md.preprocessors.register(FencedCode(md, page), "kbgen_fences", 25.5)
        md.preprocessors.register(ReferencePipes(md, page), "kbgen_pipes", 22)
        # Before indented code is highlighted (30).
        md.treeprocessors.register(IndentedCode(md), "kbgen_code", 31)
        # After pymdownx.tasklist (25), before inline text (20).
        md.treeprocessors.register(TaskMarks(md, page), "kbgen_task_marks", 24.5)
        # After attributes (8), before links are made of terms.
        md.treeprocessors.register(Tasks(md, page), "kbgen_tasks", 4)
        # After inline text (20), attributes (8), abbreviations (7) and the table of contents (5),
        # before the engine resolves links (0).
        md.treeprocessors.register(NestedLinks(md), "kbgen_nested_links", 3.5)
        md.treeprocessors.register(Terms(md, page), "kbgen_terms", 3)
        # After terms, which look for words with plain spaces between them.
        md.treeprocessors.register(Typography(md, page), "kbgen_typography", 2.5)
        # After everything.
        md.postprocessors.register(_Finish(md, page), "kbgen_finish", -100)


class _Finish(Postprocessor):
    """Writes out what the marks stand for, and cleans pages that need it."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        super().__init__(md)
        self._page = page

    def run(self, text: str) -> str:
        text = restore_html(text)
        # It is also given each heading for the table of contents, most of them plain words.
        if "<" in text and (self._page.clean or self._page.embeds):
            text = clean(text)
        return text


def makeExtension(**options: Any) -> KbgenExtension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension, for those who name it by its module."""
    return KbgenExtension(**options)
