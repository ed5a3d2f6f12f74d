"""No file, whatever is in it, takes more than two seconds or 256 MB, or brings the program down.

One process reads all of them, one after another, and says how much of the processor each took: a crash,
a hang or a traceback is one of that process.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 2 * 1024 * 1024
TERM = "id: sla\ntitle: SLA\n"
TRACK = "id: a\ntitle: b\nphases:\n- id: p\n  title: p\n  steps:\n"
TREE = "id: a\ntitle: b\nquestions:\n"


def full(piece: str) -> str:
    """Return as many of `piece` as a file may hold."""
    return piece * (LIMIT // len(piece.encode()))


def each(template: str, count: int) -> str:
    return "".join(template.replace("#", str(number)) for number in range(count))


SIGNS = {
    f"nothing but {name}": full(sign)
    for name, sign in {
        "hyphens": "- ", "hyphens on lines": "-\n", "brackets": "[", "braces": "{", "question marks": "? ",
        "double quotes": '"', "single quotes": "'", "bars": "|", "bars on lines": "|\n", "names": "a: ",
        "names on lines": "a:\n", "spaces": " ", "lines": "\n", "old lines": "\r", "tabs": "\t",
        "hashes": "#", "rules": "---\n", "dots": "...\n", "per cent signs": "%a\n", "brackets of both kinds": "[{a: ",
        "letters": "я", "letters of two characters": "и\u0306", "emoji": "👩‍💻", "invisible characters": "\u200b",
        "separators": "\u2028", "non-breaking spaces": "\u00a0", "marks": "\ufeff",
    }.items()
}  # fmt: skip
LONG = {
    "one line of 1 MB": f"{TERM}summary: {'x' * 1_000_000}\n",
    "one line of 100,000 items": f"{TERM}tags: [{'a, ' * 100_000}]\n",
    "100,000 fields": TERM + each("k#: v\n", 100_000),
    "100,000 items": f"{TERM}tags:\n" + each("  - a#\n", 100_000),
    "70,000 equal items": f"{TERM}tags:\n" + "  - a\n" * 70_000,
    "70,000 dangling references": f"{TERM}see:\n" + each("  - glossary/sl#\n", 70_000),
    "70,000 references to nothing known": f"{TERM}see:\n" + each("  - gl#/a\n", 70_000),
    "400,000 entries that are none": "- a\n" * 400_000,
    "24,000 entries": each("- id: a#\n  title: b#\n", 24_000),
    "24,000 entries of one id": "- id: a\n  title: b\n" * 24_000,
    "24,000 entries of no collection": each("- id: a#\n  collection: no\n", 24_000),
    "18,000 wrong dates": each("- id: a#\n  title: b\n  verified: 2024-13-01\n", 18_000),
    "18,000 equal terms": each("- id: a#\n  title: f\n  definition: d\n", 18_000),
    "an id of 1 MB": f"id: {'a' * 1_000_000}\ntitle: a\n",
    "a name of 1 MB": f"{TERM}{'a' * 1_000_000}: b\n",
    "a reference of 1 MB": f"{TERM}see: [glossary/{'a' * 1_000_000}]\n",
    "a quoted text of 400,000 lines": f'{TERM}summary: "a\n' + "  b\n" * 400_000 + '"\n',
    "a plain text of 400,000 lines": f"{TERM}summary: a\n" + "  b\n" * 400_000,
    "a list of 300,000 items that is text": f"{TERM}summary: a\n" + "  - b\n" * 300_000,
    "450,000 escapes": TERM + 'summary: "' + "\\x41" * 450_000 + '"\n',
}
MISTAKES = {
    "a field 400,000 times": "a: b\n" * 400_000,
    "anchors": each("- &a# b\n", 150_000),
    "aliases": "- &a b\n" + "- *a\n" * 300_000,
    "tags": "- !a b\n" * 250_000,
    "merge keys": TERM + "<<: a\n" * 250_000,
    "colons": "a: b: c\n" * 250_000,
    "colons in one entry": TERM + each("k#: b: c\n", 120_000),
    "colons in many entries": each("- id: a#\n  title: b: c\n", 60_000),
    "at signs": "- @a\n" * 400_000,
    "unclosed quotes": each('- id: a#\n  title: "b\n', 60_000),
    "lines without colon": TERM + "title b\n" * 200_000,
    "tabs before fields": "\ta: b\n" * 300_000,
    "tabs among items": f"{TERM}tags:\n" + "  - a\n\t- b\n" * 100_000,
    "odd spaces before fields": "\u00a0a: b\n" * 200_000,
    "indentation": TERM + "  a: b\n c: d\n" * 100_000,
    "comments": "- a #b\n" * 280_000,
    "lists as names": "? [a]\n: b\n" * 200_000,
    "steps that are not there": TRACK + each("  - id: s#\n    title: t\n    after: [x#]\n", 14_000),
    "steps that go round": TRACK + each("  - id: s#\n    title: t\n    after: [s#, s1]\n", 13_000),
    "roles that are not there": TRACK
    + each("  - id: s#\n    title: t\n    only_for: [x#]\n", 13_000),
    "steps of one id": TRACK + "  - id: s\n    title: t\n" * 24_000,
    "misspelt fields of steps": TRACK + each("  - id: s#\n    titel: t\n", 24_000),
    "answers that lead nowhere": TREE
    + each("- {id: q#, text: a, answers: [{id: a, text: a, goto: z#}]}\n", 9_000),
    "questions that go round": TREE
    + each(
        "- {id: q#, text: a, answers: [{id: a, text: a, goto: q0}, {id: b, text: b, goto: q#}]}\n",
        6_000,
    ),
    "placeholders": "id: a\ntitle: b\nvariants:\n" + each('- text: "{{a#}}"\n', 24_000),
    "embeds that go round": each('- id: a#\n  title: a#\n  body: "![[glossary/a#]]"\n', 18_000),
}
MARKDOWN = {
    f"Markdown: {name}": f"{TERM}body: |\n  {body}\n"
    for name, body in {
        "brackets": "[" * 60_000, "embeds": "![[" * 20_000, "links": "[a](" * 15_000, "asterisks": "*a " * 20_000,
        "quotes": "> " * 30_000, "ticks": "`" * 60_000, "ticks of all lengths": " ".join("`" * (n % 300) for n in range(400)),
        "angles": "<" * 60_000, "elements": "<a " * 20_000, "attributes": "{: " * 20_000, "handlers": "{on= " * 12_000,
        "elements and equals": "<a =" * 15_000, "links to one page": "[a](x.md) " * 5_000,
        "references to one entry": "[[glossary/x]] " * 4_000, "references": " ".join(f"[[glossary/x{n}]]" for n in range(3_000)),
    }.items()
}  # fmt: skip
BYTES = {
    "nothing but NUL": b"\x00" * LIMIT,
    "nothing but 0xFF": b"\xff" * LIMIT,
    "nothing but control characters": b"\x07" * LIMIT,
    "UTF-16": b"\xff\xfe" + ("a: b\n" * 200_000).encode("utf-16-le"),
    "UTF-16 without a mark": ("a: b\n" * 200_000).encode("utf-16-le"),
    "a file over the limit": b"#" * (LIMIT + 1),
}
FILES: dict[str, bytes] = {
    **{name: text.encode() for name, text in {**SIGNS, **LONG, **MISTAKES, **MARKDOWN}.items()},
    **BYTES,
}
HARMLESS = {"Markdown: ticks", "Markdown: attributes"}
FOLDERS = {"steps": "tracks", "roles": "tracks", "fields of steps": "tracks", "questions": "decisions",
           "answers": "decisions", "placeholders": "responses"}  # fmt: skip

READ = """
import json, sys, time
from pathlib import Path
from kbgen.loading import load_files
from kbgen.reporters import FORMATS

