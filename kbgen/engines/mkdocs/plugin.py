"""The plugin itself: it reads the content, decides what build this is, and passes the events on."""

import logging
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kbgen.diagnostics import Report
from kbgen.engines.mkdocs.broken import Broken
from kbgen.engines.mkdocs.extensions import name_headings
from kbgen.engines.mkdocs.listener import LISTENER
from kbgen.engines.mkdocs.nav import sections_of
from kbgen.engines.mkdocs.run import Run
from kbgen.engines.mkdocs.take import Takeaway
from kbgen.engines.mkdocs.wiki import Wiki
from kbgen.library.pages import read_pages
from kbgen.library.surroundings import missing_content
from kbgen.loading import load
from kbgen.locales import get_locale
from kbgen.markdown import KbgenExtension
from kbgen.settings import Project, Settings, Toc, open_project, read_settings
from kbgen.site import Site, SiteWiki, build_site, lists_only

log = logging.getLogger("mkdocs.plugins.kbgen")
_FIRST, _LAST = 100, -100


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """What MkDocs sees of the settings: they are read and checked without it."""


class ContentError(Abort):
    """A build that stops because of the content, whose errors have been told."""

    def __init__(self, errors: int) -> None:
        """Say how many `errors` there are."""
        super().__init__(get_locale("en").text("report.stopped", n=errors))
        self.errors = errors


class KbgenPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Adds the pages made from YAML, and resolves references in every page."""

    def __init__(self) -> None:
        """Wait for a configuration."""
        super().__init__()
        self.settings = Settings()
        self._serving = False
        self._run = Run()
        self._pages = self._done = 0

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Read the settings; return those that are wrong, and no warnings."""
        self.config = _NoOptions(config_file_path)
        self.config.data.update(options)
        self.settings, wrong = read_settings(options)
        return [(one.name, ValueError(str(one))) for one in wrong], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
        """Remember the command; that this exists makes MkDocs keep the object over rebuilds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content and decide what this build shall do."""
        self._pages = self._done = 0
        self._run = self._start(project_of(config, self.settings), config)
        self._run.configure(config)
        return config

    def _start(self, project: Project, config: MkDocsConfig) -> Run:
        if not project.content_dir.is_dir():
            if elsewhere := list(missing_content(project)):
                LISTENER.get().read(Report.of(elsewhere))
            elif "content" in self.settings.model_fields_set:
                log.warning("kbgen: there is no folder `%s`", self.settings.content)
            return self._without_content(project)
        config.watch.append(str(project.content_dir))
        name_headings(config)
        locale = get_locale(project.language)
        loaded = load(project, page_links=False)
        if not loaded.report.ok:
            LISTENER.get().broken(loaded.report)
            if self._serving:
                return Broken(loaded.report, locale)
            raise ContentError(len(loaded.report.errors))
        if isinstance(self._run, Broken):
            LISTENER.get().mended()
        LISTENER.get().read(loaded.report)
        site = build_site(loaded.library, locale, project.settings)
        sections = sections_of(config.nav, site.nav)
        wiki = SiteWiki(loaded.library, locale, project.settings, sections)
        loaded.library.settle()
        return Wiki(site, project, KbgenExtension(wiki), Takeaway(loaded.library, locale, wiki))

    def _without_content(self, project: Project) -> Run:
        """Return what to do to a site of hand-written pages alone: nothing, unless one has a checklist."""
        site = None
        if self.settings.task_lists:
            pages = read_pages(project.docs_dir, project.root)
            site = lists_only(pages, get_locale(project.language))
        if site is None and not self.settings.clean_pages:
            return Run()
        return Wiki(site or Site([], {}, []), project, KbgenExtension())

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Tell that the server is about to start."""
        LISTENER.get().serving(server)
        return server

    @event_priority(_FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and assets, before other plugins look at what there is."""
        self._run.add_files(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the pages their places."""
        self._pages = len(files.documentation_pages())
        self._run.place(nav, files, config)
        return nav

    @event_priority(_FIRST)
    def _read(self, _markdown: str, *, page: Page, **_: Any) -> None:
        self._run.read(page)

    @event_priority(_LAST)
    def _before_render(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        return self._run.before_render(markdown, page, config)

    on_page_markdown = CombinedEvent(_read, _before_render)

    @event_priority(_FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Tell that a page is rendered."""
        self._step()
        return self._run.after_render(html, page, config)

    @event_priority(_LAST)
    def on_post_page(self, output: str, **_: Any) -> str:
        """Return the page as it shall be written."""
        self._step()
        return self._run.finish(output)

    @event_priority(_LAST)
    def on_post_template(self, output: str, *, template_name: str, **_: Any) -> str:
        """Return a page of the theme as it shall be written."""
        return self._run.finish_template(output, template_name)

    def on_post_build(self, **_: Any) -> None:
        """Write what stands beside the pages."""
        self._run.end()

    def _step(self) -> None:
        self._done += 1
        LISTENER.get().page(self._done, self._pages * 2)


def project_of(config: MkDocsConfig, settings: Settings) -> Project:
    """Return where the site that MkDocs builds keeps its things."""
    file = Path(config.config_file_path).resolve() if config.config_file_path else None
    root = file.parent if file else Path.cwd()
    theme = config.theme
    language = settings.language or theme.get("language") or theme.get("locale") or "en"
    return Project(
        root,
        root / settings.content,
        Path(config.docs_dir),
        settings,
        file,
        str(language),
        toc=open_project(root, file).toc if file else Toc("?"),
    )
