"""A library becomes a site: pages as Markdown with front matter, navigation, assets."""

from kbgen.site.builder import build_site
from kbgen.site.lists_only import PAGE_OPTION, lists_only, wants_lists
from kbgen.site.pages import NavItem, Page, Site
from kbgen.site.pieces import SectionLink
from kbgen.site.scripts import styles_of
from kbgen.site.wiki import SiteWiki

__all__ = [
    "PAGE_OPTION",
    "NavItem",
    "Page",
    "SectionLink",
    "Site",
    "SiteWiki",
    "build_site",
    "lists_only",
    "styles_of",
    "wants_lists",
]
