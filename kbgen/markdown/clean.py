"""Takes out of a page's HTML whatever could run, and leaves everything else as it is.

The list of what may stay covers what Material and the pymdownx extensions write and what kbgen's
own templates use; it names nothing that runs.
"""

import re
from functools import cache

import nh3

_TAGS = """
    a abbr address article aside audio b bdi bdo blockquote br button caption cite code col colgroup
    data dd del details dfn dialog div dl dt em fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu meter nav
    ol optgroup option output p picture pre progress q rp rt ruby s samp search section select small
    source span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul var video
    wbr
    svg path g circle ellipse line polygon polyline rect text tspan
"""
TAGS = frozenset(_TAGS.split())
"""Every element that may stand on a page, besides kbgen's own (`kb-...`)."""

_ATTRIBUTES = {
    "*": "class id role tabindex hidden lang dir title",
    "a": "href target rel download name hreflang",
    "audio": "src controls loop muted preload",
    "button": "type disabled value",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "details": "open name",
    "dialog": "open",
    "fieldset": "disabled",
    "img": "src alt width height align loading decoding",
    "input": (
        "name value checked disabled readonly required placeholder min max step maxlength size"
        " autocomplete inputmode"
    ),
    "label": "for",
    "li": "value",
    "meter": "value min max low high optimum",
    "ol": "start reversed type",
    "optgroup": "label disabled",
    "option": "value selected disabled label",
    "output": "for",
    "progress": "value max",
    "select": "name disabled required multiple size",
    "source": "src type media width height",
    "table": "align",
    "td": "align colspan rowspan headers style",
    "textarea": "name rows cols disabled readonly required placeholder maxlength",
    "th": "align colspan rowspan headers scope style abbr",
    "time": "datetime",
    "video": "src controls loop muted preload width height playsinline",
    "svg": "xmlns viewBox width height fill stroke stroke-width focusable",
    **dict.fromkeys(
        ("path", "g", "circle", "ellipse", "line", "polygon", "polyline", "rect", "text", "tspan"),
        "d points cx cy r rx ry x y x1 y1 x2 y2 width height transform opacity"
        " fill fill-rule fill-opacity clip-rule stroke stroke-width stroke-linecap stroke-linejoin",
    ),
}
_INPUT_TYPES = frozenset(
    ("checkbox", "radio", "text", "search", "number", "date", "time", "email", "tel", "url")
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_OWN_TAG = re.compile(r"<(kb-[a-z0-9-]{1,60})[\s>]")
# Material looks these up in the whole document and trusts what it finds: `#__config` holds the
# address of a script, `data-md-component` names its own parts, `.mermaid` makes it fetch a script.
_THEMES_OWN = re.compile(
    r""" (?:data-md-|id="__(?!tabbed_|codelineno-|span-)|class="[^"]*\bmermaid\b)"""
)
_THEMES_WORDS = ("data-md-", "mermaid", 'id="__')
_THEMES_ID = re.compile(r"__(?!tabbed_|codelineno-|span-)")


def clean(html: str) -> str:
    """Return `html` without scripts, handlers, addresses of unknown schemes: nothing in it runs."""
    own = frozenset(_OWN_TAG.findall(html)) if "<kb-" in html else frozenset()
    cleaned = _cleaner(own).clean(html)
    if any(word in cleaned for word in _THEMES_WORDS) and _THEMES_OWN.search(cleaned):
        cleaned = _cleaner(own, keep_off=True).clean(cleaned)
    return cleaned


def _keep_off(_tag: str, name: str, value: str) -> str | None:
    """Return the value that an attribute may have, or None where the theme would trust it."""
    if name.startswith("data-md-") or (name == "id" and _THEMES_ID.match(value)):
        return None
    if name == "class":
        return " ".join(word for word in value.split() if word.lower() != "mermaid")
    return value


@cache
def _cleaner(own: frozenset[str], *, keep_off: bool = False) -> nh3.Cleaner:
    # Asking Python about every attribute is slow: it is done for pages that seem to need it.
    return nh3.Cleaner(
        tags=set(TAGS | own),
        attributes={tag: set(names.split()) for tag, names in _ATTRIBUTES.items()},
        tag_attribute_values={"input": {"type": set(_INPUT_TYPES)}},
        generic_attribute_prefixes={"data-", "aria-"},
        filter_style_properties={"text-align"},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        attribute_filter=_keep_off if keep_off else None,
    )
