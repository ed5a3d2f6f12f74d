"""Every diagnostic code in Russian: all words, no others, with placeholders and typography."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

import kbgen.locales
from kbgen.codes import CODES, Code
from kbgen.commands.explain import explain, listing
from kbgen.locales import get_locale
from kbgen.reporters import FORMATS

from .conftest import KnowledgeBase

WORDS = ("title", "message", "help", "why")
_CODE_LIKE = re.compile(r'"[&*]?\{value\}"|"[&*]\{name\}"')
"""What stands between straight quotes because it is to be written so in YAML."""
_DASH = re.compile(r"\s[-–]\s")
_SHOWN = re.compile("«[^«»]*»|`[^`]*`")
_WITHOUT_DOTS = re.compile(
    r"\b(?:еще|ее|нее|чье|свое|найдет|прочтет|ведет|ждет|идет|пойдет|остается|учет\w*)\b",
    re.IGNORECASE,
)


def _russian() -> dict[str, Any]:
    """Return `codes` of the Russian locale, in whichever of its files they stand."""
    codes: dict[str, Any] = {}
    for path in sorted(Path(kbgen.locales.__file__).parent.glob("ru*.yml")):
        text = path.read_text(encoding="utf-8")
        words = yaml.load(text, Loader=yaml.BaseLoader)
        codes |= words.get("codes", {})
    return codes


RUSSIAN = _russian()


def english(kind: Code) -> dict[str, str]:
    """Return all the words of a code by the keys that a locale has them under."""
    words = {name: getattr(kind, name) for name in WORDS}
    words |= {f"messages.{variant}": text for variant, text in kind.messages.items()}
    words |= {f"helps.{variant}": text for variant, text in kind.hints.items()}
    words |= {"fix": kind.fix} if kind.fix else {}
    return words


def russian(code: str) -> dict[str, str]:
    """Return all the Russian words of a code by the same keys."""
    return dict(_flat(RUSSIAN.get(code, {})))


def _flat(words: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, text in words.items():
        if isinstance(text, dict):
            yield from _flat(text, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", text


def placeholders(template: str) -> set[str]:
    """Return the names of a template's placeholders."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_russian_has_the_codes_of_the_table_in_its_order() -> None:
    assert list(RUSSIAN) == list(CODES)


@pytest.mark.parametrize("code", list(CODES))
def test_a_code_has_all_its_words_in_russian_and_no_others(code: str) -> None:
    assert set(russian(code)) == set(english(CODES[code]))


@pytest.mark.parametrize("code", list(CODES))
def test_russian_templates_have_the_placeholders_of_the_english_ones(code: str) -> None:
    words = russian(code)
    for key, template in english(CODES[code]).items():
        if key in {"title", "why"}:
            continue
        names = placeholders(template)
        assert placeholders(words[key]) == names, key
        filled = dict.fromkeys(names, "value")
        braces = template.format_map(filled).count("{")
        assert words[key].format_map(filled).count("{") == braces, key


@pytest.mark.parametrize("code", list(CODES))
def test_russian_words_are_russian_and_well_set(code: str) -> None:
    for key, text in russian(code).items():
        assert re.search("[а-яё]", text, re.IGNORECASE), key
        assert text == " ".join(text.split()), key
        assert '"' not in _CODE_LIKE.sub("", text), f"{key}: quotes are « »"
        assert not re.search("[“”„‘’]", text), f"{key}: quotes are « »"
        assert not _DASH.search(_SHOWN.sub("", text)), f"{key}: a dash is —"
        assert not _WITHOUT_DOTS.search(text), f"{key}: ё is written"
        assert text.count("«") == text.count("»"), key


@pytest.mark.parametrize("code", list(CODES))
def test_titles_and_reasons_begin_large_and_only_reasons_end_with_a_full_stop(code: str) -> None:
    for key, text in russian(code).items():
        if key == "why":
            assert text.endswith("."), key
        else:
            assert not text.endswith("."), key
        if key in {"title", "why"}:
            assert text.lstrip("«")[0].isupper(), key
        elif text[0].isalpha():
            assert text[0].islower() or text.startswith(("YAML", "Markdown")), key


def _report_words(lang: str) -> dict[str, str]:
    """Return the words of reports in a language by their keys, one plural form for all."""
    path = Path(kbgen.locales.__file__).parent / f"{lang}.yml"
    words = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["report"]
    return {key: text["other"] if isinstance(text, dict) else text for key, text in words.items()}


def test_reports_have_the_same_words_in_every_language() -> None:
    english_words, russian_words = _report_words("en"), _report_words("ru")
    assert list(english_words) == list(russian_words)
    for key, text in english_words.items():
        assert placeholders(russian_words[key]) == placeholders(text), key


@pytest.mark.parametrize(
    ("n", "words"), [(1, "1 ошибка"), (2, "2 ошибки"), (5, "5 ошибок"), (21, "21 ошибка")]
)
def test_a_report_counts_in_russian(n: int, words: str) -> None:
    assert get_locale("ru").count("report.errors", n) == words


def test_a_report_is_russian_from_the_first_word_to_the_last(kb: KnowledgeBase) -> None:
    kb.write("glossary/sla.yml", "id: sla\ntitle: Срок\nsee: [glossary/olla]\n")
    kb.write("glossary/ola.yml", "id: ola\ntitle: Уговор\nid: ola\ntags: уговоры\n")
    for form in ("text", "github"):
        shown = FORMATS[form](kb.check(), lang="ru")
        assert shown.endswith("Найдено: 3 ошибки, 1 замечание. Прочитано: 2 файла, 2 записи.\n")
        assert "подсказка: вы хотели написать `glossary/ola`?" in shown
        assert not re.search("help|also|error:|note|Found", shown.replace("::error ", "")), form


def test_a_report_without_problems_is_russian_too(kb: KnowledgeBase) -> None:
    shown = FORMATS["text"](kb.check(), lang="ru")
    assert shown == "Всё в порядке. Прочитано: 0 файлов, 0 записей.\n"


@pytest.mark.parametrize("code", list(CODES))
def test_a_code_is_explained_in_russian(code: str) -> None:
    page = explain(code, "ru") or ""
    assert page.startswith(f"{code} (")
    assert russian(code)["title"] in page
    assert russian(code)["why"] in page
    assert russian(code)["title"] in listing("ru")
    assert not re.search("Wrong|Right|error|warning", page)
