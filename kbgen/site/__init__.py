"""A library becomes a site: pages as Markdown with front matter, navigation, assets."""

from kbgen.site.builder import build_site
from kbgen.site.pages import NavItem, Page, Site
from kbgen.site.pieces import SectionLink
from kbgen.site.wiki import SiteWiki

__all__ = ["NavItem", "Page", "SectionLink", "Site", "SiteWiki", "build_site"]
