"""Finds the code in Jupyter notebooks: one piece for each code cell and language, and the fenced blocks of text cells.

The notebook is read with the grammar of JSON, which tells where each string stands.
"""

from __future__ import annotations

from kling_route.lint.embedded import magics, markdown
from kling_route.lint.embedded.json_tree import BrokenError, Json, document
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.languages import LANGUAGES
from kling_route.lint.source import Fragment, Lines

_CELLS, _KIND, _SOURCE = "cells", "cell_type", "source"
_NO_CODE = ("raw", "heading")
_LANGUAGE_PLACES = (("metadata", "language_info", "name"), ("metadata", "kernelspec", "language"))
_KERNELS = {"bash": "shell", "javascript": "javascript", "typescript": "typescript"}


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The code of a notebook. Cells are counted from 1, text cells too.

    Raises `ValueError` for what is no notebook, with the reason.
    """
    lines = Lines(data)
    try:
        root = document(data)
    except BrokenError as error:
        place = lines.position(error.offset)
        raise ValueError(f"not a notebook: invalid JSON at line {place.line}, column {place.column}") from error
    cells = root.member(_CELLS) if root is not None else None
    if root is None or cells is None or cells.node.type != "array":
        raise ValueError(f'not a notebook: it has no list of "{_CELLS}"')
    language = _language(root)
    found: list[Fragment] = []
    for number, cell in enumerate(cells.items(), 1):
        for name, text in _pieces(cell, language):
            found.append(Fragment(name, text.code, lines, text.segments, number))
    return tuple(found)


def _pieces(cell: Json, language: str) -> list[magics.Piece]:
    """The pieces of code in one cell."""
    kind, source = cell.member(_KIND), cell.member(_SOURCE)
    if kind is None or source is None:
        return []
    text = _text(source)
    if kind.string == "markdown":
        return list(markdown.blocks(text))
    if kind.string in _NO_CODE or not text.code.strip():
        return []
    if language != "python":
        return [(language, text)] if language in LANGUAGES else []
    return magics.pieces(text)


def _text(source: Json) -> Text:
    """The source of a cell: a string, or a list of lines."""
    return joined([text for item in (source, *source.items()) if (text := item.text) is not None])


def _language(root: Json) -> str:
    """The language of the code cells; Python where the notebook does not say."""
    for path in _LANGUAGE_PLACES:
        found = root.member(*path)
        if found is not None and found.node.type == "string":
            kernel = found.string.lower()
            return "python" if kernel.startswith(("python", "ipython")) else _KERNELS.get(kernel, kernel)
    return "python"
