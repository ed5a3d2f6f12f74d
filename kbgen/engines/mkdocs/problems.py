"""The page that `serve` shows at every address while the content has errors.

It stands alone: no theme, no asset, so that it shows whatever else is broken. MkDocs adds its
reload script to files that exist but not to its answer for those that do not, hence the page brings
its own.
"""

import html
import re

from kbgen.diagnostics import Diagnostic, Report, Span
from kbgen.locales import Locale

SHOWN = 100
"""Errors on the page; a longer list helps nobody."""

_CODE = re.compile(r"`([^`]+)`")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --dim: #59636e; --line: #d1d9e0;
  --sunk: #f6f8fa; --red: #c6162a; --mark: #ffe0e0 }
@media (prefers-color-scheme: dark) { :root { --paper: #15181d; --ink: #e6e8eb; --dim: #a0a8b3;
  --line: #3a414b; --sunk: #1d2127; --red: #ff8182; --mark: #5c1d22 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25 }
h1 + p { margin: .5rem 0 2rem; color: var(--dim) }
article { margin: 0 0 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem;
  border-inline-start: .25rem solid var(--red) }
h2 { margin: 0; font-size: 1.05rem; line-height: 1.4; overflow-wrap: anywhere }
b { color: var(--red); margin-inline-end: .25rem }
p { margin: .5rem 0 0; overflow-wrap: anywhere }
code, pre { font: .875rem/1.6 ui-monospace, monospace }
code { background: var(--sunk); padding: .1em .3em; border-radius: .25rem }
.place { color: var(--dim); font: .875rem/1.6 ui-monospace, monospace }
pre { margin: .5rem 0 0; padding: .5rem .75rem; overflow-x: auto; background: var(--sunk);
  border-radius: .25rem; unicode-bidi: plaintext }
pre i { color: var(--dim); font-style: normal; user-select: none }
mark { background: var(--mark); color: inherit; text-decoration: underline wavy var(--red);
  text-underline-offset: .25em }
""".strip()

_RELOAD = """
addEventListener("load", function () {
  if (window.livereload) return
  var since = 0
  function poll() {
    var request = new XMLHttpRequest()
    request.onloadend = function () {
      var now = parseFloat(this.responseText)
      if (this.status === 200 && since && now > since) return location.reload()
      if (this.status === 200) since = now
      setTimeout(poll, this.status === 200 ? 0 : 3000)
    }
    request.open("GET", "/livereload/" + since + "/" + Date.now())
    request.send()
  }
  poll()
})
""".strip()


_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
<h1 role="alert">{title}</h1>
<p>{lead}</p>
{articles}
</main>
<script>
{script}
</script>
</body>
</html>
"""


def problems_page(report: Report, locale: Locale) -> str:
    """Return the HTML page that shows the errors of `report`."""
    errors = report.errors
    articles = [_article(one, locale) for one in errors[:SHOWN]]
    if len(errors) > SHOWN:
        articles.append(f"<p>{_words(locale.count('problems.more', len(errors) - SHOWN))}</p>")
    return _PAGE.format(
        lang=locale.lang,
        title=html.escape(locale.count("problems.title", len(errors))),
        lead=_words(locale.text("problems.lead")),
        articles="\n".join(articles),
        style=_STYLE,
        script=_RELOAD,
    )


def _article(one: Diagnostic, locale: Locale) -> str:
    related = "".join(_source(span) for span, _ in one.related)
    return (
        f"<article>\n<h2><b>{one.code}</b> {_words(one.message(locale.lang))}</h2>\n"
        f"{_source(one.span)}{related}\n<p>{_words(one.help(locale.lang))}</p>\n</article>"
    )


def _source(span: Span) -> str:
    """Return the place and its source line with the stretch marked."""
    place = f'<p class="place">{html.escape(f"{span.path}:{span.line}:{span.column}")}</p>'
    if not span.text.strip():
        return place
    start = span.column - 1 - span.skipped
    end = max(span.end_column - 1 - span.skipped, start + 1)
    before, stretch, after = map(_plain, (span.text[:start], span.text[start:end], span.text[end:]))
    number = f"<i>{span.line} | </i>"
    return f"{place}<pre>{number}{before}<mark>{stretch or ' '}</mark>{after}</pre>"


def _plain(text: str) -> str:
    """Return `text` as HTML in which characters that nobody sees are named."""
    return html.escape(_UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text))


def _words(text: str) -> str:
    """Return a sentence as HTML, with what stands in backquotes as code."""
    return _CODE.sub(r"<code>\1</code>", _plain(text))
