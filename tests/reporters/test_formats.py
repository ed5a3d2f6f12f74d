"""Every form of report tells the same problems, in an order and a shape that never change by themselves."""

import json
import re

import pytest

from kbgen.diagnostics import Diagnostic, Report, Span, problem
from kbgen.reporters import FORMATS
from tests.conftest import Golden


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_looks_as_it_did(form: str, report: Report, golden: Golden) -> None:
    golden.check(f"{form}.{'json' if form in {'json', 'sarif'} else 'txt'}", FORMATS[form](report))


def test_a_report_in_russian_looks_as_it_did(report: Report, golden: Golden) -> None:
    golden.check("text.ru.txt", FORMATS["text"](report, lang="ru"))


def test_a_report_for_a_terminal_looks_as_it_did(report: Report, golden: Golden) -> None:
    shown = FORMATS["text"](report, color=True)
    golden.check("text.color.txt", shown.replace("\x1b", "␛"))
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == FORMATS["text"](report)


@pytest.mark.parametrize("form", ["text", "github"])
def test_every_problem_begins_with_a_line_that_holds_its_place(form: str, report: Report) -> None:
    lines = FORMATS[form](report).splitlines()
    for one in report:
        where = f"{one.span.path}:{one.span.line}:{one.span.column}: "
        assert sum(where in line for line in lines) == sum(
            (other.span.path, other.span.line, other.span.column)
            == (one.span.path, one.span.line, one.span.column)
            for other in report
        )


def test_problems_are_sorted_by_place(report: Report) -> None:
    places = [(one.span.path, one.span.line, one.span.column) for one in report]
    assert places == sorted(places)
    assert len(report) > 12


def test_the_caret_stands_under_the_place(report: Report) -> None:
    lines = FORMATS["text"](report).split("\n")
    colon = next(number for number, line in enumerate(lines) if "KB010" in line)
    assert lines[colon + 2][lines[colon + 3].index("^")] == ":"


def test_a_clean_report_says_so_in_one_line() -> None:
    assert FORMATS["text"](Report(files=1, entries=1)) == "No problems in 1 file, 1 entry.\n"
    assert FORMATS["text"](Report(files=2, entries=5)) == "No problems in 2 files, 5 entries.\n"
    assert FORMATS["github"](Report(files=2)) == "No problems in 2 files, 0 entries.\n"


def found(path: str = "a.yml", text: str = "id: a", **args: str) -> Diagnostic:
    return problem("KB101", Span(path, 1, 1, 3, text), field="id", known="title", **args)


def test_nothing_in_a_report_is_acted_upon_by_a_terminal() -> None:
    report = Report.of([found("a\x1b[31m\n.yml", "id: \x1b[2J\u202e\t\x07a")])
    for form in ("text", "github"):
        shown = FORMATS[form](report)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", shown)
    assert len(FORMATS["github"](report).splitlines()) == 2


def test_commands_for_github_are_escaped() -> None:
    report = Report.of([found("a:b, 100%.yml"), found("c.yml", near="x%\ny", hint="near")])
    first, second, _ = FORMATS["github"](report).splitlines()
    assert first.startswith(
        "::error file=a%3Ab%2C 100%25.yml,line=1,endLine=1,col=1,endColumn=3,title=KB101::"
    )
    assert "did you mean `x%25%0Ay`?" in second


def test_names_that_are_not_utf_8_can_be_written_in_every_form() -> None:
    report = Report.of([found("\udcff.yml")])
    for render in FORMATS.values():
        assert render(report).encode()
    assert json.loads(FORMATS["json"](report))["problems"][0]["path"] == "\udcff.yml"
    location = json.loads(FORMATS["sarif"](report))["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "%FF.yml"


def test_json_tells_all_there_is(report: Report) -> None:
    told = json.loads(FORMATS["json"](report))
    assert told["version"] == 1
    assert told["summary"] == {
        "files": report.files,
        "entries": report.entries,
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "notes": len(report.notes),
    }
    for one, shown in zip(report, told["problems"], strict=True):
        assert (shown["code"], shown["severity"]) == (one.code, one.severity)
        assert (shown["path"], shown["line"], shown["column"]) == (
            one.span.path,
            one.span.line,
            one.span.column,
        )
        assert shown["end_line"] == shown["line"]
        assert shown["end_column"] > shown["column"]
        assert shown["message"] == one.message()
        assert shown["help"] == one.help()


def test_sarif_is_a_log_of_version_2_1_0(report: Report) -> None:
    log = json.loads(FORMATS["sarif"](report))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "kbgen"
    rules = [rule["id"] for rule in driver["rules"]]
    assert rules == sorted(set(rules))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        [location] = result["locations"]
        for place in [location, *result["relatedLocations"]]:
            physical = place["physicalLocation"]
            assert re.fullmatch(r"[\w./%~-]+", physical["artifactLocation"]["uri"], re.ASCII)
            region = physical["region"]
            assert region["startLine"] >= 1
            assert region["endColumn"] > region["startColumn"] >= 1


def test_one_problem_found_twice_is_told_once() -> None:
    assert len(Report.of([found(), found()])) == 1


def test_of_a_file_with_thousands_of_problems_only_some_are_told() -> None:
    many = [problem("KB020", Span("a.yml", line)) for line in range(1, 7001)]
    report = Report.of([*many, problem("KB020", Span("b.yml"))])
    assert len(report) == 5002
    last = [one for one in report if one.span.path == "a.yml"][-1]
    assert (last.code, last.span.line) == ("KB028", 5001)


def test_errors_are_told_before_thousands_of_notes() -> None:
    many = [problem("KB301", Span("a.yml", line), ref="a/b") for line in range(1, 7001)]
    report = Report.of([*many, problem("KB020", Span("a.yml", 8000)), found(path="a.yml")])
    assert [one.span.line for one in report.errors if one.code == "KB101"] == [1]
    assert [one.span.line for one in report.warnings] == [8000]


def test_words_that_fill_a_message_are_cut_where_they_are_long() -> None:
    assert (
        len(problem("KB101", Span("a.yml"), field="x" * 10**6, known="y" * 10**6).message()) < 400
    )
