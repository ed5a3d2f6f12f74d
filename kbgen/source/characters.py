"""Characters that look like others or like nothing, and words that look like other words."""

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_HIDDEN = r"\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of characters: in the names of files they stand for bytes that are not UTF-8."""
CONTROL = re.compile(f"[{_CONTROL}]")
"""Characters that no text has: control characters and noncharacters."""
ODD = re.compile(f"[{_CONTROL}{_HIDDEN}\u200c\u200d]")
"""Every character of `CONTROL` and `INVISIBLE`, and the joiner: one class, which is quick to look for."""
INVISIBLE = re.compile(
    rf"[{_HIDDEN}]"
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
    """Return `U+200B ZERO WIDTH SPACE` for a character, `U+0007` for one that has no name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


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
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-")


_LOOKED_AT = 1500  # names that a rare piece of the word leads to
_LIKELY = 10  # of them that are compared letter by letter
_ENOUGH = 1000  # words for which a name is looked for among many


class Names:
    """Known names, and which of them a word was most likely meant to be.

    Names are found by the threes of letters that they share with the word, so that thousands of names
    take little time; of thousands of words only the first are looked for.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take the `names`; those that come first are preferred."""
        self._names = list(names)
        self._found: dict[str, str | None] = {}

    @cached_property
    def _twins(self) -> dict[str, str]:
        return {skeleton(name): name for name in reversed(self._names)}

    @cached_property
    def _by_piece(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(self._names):
            for piece in _pieces(skeleton(name)):
                found[piece].append(index)
        return found

    def closest(self, word: str) -> str | None:
        """Return the name that `word` was most likely meant to be, or None.

        Case, composition and letters that only look Latin are forgiven first.
        """
        if word not in self._found:
            if len(self._found) > (_ENOUGH if len(self._names) > 100 else 5 * _ENOUGH):
                return None
            self._found[word] = self._closest(skeleton(word[:100]))
        return self._found[word]

    def _closest(self, look: str) -> str | None:
        if look in self._twins:
            return self._twins[look]
        shared: Counter[int] = Counter()
        looked_at = 0
        for names in sorted((self._by_piece.get(piece, []) for piece in _pieces(look)), key=len):
            looked_at += len(names)
            if looked_at > _LOOKED_AT and shared:
                break
            shared.update(names[:_LOOKED_AT])
        likely = [index for index, _ in shared.most_common(_LIKELY)]
        looks = {skeleton(self._names[index]): self._names[index] for index in reversed(likely)}
        matches = difflib.get_close_matches(look, looks, n=3, cutoff=0.6)
        return next((looks[one] for one in matches if is_slip(look, one)), None)


def is_slip(word: str, name: str) -> bool:
    """Say whether `word` is so near to `name` that it can hardly be meant for anything else.

    A third of the letters may be wrong, left out, too many or swapped; or one is how the other begins.
    """
    shorter, longer = sorted((word, name), key=len)
    if len(shorter) > 2 and longer.startswith(shorter):
        return True
    return _edits(word, name) <= max(1, len(longer) // 3)


def _edits(word: str, name: str) -> int:
    """Return how many letters have to be changed, put in, left out or swapped to make one of the other."""
    before: list[int] = []
    above = list(range(len(name) + 1))
    for row, letter in enumerate(word, 1):
        here = [row]
        for column, other in enumerate(name, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != other))
            if row > 1 < column and letter == name[column - 2] and word[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1]


def _pieces(look: str) -> set[str]:
    padded = f"^{look}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)} | {padded[:2], padded[-2:]}


@lru_cache(maxsize=256)
def _names(known: tuple[str, ...]) -> Names:
    return Names(known)


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was most likely meant to be, or None."""
    return _names(tuple(known)).closest(word)


def meant(word: str, known: Iterable[str] | Names) -> dict[str, Any]:
    """Return what a diagnostic says of the known name that `word` was most likely meant to be.

    `near` is the name, or empty; `hint` says how the two differ, and is not there without one.
    """
    near = known.closest(word) if isinstance(known, Names) else closest(word, known)
    if near is None:
        return {"near": "", "letters": ""}
    letters = look_alikes(word)
    if letters and skeleton(word) == skeleton(near):
        return {"near": near, "hint": "cyrillic", "letters": named(letters)}
    return {"near": near, "hint": "near", "letters": ""}


def folded(words: str, joints: str = "_") -> str:
    """Return `words` as they are compared: without case, ё and needless spaces; `joints` count as spaces."""
    spaced = words.casefold().translate(dict.fromkeys(map(ord, joints), " "))
    return " ".join(spaced.replace("ё", "е").split())


def named(letters: Iterable[str]) -> str:
    """Return letters as people tell them apart: `а` (U+0430 CYRILLIC SMALL LETTER A)."""
    return ", ".join(f"`{letter}` ({name_of(letter)})" for letter in letters)
