"""Reports as text: a format per file, each seeing only diagnostics. `FORMATS` is the registry."""

from collections.abc import Callable

from kbgen.diagnostics import Report
from kbgen.reporters import github, json, sarif, text

Render = Callable[..., str]

FORMATS: dict[str, Render] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
}
"""`render(report, lang=..., color=...) -> str` by format; each ignores what it has no use for."""

__all__ = ["FORMATS", "Render", "Report"]
