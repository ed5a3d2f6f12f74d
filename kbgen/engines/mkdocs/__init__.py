"""The MkDocs plugin: pages in memory, nothing written outside the site folder."""

from kbgen.engines.mkdocs.plugin import KbgenPlugin

__all__ = ["KbgenPlugin"]
