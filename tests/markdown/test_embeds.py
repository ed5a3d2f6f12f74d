"""Cards take the place of references that embed them."""

import pytest

from kbgen.markdown.embeds import DEPTH_LIMIT, SIZE_LIMIT
from tests.markdown.pages import Elements, SmallWiki, render

CARD = '<div class="card" markdown>\n\n**Карточка**\n\n</div>'


def rendered(text: str, page: str = "index.md", **cards: str) -> str:
    return render(
        text, wiki=SmallWiki(cards={k.replace("_", "/"): v for k, v in cards.items()}), page=page
    )


def test_a_card_replaces_its_line() -> None:
    html = rendered("до\n![[responses/ask]]\nпосле", responses_ask=CARD)
    assert html.split("\n") == [
        "<p>до</p>",
        '<div class="card">',
        "<p><strong>Карточка</strong></p>",
        "</div>",
        "<p>после</p>",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "см. ![[responses/ask]]",
        "![[responses/ask]] и всё",
        "> ![[responses/ask]]",
        "- ![[responses/ask]]",
    ],
)
def test_within_a_line_it_is_a_link(text: str) -> None:
    html = rendered(text, responses_ask=CARD)
    assert "card" not in html
    assert Elements(html).of("kb-ref")


@pytest.mark.parametrize("text", ["```\n![[responses/ask]]\n```", "    ![[responses/ask]]"])
def test_code_embeds_nothing(text: str) -> None:
    html = rendered(text, responses_ask=CARD)
    assert "![[responses/ask]]" in Elements(html).text
    assert "card" not in html


def test_a_card_may_stand_in_a_list_if_it_has_no_html() -> None:
    html = rendered("- пункт\n\n    ![[responses/ask]]\n", responses_ask="один\n\n- два")
    assert "<p>один</p>" in html
    assert html.count("<ul>") == 2
    assert "card" not in rendered("- пункт\n\n    ![[responses/ask]]\n", responses_ask=CARD)


def test_cards_embed_cards() -> None:
    html = rendered("![[tracks/l2]]", tracks_l2="внешняя\n\n![[responses/ask]]", responses_ask=CARD)
    assert "внешняя" in html
    assert "Карточка" in html


def test_a_circle_ends_in_a_link() -> None:
    cards = {"tracks_l2": "A\n\n![[responses/ask]]", "responses_ask": "B\n\n![[tracks/l2]]"}
    html = rendered("![[tracks/l2]]", **cards)
    assert Elements(html).text.split() == ["A", "B", "План"]


def test_an_entry_does_not_embed_itself() -> None:
    html = rendered("![[responses/ask]]", page="responses/ask.md", responses_ask=CARD)
    assert "card" not in html


def test_a_part_of_a_page_may_be_embedded_in_it() -> None:
    wiki = SmallWiki(cards={"tracks/l2#accounts": "часть"})
    assert "часть" in render("![[tracks/l2#accounts]]", wiki=wiki, page="tracks/l2.md")


def test_cards_nest_so_deep_and_no_deeper() -> None:
    cards = {f"a{n}": f"уровень{n}\n\n![[a{n + 1}]]" for n in range(DEPTH_LIMIT + 4)}
    wiki = SmallWiki({ref: SmallWiki().targets["responses/ask"] for ref in cards}, cards)
    assert render("![[a0]]", wiki=wiki).count("уровень") == DEPTH_LIMIT


def test_cards_together_stay_within_a_size() -> None:
    text = "слово " * (SIZE_LIMIT // 12)
    html = rendered("![[responses/ask]]\n\n" * 5, responses_ask=text)
    assert html.count("слово") == 2 * (SIZE_LIMIT // 12)
    assert len(Elements(html).of("kb-ref")) == 3


def test_what_has_no_card_is_a_link_or_missing() -> None:
    assert Elements(rendered("![[responses/ask]]")).of("kb-ref")
    assert Elements(rendered("![[no/such]]")).of("kb-missing")


def test_a_page_with_cards_is_cleaned() -> None:
    text = '<b onclick="x()">b</b> [j](javascript:x())\n\n![[responses/ask]]'
    assert "onclick" in rendered(text)
    html = rendered(text, responses_ask="card")
    assert "onclick" not in html
    assert "javascript" not in html
