"""Cleaning leaves what Material and its extensions write as it is."""

import re

import pytest

from kbgen.markdown import guard
from kbgen.markdown.clean import clean
from tests.markdown.pages import Elements, render

PAGE = """
# Обращение без номера

Клиент пишет :material-email: и **не указывает** номер ==обращения==. Что делать[^1]?
Нажмите ++ctrl+alt+del++ и H~2~O, x^2^, ~~нет~~, ^^да^^.

*[SLA]: Service Level Agreement

!!! note "Важно"
    Внутри SLA `код` и [ссылка](https://example.com "title").

    - [x] сделано
    - [ ] не сделано

??? tip "Подробнее"
    Текст.

???+ warning
    Открыто.

=== "Windows"

    ```powershell title="a.ps1" linenums="1" hl_lines="2"
    Get-ChildItem | Where-Object { $_.Length -gt 10 }
    <x> & "y"
    ```

=== "macOS"

    Один

| a | b | c |
|---|:-:|--:|
| 1 | 2 | 3 |

Термин
:   Определение

3. раз
4. два
    - внутри
        - глубже

> цитата
> ещё

```python
def f(a: int) -> str:
    return f"{a} < 3 & 'x'"
```

    indented <b>code</b>

<div class="grid cards" markdown>

- :material-clock: **Быстро**

    ---

    Текст [→](#x){ .md-button .md-button--primary }

</div>

Абзац с id и атрибутами
{: #accounts.mail .big data-x="1" title="t" }

![картинка](a.png){ width=300 align=left loading=lazy }
text &copy; (c) 1/2 -->  <kbd>raw</kbd>
<kb-copy data-copy="x"><button type="button">b</button></kb-copy>

## Второй заголовок {#second}

Ещё текст и `#!python print("x<y")`, <mailto:a@b.c>, <https://example.org/?a=1&b=2>.

---

[^1]: Сноска с [[responses/ask]] и SLA.
"""


def shape(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of `html` but for how serializers differ."""
    found = []
    for tag, attributes in Elements(html).found:
        known = dict(attributes)
        for flag in ("checked", "disabled", "open"):
            if flag in known:
                known[flag] = ""
        if "style" in known:
            known["style"] = known["style"].replace(" ", "").rstrip(";")
        if tag != "tbody":  # browsers put it into every table, and so does cleaning
            found.append((tag, known))
    return found


def test_a_page_of_everything_is_not_changed() -> None:
    before = render(PAGE, explain=True)
    after = clean(before)
    assert shape(after) == shape(before)
    assert Elements(after).text == Elements(before).text


def test_a_guarded_page_of_everything_but_html_is_not_changed() -> None:
    body = guard(re.sub(r"</?(?:div|kbd|kb-copy|button)[^>]*>", "", PAGE))
    before = render(body, explain=True)
    assert shape(clean(before)) == shape(before)


def test_cleaning_twice_changes_nothing_more() -> None:
    once = clean(render(PAGE, explain=True))
    assert clean(once) == once


def test_ids_and_attributes_for_scripts_survive() -> None:
    html = (
        '<li id="accounts.mail" data-kb-item="tracks/l2#accounts.mail" data-kb-rev="1a2b3c4d"'
        ' hidden="">x</li>'
    )
    assert clean(html) == html


@pytest.mark.parametrize(
    "html",
    [
        '<kb-step state="x" data-a="1" aria-label="b" role="group">x</kb-step>',
        "<kb-a><kb-b>x</kb-b></kb-a>",
    ],
)
def test_elements_of_ones_own_stay(html: str) -> None:
    assert clean(html) == html.replace(' state="x"', "")


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ('<td style="text-align: right; color: red">x</td>', '<td style="text-align:right">x</td>'),
        ('<p style="text-align: right">x</p>', "<p>x</p>"),
        ('<p id="__config">x</p>', "<p>x</p>"),
        ('<p id="__search" class="a">x</p>', '<p class="a">x</p>'),
        ('<input id="__tabbed_1_1" type="radio">', '<input id="__tabbed_1_1" type="radio">'),
        ('<p data-md-component="search">x</p>', "<p>x</p>"),
        ('<pre class="mermaid a">x</pre>', '<pre class="a">x</pre>'),
        ('<a href="x" target="_blank" onclick="y">x</a>', '<a href="x" target="_blank">x</a>'),
        ('<a href="//x.y">x</a>', '<a href="//x.y">x</a>'),
        ('<a href="ftp://x.y">x</a>', "<a>x</a>"),
        ('<input type="image" src="x">', "<input>"),
        ("<p>a<!-- b -->c</p>", "<p>ac</p>"),
        ("<script>x</script><b>y", "<b>y</b>"),
        ("</div><b>y</b>", "<b>y</b>"),
    ],
)
def test_what_could_run_or_deceive_the_theme_goes(html: str, cleaned: str) -> None:
    source = f"<table><tr>{html}</tr></table>" if html.startswith("<td") else html
    assert cleaned in clean(source)
    assert "onclick" not in clean(source)


def test_pages_are_left_alone_unless_asked() -> None:
    html = '<p onclick="x">y</p>'
    assert render(html, clean=False) == html
    assert render(html, clean=True) == "<p>y</p>"
