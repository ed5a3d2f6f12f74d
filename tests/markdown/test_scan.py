"""What a text refers to is found without rendering it, as the extension would render it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.markdown import KbgenExtension, guard, scan
from tests.markdown.pages import AnythingGoes, Elements, full_markdown

EXTENSION = KbgenExtension(AnythingGoes())
EXTENSION.begin("z.md")
MARKDOWN = full_markdown(EXTENSION)


def rendered(body: str) -> list[str]:
    """Return the references that are links on the page, by the alphabet."""
    html = Elements(MARKDOWN.reset().convert(guard(body)))
    return sorted(link["title"] for link in html.of("kb-ref"))


def scanned(body: str) -> list[str]:
    return sorted(found.target for found in scan(body) if found.kind != "link")


def links(text: str, *, html: bool = False) -> list[str]:
    return [found.target for found in scan(text, html=html) if found.kind == "link"]


def test_offsets_say_where_it_stands() -> None:
    text = 'см. [[a/b|слова]], ![[ c/d ]] и [e](f.md "т")'
    assert [
        (r.kind, text[r.start : r.end], text[r.at : r.at + len(r.target)]) for r in scan(text)
    ] == [
        ("ref", "[[a/b|слова]]", "a/b"),
        ("embed", "![[ c/d ]]", "c/d"),
        ("link", '[e](f.md "т")', "f.md"),
    ]


AGREEMENT = (
    "[[a/b]]",
    "[[ a/b ]] [[a/b#c.d|слова и `код[0]`]]",
    "![[a/b]]",
    "x ![[a/b]] y",
    "`[[a/b]]` ``[[c/d]]`` ``` [[e/f]] ```",
    "` [[a/b]]",
    "`[[a/b]]\n\n[[c/d]]`",
    "- `[[a/b]]\n- [[c/d]]`",
    "\\[[a/b]] [\\[c/d]] \\`[[e/f]]\\` \\\\[[g/h]]",
    "[[a|b|c]]",
    "[[a\\|b]]",
    "[[]] [[|x]] [[a|]] [[a[b]] [[a\nb]] [[a|b\nc]]",
    "[[1, 2], [3]] a[[0]]",
    "```\n[[a/b]]\n```\n\n[[c/d]]",
    "~~~ py\n[[a/b]]\n~~~",
    "```\n[[a/b]]\n~~~\n[[c/d]]\n```",
    "``` not a fence at all\n[[a/b]]\n```",
    '```py title="x" hl_lines="1"\n[[a/b]]\n```',
    "``` { .py .x }\n[[a/b]]\n```",
    "````\n```\n[[a/b]]\n````",
    "```\n[[a/b]]",
    "- x\n\n    ```\n    [[a/b]]\n    ```\n\n    [[c/d]]",
    "> ```\n> [[a/b]]\n> ```\n> [[c/d]]",
    "    [[a/b]]",
    "текст\n    [[a/b]]",
    "- x\n\n    [[a/b]]\n\n        [[c/d]]",
    "1. x\n    - y [[a/b]]\n        - z [[c/d]]\n\n            [[e/f]]",
    "!!! note\n    [[a/b]]\n\n        [[c/d]]",
    '=== "t"\n\n    [[a/b]]\n\n        [[c/d]]',
    "Термин\n:   [[a/b]]\n\n        [[c/d]]",
    "x[^1]\n\n[^1]: [[a/b]]\n\n    [[c/d]]",
    "> [[a/b]]\n>\n>     [[c/d]]",
    "# [[a/b]]\n[[c/d]]\n===\n",
    "| [[a/b|x]] | `[[c/d|y]]` |\n|---|---|\n| [[e/f]] | ` | \n| ` | [[g/h|z]] |",
    "[x [[a/b]] y](z)",
    "[[a/b]](z)",
    "[[a/b]][z]\n\n[z]: y",
    "<b>[[a/b]]</b> <!-- [[c/d]] -->",
    "**[[a/b|*x*]]** *[[c/d]]*",
    "[[a/b]]\n---\n[[c/d]]",
    "\t[[a/b]]\n\n-\t[[c/d]]",
    "[[a/b]]\r\n\r\n    [[c/d]]",
)


@pytest.mark.parametrize("body", AGREEMENT)
def test_scanning_agrees_with_rendering(body: str) -> None:
    assert scanned(body) == rendered(body)


_PIECES = (
    *("[[a/b]]", "[[c/d|x]]", "![[e/f]]", "[[g/h|`x`]]", "`[[i/j]]`", "``x`[[k/l]]``", "\\[[m/n]]"),
    *("слово", " ", " ", "\n", "\n\n", "\n\n", "\n\n- ", "\n\n1. ", "\n\n> ", "\n# ", "\n\n    "),
    *("\n    - ", "\n```\n", "\n\n~~~\n", "\n\n!!! note\n    ", "[", "]", "(", "](u)", "*", "\\"),
    *("\n\n| a | b |\n|---|---|\n| ", "<b>", "{{x}}", "&amp;"),
)


@settings(deadline=None, max_examples=400, derandomize=True)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_scanning_agrees_with_rendering_whatever_the_text(body: str) -> None:
    assert scanned(body) == rendered(body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](b.md#c 'т')", ["b.md#c"]),
        ('[a](<b c.md> "т")', ["b c.md"]),
        ("[a](b c.md)", ["b c.md"]),
        ("[a](b_(c).md)", ["b_(c).md"]),
        ("![a](b.png){ width=3 }", ["b.png"]),
        ("[![a](b.png)](c.md)", ["c.md", "b.png"]),
        ("[a [b] c](d.md)", ["d.md"]),
        ("[a\nb](c.md)", ["c.md"]),
        ("[]()", [""]),
        ('[a]: https://x.y "т"', ["https://x.y"]),
        ("[a]: <b.md>", ["b.md"]),
        ("<https://x.y> <mailto:a@b.c> <a@b.c>", ["https://x.y", "mailto:a@b.c", "a@b.c"]),
        ("`[a](b)` \\[a](b) a](b) [a] (b) [a]\n\n(b) [^1]: x", []),
        ("[a\n\nb](c)", []),
        ("- [ ] дело [a](b)", ["b"]),
    ],
)
def test_links_are_found(text: str, expected: list[str]) -> None:
    assert links(text) == expected


def test_in_html_comments_and_scripts_nothing_counts() -> None:
    text = (
        "<!-- [[a/b]] --> [[c/d]] <script>x = [[1]]</script>\n"
        "<style>[[e]]</style> <pre>\n[[f]]\n</pre> <code>[[g]]</code> [[h/i]] <!-- [[j]]"
    )
    assert [found.target for found in scan(text, html=True)] == ["c/d", "h/i", "j"]
    assert [found.target for found in scan(text)] == ["a/b", "c/d", "1", "e", "f", "g", "h/i", "j"]
    assert text[next(scan(text, html=True)).start :].startswith("[[c/d]]")


N = 64 * 1024


@pytest.mark.parametrize(
    "text",
    [
        "[" * N,
        "`" * N,
        "](" * (N // 2),
        "![[" * (N // 3),
        "[[a|" * (N // 4),
        "[[a|b" * (N // 5),
        "` " * (N // 2),
        "[a](" * (N // 4),
        '[a](b "' * (N // 7),
        "[a](<" * (N // 5),
        "<" * N,
        "<!--" * (N // 4),
        "<pre>" * (N // 5),
        "\\" * N,
        "> " * (N // 2),
        "- " * (N // 2),
        "```a\n" * (N // 5),
        "[[" + " " * N + "]]",
        "[[a" + " " * N + "]]",
        "\n" * N,
        "".join("`" * n + " " for n in range(1, 361)),
        "".join("`" * (n % 300 + 3) + "\n" for n in range(400)),
        "[x]:" * (N // 4),
        "|a" * (N // 4) + "\n" + "|-" * (N // 4),
    ],
    ids=range(24),
)
def test_hostile_texts_are_scanned_and_guarded_in_one_pass(text: str) -> None:
    """Each takes milliseconds; if one took time squared, it would take minutes."""
    assert len(list(scan(text))) <= N
    assert len(list(scan(text, html=True))) <= N
    assert guard(text, level=2)
    assert guard(text, raw_html=True)
