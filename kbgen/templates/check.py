"""What a template says that cannot be done: unknown names, forms that do not suit, missing options."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kbgen.source.characters import Names, folded, meant
from kbgen.templates.forms import FORMS, FormKind
from kbgen.templates.labels import standard_labels
from kbgen.templates.nodes import Form, If, Include, Mistake, Node, Template, Value
from kbgen.templates.vocabulary import PERSONS, STANDARD, Kind, gender_of

_LISTED = 40


@dataclass(frozen=True)
class Scope:
    """What a template may name: values with their kinds, options of choices, fragments."""

    kinds: Mapping[str, Kind]
    choices: Mapping[str, Sequence[str]]
    lang: str
    fragments: Collection[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    """Names by what forms call them."""

    @cached_property
    def names(self) -> Names:
        """Every name, for telling which one was meant."""
        return Names(self.kinds)

    @cached_property
    def listed(self) -> str:
        """The first names, for showing."""
        return ", ".join(list(self.kinds)[:_LISTED])


def names_in(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield every name that `nodes` ask for, in order; of a person the name of the gender."""
    for node in nodes:
        if isinstance(node, Value):
            person = node.name in PERSONS and any(form.name == "gender" for form in node.forms)
            yield gender_of(node.name) if person else node.name
        elif isinstance(node, If):
            yield node.name
            yield from names_in(node.then)
            yield from names_in(node.otherwise)


def includes_in(nodes: Sequence[Node]) -> Iterator[Include]:
    """Yield every place for a fragment in `nodes`, in order."""
    for node in nodes:
        if isinstance(node, Include):
            yield node
        elif isinstance(node, If):
            yield from includes_in(node.then)
            yield from includes_in(node.otherwise)


def check(template: Template, scope: Scope) -> Iterator[Mistake]:
    """Yield what is wrong with `template`, in the order of the text where it matters."""
    yield from template.mistakes
    yield from _nodes(template.nodes, scope)


def _nodes(nodes: Sequence[Node], scope: Scope) -> Iterator[Mistake]:
    for node in nodes:
        if isinstance(node, Value):
            yield from _value(node, scope)
        elif isinstance(node, Include) and node.name not in scope.fragments:
            known = ", ".join(sorted(scope.fragments)[:_LISTED])
            near = meant(node.name, scope.fragments)
            words = {"hint": None if scope.fragments else "none", **near}
            yield _mistake("KB235", node, words, name=node.name, known=known)
        elif isinstance(node, If):
            yield from _condition(node, scope)
            yield from _nodes(node.then, scope)
            yield from _nodes(node.otherwise, scope)


def _condition(node: If, scope: Scope) -> Iterator[Mistake]:
    if not node.name:
        return
    if node.name not in scope.kinds:
        yield _unknown(node, scope)
    elif node.equals and scope.kinds[node.name] == "choice":
        options = scope.choices.get(node.name, ())
        if node.equals not in options:
            words = meant(node.equals, options)
            known = ", ".join(options)
            yield _mistake("KB238", node, words, name=node.name, value=node.equals, known=known)


def _unknown(node: Value | If, scope: Scope) -> Mistake:
    words = _meant(node, scope)
    return _mistake("KB214", node, words, name=node.name, known=scope.listed)


def _meant(node: Value | If, scope: Scope) -> Mapping[str, str | None]:
    """Return what a diagnostic says of the name that was meant: words, a fragment, a form without its bar."""
    said = folded(node.name)
    if near := scope.labels.get(said) or standard_labels().get(said):
        return {"near": near, "hint": "near", "letters": ""}
    if isinstance(node, Value) and node.name in scope.fragments:
        return {"near": node.name, "hint": "fragment", "letters": ""}
    first, _, rest = node.name.partition(" ")
    if isinstance(node, Value) and first in scope.kinds and rest.partition(":")[0].strip() in FORMS:
        return {"near": f"{first} | {rest.strip()}", "hint": "near", "letters": ""}
    return meant(node.name, scope.names)


def _mistake(
    code: str, node: Value | If | Include, words: Mapping[str, str | None], **args: str
) -> Mistake:
    said = {name: str(word) for name, word in words.items() if name != "hint"}
    return Mistake(code, node.at, node.length, words.get("hint"), {**said, **args})


def _value(node: Value, scope: Scope) -> Iterator[Mistake]:
    first = FORMS.get(node.forms[0].name) if node.forms else None
    person = node.name in PERSONS and bool(node.forms)
    if node.name not in scope.kinds and not person:
        yield _unknown(node, scope)
        return
    kind = "person" if person else scope.kinds[node.name]
    if person and first is not None and first.suits != "person":
        yield _form("KB234", node.forms[0], "whole", name=node.name)
        return
    for place, form in enumerate(node.forms):
        known = FORMS.get(form.name)
        if known is None:
            words = _without_colon(form, scope) or meant(form.name, FORMS)
            hint = words.pop("hint", None)
            yield _form("KB232", form, hint, known=", ".join(FORMS), **words)
            continue
        if place and known.suits:
            yield _form("KB234", form, "after")
        elif not _suits(known, kind):
            own = "_own" if node.name in STANDARD and known.suits in {"number", "date"} else ""
            yield _form("KB234", form, f"{known.suits}{own}", name=node.name, kind=kind)
        wrong = known.wrong(form.options, scope.lang)
        if wrong is not None:
            hint, said = wrong
            yield _form("KB233", form, hint, **said)


def _without_colon(form: Form, scope: Scope) -> dict[str, str]:
    """Return what to say of `date on`: a form whose words follow it without a colon."""
    name, _, rest = form.name.partition(" ")
    options = (rest.strip(), *form.options)
    if name in FORMS and rest.strip() and FORMS[name].wrong(options, scope.lang) is None:
        return {"near": f"{name}: {', '.join(options)}", "hint": "near", "letters": ""}
    return {}


def _suits(form: FormKind, kind: str) -> bool:
    return form.suits in {"", kind}


def _form(code: str, form: Form, hint: str | None, **args: str) -> Mistake:
    return Mistake(code, form.at, max(form.length, 1), hint, {"form": form.name, **args})
