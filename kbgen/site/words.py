"""The words that the browser part says, handed over as a script of the site's own.

It runs before the bundle and is the same for every page, so pages do not carry the words one by one.
"""

import json
from functools import cache

from kbgen.locales import Locale
from kbgen.model import COLLECTIONS
from kbgen.search import PAGE

WORDS = "assets/kbgen/words.js"


@cache
def words_script(locale: Locale) -> bytes:
    """Return the script that holds the words of `locale`; counted ones with all their plural forms."""
    words = {key: locale.text(key) for key in locale.all_keys() if key.startswith("search.")}
    words |= {f"kind.{name}": locale.collection(name) for name in COLLECTIONS}
    words[f"kind.{PAGE}"] = locale.text("page.pages")
    words |= {
        f"page.{key}": locale.text(f"page.{key}") for key in ("copy", "copied", "copy_failed")
    }
    text = json.dumps(
        {"lang": locale.lang, "words": words}, ensure_ascii=False, separators=(",", ":")
    )
    return f"var kbgenWords={text}\n".encode()
