"""Pages that name responses show them as cards: the words to send, in the site's language where there are such."""

import re

from tests.conftest import KnowledgeBase
from tests.site.conftest import built, page

RESPONSES = """
- id: ask
  title: Спросить <номер>
  summary: Номера нет.
  variants:
    - {lang: en, text: "Hello {{client.first_name}}"}
    - {lang: ru, text: "Здравствуйте, {{client.first_name}}! </pre><script>"}
- {id: foreign, title: Чужой, variants: [{lang: de, text: Guten Tag}]}
- {id: empty, title: Пустой, summary: Без слов., variants: []}
"""
NAMED = "responses: [responses/ask, responses/foreign, responses/empty]\n"
PAGES = {
    "guidelines/x": f"id: x\ntitle: x\nwhy: x\n{NAMED}",
    "escalations/x": f"id: x\ntitle: x\nwhen: x\n{NAMED}",
    "pitfalls/x": f"id: x\ntitle: x\ndoes: x\n{NAMED}",
    "tracks/x": "id: x\ntitle: x\nphases:\n  - id: p\n    title: p\n    steps:\n"
    "      - id: s\n        title: s\n        read: [guidelines/x, responses/ask#en-neutral, responses/foreign]\n",
}


def base(kb: KnowledgeBase) -> KnowledgeBase:
    kb.write("responses/r.yml", RESPONSES)
    for path, text in PAGES.items():
        kb.write(f"{path}.yml", text)
    return kb


def test_every_page_that_names_responses_shows_their_words(kb: KnowledgeBase) -> None:
    site = built(base(kb).load())
    for path in PAGES:
        markdown = page(site, f"{path}.md").markdown
        shown = re.findall(r'<kb-reply-card data-ref="([^"]+)" data-lang="([^"]+)"', markdown)
        assert shown == [("responses/ask", "ru"), ("responses/foreign", "de")], path
        assert "Guten Tag" in markdown
        assert "<script>" not in markdown
        assert markdown.count('<kb-load data-part="replies">') == 1


def test_a_response_without_words_is_still_a_link(kb: KnowledgeBase) -> None:
    markdown = page(built(base(kb).load()), "guidelines/x.md").markdown
    assert "[Пустой](../responses/empty.md)" in markdown


def test_a_step_lists_what_else_is_to_be_read_without_the_responses(kb: KnowledgeBase) -> None:
    markdown = page(built(base(kb).load()), "tracks/x.md").markdown
    line = next(one for one in markdown.splitlines() if "guidelines/x.md" in one)
    assert "responses/" not in line


def test_rows_of_the_list_know_their_response(kb: KnowledgeBase) -> None:
    for number in range(8):
        kb.write(
            f"responses/r{number}.yml",
            f"id: r{number}\ntitle: Ответ {number}\nstage: {'intake' if number else 'closing'}\n"
            "variants: [{lang: ru, text: x}]\n",
        )
        kb.write(
            f"glossary/t{number}.yml", f"id: t{number}\ntitle: Слово {number}\ndefinition: x\n"
        )
    site = built(kb.load())
    markdown = page(site, "responses/index.md").markdown
    assert len(re.findall(r'data-kb-ref="responses/r\d"', markdown)) == 8
    assert markdown.count("<kb-mine></kb-mine>") == 1
    for path in ("glossary/index.md", "topics.md"):
        other = next((one for one in site.pages if one.path == path), None)
        assert other is None or ("kb-mine" not in other.markdown and "kb-ref" not in other.markdown)


def test_only_a_very_long_list_is_laid_out_piece_by_piece(kb: KnowledgeBase) -> None:
    for number in range(40):
        stage = "intake" if number < 31 else "closing"
        kb.write(
            f"responses/r{number}.yml",
            f"id: r{number}\ntitle: Ответ {number}\nstage: {stage}\nvariants: [{{text: x}}]\n",
        )
    markdown = page(built(kb.load()), "responses/index.md").markdown
    assert markdown.count("kb-index kb-long") == 1
    assert markdown.count('<div class="kb-list kb-index kb-no-terms"') == 1
