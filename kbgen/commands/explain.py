"""`kbgen explain`: the page of a diagnostic code, the same that the reference is made of."""

from collections import defaultdict

from kbgen.codes import CODES, Code
from kbgen.codes.examples import shown
from kbgen.locales import get_locale


def explain(code: str, lang: str = "en") -> str | None:
    """Return the page of `code`, None where there is no such code."""
    kind = CODES.get(code.strip().upper())
    return _page(kind, lang) if kind else None


def listing(lang: str = "en") -> str:
    """Return a line for each code."""
    word = get_locale(lang).text
    severities = [word(f"report.{kind.severity}") for kind in CODES.values()]
    width = max(map(len, severities))
    return "".join(
        f"{kind.code}  {severity:<{width}}  {kind.words('title', lang)}\n"
        for kind, severity in zip(CODES.values(), severities, strict=True)
    )


def _page(kind: Code, lang: str) -> str:
    title = kind.words("title", lang)
    word = get_locale(lang).text
    severity = word(f"report.{kind.severity}")
    advice = kind.words("help", lang).format_map(defaultdict(lambda: "…"))
    lines = [f"{kind.code} ({severity}): {title}", "", kind.words("why", lang)]
    lines += [f"{word('report.help')}: {advice}", ""]
    if kind.fix:
        lines += [f"{word('report.fix')}: {kind.words('fix', lang)}", ""]
    for label, files in (("wrong", kind.bad), ("right", kind.good)):
        if files and kind.bad:
            lines.append(f"{word(f'report.{label}')}:")
            for path, content in files.items():
                lines += [f"  # {path}", *(f"  {line}" for line in shown(content).split("\n"))]
            lines.append("")
    return "\n".join(lines)
