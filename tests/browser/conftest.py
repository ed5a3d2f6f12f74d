"""The site of this repository, built once, served to a real browser that lets nothing else in."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from .desk import window

ROOT = Path(__file__).parent.parent.parent
expect.set_options(timeout=20_000)
"""How long what has to come may take: a machine that does ten other things is no failure."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Served:
    """A folder served on this machine alone."""

    folder: Path
    address: str

    def pages(self) -> list[str]:
        """Return the addresses of its pages, below the root."""
        found = (
            path.parent.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("index.html")
        )
        return sorted("" if one == "." else f"{one}/" for one in found)


def announce(served: Served) -> None:
    """Write the server's own address into the sitemap: the theme takes over navigation only within it."""
    sitemap = served.folder / "sitemap.xml"
    if sitemap.is_file():
        text = sitemap.read_text(encoding="utf-8")
        text = re.sub(r"<loc>https?://[^/]+/", f"<loc>{served.address}", text)
        sitemap.write_text(text, encoding="utf-8")


def serve(folder: Path) -> Iterator[Served]:
    """Serve `folder` until the caller is done."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    served = Served(folder, f"http://127.0.0.1:{server.server_address[1]}/")
    announce(served)
    yield served
    server.shutdown()
    server.server_close()


@dataclass
class Visit:
    """A page in the browser, with all that went wrong on it."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to a page of the site and wait until it is quiet."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("load")
        return self.page


def visit(context: BrowserContext, address: str) -> Visit:
    """Return a new page that notes errors and turns requests to other hosts away."""
    seen = Visit(context.new_page(), address)
    seen.page.set_default_navigation_timeout(90_000)

    def let_in(request: Request) -> bool:
        return request.url.startswith((address, "data:", "blob:"))

    def turned_away(route: object) -> None:
        request = route.request  # type: ignore[attr-defined]
        if let_in(request):
            route.continue_()  # type: ignore[attr-defined]
        else:
            seen.elsewhere.append(request.url)
            route.abort()  # type: ignore[attr-defined]

    seen.page.route("**/*", turned_away)
    seen.page.on(
        "console", lambda message: message.type == "error" and seen.errors.append(message.text)
    )
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on(
        "response",
        lambda response: (
            response.status >= 400 and seen.errors.append(f"{response.status} {response.url}")
        ),
    )
    return seen


@contextmanager
def changing(page: Page) -> Iterator[None]:
    """Wait, after what is done inside, until the theme has put another page's text in place.

    Instant navigation changes the address first and the text some time later.
    """
    page.evaluate("document.querySelector('article').left = true")
    yield
    page.wait_for_function("document.querySelector('article')?.left === undefined")


def open_anew(page: Page, address: str) -> None:
    """Open `address` as from a link elsewhere.

    A page that is open already only changes its fragment, and the theme fetches it anew the first time.
    """
    page.goto("about:blank")
    page.goto(address)


def go_instantly(page: Page, address: str) -> None:
    """Follow a link to `address`, as a reader would, and wait for the page that it names."""
    with changing(page):
        page.evaluate(
            """address => {
              const link = document.createElement('a');
              link.href = address;
              document.body.append(link);
              link.click();
              link.remove();
            }""",
            address,
        )
        page.wait_for_url(address)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser window that may use the clipboard; some modules want another one."""
    with window(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the site of this repository, served."""
    from kbgen.commands.build import build

    folder = tmp_path_factory.mktemp("built") / "site"
    said: list[str] = []
    code = build(ROOT / "mkdocs.yml", folder, None, said.append)
    assert code == 0, "\n".join(said)
    yield from serve(folder)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Return each colour scheme in turn."""
    return str(request.param)
