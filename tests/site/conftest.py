"""The small base whose pages are golden: an entry of every collection, all fields filled."""

import shutil
from pathlib import Path

import pytest

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.settings import Settings
from kbgen.site import Page, Site, build_site
from tests.conftest import KnowledgeBase

CONTENT = Path(__file__).parent / "content"


@pytest.fixture
def full(kb: KnowledgeBase) -> Library:
    """Return a library with an entry of every collection."""
    shutil.copytree(CONTENT, kb.root, dirs_exist_ok=True)
    loaded = kb.loaded()
    assert not loaded.report.errors, loaded.report.errors
    return loaded.library


def built(library: Library, lang: str = "ru", **settings: bool) -> Site:
    """Return the site of `library`."""
    return build_site(library, get_locale(lang), Settings(**settings))


def page(site: Site, path: str) -> Page:
    """Return the page at `path`."""
    return next(page for page in site.pages if page.path == path)
