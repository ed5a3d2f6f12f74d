"""What a site offers to take: each page's Markdown beside it, and the whole base for programs."""

import posixpath
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kbgen.engines.mkdocs.pages import addresses
from kbgen.library import Library
from kbgen.locales import Locale
from kbgen.markdown import Wiki
from kbgen.site.data import kb_json, llms_txt
from kbgen.site.take import readable


class Takeaway:
    """Writes beside the pages of one build."""

    def __init__(self, library: Library, locale: Locale, wiki: Wiki) -> None:
        """Offer what there is in `library`."""
        self._library = library
        self._locale = locale
        self._wiki = wiki
        self._site = Path()
        self._files = Files([])
        self._address = addresses(Files([]))
        self._about = ("", "")

    def begin(self, files: Files, config: MkDocsConfig) -> None:
        """Start a build of `files`."""
        self._files = files
        self._address = addresses(files)
        self._site = Path(config.site_dir)
        self._about = (config.site_name, config.site_description or "")

    def place(self, path: str) -> str | None:
        """Return where the Markdown of the page `path` lies on the site."""
        if self._address(path) is None:
            return None
        file = self._files.get_file_from_path(path)
        return posixpath.splitext(file.dest_uri)[0] + ".md" if file else None

    def write_page(self, page: Page, markdown: str) -> None:
        """Write the Markdown of a page."""
        if place := self.place(page.file.src_uri):
            text = readable(markdown, page.file.src_uri, self._wiki, self.place)
            self._write(place, text.encode())

    def link(self, page: Page) -> str:
        """Return the link from a page to its Markdown, as HTML.

        It stands in the page: Material takes a `link` in the head for one to a translation.
        """
        name = self._name(page)
        if name is None:
            return ""
        link = Markup(
            '\n<p class="kb-source"><a rel="alternate" type="text/markdown" href="{}">{}</a></p>'
        )
        return str(link.format(name, self._locale.text("page.source")))

    def write_whole(self) -> None:
        """Write `kb.json` and `llms.txt`, unless the site has files of its own by these names."""
        library, locale = self._library, self._locale
        if self._files.get_file_from_path("kb.json") is None:
            self._write("kb.json", kb_json(library, locale, self._address, self.place))
        if self._files.get_file_from_path("llms.txt") is None:
            self._write("llms.txt", llms_txt(*self._about, library, locale, self.place))

    def _name(self, page: Page) -> str | None:
        place = self.place(page.file.src_uri)
        return posixpath.basename(place) if place else None

    def _write(self, path: str, content: bytes) -> None:
        file = self._site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
