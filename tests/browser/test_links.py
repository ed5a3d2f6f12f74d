"""Every link of the built site leads to a page that is there, and to an anchor on it: no browser needed."""

import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from .conftest import Served

BASE = "https://site.invalid/"


class Links(HTMLParser):
    """The ids of a page and what it links to or loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids |= {value for name in ("id", "name") if (value := named.get(name))}
        self.targets += [
            value
            for name in ("href", "src")
            if (value := named.get(name)) is not None and tag != "base"
        ]


@pytest.fixture(scope="module")
def pages(site: Served) -> dict[str, Links]:
    """Return every page by its address below the root."""
    found = {}
    for file in site.folder.rglob("*.html"):
        path = file.relative_to(site.folder).as_posix()
        address = path.removesuffix("index.html") if path.endswith("index.html") else path
        found[address] = Links(file.read_text(encoding="utf-8"))
    return found


def targets(pages: dict[str, Links]) -> dict[tuple[str, str], list[str]]:
    """Return where links lead, as address and anchor, with the pages that they stand on."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address, page in pages.items():
        if address == "404.html":  # stands at any address, so its own links begin at the site's
            continue
        for target in page.targets:
            whole, anchor = urldefrag(urljoin(BASE + address, target))
            if whole.startswith(BASE):
                found[unquote(urlsplit(whole).path.lstrip("/")), unquote(anchor)].append(address)
    return found


def test_every_link_leads_to_something_that_is_there(pages: dict[str, Links], site: Served) -> None:
    dead = {}
    for (path, _), where in targets(pages).items():
        file: Path = site.folder / (
            path + "index.html" if path == "" or path.endswith("/") else path
        )
        if not file.is_file():
            dead[path] = where[:3]
    assert dead == {}


def test_every_anchor_is_on_its_page(pages: dict[str, Links]) -> None:
    dead = {
        f"{path}#{anchor}": where[:3]
        for (path, anchor), where in targets(pages).items()
        if anchor and path in pages and anchor not in pages[path].ids
    }
    assert dead == {}


def test_no_page_has_an_id_twice(site: Served) -> None:
    twice = {}
    for file in site.folder.rglob("index.html"):
        seen: list[str] = []

        class Ids(HTMLParser):
            def handle_starttag(
                self, _tag: str, attrs: list[tuple[str, str | None]], seen: list[str] = seen
            ) -> None:
                seen += [value for name, value in attrs if name == "id" and value]

        Ids().feed(file.read_text(encoding="utf-8"))
        again = {one for one in seen if seen.count(one) > 1}
        if again:
            twice[file.relative_to(site.folder).as_posix()] = again
    assert twice == {}


def test_every_page_can_be_reached_from_home(pages: dict[str, Links]) -> None:
    reached, waiting = set(), [""]
    while waiting:
        address = waiting.pop()
        if address in reached or address not in pages:
            continue
        reached.add(address)
        for target in pages[address].targets:
            whole = urldefrag(urljoin(BASE + address, target))[0]
            if whole.startswith(BASE):
                waiting.append(unquote(urlsplit(whole).path.lstrip("/")))
    assert set(pages) - reached == {"404.html"}


def test_the_markdown_of_every_page_lies_beside_it(pages: dict[str, Links], site: Served) -> None:
    for address in pages:
        if address != "404.html":
            markdown = site.folder / address / "index.md"
            assert markdown.is_file(), address
            assert "index.md" in pages[address].targets
            assert markdown.read_text(encoding="utf-8").strip(), address


def test_links_between_the_markdown_of_pages_are_alive(site: Served) -> None:
    dead = []
    for file in site.folder.rglob("index.md"):
        text = re.sub(
            r"^(```+|~~~+).*?^\1$|`[^`\n]*`",
            "",
            file.read_text(encoding="utf-8"),
            flags=re.DOTALL | re.MULTILINE,
        )
        for target in re.findall(r"\]\(([^)#\s:]+\.md)", text):
            if not (file.parent / unquote(target)).is_file():
                dead.append((file.relative_to(site.folder).as_posix(), target))
    assert dead == []
