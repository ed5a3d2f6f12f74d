"""A build of a project that has content: its pages join the site's own."""

import hashlib
import logging
from dataclasses import replace

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from kbgen.engines.mkdocs.extensions import Extensions, slug_of
from kbgen.engines.mkdocs.listener import LEFT_OUT
from kbgen.engines.mkdocs.nav import add_sections, left_out, seat_entries
from kbgen.engines.mkdocs.pages import (
    add_assets,
    add_pages,
    add_styles,
    addresses,
    escaped,
    straighten,
)
from kbgen.engines.mkdocs.run import Run
from kbgen.engines.mkdocs.take import Takeaway
from kbgen.markdown import KbgenExtension
from kbgen.settings import Project
from kbgen.site import PAGE_OPTION, Page, Site, styles_of, wants_lists

log = logging.getLogger("mkdocs.plugins.kbgen")


class Wiki(Run):
    """Generated pages, assets and navigation; references and terms in every page."""

    def __init__(
        self,
        site: Site,
        project: Project,
        extension: KbgenExtension,
        takeaway: Takeaway | None = None,
    ) -> None:
        """Bring `site` into the build, rendering with `extension`; `takeaway` lies beside it."""
        self._site = site
        self._takeaway = takeaway if project.settings.sources else None
        self._project = project
        self._extension = extension
        self._generated: dict[str, Page] = {}
        self._own: Extensions | None = None
        self._needed: Extensions | None = None

    def configure(self, config: MkDocsConfig) -> None:
        """Load the assets on every page, under an address that changes with their content."""
        for path, content in self._site.assets.items():
            address = f"{path}?{hashlib.blake2s(content, digest_size=4).hexdigest()}"
            if path.endswith(".js"):
                config.extra_javascript.append(address)
            elif path.endswith(".css"):
                config.extra_css.insert(0, address)  # the site's own styles come after and win

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the pages and the assets of the site."""
        self._generated = add_pages(self._site.pages, files, config, self._project)
        add_assets(self._site.assets | self._site.files, files, config)
        if self._site.addressed:
            add_assets(self._site.addressed(addresses(files)), files, config)
        if self._site.search:
            add_assets(self._site.search(addresses(files), slug_of(config)), files, config)
        self._site = replace(self._site, pages=[], assets={}, files={}, addressed=None, search=None)
        site = Extensions.of(config)
        self._own = site.plus(self._extension)
        self._needed = site.complete().plus(self._extension)
        self._own.use(config)
        if self._takeaway:
            self._takeaway.begin(files, config)

    def place(self, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        """Put sections into the navigation and entries into their sections."""
        if config.nav is None:
            add_sections(nav, self._site.nav, files)
        elif missing := left_out(nav, self._site.nav, files):
            log.info(LEFT_OUT, ", ".join(missing))
        features = config.theme.get("features") or []
        seat_entries(self._generated, files, indexes="navigation.indexes" in features)
        for path, page in self._generated.items():
            file = files.get_file_from_path(path)
            if file is None or file.page is None:
                continue
            file.page.edit_url = straighten(file.page.edit_url)
            if "title" not in vars(file.page):
                file.page.title = escape(page.title)

    def read(self, page: MkDocsPage) -> None:
        """Escape what themes print as it is."""
        if page.file.src_uri in self._generated or self._project.settings.clean_pages:
            page.meta = escaped(page.meta)

    def before_render(self, markdown: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Return `markdown` with everything set up for its rendering."""
        generated = page.file.src_uri in self._generated
        clean = generated or self._project.settings.clean_pages
        tasks = self._project.settings.task_lists and wants_lists(page.meta.get(PAGE_OPTION))
        self._extension.begin(page.file.src_uri, clean=clean, tasks=tasks)
        if (generated or "![[" in markdown) and self._needed:
            self._needed.use(config)
        if self._takeaway:
            self._takeaway.write_page(page, markdown)
        return markdown

    def after_render(self, content: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Go back to the site's own extensions; return `content` with the link to its Markdown."""
        if self._own:
            self._own.use(config)
        if self._project.settings.clean_pages:
            # Without a title in its front matter Material unescapes the one it finds in the page.
            page.meta.setdefault("title", page.title)
        return content + self._takeaway.link(page) if self._takeaway else content

    def finish(self, output: str) -> str:
        """Return `output` with the style sheets that it alone needs, after the one of every page."""
        return add_styles(output, styles_of(output))

    def end(self) -> None:
        """Write the base for programs."""
        if self._takeaway:
            self._takeaway.write_whole()
