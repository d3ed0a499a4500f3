"""Finds the code in Jupyter notebooks: one piece for each code cell and language, and the fenced blocks of text cells.

The notebook is read with the grammar of JSON, which tells where each string stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.embedded import magics, markdown
from kling_route.lint.embedded.text import Text, joined, json_string
from kling_route.lint.languages import LANGUAGES, parser
from kling_route.lint.languages.data.json_document import tree
from kling_route.lint.languages.tree import unread, written
from kling_route.lint.source import Fragment, Lines

if TYPE_CHECKING:
    from tree_sitter import Node

_CELLS, _KIND, _SOURCE = "cells", "cell_type", "source"
_NO_CODE = ("raw", "heading")
_LANGUAGE_PLACES = (("metadata", "language_info", "name"), ("metadata", "kernelspec", "language"))
_KERNELS = {"bash": "shell", "javascript": "javascript", "typescript": "typescript"}


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The code of a notebook. Cells are counted from 1, text cells too.

    Raises `ValueError` for what is no notebook, with the reason.
    """
    lines = Lines(data)
    root = tree(data, parser("json"))
    broken = unread(root)
    if broken:
        place = lines.position(broken[0][0])
        raise ValueError(f"not a notebook: invalid JSON at line {place.line}, column {place.column}")
    values = [child for child in written(root) if child.type != "comment"]
    cells = _member(data, values[0], _CELLS) if len(values) == 1 else None
    if cells is None or cells.type != "array":
        raise ValueError(f'not a notebook: it has no list of "{_CELLS}"')
    language = _language(data, values[0])
    found: list[Fragment] = []
    for number, cell in enumerate(written(cells), 1):
        for name, text in _pieces(data, cell, language):
            found.append(Fragment(name, text.code, lines, text.segments, number))
    return tuple(found)


def _pieces(data: bytes, cell: Node, language: str) -> list[magics.Piece]:
    """The pieces of code in one cell."""
    kind, source = _member(data, cell, _KIND), _member(data, cell, _SOURCE)
    if kind is None or source is None:
        return []
    text = _text(data, source)
    name = _string(data, kind)
    if name == "markdown":
        return list(markdown.blocks(text))
    if name in _NO_CODE or not text.code.strip():
        return []
    if language != "python":
        return [(language, text)] if language in LANGUAGES else []
    return magics.pieces(text)


def _text(data: bytes, source: Node) -> Text:
    """The source of a cell: a string, or a list of lines."""
    strings = [source] if source.type == "string" else [child for child in written(source) if child.type == "string"]
    return joined([json_string(data, string.start_byte, string.end_byte) for string in strings])


def _member(data: bytes, node: Node, name: str) -> Node | None:
    """The value of a key of an object."""
    if node.type != "object":
        return None
    for pair in written(node):
        key = pair.child_by_field_name("key")
        if key is not None and _string(data, key) == name:
            return pair.child_by_field_name("value")
    return None


def _string(data: bytes, node: Node) -> str:
    return json_string(data, node.start_byte, node.end_byte).code.decode("utf-8", "replace")


def _language(data: bytes, root: Node) -> str:
    """The language of the code cells; Python where the notebook does not say."""
    for path in _LANGUAGE_PLACES:
        node: Node | None = root
        for name in path:
            node = _member(data, node, name) if node is not None else None
        if node is not None and node.type == "string":
            kernel = _string(data, node).lower()
            return "python" if kernel.startswith(("python", "ipython")) else _KERNELS.get(kernel, kernel)
    return "python"
