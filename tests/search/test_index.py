"""The index: what is searched, where it leads, and that its parts hold together."""

import json
import re
import time
from typing import Any

import pytest
from markdown import Markdown
from pymdownx.slugs import slugify

from kbgen.locales import get_locale
from kbgen.markdown.sections import sections
from kbgen.model import COLLECTIONS
from kbgen.search import DEFAULT, Reader, Record, Slug, build_index
from kbgen.search.analysis import Analyzer, normalise, words
from kbgen.search.languages import LANGUAGES
from kbgen.search.postings import Posting, packed
from kbgen.search.records import Section
from tests.conftest import KnowledgeBase

SLUG = Slug(slugify(case="lower"))


def records(kb: KnowledgeBase) -> dict[str, Record]:
    return {one.ref: one for one in Reader(kb.load(), get_locale("ru"), SLUG).records()}


def opened(parts: dict[str, bytes]) -> dict[str, Any]:
    """Return what each part holds, by its name."""
    found = {}
    for path, content in parts.items():
        name, version, data = re.fullmatch(
            r'kbgenSearchPart\("([^"]*)","([^"]*)",(.*)\)\n', content.decode(), re.DOTALL
        ).groups()  # type: ignore[union-attr]
        assert path.endswith(f"/{name}.js")
        assert version
        found[name] = json.loads(data)
    return found


def found_words(record: Record) -> str:
    return " ".join(
        [
            record.title,
            *record.aliases,
            *(text for one in record.sections for text in [one.title, *one.text]),
        ]
    )


def test_every_text_of_an_entry_is_searched_where_it_stands(kb: KnowledgeBase) -> None:
    kb.write("tracks/l2.yml", """
id: l2
title: План
phases:
  - id: week
    title: Первая неделя
    steps:
      - id: vpn
        title: Настроить VPN
        why: Без него **никак**.
        tasks:
          - {id: ask, text: Попросить доступ, hint: У коллеги}
        questions:
          - {id: why, text: Зачем он?, explanation: Для сети.}
""")  # fmt: skip
    kb.write(
        "responses/ask.yml",
        "id: ask\ntitle: Спросить\nvariants:\n  - text: 'Здравствуйте, {{client.first_name}}!'\n",
    )
    kb.write(
        "glossary/l2.yml",
        "id: l2\ntitle: L2\nforms: [вторая линия]\naliases: [поддержка]\ndefinition: Мы.\n",
    )
    found = records(kb)
    sections = {one.anchor: one for one in found["tracks/l2"].sections}
    assert sections["vpn"].text == ["Без него никак."]
    assert sections["vpn.ask"].title == "Попросить доступ"
    assert sections["vpn.ask"].text == ["У коллеги"]
    assert sections["vpn.ask"].trail == "Первая неделя › Настроить VPN"
    assert sections["vpn.why"].text == ["Для сети."]
    assert found["responses/ask"].copies == {"ru-neutral": "Здравствуйте, [имя клиента]!"}
    assert found["glossary/l2"].aliases == ["поддержка", "вторая линия"]


@pytest.mark.parametrize("name", list(COLLECTIONS))
def test_every_collection_is_searched(name: str, kb: KnowledgeBase) -> None:
    kb.write(f"{name}/one.yml", "id: one\ntitle: Неповторимое\nbody: Тело записи.\n")
    assert "Тело записи." in found_words(records(kb)[f"{name}/one"])


def test_hand_written_pages_are_searched_by_section(kb: KnowledgeBase) -> None:
    kb.write(
        "docs/wiki/vpn.md",
        "# VPN\n\nНачало.\n\n## По порядку\n\nШаги.\n\n```sh\n# не заголовок\n```\n\n### Ещё { #more }\n\nТекст.\n",
    )
    kb.write("docs/wiki/index.md", "# Вики\n")
    kb.write("docs/secret.md", "---\nsearch:\n  exclude: true\n---\n# Тайна\n")
    found = records(kb)
    page = found["wiki/vpn.md"]
    assert [(one.anchor, one.title) for one in page.sections] == [
        ("", "VPN"),
        ("по-порядку", "По порядку"),
        ("more", "Ещё"),
    ]
    assert page.place == "Вики"
    assert "secret.md" not in found


def test_a_table_is_read_without_its_bars(kb: KnowledgeBase) -> None:
    kb.write(
        "docs/a.md",
        "# A\n\n| Канал | Зачем |\n|:--|---|\n| `#l2` | вопросы |\n\n    ls | wc -l\n\nКонец.\n",
    )
    (text,) = records(kb)["a.md"].sections[0].text
    assert text == "Канал · Зачем · #l2 · вопросы · ls | wc -l Конец."


PAGES = [
    "# A\n\n## Один\n\n## Один\n\n## `код` и **жирный** [ссылка](x.md)\n",
    "## Сразу второй\n\n## Что? — Да!\n\nПодчёркнутый\n---\n",
    "# T\n\n<!-- ## Скрыто -->\n\n~~~\n## не\n~~~\n\n## C++ & C#\n\n## 1. Номер\n",
    "# T\n\n## Свой {#own}\n\n## own\n\n## Ещё {: #two .x }\n",
    "Просто текст\n\n## Раздел #\n",
]


