"""What the Markdown extension is told: where references lead, the cards, the terms."""

import pytest

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.settings import Settings
from kbgen.site import SiteWiki
from tests.site.test_hostile import html_of


@pytest.fixture
def wiki(full: Library) -> SiteWiki:
    return SiteWiki(full, get_locale("ru"), Settings())


def test_a_reference_leads_to_an_entry(wiki: SiteWiki) -> None:
    target = wiki.target("escalations/outage")
    assert target is not None
    assert (target.title, target.path, target.kind) == (
        "Массовый сбой",
        "escalations/outage.md",
        "escalations",
    )
    assert target.summary == "Звоним сразу, бумаги потом."


def test_a_reference_to_a_part_is_called_by_its_plain_text(wiki: SiteWiki) -> None:
    target = wiki.target("tracks/l2#accounts.vpn")
    assert target is not None
    assert (target.title, target.anchor) == ("Доступ в VPN", "accounts.vpn")


def test_a_reference_leads_to_a_section_or_a_hand_written_page(wiki: SiteWiki) -> None:
    section, page = wiki.target("tools"), wiki.target("night.md")
    assert section is not None
    assert (section.title, section.path) == ("Инструменты", "tools/index.md")
    assert page is not None
    assert (page.title, page.kind) == ("Ночная смена", "page")


def test_a_reference_to_nothing_has_no_target_and_no_card(wiki: SiteWiki) -> None:
    for reference in ("tools/none", "none.md", "nothing", "tracks/l2#none"):
        assert wiki.target(reference) is None
        assert wiki.embed(reference) is None


def test_an_embedded_entry_is_a_card(full: Library) -> None:
    html = html_of(full, "![[guidelines/understand]]", "deep/er/page.md")
    assert '<div class="kb-embed kb-k kb-k-guidelines"' in html
    assert 'href="../../guidelines/understand.md"' in html
    assert "Прочитайте тикет целиком." in html


def test_an_embedded_response_can_be_copied(full: Library) -> None:
    html = html_of(full, "![[responses/ask-number]]", "page.md")
    assert html.count("<kb-copy") == 2
    one = html_of(full, "![[responses/ask-number#en-friendly]]", "page.md")
    assert one.count("<kb-copy") == 1
    assert "what is the number" in one


def test_an_embedded_section_is_its_list(full: Library) -> None:
    html = html_of(full, "# Словарь\n\n![[glossary]]\n", "glossary/index.md")
    assert '<h2 id="letter-е">Е</h2>' in html
    assert 'href="hedgehog.md"' in html
    assert 'href="#letter-э"' in html


def test_terms_carry_plain_definitions(wiki: SiteWiki, full: Library) -> None:
    assert wiki.terms is not None
    assert wiki.terms.definition("glossary/sla") == (
        "Обещание клиенту о сроках, см. Разберитесь, прежде чем отвечать."
    )
    html = html_of(full, "Следим за SLA и эскалациями.", "page.md")
    assert html.count('class="kb-term"') == 2


def test_the_glossary_can_be_switched_off(full: Library) -> None:
    assert SiteWiki(full, get_locale("ru"), Settings(glossary=False)).terms is None
