"""Text to nodes. A tag is `{{...}}` on one line; what is not one stays text and is told.

Tags of conditions that stand on a line of their own take the line with them, so that a condition
around a paragraph leaves no gap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kbgen.source.characters import meant
from kbgen.templates.nodes import Form, If, Include, Mistake, Node, Template, Text, Value

DEEPEST = 3
"""Conditions inside each other; of more nobody could say what they do."""
_OPEN = re.compile(r"(\\?)\{\{")
_COLON = re.compile(r"([a-z][a-z0-9_.]*)\s*:\s*(.+)", re.DOTALL)
_EQUALS = re.compile(r"([^=]*?)\s*=\s*(.*)", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")
_COMMA = re.compile(r"(?<!\\),")
_ESCAPED = re.compile(r"\\([,|])")
_BLANK_AFTER = re.compile(r"[ \t]*(?:\n|\Z)")
_SHOWN = 40


@dataclass(slots=True)
class _Tag:
    """What stands between braces, trimmed; `at` is where the braces begin, `end` where they have ended."""

    words: str
    at: int
    end: int
    inside: int

    @property
    def length(self) -> int:
        return self.end - self.at


@dataclass(slots=True)
class _Frame:
    """An open condition: the texts that it has so far."""

    tag: _Tag
    name: str
    equals: str | None
    then: list[Node]
    otherwise: list[Node] | None = None


@lru_cache(maxsize=1024)
def parse(text: str) -> Template:
    """Return `text` as a template."""
    return _Parser(text).template()


@dataclass(slots=True)
class _Parser:
    text: str
    mistakes: list[Mistake] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    too_deep: int = 0
    nodes: list[Node] = field(default_factory=list)

    def template(self) -> Template:
        """Read everything."""
        for piece in self._pieces():
            if isinstance(piece, str):
                self._put(Text(piece))
            else:
                self._tag(piece)
        while self.frames:
            frame = self.frames[-1]
            self._tell("KB231", frame.tag, "open")
            self._close()
        return Template(tuple(self.nodes), tuple(self.mistakes))

    # Text and tags

    def _pieces(self) -> Iterator[str | _Tag]:
        """Yield stretches of text and tags, lines that only a condition stands on left out."""
        text, done, at = self.text, 0, 0
        while found := _OPEN.search(text, at):
            at = found.end()
            if found[1]:
                yield text[done : found.start()] + "{{"
                done = at
                continue
            while text.startswith("{", at):
                at += 1
            tag = self._read(at - 2)
            if tag is None:
                continue
            start, end = tag.at, tag.end
            if _is_block(tag.words):
                before, after = _blanks(text, done, tag)
                if before is not None and after is not None:
                    start, end = before, after
            if start > done:
                yield text[done:start]
            yield tag
            done = at = end
        if done < len(text):
            yield text[done:]

    def _read(self, at: int) -> _Tag | None:
        """Return the tag whose braces begin at `at`, None where they are never closed."""
        # Each search ends where the one before found something: braces by the thousand cost nothing.
        end = _first(self.text, "{{", at + 2, len(self.text))
        end = _first(self.text, "\n", at + 2, end)
        close = self.text.find("}}", at + 2, end)
        if close < 0:
            self._tell("KB230", _Tag("{{", at, end, at), "open")
            return None
        inside = self.text[at + 2 : close]
        first = at + 2 + len(inside) - len(inside.lstrip())
        return _Tag(inside.strip(), at, close + 2, first)

    # Tags

    def _tag(self, tag: _Tag) -> None:
        words = tag.words
        if not words:
            self._stays(tag, "KB230", "empty")
        elif words[0] == "#":
            self._open(tag, words[1:].strip())
        elif words[0] == "/":
            self._end(tag, words[1:].strip())
        elif words == "else":
            self._else(tag)
        elif words[0] == ">":
            self._put(Include(words[1:].strip(), tag.at, tag.length))
        else:
            self._value(tag)

    def _open(self, tag: _Tag, words: str) -> None:
        name, _, rest = words.partition(" ")
        if name != "if":
            self._stays(tag, "KB230", "word", word=f"#{name}")
            return
        condition = rest.strip()
        equals = _EQUALS.fullmatch(condition)
        if not condition or (equals and not (equals[1] and equals[2])):
            self._tell("KB231", tag, "nothing")
        if len(self.frames) >= DEEPEST:
            self.too_deep += 1
            self._tell("KB231", tag, "deep", limit=str(DEEPEST))
            return
        frame = (
            _Frame(tag, equals[1], equals[2], []) if equals else _Frame(tag, condition, None, [])
        )
        self.frames.append(frame)

    def _else(self, tag: _Tag) -> None:
        if self.too_deep:
            return
        if not self.frames:
            self._stays(tag, "KB231", "else")
        elif self.frames[-1].otherwise is not None:
            self._tell("KB231", tag, "twice")
        else:
            self.frames[-1].otherwise = []

    def _end(self, tag: _Tag, words: str) -> None:
        if words != "if":
            self._stays(tag, "KB230", "word", word=f"/{words}")
        elif self.too_deep:
            self.too_deep -= 1
        elif not self.frames:
            self._stays(tag, "KB231", "end")
        else:
            self._close()

    def _close(self) -> None:
        frame = self.frames.pop()
        then, otherwise = tuple(frame.then), tuple(frame.otherwise or ())
        tag = frame.tag
        self._put(If(frame.name, frame.equals, then, otherwise, tag.at, tag.length))

    def _value(self, tag: _Tag) -> None:
        name, *forms = _BAR.split(tag.words)
        colon = _COLON.fullmatch(name.strip())
        if colon and not forms:
            self._stays(tag, "KB230", "colon", name=colon[1], rest=colon[2].strip())
            return
        found: list[Form] = []
        at = tag.inside + len(name) + 1
        for form in forms:
            word, _, options = form.partition(":")
            shift = len(word) - len(word.lstrip())
            length = len(word.strip())
            listed = map(str.strip, _COMMA.split(options) if options else ())
            words = tuple(_ESCAPED.sub(r"\1", option) for option in listed)
            found.append(Form(word.strip(), words, at + shift, length))
            at += len(form) + 1
        self._put(Value(name.strip(), tuple(found), tag.at, tag.length))

    def _put(self, node: Node) -> None:
        here = self.nodes
        if self.frames:
            frame = self.frames[-1]
            here = frame.then if frame.otherwise is None else frame.otherwise
        here.append(node)

    def _stays(self, tag: _Tag, code: str, hint: str, **args: str) -> None:
        """Tell what is wrong with a tag that stays text."""
        self._tell(code, tag, hint, **args)
        self._put(Text(self.text[tag.at : tag.end]))

    def _tell(self, code: str, tag: _Tag, hint: str, **args: str) -> None:
        words = self.text[tag.at : tag.end] if tag.words else "{{}}"
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        if hint == "word":
            args = {"near": "", **args}
            near = meant(args["word"], ("#if", "/if"))["near"]
            if near:
                hint, args["near"] = "near", near
        self.mistakes.append(Mistake(code, tag.at, tag.length, hint, {"text": shown, **args}))


def _first(text: str, what: str, start: int, end: int) -> int:
    found = text.find(what, start, end)
    return found if found >= 0 else end


def _is_block(words: str) -> bool:
    return words[:1] in {"#", "/"} or words == "else"


def _blanks(text: str, done: int, tag: _Tag) -> tuple[int | None, int | None]:
    """Return where the line of `tag` begins and ends, None on a side that has something else on it."""
    line = text.rfind("\n", 0, tag.at) + 1
    before = line if line >= done and not text[line : tag.at].strip(" \t") else None
    after = _BLANK_AFTER.match(text, tag.end)
    return before, after.end() if after else None
