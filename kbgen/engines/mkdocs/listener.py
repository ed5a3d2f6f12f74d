"""What a build tells, and how `mkdocs` itself has it told: in its log."""

import logging
import os
import sys
from contextvars import ContextVar
from typing import Protocol

import click
from mkdocs.livereload import LiveReloadServer

from kbgen.diagnostics import Report
from kbgen.reporters import text

log = logging.getLogger("mkdocs.plugins.kbgen")

LEFT_OUT = "kbgen: not in `nav`, reached by links only: %s"
"""What is logged of sections that a hand-written navigation does not name."""


class Listener(Protocol):
    """Whoever is told how a build goes."""

    def read(self, report: Report) -> None:
        """Hear what the content is like, errors not among it."""

    def broken(self, report: Report) -> None:
        """Hear that the content has errors."""

    def mended(self) -> None:
        """Hear that the content has no errors any more."""

    def page(self, done: int, total: int) -> None:
        """Hear that one more page is rendered (up to half of `total`) or written."""

    def serving(self, server: LiveReloadServer) -> None:
        """Hear that `server` is about to start."""


class Log:
    """MkDocs's log, where a strict build counts the warnings."""

    def read(self, report: Report) -> None:
        """Log each warning, and how many notes there are."""
        for one in report.warnings:
            log.warning("kbgen: %s: %s: %s", text.where(one.span), one.code, one.message())
        if report.notes:
            log.info("kbgen: notes on upkeep: %s (`kbgen check` shows them)", len(report.notes))

    def broken(self, report: Report) -> None:
        """Print the report as `kbgen check` does."""
        click.echo(text.render(report, color=colored()), err=True)

    def mended(self) -> None:
        """Log it."""
        log.info("kbgen: no errors any more")

    def page(self, done: int, total: int) -> None:
        """Say nothing."""

    def serving(self, server: LiveReloadServer) -> None:
        """Say nothing: MkDocs does."""


_LOG = Log()
LISTENER: ContextVar[Listener] = ContextVar("listener", default=_LOG)
"""Who is told; kbgen's own commands put themselves here."""


def colored() -> bool:
    """Tell whether messages go to a terminal that shows colours."""
    return (
        sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
