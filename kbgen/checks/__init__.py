"""Rules over the whole library: a function each, in a file per family, all listed here.

A check takes the library and yields diagnostics. It reads nothing else, so it can be tried on a library
of two entries. Those in `WHOLE` make sense only where the whole base was read, not a single file of it.
"""

from collections.abc import Callable, Iterator

from kbgen.checks import (
    advice,
    decisions,
    forms,
    glossary,
    handovers,
    ids,
    matrix,
    replies,
    slips,
    texts,
    tracks,
    upkeep,
)
from kbgen.diagnostics import Diagnostic
from kbgen.library import Library

Check = Callable[[Library], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    ids.used_twice,
    ids.twins,
    ids.parts_used_twice,
    ids.repeated,
    ids.pages_in_the_way,
    tracks.prerequisites,
    tracks.roles,
    tracks.due_days,
    tracks.bare_items,
    decisions.tree,
    decisions.scenarios,
    replies.templates,
    replies.fragments,
    replies.translations,
    forms.form_text,
    handovers.conditions,
    texts.markdown,
    slips.run_together,
    slips.plain_names,
    slips.single_brackets,
    slips.single_braces,
    glossary.clashes,
    advice.leads_inside,
    advice.poster,
    upkeep.verified_in_the_future,
    upkeep.says_nothing,
)
WHOLE: tuple[Check, ...] = (
    upkeep.orphans,
    upkeep.without_owner,
    upkeep.overdue,
    upkeep.same_title,
    upkeep.tag_twins,
    matrix.gaps,
    forms.evidence,
)


def check(library: Library, *, whole: bool = True) -> Iterator[Diagnostic]:
    """Yield what the checks find in `library`; `whole` says that it is all of a knowledge base."""
    for rule in CHECKS + WHOLE if whole else CHECKS:
        yield from rule(library)
