"""How sections are grouped, and what a row says of its entry."""

import pytest

from kbgen.locales import get_locale
from kbgen.site.links import outside, relative, to_page
from kbgen.site.lists import blurb, groups_of, initial
from kbgen.site.topics import anchor_of
from tests.conftest import KnowledgeBase


def titles(kb: KnowledgeBase, collection: str, lang: str = "ru") -> list[str]:
    library = kb.load()
    return [
        group.title
        for group in groups_of(collection, library.collection(collection), get_locale(lang))
    ]


def test_guidelines_go_by_the_stages_of_a_ticket(kb: KnowledgeBase) -> None:
    for name, stage in (("a", "closing"), ("b", "intake"), ("c", None), ("d", "intake")):
        line = f"stage: {stage}\n" if stage else ""
        kb.write(f"guidelines/{name}.yml", f"id: {name}\ntitle: {name}\n{line}")
    assert titles(kb, "guidelines") == ["Приём", "Закрытие", "Остальное"]


def test_rules_go_from_the_worst(kb: KnowledgeBase) -> None:
    for severity in ("low", "critical", "medium"):
        kb.write(f"escalations/{severity}.yml", f"id: {severity}\ntitle: x\nseverity: {severity}\n")
    assert titles(kb, "escalations", "en") == ["Critical", "Medium", "Low"]


def test_terms_go_by_letter_the_alphabet_of_the_language_first(kb: KnowledgeBase) -> None:
    for number, title in enumerate(("Zoom", "Ёж", "ель", "йод", "«Арбуз»", "5S", "écran", "иней")):
        kb.write(f"glossary/t{number}.yml", f"id: t{number}\ntitle: {title}\n")
    assert titles(kb, "glossary") == ["А", "Е", "И", "Й", "E", "Z", "#"]
    assert titles(kb, "glossary", "en") == ["E", "Z", "А", "Е", "И", "Й", "#"]


def test_a_section_with_nothing_to_group_by_has_one_list(kb: KnowledgeBase) -> None:
    for name in ("a", "b"):
        kb.write(f"products/{name}.yml", f"id: {name}\ntitle: {name}\n")
        kb.write(f"tools/{name}.yml", f"id: {name}\ntitle: {name}\n")
    assert titles(kb, "products") == [""]
    assert titles(kb, "tools") == [""]


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Ёлка", "Е"),
        ("й", "Й"),
        ("Åse", "A"),
        ("№ 5", "#"),
        ("", "#"),
        ("«я»", "Я"),
        ("漢字", "漢"),
    ],
)
def test_the_letter_of_a_title(title: str, letter: str) -> None:
    assert initial(title) == letter


def test_a_row_says_the_summary_or_the_first_words(kb: KnowledgeBase) -> None:
    kb.write("tools/a.yml", "id: a\ntitle: a\nsummary: Кратко\nuse: Долго\n")
    kb.write("tools/b.yml", "id: b\ntitle: b\nuse: |\n  **Для** связи.\n\n  И ещё.\n")
    kb.write("tools/c.yml", "id: c\ntitle: c\nuse: |\n  - список\n")
    kb.write("tools/d.yml", f"id: d\ntitle: d\nuse: {'слово ' * 99}\n")
    said = [str(blurb(entry)) for entry in kb.load().collection("tools")]
    assert said == ["Кратко", "**Для** связи.", "", ""]


def test_links_are_relative() -> None:
    assert relative("tools/vpn.md", "guidelines/a.md") == "../tools/vpn.md"
    assert relative("tools/vpn.md", "tools/index.md") == "vpn.md"
    assert relative("вики/a b.md", "index.md") == "%D0%B2%D0%B8%D0%BA%D0%B8/a%20b.md"
    assert to_page("a.md", "x", "a.md") == "#x"
    assert to_page("a.md", "", "a.md") == "a.md"


def test_addresses_outside_cannot_end_their_link() -> None:
    assert outside("https://example.org/a_(b)[c]`d`\\") == (
        "https://example.org/a_%28b%29%5Bc%5D%60d%60%5C"
    )
    assert outside("https://example.org/%20?a=1&b=2#c") == "https://example.org/%20?a=1&b=2#c"


@pytest.mark.parametrize(
    ("tag", "anchor"),
    [
        ("VPN", "topic-vpn"),
        ("Права доступа", "topic-права-доступа"),
        ("C#", "topic-csharp"),
        ("C++", "topic-cplusplus"),
    ],
)
def test_topics_have_anchors(tag: str, anchor: str) -> None:
    assert anchor_of(tag) == anchor
