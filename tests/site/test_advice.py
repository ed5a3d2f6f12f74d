"""The page for users: advice in order, nothing that leads inside, a hand-written page in its place."""

import re

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.settings import Settings
from kbgen.site import SiteWiki
from tests.conftest import KnowledgeBase
from tests.site.conftest import built, page

PITFALLS = """
- id: late
  title: Тянет до последнего
  order: 2
  does: Ждёт.
  advice: Пишите сразу
  poster: Есть срок — назовите <день> и *час*.
  for_users: |
    Пишите, как только **заметили**.

    - день
    - час
- {id: mute, title: Молчит, order: 1, does: Молчит, for_users: Ответьте одним словом.}
- {id: ask, title: Спрашивает, order: 3, does: Спрашивает, advice: Назовите номер!, poster: Он в теме.}
- {id: ours, title: Наше, does: Только для нас.}
"""


def library(kb: KnowledgeBase) -> Library:
    kb.write("pitfalls/p.yml", PITFALLS)
    return kb.load()


def test_the_page_has_what_is_said_to_users_in_order_and_nothing_else(kb: KnowledgeBase) -> None:
    markdown = page(built(library(kb)), "how-to-ask.md").markdown
    titles = re.findall(r"\*\*([^*]+)\*\*\{ \.kb-advice-title \.kb-on-poster \}", markdown)
    assert titles == ["Пишите сразу", "Назовите номер!"]
    assert markdown.index("Ответьте одним словом") < markdown.index("Пишите сразу")
    for inside in ("Тянет до", "Молчит", "Наше", "Ждёт", "[[", "](pitfalls", "](../"):
        assert inside not in markdown


def test_a_sentence_follows_the_name_of_an_advice_after_one_stop(kb: KnowledgeBase) -> None:
    markdown = page(built(library(kb)), "how-to-ask.md").markdown
    assert '<span class="kb-poster-line kb-on-poster">. Есть срок' in markdown
    assert '<span class="kb-poster-line kb-on-poster"> Он в теме.' in markdown
    assert "<день>" not in markdown
    assert "*час*" not in markdown


def test_an_advice_that_is_not_for_the_poster_stays_on_the_page(kb: KnowledgeBase) -> None:
    kb.write(
        "pitfalls/p.yml",
        "id: p\ntitle: Молчит\ndoes: Молчит.\nadvice: Ответьте\nposter: Одним словом.\non_poster: no\n",
    )
    markdown = page(built(kb.load()), "how-to-ask.md").markdown
    assert "**Ответьте**{ .kb-advice-title }" in markdown
    assert '<span class="kb-poster-line">. Одним словом.</span>' in markdown


def test_longer_words_stay_in_their_item(kb: KnowledgeBase) -> None:
    markdown = page(built(library(kb)), "how-to-ask.md").markdown
    assert "    Пишите, как только **заметили**.\n\n    - день\n    - час\n" in markdown


def test_without_advice_there_is_no_page(kb: KnowledgeBase) -> None:
    kb.write("pitfalls/p.yml", "id: p\ntitle: Молчит\ndoes: Молчит.\n")
    assert "how-to-ask.md" not in {one.path for one in built(kb.load()).pages}


def test_a_page_of_ones_own_takes_its_place_and_embeds_the_advice(kb: KnowledgeBase) -> None:
    kb.write("docs/how-to-ask.md", "# Памятка\n\n![[how-to-ask]]\n")
    base = library(kb)
    assert "how-to-ask.md" not in {one.path for one in built(base).pages}
    shown = SiteWiki(base, get_locale("ru"), Settings()).embed("how-to-ask") or ""
    assert "Пишите сразу" in shown
    assert 'href="#poster-a3"' in shown
    assert kb.problems() == []


def test_a_link_to_the_generated_page_is_no_mistake(kb: KnowledgeBase) -> None:
    kb.write("docs/a.md", "# A\n\n[Памятка](how-to-ask.md)\n")
    library(kb)
    assert kb.problems() == []