def peak():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return 0

for name in sys.stdin.read().splitlines():
    path = Path(name)
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass
    began = time.process_time()
    report = load_files([path], path.parent).report
    assert FORMATS["text"](report)
    seconds = time.process_time() - began
    codes = sorted({one.code for one in report})
    print(json.dumps([name, seconds, peak(), len(report), codes]), flush=True)
"""


@pytest.fixture(scope="module")
def readings(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, tuple[float, int, int, list[str]]]:
    """Read every file, and return seconds, megabytes, the number of problems and their codes."""
    root = tmp_path_factory.mktemp("files")
    names: dict[str, str] = {}
    for number, (name, data) in enumerate(FILES.items()):
        folder = next((kind for word, kind in FOLDERS.items() if word in name), "glossary")
        path = root / str(number) / folder / "a.yml"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        names[str(path)] = name
    ran = subprocess.run(
        [sys.executable, "-c", READ],
        input="\n".join(names),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    return {
        names[path]: (seconds, peak, count, codes) for path, seconds, peak, count, codes in found
    }


@pytest.mark.parametrize("name", FILES)
def test_a_file_costs_little_whatever_is_in_it(
    name: str, readings: dict[str, tuple[float, int, int, list[str]]]
) -> None:
    seconds, megabytes, problems, codes = readings[name]
    assert seconds < 2, f"{seconds:.1f} s"
    assert megabytes < 256, f"{megabytes} MB"
    assert problems > 0 or name in HARMLESS, "it is not passed over in silence"
    assert problems <= 5001, "and not told without end"
    assert problems <= 5000 or "KB028" in codes
