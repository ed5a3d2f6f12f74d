"""Records to an index in parts: sorted tables cut into blocks, of which a query needs a handful.

Every table is sorted by its key, and the core holds the first key of each block, so the browser knows
which block to ask for (as a sorted-string table does). The tables: `terms` (stem -> where it stands),
`spell` (stem -> forms in use, to mend typos), `ends` (stems backwards, for typos at the beginning),
`sounds` (consonants -> stems, across scripts), `docs` (what results show).
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from kbgen.search.analysis import Analyzer, normalise, words
from kbgen.search.languages import LANGUAGES, chosen
from kbgen.search.languages.base import LATIN_KEYS
from kbgen.search.postings import Posting, packed, weigh
from kbgen.search.records import NAMED, SAME, Record

FOLDER = "assets/kbgen/search"
CALL = "kbgenSearchPart"
"""The function that every part calls with its name, the index's version and what it holds."""
TERMS_SIZE, SPELL_SIZE, DOCS_SIZE = 15_000, 16_000, 8_000
"""Characters of a block: small enough to fetch while somebody types, large enough to be few."""
AKIN = "~"
"""What the name of a group of words begins with, which no word does."""
COMMON, STOP = 4000, 500
"""Entries listed for a term at the most: its best. What stands everywhere tells little."""
EXTRACT = 1500
"""Characters of a part's text that results may quote."""
_NAMES, _NAME_WORDS, _SHARED = 9, 4, 4

Address = Callable[[str], str | None]
"""The address of a page below the site's root by its path, None if the site does not have it."""


class Index:
    """Collects records, then writes the parts."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Index in `languages`, those among them that have rules here."""
        self.codes = [language.code for language in chosen(tuple(languages))]
        self.analyzer = Analyzer([LANGUAGES[code] for code in self.codes])
        self.docs: list[tuple[Record, str]] = []
        self.postings: dict[str, list[Posting]] = defaultdict(list)
        self.forms: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, list[list[str]]] = defaultdict(list)
        self.sections: list[tuple[str, str, str]] = []
        self._stems: dict[str, str] = {}

    def add(self, record: Record, url: str) -> None:
        """Add a record that stands at `url`."""
        number = len(self.docs)
        self.docs.append((record, url))
        for stem, posting in weigh(record, number, self):
            self.postings[stem].append(posting)
        if record.kind in NAMED:
            phrases = [" ".join(self.stems(name)) for name in (record.title, *record.aliases)]
            several = [
                one for one in dict.fromkeys(phrases) if one and one.count(" ") < _NAME_WORDS
            ][:_NAMES]
            if len(several) > 1:
                title, *others = several
                self.names[title].append(others)
                for phrase in others:
                    # What a term is called is one thing; the aliases of a tool may be several.
                    rest = [one for one in others if one != phrase] if record.kind == SAME else []
                    self.names[phrase].append([title, *rest])

    def stems(self, text: str) -> list[str]:
        """Return the stems of the words of `text`, compounds by their parts only."""
        return [self.stem(word) for word, made in words(normalise(text)) if not made]

    def stem(self, word: str) -> str:
        """Return the stem of a word, and remember the word as one of its forms."""
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = self.analyzer.stem(word)
            self.forms[found].add(word)
        return found

    # Parts

    def parts(self) -> dict[str, bytes]:
        """Return the files of the index by their paths."""
        tables: dict[str, list[tuple[Any, Any]]] = {
            "terms": list(self._terms()),
            "spell": list(_blocks(self._spell(), SPELL_SIZE)),
            "ends": list(_blocks(self._ends(), SPELL_SIZE)),
            "sounds": list(_blocks(self._sounds(), SPELL_SIZE)),
            "docs": list(self._documents()),
        }
        bodies = {
            f"{table}-{number}": body
            for table, blocks in tables.items()
            for number, (_, body) in enumerate(blocks)
        }
        core = {
            "count": len(self.docs),
            "kinds": self._kinds(),
            "sections": self.sections,
            "named": sorted(NAMED),
            "firsts": {table: [first for first, _ in blocks] for table, blocks in tables.items()},
            "rules": self._rules(),
        }
        texts = {name: _json(body) for name, body in bodies.items()}
        digest = hashlib.blake2s(_json(core).encode(), digest_size=6)
        for text in texts.values():
            digest.update(text.encode())
        version = digest.hexdigest()
        texts["core"] = _json(core)
        return {
            f"{FOLDER}/{name}.js": f'{CALL}("{name}","{version}",{text})\n'.encode()
            for name, text in sorted(texts.items())
        }

    def _terms(self) -> Iterable[tuple[str, dict[str, Any]]]:
        keys: list[str] = []
        counts: list[int] = []
        lists: list[str] = []
        names: dict[str, list[list[str]]] = {}
        by_first: dict[str, list[list[str]]] = defaultdict(list)
        for phrase, sets in self.names.items():
            if len(sets) <= _SHARED:
                others = list(dict.fromkeys(one for group in sets for one in group))[:_NAMES]
                by_first[phrase.partition(" ")[0]].append([phrase, *others])
        size = 0
        every = self.postings | self._akin()
        for stem in sorted(every, key=_order):
            found = every[stem]
            count = len({posting.group for posting in found})
            forms = self.forms.get(stem)
            cap = STOP if forms and forms <= self.analyzer.stop else COMMON
            packing = packed(found if len(found) <= cap else _best(found, cap))
            keys.append(stem)
            counts.append(count)
            lists.append(packing)
            if stem in by_first:
                names[stem] = by_first[stem]
            size += len(stem) + len(packing) + 8
            if size > TERMS_SIZE:
                yield keys[0], {"k": " ".join(keys), "n": counts, "p": lists, "s": names}
                keys, counts, lists, names, size = [], [], [], {}, 0
        if keys:
            yield keys[0], {"k": " ".join(keys), "n": counts, "p": lists, "s": names}

    def _akin(self) -> dict[str, list[Posting]]:
        """Return where anything of what is akin stands, under a name of no word."""
        return {
            f"{AKIN}{number}": _joined(
                posting for stem in stems for posting in self.postings.get(stem, ())
            )
            for number, stems in enumerate(self.kindred)
        }

    @cached_property
    def kindred(self) -> list[list[str]]:
        """The stems of words that are akin, as far as one of them stands anywhere."""
        groups = (
            list(dict.fromkeys(self.analyzer.stem(word) for word in group))
            for language in self.analyzer.languages
            for group in language.akin
        )
        return [group for group in groups if any(stem in self.postings for stem in group)]

    def _spell(self) -> Iterable[tuple[str, str]]:
        for stem in sorted(self.postings, key=_order):
            forms = sorted(self.forms[stem] - {stem})
            short = (f"+{form[len(stem) :]}" if form.startswith(stem) else form for form in forms)
            yield stem, " ".join((stem, *short))

    def _ends(self) -> Iterable[tuple[str, str]]:
        long = (stem[::-1] for stem in self.postings if len(stem) > 3)
        for stem in sorted(long, key=_order):
            yield stem, stem

    def _sounds(self) -> Iterable[tuple[str, str]]:
        heard: dict[str, list[str]] = defaultdict(list)
        for stem in self.postings:
            # An ending may change how the letter before it is read: exchange, exchang.
            forms = (stem, *self.forms[stem])
            for sound in {sound for one in forms for sound in self.analyzer.sounds(one)}:
                if len(sound) > 1:
                    heard[sound].append(stem)
        for sound in sorted(heard, key=_order):
            yield sound, " ".join((sound, *sorted(heard[sound])))

    def _documents(self) -> Iterable[tuple[int, list[Any]]]:
        first, chunk, size = 0, list[Any](), 0
        for number, (record, url) in enumerate(self.docs):
            one = _document(record, url)
            chunk.append(one)
            size += sum(len(text) for part in one[4] for text in part) + 200
            if size > DOCS_SIZE:
                yield first, chunk
                first, chunk, size = number + 1, [], 0
        if chunk:
            yield first, chunk

    def _kinds(self) -> list[tuple[str, int]]:
        found: dict[str, int] = {}
        for number, (record, _) in enumerate(self.docs):
            found.setdefault(record.kind, number)
        return list(found.items())

    def _rules(self) -> dict[str, Any]:
        return {
            "latin": LATIN_KEYS,
            "stop": sorted(self.analyzer.stop),
            "akin": [" ".join(group) for group in self.kindred],
            "languages": [
                {
                    "code": one.code,
                    "letters": one.letters,
                    "keys": one.keys,
                    "sounds": one.sounds,
                    "also": one.also,
                    "writes": one.writes,
                    "spelled": one.spelled,
                    "alike": one.alike,
                }
                for one in self.analyzer.languages
            ],
        }


