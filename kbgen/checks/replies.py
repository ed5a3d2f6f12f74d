"""Canned responses and fragments: what their language says can be done, what they ask for is used."""

from collections.abc import Iterator, Sequence

from kbgen.diagnostics import Diagnostic, problem
from kbgen.library import Library
from kbgen.library.circles import circles
from kbgen.library.replies import Reply, fragments_of
from kbgen.model.fragments import Fragment, FragmentVariant
from kbgen.model.places import locate, span_of
from kbgen.model.responses import Response, Variable, Variant
from kbgen.source.characters import folded, meant
from kbgen.templates import STANDARD, Kind, Mistake, Scope, Template, check, names_in, parse
from kbgen.templates.check import includes_in
from kbgen.templates.forms import day_of, number_of

Written = Response | Fragment
"""An entry written in the language of `kbgen.templates`."""


def _written(library: Library) -> Iterator[Written]:
    for name in (Response.collection, Fragment.collection):
        for entry in library.collection(name):
            if isinstance(entry, Response | Fragment):
                yield entry


def _templates(entry: Written) -> Iterator[tuple[int, str, str, Template]]:
    """Yield each text with the number of its variant, its field and its language."""
    variants: Sequence[Variant | FragmentVariant] = entry.variants
    for number, variant in enumerate(variants):
        for field in ("subject", "text"):
            text = getattr(variant, field, None) or ""
            yield number, field, variant.lang, parse(text)


def _told(entry: Written, number: int, field: str, mistake: Mistake) -> Diagnostic:
    text = getattr(entry.variants[number], field)
    start, end = locate(entry, ("variants", number, field))
    span = entry._source.span_in(start, end, text, mistake.at, mistake.length)
    return problem(mistake.code, span, hint=mistake.hint, related=(), **mistake.args)


def _used(entry: Written) -> set[str]:
    return {name for *_, template in _templates(entry) for name in names_in(template.nodes)}


class _Fragments:
    """The fragments of a library, by what texts call them."""

    def __init__(self, library: Library) -> None:
        found = library.collection(Fragment.collection)
        self.by_id = {one.id: one for one in found if isinstance(one, Fragment)}
        self.unread = {
            ref.partition("/")[2] for ref in library.unread if ref.startswith("fragments")
        }
        self.ids = self.by_id.keys()


def templates(library: Library) -> Iterator[Diagnostic]:
    """Every text can be made: names are known, forms suit, conditions close, fragments are there."""
    fragments = _Fragments(library)
    for entry in _written(library):
        inside = fragments_of(entry, library)
        variables = Reply(entry, library).variables
        failed = entry._failed or any(each._failed for each in inside)
        kinds: dict[str, Kind] = {
            **{one.id: one.kind for one in variables.values()},
            **STANDARD,
        }
        choices = {one.id: one.options for one in variables.values()}
        labels = {folded(one.label): one.id for one in variables.values()}
        misspelt: set[str] = set()
        scopes: dict[str, Scope] = {}
        for number, field, lang, template in _templates(entry):
            if lang not in scopes:
                scopes[lang] = Scope(kinds, choices, lang, fragments.ids, labels)
            for mistake in check(template, scopes[lang]):
                name = mistake.args.get("name", "")
                if mistake.code == "KB235" and (name in fragments.unread or "" in fragments.unread):
                    continue
                if mistake.code == "KB214":
                    if failed and (mistake.args["near"] or "." not in name):
                        continue  # it may be declared where the mistake is
                    misspelt.add(mistake.args["near"].partition(" |")[0])
                yield _told(entry, number, field, mistake)
        used = misspelt | _used(entry).union(*map(_used, inside))
        for number, variable in enumerate(entry.variables):
            if entry.variants and variable.id not in used and not entry._failed:
                span = span_of(entry, ("variables", number, "id"))
                yield problem("KB215", span, name=variable.id)
            yield from _options(entry, number, variable)


def _options(entry: Written, number: int, variable: Variable) -> Iterator[Diagnostic]:
    place = ("variables", number)
    if entry._failed:
        return
    if variable.kind != "choice":
        if variable.options:
            span = span_of(entry, (*place, "options", 0))
            yield problem(
                "KB238", span, hint="other", name=variable.id, value="", known="", near=""
            )
        yield from _default(entry, number, variable)
        return
    if not variable.options:
        span = span_of(entry, (*place, "kind"))
        yield problem("KB238", span, hint="empty", name=variable.id, value="", known="", near="")
    elif variable.default is not None and variable.default not in variable.options:
        words = meant(variable.default, variable.options)
        known = ", ".join(variable.options)
        span = span_of(entry, (*place, "default"))
        yield problem("KB238", span, name=variable.id, value=variable.default, known=known, **words)


def _default(entry: Written, place: int, variable: Variable) -> Iterator[Diagnostic]:
    given = variable.default
    known = {"number": number_of, "date": day_of}.get(variable.kind)
    if given is not None and known and known(given) is None:
        span = span_of(entry, ("variables", place, "default"))
        hint = "date" if variable.kind == "date" else None
        yield problem("KB239", span, hint=hint, name=variable.id, value=given[:60])


def fragments(library: Library) -> Iterator[Diagnostic]:
    """Fragments speak the language of what they stand in, and are not made of each other."""
    known = _Fragments(library)
    for entry in _written(library):
        for number, field, lang, template in _templates(entry):
            for one in includes_in(template.nodes):
                fragment = known.by_id.get(one.name)
                if fragment is None or fragment._failed or fragment.speaks(lang):
                    continue
                spoken = ", ".join(dict.fromkeys(each.lang for each in fragment.variants)) or "—"
                args = {"name": one.name, "lang": lang, "known": spoken}
                yield _told(entry, number, field, Mistake("KB237", one.at, one.length, None, args))
    graph = {
        one.id: [ref.partition("/")[2] for ref in one.mentions()] for one in known.by_id.values()
    }
    graph = {name: [other for other in others if other in graph] for name, others in graph.items()}
    for circle in circles(graph):
        yield _circle(known.by_id[circle[0]], circle)


def _circle(entry: Fragment, circle: list[str]) -> Diagnostic:
    args = {"circle": " → ".join(circle)}
    hint = "self" if len(circle) == 2 else None
    for number, field, _, template in _templates(entry):
        for one in includes_in(template.nodes):
            if one.name == circle[1]:
                mistake = Mistake("KB236", one.at, one.length, hint, args)
                return _told(entry, number, field, mistake)
    return problem("KB236", span_of(entry), hint=hint, circle=args["circle"])


def translations(library: Library) -> Iterator[Diagnostic]:
    """Every response and fragment has words in the languages that the project wants."""
    for entry in _written(library):
        if entry._failed or not entry.variants:
            continue
        spoken = {variant.lang.partition("-")[0] for variant in entry.variants}
        missing = [lang for lang in library.reply_languages if lang.partition("-")[0] not in spoken]
        if missing:
            span = span_of(entry, ("variants",))
            yield problem("KB320", span, ref=entry.ref, missing=", ".join(missing))