@pytest.mark.parametrize("page", PAGES)
def test_anchors_are_those_of_the_table_of_contents(page: str) -> None:
    markdown = Markdown(
        extensions=["attr_list", "toc", "fenced_code"],
        extension_configs={"toc": {"slugify": SLUG.slugify}},
    )
    html = markdown.convert(page)
    wanted = re.findall(r'<h\d[^>]*id="([^"]*)"', html)
    assert [one.anchor for one in sections(page, SLUG.slugify, "-") if one.anchor] == wanted


def test_a_page_without_an_address_is_not_indexed(kb: KnowledgeBase) -> None:
    kb.write("docs/dev/notes.md", "# Тайные заметки\n")
    kb.write("docs/index.md", "# Открытое\n")
    reader = Reader(kb.load(), get_locale("ru"), SLUG)
    parts = build_index(
        reader.records(), lambda path: None if path.startswith("dev/") else path, DEFAULT
    )
    assert "заметки".encode() not in b"".join(parts.values())
    assert "Открытое".encode() in b"".join(parts.values())


def test_the_same_content_gives_the_same_bytes(kb: KnowledgeBase) -> None:
    for number in range(30):
        kb.write(
            f"glossary/t{number}.yml",
            f"id: t{number}\ntitle: Термин {number}\naliases: [слово {number}, дело]\ndefinition: Текст.\n",
        )
    library = kb.load()
    first, second = (
        build_index(Reader(library, get_locale("ru"), SLUG).records(), lambda path: path, DEFAULT)
        for _ in range(2)
    )
    assert first == second


def test_blocks_are_in_the_order_in_which_they_are_looked_for() -> None:
    noise = (
        Record(
            f"p{n}.md",
            "page",
            f"p{n}.md",
            f"Слово{n} word{n}",
            sections=[Section("", "x", "", [f"текст{n} 𝔘nicode ящик"])],
        )
        for n in range(4000)
    )
    found = opened(build_index(noise, lambda path: path, DEFAULT))
    firsts = found["core"]["firsts"]
    assert len(firsts["terms"]) > 2
    keys: list[str] = []
    for number, first in enumerate(firsts["terms"]):
        block = found[f"terms-{number}"]
        assert block["k"].split(" ")[0] == first
        assert len(block["k"].split(" ")) == len(block["n"]) == len(block["p"])
        keys += block["k"].split(" ")
    assert keys == sorted(keys, key=lambda one: one.encode("utf-16-be"))
    assert (
        sum(len(found[f"docs-{number}"]) for number in range(len(firsts["docs"])))
        == found["core"]["count"]
        == 4000
    )


def test_postings_are_packed_as_the_browser_reads_them() -> None:
    assert packed([Posting(3, 0, 5), Posting(4, 2, 5, 1)]) == "GFDClB"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ERR-1042", ["err", "1042", "err1042"]),
        ("Чек‑лист", ["чек", "лист", "чеклист"]),
        ("10.0.0.1", ["10", "0", "0", "1", "10.0.0.1"]),
        ("err1042", ["err1042", "err", "1042"]),
        ("Учётная за́пись", ["учетная", "запись"]),
        ("L2 и 2FA", ["l2", "и", "2fa"]),
        ("😀 — ?!", []),
        ("x" * 100, ["x" * 40]),
    ],
)
def test_text_becomes_words(text: str, expected: list[str]) -> None:
    assert [word for word, _ in words(normalise(text))] == expected


def test_words_of_two_scripts_sound_alike() -> None:
    analyzer = Analyzer(list(LANGUAGES.values()))
    for one, two in (
        ("джира", "jira"),
        ("впн", "vpn"),
        ("аутлук", "outlook"),
        ("эксель", "excel"),
        ("эскалация", "eskalaciya"),
        ("чат", "chat"),
        ("мертек", "mertech"),
        ("блютус", "bluetooth"),
        ("геррит", "gerrit"),
    ):
        assert analyzer.sounds(one) & analyzer.sounds(two), one


def test_a_language_without_rules_is_indexed_by_its_words() -> None:
    record = Record(
        "a.md", "page", "a.md", "Überprüfung", sections=[Section("", "", "", ["Störungen melden"])]
    )
    found = opened(build_index([record], lambda path: path, ["de"]))
    assert "störungen" in found["terms-0"]["k"].split(" ")
    assert found["core"]["rules"]["languages"] == []


def test_an_empty_site_has_an_index_too() -> None:
    assert opened(build_index([], lambda path: path, DEFAULT))["core"]["count"] == 0


def test_the_index_grows_in_a_straight_line() -> None:
    def seconds(total: int) -> float:
        noise = [
            Record(
                f"p{n}.md",
                "page",
                f"p{n}.md",
                f"Страница {n}",
                sections=[Section("", "", "", ["проверка почты и доступа " * 10])],
            )
            for n in range(total)
        ]
        start = time.process_time()
        build_index(noise, lambda path: path, DEFAULT)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 12 * max(seconds(1000), 0.05)
