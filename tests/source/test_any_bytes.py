"""No bytes crash the reader, on the whole way from a file to every form of report."""

import json
import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kbgen.diagnostics import Report
from kbgen.loading import load_files
from kbgen.model import COLLECTIONS
from kbgen.reporters import FORMATS
from kbgen.source.decode import decode

FIELDS = sorted({name for kind in COLLECTIONS.values() for name in kind.model_fields})
NESTED = [
    "steps",
    "tasks",
    "text",
    "hint",
    "answers",
    "goto",
    "label",
    "when",
    "lang",
    "tone",
    "path",
    "outcome",
]
WORDS = st.one_of(
    st.sampled_from([*FIELDS, *NESTED, *COLLECTIONS, "entries", "collection", "<<"]),
    st.sampled_from(
        ["Шаг 1", "срок", "no", "5", "2024-13-01", "30 min", "intake", "glossary/sla", "tracks/l2#a", "[[glossary/sla]]",
         "![[glossary/sla]]", "{{client.first_name}}", "[x](y.md)", "<b>", "https://example.org", "javascript:a", "а-b",
         "и\u0306", "\u00a0", "\u200b", "\u202e", "\x07", "\x00", "\ufeff", "👩‍💻", "𝕏", "x" * 600, "\\x41", "\\q", "\\"]
    ),
    st.text(max_size=8),
)  # fmt: skip
SIGNS = st.sampled_from(
    ["- ", "-", ": ", ":", "  ", "    ", "\t", "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\r\n", "\r", '"', "'",
     "[", "]", "{", "}", "{{", "}}", ", ", "|\n  ", ">-\n  ", "# ", " #", "&a ", "*a", "!!str ", "!", "? ", "%", "@", "`",
     "---\n", "...\n", "\n\u00a0\u00a0", "\u2028", "\u0085"]
)  # fmt: skip
YAMLISH = st.lists(st.one_of(WORDS, SIGNS, SIGNS), max_size=60).map("".join)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry of known fields, most of them with something wrong."""
    lines = ["id: a", "title: b"]
    for _ in range(draw(st.integers(0, 8))):
        indent = " " * draw(st.sampled_from([0, 0, 0, 1, 2, 4]))
        name = draw(st.sampled_from([*FIELDS, *NESTED]))
        value = "".join(draw(st.lists(st.one_of(WORDS, SIGNS), max_size=4)))
        lines.append(f"{indent}{draw(st.sampled_from(['', '- ']))}{name}: {value}")
    return "\n".join(lines) + "\n"


def checked(folder: str, data: bytes) -> Report:
    """Check one file, with every reference that leads out of it."""
    with tempfile.TemporaryDirectory() as root:
        path = Path(root) / folder / "a.yml"
        path.parent.mkdir()
        path.write_bytes(data)
        return load_files([path], Path(root)).report


def assert_fit_to_read(report: Report, name: str, data: bytes) -> None:
    """Every place lies in the file, every form of report is well made."""
    source, _ = decode(name, data)
    lines = source.text.split("\n") if source else []
    for one in report:
        for span in (one.span, *(span for span, _ in one.related)):
            assert span.path == name
            assert span.line >= 1
            assert 1 <= span.column < span.end_column
            if source:
                assert span.line <= len(lines)
                assert span.column <= len(lines[span.line - 1]) + 1
    places = [(one.span.line, one.span.column) for one in report if one.code != "KB028"]
    assert places == sorted(places)
    text = FORMATS["text"](report)
    heads = re.findall(
        rf"^{re.escape(name)}:\d+:\d+: (?:error|warning|note)\[KB\d+\]: ", text, re.MULTILINE
    )
    assert len(heads) == len(report)
    found = json.loads(FORMATS["json"](report))
    assert len(found["problems"]) == len(report)
    github = FORMATS["github"](report).rstrip("\n").split("\n")
    assert len(github) == len(report) + 1
    assert all(
        re.match(rf"::\w+ [^\r]*::{re.escape(name)}:\d+:\d+: ", line) for line in github[:-1]
    )
    log = json.loads(FORMATS["sarif"](report))
    assert len(log["runs"][0]["results"]) == len(report)
    for render in FORMATS.values():
        render(report, lang="ru", color=True).encode()


EXAMPLES = int(os.environ.get("KBGEN_EXAMPLES", "100"))
QUICK = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(QUICK, max_examples=max(1, EXAMPLES // 5))


@QUICK
@given(st.binary(max_size=200))
@example(b"\xff\xfe" + "id: \ud83d".encode("utf-16-le", "surrogatepass"))
@example(b"\xef\xbb\xbf\xef\xbb\xbf\x00")
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    assert_fit_to_read(checked("glossary", data), "glossary/a.yml", data)


@QUICK
@given(st.sampled_from(list(COLLECTIONS)), YAMLISH)
@example("glossary", "id: a\ntitle: b\nverified: 9999-12-31\nreview_every: 9999 years\n")
@example("glossary", "? \n- [")
@example("tracks", "id: a\ntitle: b\nphases: {id: [}\n")
def test_no_text_like_yaml_does(folder: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert_fit_to_read(checked(folder, data), f"{folder}/a.yml", data)


@QUICK
@given(st.sampled_from(list(COLLECTIONS)), entries())
def test_no_entry_with_mistakes_does(folder: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert_fit_to_read(checked(folder, data), f"{folder}/a.yml", data)


@pytest.mark.parametrize("collection", COLLECTIONS)
@FEW
@given(st.data())
def test_no_value_of_a_wrong_shape_does(collection: str, data: st.DataObject) -> None:
    shapes = st.recursive(
        st.sampled_from(["a", "''", "~", "5", "-1", "no", "glossary/sla", "2024-01-01", "30 min"]),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
            st.dictionaries(st.sampled_from([*NESTED, "id", "title", "x"]), inner, max_size=3).map(
                lambda fields: (
                    "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"
                )
            ),
        ),
        max_leaves=6,
    )
    fields = data.draw(
        st.dictionaries(
            st.sampled_from(list(COLLECTIONS[collection].model_fields)), shapes, max_size=6
        )
    )
    text = "id: a\ntitle: b\n" + "".join(f"{name}: {value}\n" for name, value in fields.items())
    report = checked(collection, text.encode())
    assert_fit_to_read(report, f"{collection}/a.yml", text.encode())
    assert report.entries == 1, "an entry with mistakes is not lost"
