"""A build under `serve` of content with errors: quick, silent, and every page is the same.

Nothing may be raised: MkDocs would not come up, or would keep every request waiting. The pages go
through the build without their text, so that other plugins find what they expect and nothing that
depends on the missing entries is complained about.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kbgen.diagnostics import Report
from kbgen.engines.mkdocs.problems import problems_page
from kbgen.engines.mkdocs.run import Run
from kbgen.locales import Locale


class Broken(Run):
    """Every page shows the errors of a report."""

    def __init__(self, report: Report, locale: Locale) -> None:
        """Make the page once."""
        self._page = problems_page(report, locale)

    def configure(self, config: MkDocsConfig, /) -> None:
        """Forget the navigation: it names pages that do not exist now."""
        config.nav = None

    def before_render(self, _markdown: str, _page: Page, _config: MkDocsConfig, /) -> str:
        """Return nothing to render."""
        return ""

    def finish(self, _output: str, /) -> str:
        """Return the problems."""
        return self._page

    def finish_template(self, output: str, name: str, /) -> str:
        """Return the problems for what is served where there is no page."""
        return self._page if name == "404.html" else output
