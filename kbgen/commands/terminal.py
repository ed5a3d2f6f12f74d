"""What `kbgen build` and `kbgen serve` say: a few lines, and of MkDocs only what matters."""

import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from kbgen.diagnostics import Report
from kbgen.engines.mkdocs.listener import LEFT_OUT, LISTENER, colored
from kbgen.locales import get_locale
from kbgen.reporters import text

Echo = Callable[[str], None]
_SERVING = re.compile(r"Serving on (\S+)")
_NOT_IN_SITE = re.compile(r"A reference to '(.+)' is included in the 'nav' configuration")
_TIME = re.compile(r"^\[\d\d:\d\d:\d\d\] ")
_LOG = logging.getLogger("mkdocs")


class Terminal(logging.Handler):
    """Somebody at a terminal, listening to a build and to MkDocs's log."""

    def __init__(self, echo: Echo, lang: str = "en") -> None:
        """Say everything through `echo`, in the language `lang`; progress goes to a terminal only."""
        super().__init__(logging.INFO)
        self.words = get_locale(lang)
        self.pages = 0
        self.warnings = 0
        self._echo = echo
        self._moving = sys.stderr.isatty()
        self._shown = ""

    def say(self, line: str) -> None:
        """Say `line`, the progress out of the way."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = ""
        self._echo(line)

    def read(self, report: Report) -> None:
        """Say how much there is, and every warning."""
        self.warnings = len(report.warnings)
        loud = Report.of(
            [*report.errors, *report.warnings], files=report.files, entries=report.entries
        )
        self.say(text.render(loud, lang=self.words.lang, color=colored()).rstrip())
        if report.notes:
            self.say(self.words.text("report.upkeep", n=len(report.notes)))

    def broken(self, report: Report) -> None:
        """Say what is wrong."""
        self.say(text.render(report, lang=self.words.lang, color=colored()).rstrip())

    def mended(self) -> None:
        """Say that the pages are back."""
        self.say(self.words.text("report.mended"))

    def page(self, done: int, total: int) -> None:
        """Show how far the build is."""
        self.pages = total // 2
        percent = 100 * done // max(total, 1)
        shown = self.words.text("report.building", n=self.pages, percent=percent)
        if self._moving and shown != self._shown:
            click.echo(f"\r{shown}", nl=False, err=True)
            self._shown = shown

    def serving(self, server: LiveReloadServer) -> None:
        """See that a rebuild that fails is told in words, not in a traceback."""
        rebuild = server.builder

        def told() -> None:
            try:
                rebuild()
            except click.ClickException as error:
                raise Abort(error.format_message()) from None
            except Exception as error:  # noqa: BLE001 -- whatever a theme or another plugin may raise
                raise Abort(f"{type(error).__name__}: {error}") from None

        server.builder = told

    def emit(self, record: logging.LogRecord) -> None:
        """Say what MkDocs and its plugins complain about, and where they serve."""
        message = _TIME.sub("", record.getMessage())
        if record.levelno >= logging.ERROR:
            self.say(f"{self.words.text('report.error')}: {message}")
        elif found := _NOT_IN_SITE.match(message):
            self.say(self.words.text("report.menu", path=found[1]))
        elif record.levelno == logging.WARNING and record.name != "mkdocs.livereload":
            self.say(f"{self.words.text('report.warning')}: {message}")
        elif record.msg == LEFT_OUT:
            pages = message.rpartition(": ")[2]
            self.say(self.words.text("report.left_out", pages=pages))
        elif record.name == "mkdocs.plugins.kbgen":
            self.say(message.removeprefix("kbgen: "))
        elif found := _SERVING.search(message):
            self.say(self.words.text("report.serving", address=found[1]))


@contextmanager
def terminal(echo: Echo, lang: str = "en") -> Iterator[Terminal]:
    """Put a `Terminal` in the place of MkDocs's own log."""
    listener = Terminal(echo, lang)
    level, propagate = _LOG.level, _LOG.propagate
    _LOG.addHandler(listener)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    token = LISTENER.set(listener)
    try:
        yield listener
    finally:
        LISTENER.reset(token)
        _LOG.propagate = propagate
        _LOG.setLevel(level)
        _LOG.removeHandler(listener)
