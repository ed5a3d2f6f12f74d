"""Search: what there is to find, analysed and indexed at build time in small static parts.

The engine that answers queries from them runs in the browser (`ui/src/search/`).
"""

from kbgen.search.index import FOLDER, Address, build_index
from kbgen.search.languages import DEFAULT
from kbgen.search.records import PAGE, Reader, Record, Slug

__all__ = ["DEFAULT", "FOLDER", "PAGE", "Address", "Reader", "Record", "Slug", "build_index"]
