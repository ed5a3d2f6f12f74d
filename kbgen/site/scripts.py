"""The scripts and styles that pages load, and the data handed to them.

The base bundle is loaded by every page. A part (`kbgen-plan.js`) is loaded by the base on pages that ask for
it with `<kb-load data-part="plan">`, together with its words and the parts that it uses. Data comes as a
classic script of one call: nothing else can be read by a page that was opened from disk.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from kbgen.locales import Locale
from kbgen.site.words import base_words, part_words

FOLDER = "assets/kbgen"
WORDS = f"{FOLDER}/words.js"
PARTS: dict[str, tuple[str, ...]] = {
    "plan": (),
    "carry": ("plan",),
    "replies": (),
    "fields": ("replies",),
    "reply": ("replies", "fields"),
    "tray": ("replies", "fields"),
    "mine": ("replies",),
    "wizard": ("replies",),
    "tickets": ("replies",),
    "run": ("replies", "tickets"),
    "handover": ("replies", "tickets"),
    "poster": (),
    "lists": (),
    "mentor": (),
}
"""What only some pages load: a bundle, a style sheet and words each, with the parts that it uses."""
_BASE = ("kbgen.css", "kbgen.js")


def data_script(name: str, value: Any) -> tuple[str, bytes]:
    """Return the path and the content of the script that hands `value` over as `name`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{FOLDER}/data/{name}.js", f"kbgenData({json.dumps(name)},{text})\n".encode()


def page_assets(locale: Locale, *, search: bool) -> dict[str, bytes]:
    """Return what every page loads, in the order of loading."""
    said = {
        "lang": locale.lang,
        "words": base_words(locale),
        "parts": {name: " ".join((_version(name), *uses)) for name, uses in PARTS.items()},
        "search": _hash(_built("kbgen-search.css")) if search else "",
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    bundle = {f"{FOLDER}/{name}": _built(name) for name in _BASE}
    return {WORDS: f"var kbgenWords={text}\n".encode(), **bundle}


def styles_of(html: str) -> list[str]:
    """Return the addresses, from the root of the site, of the style sheets that this page alone needs."""
    return [f"{FOLDER}/kbgen-poster.css?{_version('poster')}"] if "kb-advice" in html else []


def part_files(locale: Locale, parts: Iterable[str] = tuple(PARTS)) -> dict[str, bytes]:
    """Return what `parts` are made of: bundles, style sheets, words."""
    found = {
        f"{FOLDER}/kbgen-{name}.{kind}": _built(f"kbgen-{name}.{kind}")
        for name in parts
        for kind in ("css", "js")
    }
    said = [
        data_script(f"words-{name}", {"lang": locale.lang, "words": part_words(name, locale)})
        for name in parts
    ]
    return found | dict(said)


def search_styles() -> dict[str, bytes]:
    """Return the styles of the search dialog."""
    return {f"{FOLDER}/kbgen-search.css": _built("kbgen-search.css")}


def search_engine() -> bytes:
    """Return the script of the search engine, a part of the index."""
    return _built("kbgen-search.js")


@cache
def _version(part: str) -> str:
    return _hash(b"".join(_built(f"kbgen-{part}.{kind}") for kind in ("css", "js")))


def _hash(content: bytes) -> str:
    return hashlib.blake2s(content, digest_size=4).hexdigest()


@cache
def _built(name: str) -> bytes:
    return (files("kbgen.ui") / "dist" / name).read_bytes()
