"""Entries and pages as one `Library`: lookup, references, backlinks, related entries."""

from kbgen.library.library import Library
from kbgen.library.pages import HandPage
from kbgen.library.references import Target, entry_path, index_path

__all__ = ["HandPage", "Library", "Target", "entry_path", "index_path"]
