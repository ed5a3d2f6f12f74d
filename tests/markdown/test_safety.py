"""Nothing that a body says runs: payloads of many kinds, looked at as a browser would."""

import html as html_module
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.markdown import LinkTarget, Term, TermIndex, escape, guard
from kbgen.markdown.clean import TAGS, clean
from tests.markdown.pages import Elements, SmallWiki, render

PAYLOADS = (
    # raw HTML
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.y/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<base href=//x.y/>",
    "<link rel=stylesheet href=//x.y/a.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import '//x.y/a.css';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href=&#106;avascript:alert(1)>x</a>",
    "<video src=x onerror=alert(1)></video>",
    "<video poster=javascript:alert(1)></video>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<kb-copy onclick=alert(1)>x</kb-copy>",
    "<kb-x><script>alert(1)</script></kb-x>",
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "</div></div><script>alert(1)</script>",
    "<div markdown><script>alert(1)</script></div>",
    "<div markdown='1' onclick='alert(1)'>\n\n*x*\n\n</div>",
    "<p markdown=span><img src=x onerror=alert(1)></p>",
    # links and images
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java\\script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](blob:http://x.y/1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,%3Csvg%20onload=alert(1)%3E)",
    '![x](a.png "\\" onerror=\\"alert(1)")',
    '[x](a.md "\\"><script>alert(1)</script>")',
    "[x](a.md '\"onclick=\"alert(1)')",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "[x [y](javascript:alert(1)) z](javascript:alert(2))",
    "[x][r]\n\n[r]: javascript:alert(1)",
    '[x][r]\n\n[r]: <javascript:alert(1)> "onclick=alert(1)"',
    "![x][r]\n\n[r]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<javascript://x.y/%0aalert(1)>",
    "<data:text/html,x@y.z>",
    '<https://x.y/"onclick=alert(1)>',
    '<a@b.c"onclick="alert(1)>',
    # attribute lists
    "*x*{ onclick=alert(1) }",
    "*x*{: onclick='alert(1)' .a }",
    "# x { onclick=alert(1) }",
    "x\n{: onmouseover=alert(1) style=x }",
    "[x](a.md){ href=javascript:alert(1) }",
    "![x](a.png){ onerror=alert(1) src=x }",
    "![x](a.png){ srcset='javascript:alert(1)' }",
    "| a |\n|---|\n| *b*{ onclick=alert(1) } |",
    '# {"base":"//x.y"} { #__config }',
    "*x*{ .mermaid data-md-component=search }",
    # fences, code, tables, footnotes, abbreviations, definitions
    "```{.html onclick=alert(1)}\n<script>alert(1)</script>\n```",
    '```html title="\\"><script>alert(1)</script>"\nx\n```',
    '``` { .py title="<script>alert(1)</script>" }\nx\n```',
    "`<script>alert(1)</script>`",
    "`#!html <script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "| <script>alert(1)</script> | [x](javascript:alert(1)) |\n|---|---|\n| <img src=x onerror=alert(1)> | b |",
    "x[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))",
    'x[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: y',
    '*[x]: "><script>alert(1)</script>\n\nx',
    "a\n:   <script>alert(1)</script>",
    '!!! note "<script>alert(1)</script>"\n    <script>alert(1)</script>',
    "!!! note onclick=alert(1)\n    x",
    '??? "<img src=x onerror=alert(1)>"\n    x',
    '=== "<script>alert(1)</script>"\n\n    <script>alert(1)</script>',
    "- [ ] <script>alert(1)</script>",
    "- [x]<img src=x onerror=alert(1)>",
    ':smile"onclick="alert(1):',
    '++"<script>alert(1)</script>"++',
    '++"\\"><img src=x onerror=alert(1)>"++',
    # references, placeholders of the machinery, includes
    '[["><script>alert(1)</script>]]',
    "[[a|<script>alert(1)</script>]]",
    "[[javascript:alert(1)|x]]",
    "[[responses/ask|[x](javascript:alert(1))]]",
    "![[<script>alert(1)</script>]]",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x0260\x03script\x0262\x03alert(1)",
    "\ufdd0script\ufdd1 \x02amp\x03lt;script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\\<script>alert(1)</script>",
    '--8<-- "../../../etc/passwd"',
    "/// html | script\nalert(1)\n///",
    "{{ 7*7 }}{% raw %}<script>alert(1)</script>{% endraw %}",
    "$<script>alert(1)</script>$",
)  # fmt: skip

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What browsers drop from an address before they look at its scheme.
_DROPPED = re.compile(r"[\t\n\r]|^[\x00-\x20]+")
ADDRESSES = frozenset(
    "href src action formaction data poster srcset xlink:href cite background ping".split()  # noqa: SIM905
)


