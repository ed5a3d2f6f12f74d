"""`kbgen serve`: MkDocs's server, which rebuilds and reloads, with kbgen's messages."""

import errno
import socket
from pathlib import Path

from mkdocs.commands import serve as engine

from kbgen.commands.build import UnusableConfigError, read_config, told
from kbgen.commands.terminal import Echo, Terminal


def serve(  # noqa: PLR0917 -- click names them
    config_file: Path | None,
    host: str | None,
    port: int | None,
    open_browser: bool,  # noqa: FBT001
    echo: Echo,
    lang: str = "en",
) -> int:
    """Serve the site of `config_file` until it is interrupted; return 0, 1 or 2 as `build` does."""

    def run(_: Terminal) -> int:
        config = read_config(config_file)
        address = (host or config.dev_addr.host, port or config.dev_addr.port)
        _check(address)
        engine.serve(
            str(config.config_file_path),
            dev_addr=f"{address[0]}:{address[1]}",
            open_in_browser=open_browser,
        )
        return 0

    return told(run, echo, lang)


def _check(address: tuple[str, int]) -> None:
    """See that the address can be served at, before a build is spent on it."""
    host, port = address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UnusableConfigError("port", port=port, next=port + 1) from None
        reason = error.strerror or error
        raise UnusableConfigError("cannot_serve", address=f"{host}:{port}", reason=reason) from None
