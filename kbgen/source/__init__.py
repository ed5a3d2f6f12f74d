"""Bytes to nodes: decoding, safe YAML with places, discovery of content files."""

from kbgen.source.discover import find_files, read_file, shown, symbolic_link
from kbgen.source.file import SourceFile
from kbgen.source.nesting import too_deep
from kbgen.source.nodes import Mapping, Node, Sequence
from kbgen.source.yaml import Document, read, syntax_error

__all__ = [
    "Document",
    "Mapping",
    "Node",
    "Sequence",
    "SourceFile",
    "find_files",
    "read",
    "read_file",
    "shown",
    "symbolic_link",
    "syntax_error",
    "too_deep",
]
