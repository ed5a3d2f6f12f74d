"""`kbgen explain`: the page of a code, the same words as in a report."""

import re

import pytest
from click.testing import CliRunner

from kbgen.cli import main
from kbgen.codes import CODES


def explain(*args: str) -> str:
    result = CliRunner().invoke(main, ["explain", *args])
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("code", CODES)
def test_a_code_is_explained_with_an_example(code: str, lang: str) -> None:
    page = explain(code, "--lang", lang)
    kind = CODES[code]
    assert re.match(rf"{code} \(\w+\): {re.escape(kind.words('title', lang))}\n", page)
    assert kind.words("why", lang) in page
    if kind.bad:
        assert page.index({"en": "Wrong:", "ru": "Неправильно:"}[lang]) < page.index(
            {"en": "Right:", "ru": "Правильно:"}[lang]
        )
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u200b\u202e]", page)
    assert all(len(line) <= 300 for line in page.splitlines())


def test_small_letters_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("kb201") == explain("KB201")


def test_without_a_code_all_are_listed() -> None:
    assert [line.split()[0] for line in explain().splitlines()] == list(CODES)


def test_an_unknown_code_ends_with_2_and_a_guess() -> None:
    result = CliRunner().invoke(main, ["explain", "KB2001"])
    assert result.exit_code == 2
    assert "did you mean KB201?" in result.stderr
