"""Words that Russian typography keeps on one line are kept there, and only they."""

import pytest

from kbgen.markdown.typography import tied
from tests.markdown.pages import SmallWiki, render


class RussianWiki(SmallWiki):
    """A knowledge base in Russian."""

    def __init__(self) -> None:
        super().__init__()
        self.language = "ru"


def shown(text: str, wiki: SmallWiki | None = None) -> str:
    return render(text, wiki=wiki or RussianWiki()).replace("&nbsp;", "~").replace("\xa0", "~")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("до 70 % обращений", "до 70~% обращений"),
        ("тикет № 5", "тикет №~5"),
        ("Поддержка — это мы", "Поддержка~— это мы"),
        ("в тикете и у клиента", "в~тикете и~у~клиента"),
        ("О главном. А потом", "О~главном. А~потом"),
        ("как я сказал", "как я~сказал"),
        ("по 5 штук", "по 5 штук"),
        ("вы и мы", "вы и~мы"),
        ("кто из нас", "кто из нас"),
        ("a b", "a b"),
    ],
)
def test_what_is_kept_together(text: str, kept: str) -> None:
    assert tied(text).replace("\xa0", "~") == kept


def test_markup_between_two_words_does_not_part_them() -> None:
    assert "в~<strong>тикете</strong>" in shown("Это в **тикете** сказано")
    assert "<em>VPN</em>~— туннель" in shown("*VPN* — туннель")


def test_code_and_addresses_stay_as_they_are() -> None:
    html = shown("Пишите `а б — в г`\n\n    в коде — так\n\n[в вики](в%20вики.md)\n")
    assert "а б — в г" in html
    assert "в коде — так" in html
    assert 'href="в%20вики.md"' in html
    assert ">в~вики<" in html


def test_only_russian_pages_change() -> None:
    assert "~" not in shown("Поддержка — это в L2", SmallWiki())


def test_terms_of_several_words_are_still_found() -> None:
    from tests.markdown.pages import TERMS

    several = [term for term in TERMS if " " in term.title]
    for term in several:
        html = render(f"Это {term.title} и всё", wiki=RussianWiki(), explain=True)
        assert "kb-term" in html
