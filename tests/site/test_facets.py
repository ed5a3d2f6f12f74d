"""What a list can be narrowed down by: tokens that rows and facets share, links where there are places."""

import re

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.site.facets import Facets, facets_of
from kbgen.site.here import Here
from kbgen.site.lists import groups_of
from tests.conftest import KnowledgeBase
from tests.site.conftest import built, page

RU = get_locale("ru")


def facets(library: Library, collection: str) -> Facets | None:
    entries = library.collection(collection)
    here = Here(f"{collection}/index.md", library, RU)
    return facets_of(entries, groups_of(collection, entries, RU), here)


def responses(kb: KnowledgeBase, number: int) -> None:
    for index in range(number):
        tags = ["почта"] if index % 2 else ["почта", "доступ"]
        english = "  - {lang: en, text: Hello}\n" if index < 3 else ""
        stage = "intake" if index < 5 else "closing"
        kb.write(
            f"responses/r{index}.yml",
            f"id: r{index}\ntitle: Ответ {index}\nstage: {stage}\ntags: [{', '.join(tags)}]\n"
            f"variants:\n  - {{lang: ru, text: Привет}}\n{english}",
        )


def test_a_short_list_needs_no_narrowing(kb: KnowledgeBase) -> None:
    responses(kb, 7)
    assert facets(kb.load(), "responses") is None


def test_a_language_that_some_lack_is_a_choice(kb: KnowledgeBase) -> None:
    responses(kb, 8)
    found = facets(kb.load(), "responses")
    assert found
    (lang,) = (one for one in found.dimensions if one.name == "lang")
    assert [(facet.token, facet.count, facet.link) for facet in lang.facets] == [
        ("lang-en", 3, None)
    ]


def test_responses_are_told_apart_by_product_tone_and_owner(kb: KnowledgeBase) -> None:
    for name in ("mail", "vpn"):
        kb.write(f"products/{name}.yml", f"id: {name}\ntitle: Продукт {name}\nuse: x\n")
    kb.write("people/team.yml", "id: team\ntitle: Смена\nrole: x\n")
    for index in range(8):
        product = "products/mail" if index < 3 else "products/vpn"
        owner = "people/team" if index < 5 else "Ночная смена"
        tone = "friendly" if index < 2 else "neutral"
        kb.write(
            f"responses/r{index}.yml",
            f"id: r{index}\ntitle: Ответ {index}\nowner: {owner}\nproducts: [{product}]\n"
            f"variants:\n  - {{lang: ru, tone: {tone}, text: Привет}}\n",
        )
    found = facets(kb.load(), "responses")
    assert found
    counted = {
        one.name: [(facet.token, facet.count) for facet in one.facets] for one in found.dimensions
    }
    assert counted == {
        "products": [("product-mail", 3), ("product-vpn", 5)],
        "tone": [("tone-friendly", 2), ("tone-neutral", 6)],
        "owner": [("owner-team", 5), ("owner-ночная-смена", 3)],
    }
    assert [one.name for one in found.dimensions if one.aside] == ["tone", "owner"]


def test_a_tag_on_every_entry_or_on_one_divides_nothing(kb: KnowledgeBase) -> None:
    responses(kb, 8)
    kb.write("responses/x.yml", "id: x\ntitle: x\ntags: [почта, одна]\nvariants: [{text: x}]\n")
    found = facets(kb.load(), "responses")
    assert found
    topics = [
        facet.token for one in found.dimensions if one.name == "topic" for facet in one.facets
    ]
    assert topics == []  # a single choice left is none


def test_every_facet_counts_the_rows_that_carry_its_token(kb: KnowledgeBase) -> None:
    responses(kb, 12)
    for index in range(3):
        kb.write(
            f"responses/y{index}.yml",
            f"id: y{index}\ntitle: y\ntags: [сбой, доступ]\nvariants: [{{text: x}}]\n",
        )
    found = facets(kb.load(), "responses")
    assert found
    for dimension in found.dimensions:
        for facet in dimension.facets:
            rows = [ref for ref, tokens in found.tokens.items() if facet.token in tokens.split()]
            assert len(rows) == facet.count, facet.token


def test_topics_lead_to_their_place_and_rows_carry_the_group(kb: KnowledgeBase) -> None:
    responses(kb, 12)
    for index in range(3):
        kb.write(
            f"responses/y{index}.yml",
            f"id: y{index}\ntitle: y\ntags: [сбой]\nvariants: [{{text: x}}]\n",
        )
    markdown = page(built(kb.load()), "responses/index.md").markdown
    assert re.search(
        r"\[сбой\]\(\.\./topics\.md#topic-сбой\)\{ data-kb-f=\"topic-сбой\" data-kb-n=\"3\" \}",
        markdown,
    )
    assert re.search(r"\(#by-intake\)\{ data-kb-f=\"by-intake\" \}", markdown)
    assert re.search(r"\{ \.kb-k \.kb-k-responses data-kb-f=\"by-intake [^\"]*lang-en", markdown)
    assert "<kb-filter " in markdown
    assert 'data-few="Показаны {n} записи из {total}"' in markdown.replace("&#123;", "{").replace(
        "&#125;", "}"
    )


def test_rules_without_severity_come_first_under_their_own_name(kb: KnowledgeBase) -> None:
    kb.write("escalations/a.yml", "id: a\ntitle: a\nwhen: x\n")
    kb.write("escalations/b.yml", "id: b\ntitle: b\nwhen: x\nseverity: critical\n")
    titles = [
        group.title for group in groups_of("escalations", kb.load().collection("escalations"), RU)
    ]
    assert titles == ["Общие правила", "Критическая"]


def test_a_letter_is_a_place_and_no_switch(kb: KnowledgeBase) -> None:
    for index, letter in enumerate("абвгдежз"):
        kb.write(f"glossary/t{index}.yml", f"id: t{index}\ntitle: {letter}\ndefinition: x\n")
    markdown = page(built(kb.load()), "glossary/index.md").markdown
    assert "(#letter-а) " in markdown
    assert 'data-kb-f="letter' not in markdown


def test_a_long_plan_can_be_narrowed_down_to_somebodys_steps(kb: KnowledgeBase) -> None:
    steps = "\n".join(
        f"      - {{id: s{index}, title: Шаг {index}, by: {'it' if index < 3 else 'newcomer'}}}"
        for index in range(9)
    )
    kb.write(
        "tracks/l2.yml",
        f"id: l2\ntitle: План\nphases:\n  - id: p\n    title: Этап\n    steps:\n{steps}\n",
    )
    markdown = page(built(kb.load()), "tracks/l2.md").markdown
    assert '<button type="button" hidden data-kb-f="by-it" data-kb-n="3">' in markdown
    assert markdown.count('data-kb-f="by-newcomer"') == 1 + 6
