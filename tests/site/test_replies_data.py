"""What pages hand to the browser of the responses: short, whole, with nothing that could run."""

import gzip
import json
from typing import Any

from kbgen.library import Library
from kbgen.locales import get_locale
from kbgen.site.replies import replies_data, replies_files
from kbgen.templates import STANDARD
from tests.conftest import KnowledgeBase
from tests.site.conftest import built

RU = get_locale("ru")
ASK = """Здравствуйте, {{client.first_name}}!

Подскажите номер прошлого обращения про {{topic}}:
  * он есть в теме письма;
  * или в личном кабинете."""


def data(library: Library, lang: str = "ru") -> dict[str, Any]:
    return replies_data(library, get_locale(lang))


def test_responses_stand_as_they_are_written_without_what_is_usual(full: Library) -> None:
    found = data(full)["responses"]
    assert found["ask-number"] == {
        "title": "Попросить номер обращения",
        "variables": [
            {"id": "topic", "label": "о чём прошлый вопрос", "example": "отчёты"},
        ],
        "variants": [
            [
                "ru",
                "neutral",
                "Обращение № {{ticket.number}}",
                ASK,
            ],
            ["en", "friendly", "", "Hi {{client.first_name}}, what is the number of your request about {{topic}}?"],
        ],
    }  # fmt: skip
    assert found["meeting"]["variables"][2]["labels"] == {"en": "the way"}
    assert found["meeting"]["variables"][3] == {"id": "tip", "label": "совет", "required": False}


def test_fragments_and_standard_placeholders_come_along(full: Library) -> None:
    found = data(full)
    assert found["fragments"]["greeting"]["variants"][1][:2] == ["ru", "formal"]
    assert list(found["placeholders"]) == ["ru", "en"]
    for words in found["placeholders"].values():
        assert set(STANDARD) < set(words)
        assert words["client.gender"][0]
    assert found["kinds"]["today"] == "date"
    assert found["dates"]["ru"]["months"][11] == "декабря"


def test_what_only_the_list_needs_stays_out_of_the_script(kb: KnowledgeBase) -> None:
    kb.write(
        "responses/r.yml",
        "id: r\ntitle: R\nowner: people/team\nstage: intake\ntags: [сроки]\n"
        "products: [products/mail]\nvariants: [{text: a}]\n",
    )
    assert data(kb.load())["responses"]["r"] == {
        "title": "R",
        "variants": [["ru", "neutral", "", "a"]],
    }


def test_a_site_without_responses_hands_nothing_over(kb: KnowledgeBase) -> None:
    kb.write("glossary/t.yml", "id: t\ntitle: t\n")
    assert replies_files(kb.load(), RU) == {}
    assert "assets/kbgen/data/replies.js" not in built(kb.load()).files


def test_the_script_is_one_call_whatever_a_text_holds(kb: KnowledgeBase) -> None:
    words = '</script><script>alert(1)</script> \\" )'
    kb.write("responses/r.yml", f"id: r\ntitle: R\nvariants:\n  - text: |\n      {words}\n")
    (script,) = replies_files(kb.load(), RU).values()
    text = script.decode().removeprefix('kbgenData("replies",').removesuffix(")\n")
    assert json.loads(text)["responses"]["r"]["variants"][0][3] == words


def test_five_hundred_responses_stay_small(kb: KnowledgeBase) -> None:
    entry = (
        "- id: r{n}\n  title: Ответ {n}\n  variants:\n    - text: |\n        {{{{> hello}}}}\n\n"
        "        Обращение {n}: {words}\n"
    )
    words = " ".join(f"слово{n % 97}" for n in range(60))
    kb.write("responses/r.yml", "".join(entry.format(n=n, words=words) for n in range(500)))
    kb.write("fragments/f.yml", "id: hello\ntitle: Привет\nvariants: [{text: Здравствуйте!}]\n")
    (script,) = replies_files(kb.load(), RU).values()
    assert len(gzip.compress(script)) < 50_000


def test_a_fragment_is_written_in_the_language_and_tone_of_the_letter(full: Library) -> None:
    markdown = next(
        page.markdown for page in built(full).pages if page.path == "responses/meeting.md"
    )
    assert "Уважаемый&#47;Уважаемая</mark>" in markdown
    assert "Hello <mark" in markdown
    assert markdown.count('data-kb-var="client.first_name"') == 2
