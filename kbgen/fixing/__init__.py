"""Mistakes that `kbgen check --fix` mends in the files themselves: ids that are not there yet."""

from kbgen.fixing.fixes import Fix, Fixes, Refusal, find_fixes
from kbgen.fixing.write import write

__all__ = ["Fix", "Fixes", "Refusal", "find_fixes", "write"]