def assert_nothing_runs(html: str) -> None:
    """Look at every element and attribute of `html` for what a browser would run or fetch."""
    for tag, attributes in Elements(html).found:
        assert tag in TAGS or tag.startswith("kb-"), tag
        for name, value in attributes.items():
            assert not name.startswith(("on", "data-md-")), (tag, name)
            assert name not in {
                "srcdoc",
                "formaction",
                "http-equiv",
                "srcset",
                "xlink:href",
                "action",
            }
            if name == "style":
                assert re.fullmatch(r"text-align: ?\w+;?", value)
            if name == "id":
                assert not value.startswith("__") or value.startswith(
                    ("__tabbed_", "__codelineno-", "__span-")
                )
            if name == "class":
                assert "mermaid" not in value.split()
            if name in ADDRESSES:
                address = _DROPPED.sub("", html_module.unescape(value))
                scheme = _SCHEME.match(address)
                assert scheme is None or scheme[0].lower() in {"http:", "https:", "mailto:", "tel:"}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("around", ["{}", "- {}", "> {}", "**{}**", "x\n\n{}\n\ny"])
def test_guarded_payloads_do_nothing(payload: str, around: str) -> None:
    body = guard(around.replace("{}", payload), level=2)
    assert_nothing_runs(render(body, clean=True, explain=True))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_guarded_payloads_run_no_script_even_uncleaned(payload: str) -> None:
    """Cleaning is the second line: without it only addresses of links are left to worry about."""
    for tag, attributes in Elements(render(guard(payload))).found:
        assert tag in TAGS
        assert not [name for name in attributes if name.startswith("on") or name == "srcdoc"]
        assert "style" not in attributes


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_in_raw_html_are_cleaned(payload: str) -> None:
    assert_nothing_runs(render(guard(payload, raw_html=True), clean=True))
    assert_nothing_runs(clean(payload))
    assert_nothing_runs(clean(html_module.unescape(payload)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hand_written_pages_are_cleaned_on_request(payload: str) -> None:
    assert_nothing_runs(render(payload, clean=True))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_titles_and_definitions_do_nothing(payload: str) -> None:
    line = " ".join(payload.split())
    wiki = SmallWiki({"x": LinkTarget(line, "x.md", line, line, line)})
    wiki.terms = TermIndex([Term("x", "SLA", (), line)])
    wiki.labels = {"missing": line}
    page = f'# {escape(payload)}\n\n[[x]] SLA [[nope]] <i title="{escape(payload)}">x</i>\n'
    html = render(page, wiki=wiki, clean=True, explain=True)
    assert_nothing_runs(html)
    assert {tag for tag, _ in Elements(html).found} <= {"h1", "p", "a", "span", "i"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_embedded_payloads_do_nothing_on_hand_written_pages(payload: str) -> None:
    wiki = SmallWiki(cards={"responses/ask": guard(payload)})
    assert_nothing_runs(render("# Страница\n\n![[responses/ask]]\n", wiki=wiki, page="index.md"))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from([*PAYLOADS, "\n", "\n\n", " ", "`", "```", "\n    ", "[", "](", "|", "{", "}"]),
                min_size=2, max_size=6))  # fmt: skip
def test_payloads_do_nothing_together(parts: list[str]) -> None:
    assert_nothing_runs(render(guard("".join(parts), level=2), clean=True, explain=True))


def test_there_are_payloads_enough() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100
