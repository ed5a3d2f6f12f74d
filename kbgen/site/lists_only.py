"""What a site without content needs for its checklists: the base of the browser's side and one part of it."""

from kbgen.library.pages import Pages
from kbgen.locales import Locale
from kbgen.markdown.tasks import has_tasks
from kbgen.site.pages import Site
from kbgen.site.scripts import page_assets, part_files

PAGE_OPTION = "kb_task_lists"
"""What a page's front matter says `false` to where its lists are to stay as they are."""


def lists_only(pages: Pages, locale: Locale) -> Site | None:
    """Return what brings the checklists of `pages` alive, a site of no pages; None where there are none."""
    wanted = (page for page in pages.pages.values() if wants_lists(page.meta.get(PAGE_OPTION)))
    if not any(has_tasks(page.text) for page in wanted):
        return None
    return Site([], page_assets(locale, search=False), [], part_files(locale, ("lists",)))


def wants_lists(said: object) -> bool:
    """Say whether a page wants its checklists alive; `said` is what its front matter has for the option."""
    return str(said).lower() not in {"false", "no", "off"}
