"""Nothing that content says runs in a page: every text field of every collection carries an attack."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
import yaml
from playwright.sync_api import Browser
from pydantic import BaseModel

from kbgen.model import COLLECTIONS
from tests.sites import Project

from .conftest import Served, serve, visit

RUN = "window.pwned=(window.pwned||0)+1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><svg/onload={RUN}>',
    f"'><iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"</title></style></textarea><script>{RUN}</script>",
    f"[x](javascript:{RUN})",
    f'![x](x"onerror="{RUN})',
    f"[x](&#106;avascript:{RUN})",
    f"<javascript:{RUN}>",
    f"**x**{{: onclick={RUN} onmouseover={RUN} style=position:fixed;inset:0 }}",
    f"`x`{{ onfocus={RUN} autofocus tabindex=0 }}",
    f"[x]: javascript:{RUN} '\"onclick={RUN}'",
    f"<details open ontoggle={RUN}>x</details>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"{{{{ constructor.constructor('{RUN}')() }}}}",
    f"<a href=data:text/html,<script>{RUN}</script>>x</a>",
    f"[[glossary/p0|<img src=x onerror={RUN}>]]",
    f"<!--><img src=x onerror={RUN}>-->",
    f"\\<script>{RUN}</script>",
    f"<math><mtext></mtext><style><img src=x onerror={RUN}></style></math>",
)

REFUSED = re.compile(r"\]\(|\]:|<javascript|\{:? on|\{\{")
"""What the check refuses in Markdown before a page is made; in plain text it is text."""


def attacked(annotation: Any, payload: str, name: str = "") -> Any:
    """Return a value for a field of the model, with the payload wherever text is allowed."""
    marks = ""
    while get_origin(annotation) is Annotated:
        marks += repr(annotation.__metadata__)
        annotation = annotation.__origin__
    origin, arguments = get_origin(annotation), get_args(annotation)
    if "RefTo" in marks:
        return None
    if "MarkdownText" in marks and origin is not list:
        return "x" if REFUSED.search(payload) else payload
    text = repr(annotation)
    if origin is list:
        inside = attacked(arguments[0], payload, name)
        return [] if inside is None else [inside]
    if origin is dict:
        return {}
    if "Literal" in str(origin) or "Literal" in text.split("[")[0]:
        return arguments[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return entry(annotation, payload)
    if origin is not None and arguments:
        inner = [one for one in arguments if one is not type(None)]
        return attacked(inner[0], payload, name)
    return payload if annotation is str else None


NUMBERS = itertools.count()
FIXED = {
    "id": None,
    "url": "https://example.org/'onclick='",
    "lang": "ru",
    "goto": "x",
    "outcome": "x",
    "start": None,
}
LEFT_OUT = {"order", "verified", "review_every", "see", "after", "only_for", "due", "path", "scenarios", "questions",
            "outcomes", "when_field", "evidence_ids"}  # fmt: skip


def entry(kind: type[BaseModel], payload: str) -> dict[str, Any]:
    """Return the fields of `kind`, attacked; what the schema refuses is left out."""
    found: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        if name in FIXED:
            found[name] = f"x{next(NUMBERS)}" if name == "id" else FIXED[name]
        elif name not in LEFT_OUT or (name == "questions" and kind.__name__ == "Step"):
            found[name] = attacked(Annotated[info.annotation, *info.metadata, None], payload, name)
    while True:
        try:
            kind.model_validate({key: value for key, value in found.items() if value is not None})
        except ValueError as error:
            place = error.errors()[0]["loc"][0]  # type: ignore[attr-defined]
            del found[place]
        else:
            return {key: value for key, value in found.items() if value is not None}


TREE = {
    "questions": [
        {
            "id": "q",
            "text": None,
            "answers": [
                {"id": "a", "text": None, "goto": "o"},
                {"id": "b", "text": "b", "goto": "o"},
            ],
        }
    ],
    "outcomes": [{"id": "o", "title": None, "body": None}],
    "scenarios": [{"title": None, "path": {"q": "a"}, "outcome": "o"}],
}


def filled(value: Any, payload: str) -> Any:
    """Return the tree with its gaps filled."""
    if isinstance(value, dict):
        return {key: filled(one, payload) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, payload) for one in value]
    return payload if value is None else value


@pytest.fixture(scope="module")
def attacked_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root: Path = tmp_path_factory.mktemp("attacked")
    project = Project(root)
    project.configure(
        theme={"name": "material", "font": False, "language": "ru",
               "features": ["navigation.instant", "navigation.path", "navigation.indexes", "toc.integrate"]},
        plugins=["search", "tags", {"kbgen": {"reference": True}}],
        markdown_extensions=["attr_list", "md_in_html", "footnotes", "abbr", "tables", "admonition", "def_list",
                             "pymdownx.superfences", "pymdownx.details", "pymdownx.snippets"],
        site_url="https://example.org/",
    )  # fmt: skip
    project.write(
        "docs/index.md",
        "# Home\n\n" + "\n".join(f"- ![[glossary/p{n}]]\n" for n in range(len(PAYLOADS))),
    )
    for number, payload in enumerate(PAYLOADS):
        for name, kind in COLLECTIONS.items():
            fields = {**entry(kind, payload), "id": f"p{number}"}
            if name == "decisions":
                fields |= filled(TREE, payload)
                if REFUSED.search(payload):
                    fields["outcomes"][0]["body"] = "x"
            if name == "glossary":
                fields["forms"] = [f"{payload} {number}"]
            if name in {"responses", "fragments"}:
                line = payload.replace("\n", " ")
                said = {"label": line, "example": line, "default": line}
                fields["variables"] = [
                    {"id": "a", **said},
                    {"id": "b", **said, "kind": "choice", "options": [line]},
                ]
                text = "x" if "{{" in payload else payload
                fields["variants"] = [{"text": f"{text} {{{{a}}}} {{{{b}}}}"}]
            if name == "handovers" and "{{" in payload:
                fields["text"] = "x"
            text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
            project.write(f"checklists/{name}/p{number}.yml", text)
    project.build()
    yield from serve(project.site)


def test_no_payload_in_any_field_runs(browser: Browser, attacked_site: Served) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    seen = visit(context, attacked_site.address)
    dialogs: list[str] = []
    seen.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    ran = []
    for path in attacked_site.pages():
        page = seen.open(path)
        page.wait_for_timeout(15)
        handlers = page.evaluate(
            """() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes]
                .filter(a => /^on/i.test(a.name) || /^\\s*(javascript|data|vbscript):/i.test(a.value)
                    && /^(href|src|action|formaction|xlink:href)$/i.test(a.name) && !/^data:image\\//.test(a.value))
                .map(a => `${one.tagName} ${a.name}=${a.value}`))"""
        )
        if page.evaluate("window.pwned") or handlers:
            ran.append((path, page.evaluate("window.pwned"), handlers[:3]))
    context.close()
    assert ran == []
    assert dialogs == []
    assert len(attacked_site.pages()) > len(PAYLOADS) * len(COLLECTIONS)


def test_a_payload_in_a_title_is_read_as_it_was_written(
    browser: Browser, attacked_site: Served
) -> None:
    page = browser.new_page()
    page.goto(f"{attacked_site.address}glossary/p0/")
    assert page.title().startswith(PAYLOADS[0])
    assert page.locator("h1").first.inner_text().startswith(PAYLOADS[0])
    page.close()
