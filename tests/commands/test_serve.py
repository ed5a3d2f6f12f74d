"""Serving: pages reload, errors show in the browser, and go away when they are mended."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

TERM = "id: vpn\ntitle: VPN\nbody: A tunnel.\n"
BROKEN = "id: vpn\ntitle: VPN\ntitel: again\n"
PATIENCE = 60
KBGEN = """
import sys
from pathlib import Path
from kbgen.commands.serve import serve
def say(line): print(line, flush=True)
sys.exit(serve(Path("mkdocs.yml"), None, int(sys.argv[1]), False, say))
"""


class Server:
    """A server in a process of its own, and what it says."""

    def __init__(self, root: Path, program: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        commands = {
            "mkdocs": ["-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"],
            "kbgen": ["-c", KBGEN, str(self.port)],
        }
        self.log = root.parent / "log"
        self.process = subprocess.Popen(
            [sys.executable, *commands[program]],
            cwd=root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def get(self, address: str) -> str:
        """Return the page at an address, whatever its status; nothing while there is no answer."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/{address}", timeout=20
            ) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def wait(self, address: str, words: str) -> str:
        """Return the page at an address as soon as it has `words` in it."""
        deadline = time.monotonic() + PATIENCE
        page = ""
        while words not in page:
            assert time.monotonic() < deadline, f"no {words!r} at /{address}:\n{self.said()}"
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
            page = self.get(address)
        return page

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@pytest.fixture(params=["mkdocs", "kbgen"])
def serve(request, project) -> Iterator[Server]:
    servers: list[Server] = []

    def start() -> Server:
        servers.append(Server(project.root, request.param))
        return servers[-1]

    project.write("checklists/glossary/vpn.yml", TERM)
    yield start
    for server in servers:
        server.process.kill()
        server.process.wait(30)


def test_an_edit_of_a_yaml_file_reaches_the_browser(serve, project):
    server = serve()
    server.wait("glossary/vpn/", "A tunnel.")
    project.write("checklists/glossary/vpn.yml", TERM.replace("tunnel", "burrow"))
    server.wait("glossary/vpn/", "A burrow.")
    assert not (project.root / "site").exists()


def test_errors_show_at_every_address_until_they_are_mended(serve, project):
    server = serve()
    server.wait("", "Welcome.")
    project.write("checklists/glossary/vpn.yml", BROKEN)
    for address in ("", "glossary/", "glossary/vpn/", "no/such/page/"):
        page = server.wait(address, "checklists/glossary/vpn.yml:3:1")
        assert "livereload" in page
        assert "Welcome." not in page
    assert "checklists/glossary/vpn.yml:3:1" in server.said()
    project.write("checklists/glossary/vpn.yml", TERM)
    server.wait("glossary/vpn/", "A tunnel.")
    assert "no errors any more" in server.said().lower()


def test_a_server_comes_up_with_broken_content(serve, project):
    project.write("checklists/glossary/vpn.yml", BROKEN)
    project.configure(nav=["index.md", "glossary/index.md"])
    server = serve()
    page = server.wait("", "checklists/glossary/vpn.yml:3:1")
    assert "<mark>titel</mark>" in page
    project.write("checklists/glossary/vpn.yml", TERM)
    server.wait("", "Welcome.")
    server.wait("glossary/vpn/", "A tunnel.")


def test_an_open_page_follows_by_itself(serve, project, browser):
    """Also where MkDocs answers "not found" while the content is broken."""
    server = serve()
    server.wait("glossary/vpn/", "A tunnel.")
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/glossary/vpn/")
    project.write("checklists/glossary/vpn.yml", BROKEN)
    page.get_by_text("checklists/glossary/vpn.yml:3:1").wait_for(timeout=PATIENCE * 1000)
    project.write("checklists/glossary/vpn.yml", TERM.replace("tunnel", "burrow"))
    page.get_by_text("A burrow.").wait_for(timeout=PATIENCE * 1000)
    page.close()


def test_the_server_stops_quietly(serve):
    server = serve()
    server.wait("", "Welcome.")
    server.stop()
    assert "Traceback" not in server.said()


@pytest.mark.parametrize("serve", ["kbgen"], indirect=True)
def test_a_broken_configuration_is_told_in_words(serve, project):
    server = serve()
    server.wait("", "Welcome.")
    config = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", "site_name: [")
    deadline = time.monotonic() + PATIENCE
    while "mkdocs.yml" not in server.said():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    project.write("mkdocs.yml", config.replace("Support", "Helpdesk"))
    server.wait("", "Helpdesk")
    assert "Traceback" not in server.said()


def test_a_port_in_use_is_told_before_anything_is_built(project):
    project.write("checklists/glossary/vpn.yml", TERM)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-c", KBGEN, str(port)],
            cwd=project.root,
            capture_output=True,
            text=True,
            check=False,
        )
        russian = subprocess.run(
            [sys.executable, "-m", "kbgen", "serve", "-p", str(port), "--lang", "ru"],
            cwd=project.root,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert f"port {port} is in use" in done.stdout
    assert russian.returncode == 2
    assert f"ошибка: порт {port} занят" in russian.stdout
