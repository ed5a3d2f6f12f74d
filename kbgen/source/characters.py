"""Characters that look like others or like nothing, and words that look like other words."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no text has: control characters and noncharacters."""
SUSPECT = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
"""Every character of `INVISIBLE` and the joiner: one class, which is quick to look for."""
INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
    r"|(?<![\u200c\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf])\u200d"
    r"|\u200d(?![\U0001f000-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff])|\u200c"
)
"""Zero-width characters, direction marks, soft hyphens; the joiner inside an emoji is not one of them."""
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces other than the plain one, as a class for regular expressions."""

_LOOK_ALIKE = str.maketrans(
    "аАвВсСеЕёнНһіІјЈкКмМоОрРѕЅтТуУхХѵԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν",
    "aAbBcCeEehHhiIjJkKmMoOpPsStTyYxXvdqwABEZHIKMNOPTYXoav",
)
_TRANSLIT = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip


def name_of(character: str) -> str:
    """Return `U+200B ZERO WIDTH SPACE` for a character."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


def look_alikes(text: str) -> list[str]:
    """Return the letters of `text` that only look Latin, in order, each once."""
    return [
        letter
        for letter in dict.fromkeys(text)
        if not letter.isascii() and letter.translate(_LOOK_ALIKE) != letter
    ]


def latinised(text: str) -> str:
    """Return `text` with letters that only look Latin replaced by the Latin ones."""
    return text.translate(_LOOK_ALIKE)


def skeleton(text: str) -> str:
    """Return what `text` looks like: equal for twins in case, in composition and in look-alike letters."""
    return latinised(unicodedata.normalize("NFC", text)).casefold()


def suggested_id(text: str) -> str:
    """Return a valid id made from `text`, or an empty string if nothing of it is left."""
    text = unicodedata.normalize("NFC", text).strip()
    letters = sum(letter.isalpha() for letter in text)
    if letters and sum("а" <= letter <= "ё" for letter in text.lower()) * 2 <= letters:
        text = latinised(text)  # a Latin word with a stray Cyrillic letter
    words = "".join(_TRANSLIT.get(letter, letter) for letter in text.lower())
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known word that `word` was most likely meant to be, or None.

    Look-alike letters and case are forgiven first. Candidates of a very different length are passed
    over, which keeps a run over thousands of names quick.
    """
    word = word[:100]
    names = [name for name in known if abs(len(name) - len(word)) <= 2 + len(word) // 3]
    twin = skeleton(word)
    for name in names:
        if skeleton(name) == twin:
            return name
    matches = difflib.get_close_matches(word.casefold(), names[:5000], n=1, cutoff=cutoff)
    return matches[0] if matches else None