def build_index(
    records: Iterable[Record],
    address: Address,
    languages: Sequence[str],
    sections: Iterable[tuple[str, str, str]] = (),
) -> dict[str, bytes]:
    """Return the files of the index of those `records` that have an address.

    `sections` are kind, title and path of the pages that lead into the site.
    """
    index = Index(languages)
    for kind, title, path in sections:
        place = address(path)
        if place is not None:
            index.sections.append((kind, title, place))
    for record in records:
        url = address(record.path)
        if url is not None:
            index.add(record, url)
    return index.parts()


def _document(record: Record, url: str) -> list[Any]:
    sections = [
        [
            one.anchor,
            "" if not one.anchor else one.title,
            one.trail,
            _cut(" · ".join(filter(None, one.text))),
        ]
        for one in record.sections
    ]
    if record.summary:
        sections[0][3] = _cut(
            f"{record.summary} · {sections[0][3]}" if sections[0][3] else record.summary
        )
    found: list[Any] = [record.ref, record.title, url, record.place, sections]
    return [*found, record.copies] if record.copies else found


def _cut(text: str) -> str:
    if len(text) <= EXTRACT:
        return text
    return text[:EXTRACT].rpartition(" ")[0] + " …"


def _joined(found: Iterable[Posting]) -> list[Posting]:
    """Return where anything stands, once for each place: what tells most of it."""
    best: dict[tuple[int, int], Posting] = {}
    for one in found:
        before = best.get((one.group, one.part))
        if before is None or one.impact > before.impact:
            best[one.group, one.part] = one
    return sorted(best.values())


def _best(found: list[Posting], cap: int) -> list[Posting]:
    best = sorted(found, key=lambda one: (not (one.title or one.alias), -one.impact, one.group))[
        :cap
    ]
    return sorted(best)


def _blocks(lines: Iterable[tuple[str, str]], limit: int) -> Iterable[tuple[str, str]]:
    first, block, size = "", list[str](), 0
    for key, line in lines:
        first = first if block else key
        block.append(line)
        size += len(line) + 1
        if size > limit:
            yield first, "\n".join(block)
            block, size = [], 0
    if block:
        yield first, "\n".join(block)


def _order(text: str) -> bytes:
    """Return what sorts `text` as JavaScript compares strings."""
    return text.encode("utf-16-be")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


__all__ = ["FOLDER", "Address", "Index", "build_index"]
