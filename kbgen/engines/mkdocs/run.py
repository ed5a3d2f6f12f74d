"""What the plugin does during one build: nothing, unless a subclass says otherwise."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


class Run:
    """One build of a project that has no content: every page goes through as it is."""

    def configure(self, config: MkDocsConfig, /) -> None:
        """Change the configuration before anything else happens."""

    def add_files(self, files: Files, config: MkDocsConfig, /) -> None:
        """Add pages and assets."""

    def place(self, nav: Navigation, files: Files, config: MkDocsConfig, /) -> None:
        """Give the pages their places among the others."""

    def read(self, page: Page, /) -> None:
        """Change a page's front matter, before any other plugin uses it."""

    def before_render(self, markdown: str, _page: Page, _config: MkDocsConfig, /) -> str:
        """Return a page's Markdown as it shall be rendered."""
        return markdown

    def after_render(self, content: str, _page: Page, _config: MkDocsConfig, /) -> str:
        """Return a page's content as it shall be shown; undo what was only for its rendering."""
        return content

    def finish(self, output: str, /) -> str:
        """Return a page's HTML as it shall be written."""
        return output

    def finish_template(self, output: str, _name: str, /) -> str:
        """Return the HTML of a theme's template as it shall be written."""
        return output

    def end(self) -> None:
        """Write what the finished site needs beside its pages."""
