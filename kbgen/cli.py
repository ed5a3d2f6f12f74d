"""The command line: arguments in, a command called, its exit code out; nothing else.

Exit codes: 0 clean, 1 problems, 2 the command cannot be carried out as given.
"""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from kbgen import __version__
from kbgen.reporters import FORMATS

_LANGUAGES = click.Choice(["en", "ru"])
_LANG = click.option(
    "--lang", type=_LANGUAGES, default="en", show_default=True, help="Language of the messages."
)


class _Refusal(click.ClickException):
    """A request that cannot be carried out, in another language than click's own."""

    exit_code = 2

    def __init__(self, message: str, label: str) -> None:
        super().__init__(message)
        self._label = label

    def show(self, file: Any = None) -> None:
        click.echo(f"{self._label}: {self.message}", file=file, err=file is None)


def _refusal(message: str, lang: str) -> click.ClickException:
    """Return what refuses a request; in English as click refuses it, with the way to the help."""
    from kbgen.locales import get_locale

    if lang == "en":
        return click.UsageError(message)
    return _Refusal(message, get_locale(lang).text("report.error"))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kbgen")
def main() -> None:
    """Turn a support team's YAML and Markdown into a wiki, and name every mistake in them."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--lang", type=_LANGUAGES, default="en", show_default=True,
              help="Language of the base, and of what is said.")  # fmt: skip
def new(folder: Path | None, lang: str) -> None:
    """Begin a base in FOLDER: a small one that is whole, with an example of everything.

    Without FOLDER it is begun in the current one. Files that are there stay as they are: if one of the
    new ones would take its place, nothing is written.
    """
    from kbgen.commands import new as command

    try:
        click.echo(command.begin(folder or Path(), lang), nl=False)
    except command.NotBegun as error:
        raise _refusal(str(error), lang) from None


@main.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
              help="How to report.")  # fmt: skip
@_LANG
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings, too.")
@click.option(
    "--color/--no-color", default=None, help="By default on a terminal, unless NO_COLOR is set."
)
@click.option("--fix", is_flag=True, help="Write missing ids into the files, then check.")
@click.option("--diff", is_flag=True, help="Only show what --fix would write.")
def check(  # noqa: PLR0917 -- click names them
    paths: tuple[str, ...],
    form: str,
    lang: str,
    strict: bool,
    color: bool | None,
    fix: bool,
    diff: bool,
) -> None:
    """Check a knowledge base, or only the files and folders named by PATHS.

    Without PATHS the project around the current folder is checked. A file may lie anywhere: its
    collection comes from the name of a folder above it, or from a `collection:` line in it.

    --fix gives an id to every step, task, question and item that has none (`kbgen explain KB310` says
    why). Comments, order, quotes and line ends stay; a file with other mistakes at such a place is
    left alone, and why is said on the standard error.

    Exits with 0 when there are no errors, 1 when there are or an id could not be written, 2 when PATHS
    cannot be checked.
    """
    from kbgen.commands import check as command
    from kbgen.commands import fix as fixing

    try:
        if fix or diff:
            done = fixing.fix(paths, Path.cwd(), lang, dry=diff)
            report = done.report
        else:
            done, report = None, command.check(paths, Path.cwd())
    except command.UsageError as error:
        raise _refusal(error.words(lang), lang) from None
    for line in done.said if done else ():
        click.echo(line, err=True)
    if color is None:
        on_terminal = sys.stdout is not None and sys.stdout.isatty()  # None: closed by the caller
        color = on_terminal and not os.environ.get("NO_COLOR")
    try:
        shown = done.diff if done and diff else FORMATS[form](report, lang=lang, color=color)
        click.echo(shown, nl=False, color=color)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # whoever reads has had enough; click ends quietly
        message = f"the report cannot be written: {error.strerror}"
        raise click.FileError("standard output", message) from None
    undone = done is not None and not done.whole
    sys.exit(1 if report.errors or (strict and report.warnings) or undone else 0)


@main.command()
@click.argument("code", required=False)
@click.option(
    "--lang", type=_LANGUAGES, default="en", show_default=True, help="Language of the page."
)
def explain(code: str | None, lang: str) -> None:
    """Explain a diagnostic CODE such as KB201: why it matters, what is wrong, what is right.

    Without CODE all codes are listed.
    """
    from kbgen.codes import CODES
    from kbgen.commands import explain as command
    from kbgen.source.characters import closest

    if code is None:
        click.echo(command.listing(lang), nl=False)
        return
    page = command.explain(code, lang)
    if page is None:
        near = closest(code.upper(), CODES)
        more = f"; did you mean {near}?" if near else ""
        message = f"there is no code {code}{more} `kbgen explain` lists all of them."
        raise click.UsageError(message)
    click.echo(page, nl=False)


@main.command()
@click.argument("collection", required=False)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path),
              help="Write a file for each collection into this folder.")  # fmt: skip
def schema(collection: str | None, output: Path | None) -> None:
    """Print the JSON Schema of a COLLECTION, or of all of them.

    With --output, editors can use the files to complete and check YAML while it is written.
    """
    from kbgen.commands import schema as command
    from kbgen.model import COLLECTIONS
    from kbgen.source.characters import closest

    if collection is not None and collection not in COLLECTIONS:
        near = closest(collection, COLLECTIONS)
        more = f"did you mean {near}?" if near else f"There are: {', '.join(COLLECTIONS)}."
        message = f"there is no collection {collection}; {more}"
        raise click.UsageError(message)
    found = command.schemas()
    wanted = {collection: found[collection]} if collection else found
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for name, one in wanted.items():
            (output / f"{name}.schema.json").write_text(command.rendered(one), encoding="utf-8")
            click.echo(output / f"{name}.schema.json")
        return
    click.echo(command.rendered(wanted[collection] if collection else wanted), nl=False)


_CONFIG = click.option("-f", "--config-file", type=click.Path(dir_okay=False, path_type=Path),
                       help="The mkdocs.yml to use; by default the nearest one.")  # fmt: skip


@main.command()
@_CONFIG
@click.option("-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path),
              help="Where to put the site; by default what mkdocs.yml says.")  # fmt: skip
@click.option("-s", "--strict", is_flag=True, help="Stop at warnings, too.")
@_LANG
def build(config_file: Path | None, site_dir: Path | None, strict: bool, lang: str) -> None:
    """Build the site and put it in place in one step.

    While it is being built, and whenever the build fails or is stopped, the old site stays as it was.
    """
    from kbgen.commands import build as command

    sys.exit(command.build(config_file, site_dir, strict or None, click.echo, lang))


@main.command()
@_CONFIG
@click.option("--host", help="Address to serve at; by default 127.0.0.1.")
@click.option(
    "-p", "--port", type=click.IntRange(1, 65535), help="Port to serve at; by default 8000."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@_LANG
def serve(
    config_file: Path | None, host: str | None, port: int | None, open_browser: bool, lang: str
) -> None:
    """Build the site, serve it, and rebuild it whenever a file changes.

    While the content has mistakes, the site shows them; it recovers when they are mended.
    """
    from kbgen.commands import serve as command

    sys.exit(command.serve(config_file, host, port, open_browser, click.echo, lang))


@main.command("search-eval")
@click.argument("queries", required=False, type=click.Path(dir_okay=False, path_type=Path))
def search_eval(queries: Path | None) -> None:
    """Put judged QUERIES to the search and print recall and rank by class.

    QUERIES is a YAML file of classes with lines `query => wanted ~ also right`; by default
    benchmarks/search/queries.yml of the project around the current folder. Needs Node.

    Exits with 1 when the search falls under its bar.
    """
    from kbgen.commands import search_eval as command
    from kbgen.commands.check import UsageError
    from kbgen.settings import find_root

    try:
        found = command.evaluate(find_root(Path.cwd()) or Path.cwd(), queries)
    except UsageError as error:
        raise click.UsageError(str(error)) from None
    click.echo(found.render(), nl=False)
    sys.exit(0 if found.passed else 1)
