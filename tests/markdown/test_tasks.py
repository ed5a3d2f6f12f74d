"""`- [ ]` becomes a box that is named by its text and known by its words."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.markdown import KbgenExtension
from kbgen.markdown.plain import plain_text
from kbgen.markdown.tasks import has_tasks

from .pages import Elements, full_markdown

BASE = ["attr_list", "md_in_html", "admonition", "pymdownx.superfences"]
STOCK = {
    "without pymdownx": ([], {}),
    "with pymdownx": (["pymdownx.tasklist"], {}),
    "with its own boxes": (["pymdownx.tasklist"], {"custom_checkbox": True}),
    "with clickable boxes": (["pymdownx.tasklist"], {"clickable_checkbox": True}),
}


@pytest.fixture(params=STOCK)
def stock(request: pytest.FixtureRequest) -> tuple[list[str], dict[str, bool]]:
    return STOCK[request.param]


def render(text: str, stock: tuple[list[str], dict[str, bool]] = ([], {}), **options) -> str:
    extension = KbgenExtension()
    extension.begin("wiki/day.md", **{"tasks": True, **options})
    names, config = stock
    md = markdown.Markdown(
        extensions=[*BASE, *names, extension], extension_configs={"pymdownx.tasklist": config} if names else {}
    )  # fmt: skip
    return md.convert(text)


def keys(html: str) -> list[str]:
    return re.findall(r'data-kb-item="wiki/day#([^"]+)"', html)


def labels(html: str) -> list[str]:
    """Return what the boxes are called: the words of the labels around them."""
    found = re.findall(r'<label class="kb-task-label"><input [^>]*/>(.*?)</label>', html, re.DOTALL)
    return [" ".join(Elements(one).text.split()) for one in found]


def ticked(html: str) -> list[bool]:
    boxes = [tag for tag in re.findall(r"<input [^>]*>", html) if 'type="checkbox"' in tag]
    assert all("disabled=" in box for box in boxes)
    return ["checked" in box for box in boxes]


def test_an_item_is_a_box_named_by_its_text(stock):
    html = render("- [ ] Раз\n- [x] Два\n- [X] Три\n- просто\n", stock)
    assert labels(html) == ["Раз", "Два", "Три"]
    assert ticked(html) == [False, True, True]
    assert "<li>просто</li>" in html
    assert "task-list-control" not in html


def test_markup_and_links_stay_in_the_name(stock):
    html = render("- [ ] **Важно:** `ping` до [сервера](a.md) & <b>обратно</b>\n", stock)
    assert labels(html) == ["Важно: ping до сервера & обратно"]
    assert '<a href="a.md">сервера</a>' in html


def test_an_item_that_begins_with_a_link_is_one(stock):
    html = render("- [ ] [Правила](a.md) прочитаны\n", stock)
    assert labels(html) == ["Правила прочитаны"]


def test_lists_nest_and_the_inner_ones_are_outside_of_the_name(stock):
    html = render("- [ ] Раз\n    - [ ] Два\n        - [x] Три\n    - просто\n", stock)
    assert labels(html) == ["Раз", "Два", "Три"]
    assert html.count("<kb-tasks>") == 1


def test_a_loose_list_keeps_its_paragraphs(stock):
    html = render("- [ ] Раз\n\n    Подробнее.\n\n- [ ] Два\n", stock)
    assert labels(html) == ["Раз", "Два"]
    assert "<p>Подробнее.</p>" in html


def test_a_numbered_list_may_have_boxes(stock):
    html = render("1. [ ] Раз\n2. [x] Два\n", stock)
    assert "<ol" in html
    assert labels(html) == ["Раз", "Два"]


def test_code_below_an_item_is_no_part_of_its_name(stock):
    html = render("- [ ] Раз\n    ```\n    код\n    ```\n\n- [ ] Два\n", stock)
    assert labels(html) == ["Раз", "Два"]
    assert "<code>код\n</code>" in html


def test_lists_in_boxes_and_quotes_are_found(stock):
    html = render("!!! note\n    - [ ] Раз\n\n> - [ ] Два\n\n<div markdown>\n\n- [ ] Три\n\n</div>\n", stock)  # fmt: skip
    assert labels(html) == ["Раз", "Два", "Три"]
    assert html.count("<kb-tasks>") == 3


@pytest.mark.parametrize(
    "text",
    [
        "- `[ ] код`\n",
        "- \\[ ] знак\n",
        "- [ ](a.md)\n",
        "- [ ]\n",
        "- []  нет\n",
        "- [y] нет\n",
        "- [x](a.md) ссылка\n",
        "    - [ ] код\n",
        "```\n- [ ] код\n```\n",
        "[ ] не в списке\n",
    ],
)
def test_what_is_no_item_stays_as_it_is(text: str, stock):
    assert render(text, stock) == render(text, stock, tasks=False)


def test_without_the_setting_nothing_changes(stock):
    text = "- [ ] Раз\n- [x] Два { #b }\n"
    names, config = stock
    plain = markdown.Markdown(
        extensions=[*BASE, *names], extension_configs={"pymdownx.tasklist": config} if names else {}
    )
    assert render(text, stock, tasks=False) == plain.convert(text)


def test_with_pymdownx_and_without_it_the_page_is_the_same():
    text = "- [ ] Раз *два*\n    - [x] Три\n\n1. [ ] Четыре\n\n    Пять\n"
    assert len({render(text, stock) for stock in STOCK.values()}) == 1


def test_the_page_asks_for_what_brings_lists_alive_only_if_it_has_some():
    assert render("- [ ] Раз\n").count('<kb-load data-part="lists">') == 1
    assert "kb-load" not in render("- Раз\n- `[ ]`\n")


# The key of an item


def test_keys_stay_when_other_items_come_go_and_change_places(stock):
    before = dict(zip("абв", keys(render("- [ ] а\n- [ ] б\n- [ ] в\n", stock)), strict=True))
    after = dict(zip("вгаб", keys(render("- [x] в\n- [ ] г\n\nТекст\n\n* [ ] а\n* [ ] б\n", stock)), strict=True))  # fmt: skip
    assert {name: after[name] for name in "абв"} == before
    assert len(set(after.values())) == 4


def test_keys_know_words_alone():
    variants = [
        "Настроить почту",
        "настроить **почту**!",
        "Настроить  [почту](a.md).",
        "*Настроить* почту",
    ]
    assert len({keys(render(f"- [ ] {one}\n"))[0] for one in variants}) == 1
    assert keys(render("- [ ] Ещё\n")) == keys(render("- [ ] Еще\n"))
    assert keys(render("- [ ] Почту настроить\n")) != keys(render("- [ ] Настроить почту\n"))


def test_nested_items_belong_to_theirs():
    one, two = "- [ ] Почта\n    - [ ] Пароль\n", "- [ ] VPN\n    - [ ] Пароль\n"
    assert keys(render(one + two))[1] != keys(render(one + two))[3]
    assert keys(render(one + two))[2:] == keys(render(two))


def test_twins_are_told_apart():
    first, second, third = keys(render("- [ ] Раз\n- [ ] Раз\n- [x] раз!\n"))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_items_without_a_word_have_keys_too():
    found = keys(render("- [ ] 👍\n- [ ] 👎\n- [ ] ![схема](a.png)\n"))
    assert len(set(found)) == 3


@pytest.mark.parametrize(
    "text",
    ["- [ ] Раз { #own }", "- [ ] Раз *два* {: #own }", "- [ ] Раз\n  { #own }", "- [ ] [a](b.md) { #own }"],
)  # fmt: skip
def test_an_explicit_id_is_the_key(text: str, stock):
    html = render(f"{text}\n- [ ] Другое\n", stock)
    assert keys(html)[0] == "own"
    assert "{" not in html


def test_an_explicit_id_of_a_loose_item_is_the_key():
    assert keys(render("- [ ] Раз\n  { #own }\n\n    Подробнее.\n\n- [ ] Два\n"))[0] == "own"


def test_inline_html_and_stashed_text_do_not_shift_keys():
    alone = keys(render("- [ ] Раз <b>два</b> &amp; \\* три\n"))
    later = keys(
        render("Текст <i>а</i>\n\n<div>\nб\n</div>\n\n- [ ] Раз <b>два</b> &amp; \\* три\n")
    )
    assert alone == later


# Safety, and the rest of the site


def test_cleaned_pages_keep_their_boxes():
    html = render("- [x] Раз [два](a.md)\n    - [ ] Три\n", clean=True)
    assert "<kb-tasks>" in html
    assert html.count('type="checkbox"') == 2
    assert ticked(html) == [True, False]
    assert 'data-kb-item="wiki/day#' in html
    assert '<kb-load data-part="lists"></kb-load>' in html


def test_an_item_of_an_entry_is_not_made_into_another():
    html = render('- [ ] Раз\n  { #a .kb-item data-kb-item="tracks/l2#a" }\n')
    assert "kb-tasks" not in html
    assert "[ ] Раз" in html


def test_a_full_material_site_renders_them():
    extension = KbgenExtension()
    extension.begin("wiki/day.md", tasks=True)
    html = full_markdown(extension).convert("- [ ] Раз ++ctrl+c++ ==два==\n- [x] :smile: Три\n")
    assert len(keys(html)) == 2
    assert "task-list-indicator" not in html


def test_many_items_take_no_more_time_than_they_are_long():
    html = render("".join(f"- [ ] Пункт {number}\n" for number in range(3000)))
    assert len(set(keys(html))) == 3000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- [ ] Раз", True),
        ("1. [x] Раз", True),
        ("> * [X] Раз", True),
        ("- - [ ] Раз", True),
        ("- [ ]", False),
        ("[ ] Раз", False),
        ("- [a] Раз", False),
        ("текст - [ ] Раз", False),
    ],
)
def test_a_page_is_known_to_have_boxes(text, found):
    assert has_tasks(f"# Начало\n\n{text}\n") is found


def test_boxes_are_no_words_of_a_text():
    assert plain_text("- [ ] Раз\n- [x] Два\n1. [ ] Три") == "Раз Два Три"


@given(st.lists(st.sampled_from("абвгдеж"), unique=True, min_size=1), st.randoms())
def test_whatever_comes_and_goes_a_key_stays_with_its_words(words, chance):
    def known(some):
        marks = "".join(f"{chance.choice('-*')} [{chance.choice(' x')}] {one}\n\n" for one in some)
        return dict(zip(some, keys(render(marks)), strict=True))

    before = known(words)
    kept = [one for one in words if chance.random() < 0.7]
    after = [*kept, "новое"]
    chance.shuffle(after)
    found = known(after)
    assert {one: found[one] for one in kept} == {one: before[one] for one in kept}
