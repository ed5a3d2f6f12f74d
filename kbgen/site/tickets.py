"""The page of the current ticket, and what the browser needs to know of rules, trees and forms.

The page lists everything that puts items on a ticket's checklist, in the order of a ticket's life; the
browser makes a run of them. Items reach it as the page shows them, with links and all, so the data holds
only what other pages need: the rules by what they want, the trees by their words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

import jinja2

from kbgen.library import Library
from kbgen.library.references import TICKET
from kbgen.locales import Locale
from kbgen.model.base import Entry, Item, Stage
from kbgen.model.decisions import Decision
from kbgen.model.escalations import Escalation
from kbgen.model.guidelines import Guideline
from kbgen.model.handovers import Handover
from kbgen.model.responses import Response
from kbgen.site.drawing import in_order
from kbgen.site.here import Here
from kbgen.site.pages import Page
from kbgen.site.plain import plain
from kbgen.site.scripts import data_script

STAGES: tuple[str, ...] = (*get_args(Stage), "")
"""The moments of a ticket's life; what belongs to none comes last."""


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """What one entry puts on the checklist."""

    entry: Entry
    items: list[Item]


@dataclass(frozen=True, slots=True)
class TicketPart:
    """A moment of a ticket's life, or what only some tickets come to, with its groups."""

    name: str
    title: str
    chosen: bool
    """Whether every ticket comes to it; otherwise the engineer says so."""
    groups: list[ItemGroup]


def has_ticket(library: Library) -> bool:
    """Tell whether there is anything to tick on a ticket."""
    return any(True for _ in _groups(library))


def parts_of(library: Library, locale: Locale) -> Iterator[TicketPart]:
    """Yield the parts of the checklist in the order of a ticket's life."""
    known: dict[str, list[ItemGroup]] = {}
    for name, group in _groups(library):
        known.setdefault(name, []).append(group)
    for stage in STAGES:
        title = locale.text(f"values.stage.{stage}" if stage else "index.other")
        if stage in known:
            yield TicketPart(stage or "other", title, chosen=True, groups=known[stage])
        for name in ("rules", "returned") if stage == "escalation" else ():
            if name in known:
                title = locale.text(f"ticket.{name}")
                yield TicketPart(name, title, chosen=False, groups=known[name])


def _groups(library: Library) -> Iterator[tuple[str, ItemGroup]]:
    for entry in library.collection(Guideline.collection):
        if isinstance(entry, Guideline) and entry.checklist:
            yield entry.stage or "", ItemGroup(entry, entry.checklist)
    for entry in library.collection(Escalation.collection):
        if isinstance(entry, Escalation) and (items := [*entry.evidence, *entry.checklist]):
            yield "rules", ItemGroup(entry, items)
    for entry in library.collection(Handover.collection):
        if isinstance(entry, Handover) and entry.returned:
            yield "returned", ItemGroup(entry, entry.returned)


def build_ticket(library: Library, locale: Locale, env: jinja2.Environment) -> Iterator[Page]:
    """Yield the page of the current ticket, if there is anything to tick."""
    if not has_ticket(library):
        return
    title = locale.text("ticket.title")
    here = Here(TICKET, library, locale)
    parts = list(parts_of(library, locale))
    page = env.get_template("ticket.md.j2").render(here=here, parts=parts)
    yield Page(TICKET, title, page.strip() + "\n", {"title": title, "hide": ["toc"]}, indexed=True)


def ticket_files(library: Library, locale: Locale) -> dict[str, bytes]:
    """Return the data scripts of rules and trees together, and of each form."""
    forms = [one for one in library.collection(Handover.collection) if isinstance(one, Handover)]
    scripts = [
        data_script(f"handover-{form.id}", form_data(form, library))
        for form in forms
        if form.fields
    ]
    if scripts:
        scripts.append(data_script("tickets", tickets_data(library, locale)))
    return dict(scripts)


def tickets_data(library: Library, locale: Locale) -> dict[str, Any]:
    """Return the rules that want evidence, and the trees, by their ids."""
    rules = library.collection(Escalation.collection)
    trees = library.collection(Decision.collection)
    here = Here(TICKET, library, locale)
    return {
        "rules": {one.id: _rule(one, here) for one in rules if isinstance(one, Escalation)},
        "trees": {one.id: _tree(one) for one in trees if isinstance(one, Decision)},
    }


def _rule(rule: Escalation, here: Here) -> dict[str, Any]:
    said: dict[str, Any] = {"title": rule.title}
    if rule.team:
        target = here.library.find(rule.team)
        said["team"] = here.title(target) if target else rule.team
    if rule.channel:
        said["channel"] = rule.channel
    if rule.handover:
        said["form"] = rule.handover.rpartition("/")[2]
    said["evidence"] = [
        [item.id, *(plain(words, here.library) for words in item.words if words)]
        for item in rule.evidence
    ]
    return said


def _tree(tree: Decision) -> dict[str, Any]:
    questions = in_order(tree)
    return {
        "title": tree.title,
        "start": questions[0].id if questions else "",
        "questions": {
            question.id: [
                question.text,
                {answer.id: [answer.text, answer.goto] for answer in question.answers},
            ]
            for question in questions
        },
        "outcomes": {outcome.id: outcome.title for outcome in tree.outcomes},
    }


def form_data(form: Handover, library: Library) -> dict[str, Any]:
    """Return a form as the browser asks for it; `always` are the parts that no handover may lack."""
    said: dict[str, Any] = {
        "title": form.title,
        "fields": [
            field.model_dump(exclude={"help"}, exclude_defaults=True) for field in form.fields
        ],
        "text": form.text or "",
    }
    if tells := _tells(form, library):
        said["tells"] = tells
    if _hands_over(form, library):
        said["always"] = list(ALWAYS)
    if form.reasons:
        said["reasons"] = form.reasons
    return said


ALWAYS = ("diagnostics", "work-log", "results")
"""What every handover to another line carries: what was looked at, what was done, what came of it."""


STANDARD = {"ticket": "ticket.number", "product": "product.name"}
"""Fields that replies know under a name of their own."""


def _tells(form: Handover, library: Library) -> dict[str, list[str]]:
    """Return what replies call the form's fields: the response that tells the customer says them, too."""
    told = [library.entries.get(ref.partition("#")[0]) for ref in form.responses]
    variables = {
        (one.ref, variable.id)
        for one in told
        if isinstance(one, Response)
        for variable in one.variables
    }
    found: dict[str, list[str]] = {}
    for field in form.fields:
        own = field.id.replace("-", "_")
        names = [STANDARD[field.id]] if field.id in STANDARD else []
        names += sorted(f"{ref}#{variable}" for ref, variable in variables if variable == own)
        if names:
            found[field.id] = names
    return found


def _hands_over(form: Handover, library: Library) -> bool:
    """Tell whether a rule or an outcome that goes to L3 names the form."""
    rules = library.collection(Escalation.collection)
    trees = library.collection(Decision.collection)
    return any(isinstance(one, Escalation) and one.handover == form.ref for one in rules) or any(
        outcome.escalate and outcome.handover == form.ref
        for one in trees
        if isinstance(one, Decision)
        for outcome in one.outcomes
    )
