"""Bodies that would take too long to render are told from those that would not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.markdown.bounds import Pathology, pathology

ROOT = Path(__file__).parent.parent.parent
N = 64 * 1024


def fill(unit: str, size: int = N) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def deep(line: str, levels: int = 150) -> str:
    return "\n".join("    " * level + line for level in range(levels))


HOSTILE = {
    # Each of these takes Python-Markdown and a Material site's extensions from seconds to for ever.
    "brackets": fill("["),
    "images": fill("!["),
    "brackets in brackets": "[" * (N // 2) + "]" * (N // 2),
    "links never closed": fill("[a]("),
    "titles never closed": fill('[a](b "'),
    "references never closed": fill("[[a|b "),
    "embeds never closed": fill("![["),
    "carets": fill("[^x] "),
    "emphasis": fill("*a* "),
    "emphasis in emphasis": "*a " * 9000 + "a* " * 9000,
    "strong in strong": fill("**a ", N // 2) + fill("a** ", N // 2),
    "tildes": fill("~a ~"),
    "long runs of tildes": fill("~" * 21 + ":smile: "),
    "ticks": fill("` "),
    "code": fill("`a` "),
    "ticks of all lengths": "".join("`" * n + " " for n in range(1, 360)),
    "highlighted code in lines": fill("`#!py a` "),
    "escapes": fill("\\*"),
    "quotes in quotes": "> " * 20000 + "a",
    "quote marks": ">" * N,
    "lists in lists": deep("- a"),
    "lists on a line": "- " * 20000,
    "lists on many lines": fill("1. 1. 1. 1. 1. 1. 1. }\n"),
    "admonitions in admonitions": deep("!!! note"),
    "details in details": deep("??? note"),
    "tabs in tabs": deep('=== "a"'),
    "items": fill("- a\n"),
    "empty items": fill("\n- "),
    "headings": fill("# a\n"),
    "headings under text": fill("a\n# a\n"),
    "rules": fill("---\n"),
    "stars": fill("***\n"),
    "underlines": fill("a\n---\n"),
    "tabs": fill('=== "a"\n'),
    "definitions": fill("a\n: b\n"),
    "link definitions": fill("[a]:\n"),
    "link definitions over lines": fill("[a]: \n   b\n"),
    "blanks after a definition": "[a]:" + " " * 60000,
    "abbreviations": "".join(f"*[a{n}]: b\n" for n in range(4000)),
    "abbreviations apart": "".join(f"*[a{n}]: b\n\n" for n in range(2500)),
    "columns": "|" + fill("a|", 30000) + "\n|" + fill("-|", 30000),
    "rows": "a|b\n-|-\n" + fill("a|b\n"),
    "empty rows": "|" + fill("a|", 30000) + "\n|" + fill("-|", 30000) + "\n" + "|\n" * 1000,
    "ticks in a table": "a|b\n-|-\n" + fill("`|"),
    "fences": fill("```\na\n```\n"),
    "blocks of code": fill("a\n\n    b\n\n"),
    "options of a fence": '```py hl_lines="' + " ".join(["1-5000"] * 6000) + '"\n' + "a\n" * 100 + "```",
    "highlighted code": ("```java\n" + fill("a b ", 5000) + "\n```\n\n") * 12,
    "brackets around fences": fill("...![[\n```py\nx=1\n```\n\t"),
    "emoji": fill(":smile:"),
    "smart symbols": fill("1st "),
    "lines": fill("a  \n\n"),
    "quotes with rules": fill("[[\n>> \n***\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bodies_are_refused(name: str) -> None:
    text = HOSTILE[name][:N]
    found = pathology(text)
    assert found is not None
    assert 0 <= found.offset < len(text)
    assert found.what


def accepted(text: str) -> str:
    """Return about the longest beginning of `text` that is accepted."""
    low, high = 0, len(text)
    while high - low > 200:
        middle = (low + high) // 2
        if pathology(text[:middle]) is None:
            low = middle
        else:
            high = middle
    return text[:low]


RENDER = """
import json, sys
from kbgen.markdown import guard
from tests.markdown.pages import render
for text in json.load(sys.stdin):
    render(guard(text, level=2), clean=True, explain=True)
print("rendered")
"""


def test_what_is_just_accepted_renders() -> None:
    """All of it takes about half a minute; without bounds any one of them takes longer."""
    texts = json.dumps([accepted(text[:N]) for text in HOSTILE.values()])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RENDER],
        input=texts, capture_output=True, text=True, timeout=300, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.stdout == "rendered\n", done.stderr[-2000:]


HONEST = (
    'Абзац обычного текста с **важным**, `кодом`, [ссылкой](https://example.org "т") и [[a/b|ссылкой]].\n\n' * 500,
    "- пункт списка с [ссылкой](https://example.org/a_(b)) и *курсивом*\n" * 700,
    "1. пункт\n    - ещё\n        - и ещё [[a/b]]\n\n            ```\n            код\n            ```\n\n" * 200,
    "| поле | значение | заметка |\n|---|:-:|---|\n" + "| `a` | **b** | [c](d.md) |\n" * 1000,
    "## Раздел\n\nТекст.\n\n### Ещё\n\n> цитата\n> ещё\n\n---\n\n" * 200,
    '!!! note "Важно"\n    Текст с [[a/b]].\n\n    - раз\n    - два\n\n' * 300,
    "```yaml\nключ: значение\nсписок: [1, 2]\n```\n\nТекст.\n\n" * 200,
    "```\n" + "2024-01-01 12:00:00 [INFO] a_b_c=d * ** `x` [[y]]\n" * 1200 + "```\n",
    "".join(f"Термин {n}\n:   Определение термина.\n\n" for n in range(600)),
    "".join(f"[r{n}]: https://example.org/{n}\n" for n in range(200)) + "текст [a][r1]\n",
    "Текст[^1] и ещё[^2].\n\n[^1]: Сноска.\n[^2]: Сноска.\n\n" * 200,
    "Подпись: ____________________ Дата: __________\n\n" * 400,
    "snake_case_name = other_name_here; a * b ** c\n\n" * 800,
)  # fmt: skip


@pytest.mark.parametrize("text", HONEST, ids=range(len(HONEST)))
def test_honest_bodies_are_accepted(text: str) -> None:
    assert pathology(text[:N]) is None


def test_all_that_the_project_says_is_accepted() -> None:
    for folder in ("checklists", "docs"):
        for path in (ROOT / folder).rglob("*.[my][dm]*"):
            assert pathology(path.read_text(encoding="utf-8")) is None, path


def test_it_says_what_and_where() -> None:
    text = "Обычный абзац.\n\n" + "> " * 300 + "x"
    assert pathology(text) == Pathology(16, "lists or quotes nested more than 16 deep")
    assert text[16] == ">"


_UNITS = (
    *("[", "![", "](", "]", "*", "**", "_", "~~", "`", "``", "\n", "\n\n", "> ", "- ", "# "),
    *("    ", "|", "|-", ":", "\n: ", "!!! a\n    ", "```", "\\", "<", "{", "a", " ", "\t"),
    *("[^1]", "[a]: "),
)


@given(st.lists(st.sampled_from(_UNITS), min_size=1, max_size=6), st.integers(1, 3000))
def test_it_has_an_answer_to_anything(units: list[str], times: int) -> None:
    text = fill("".join(units), min(N, len("".join(units)) * times))
    found = pathology(text)
    assert found is None or 0 <= found.offset < len(text)
