"""Open files as the linter sees them: one text, or a notebook with one for each cell."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from lsprotocol.types import Range

    from kling_route.lsp.positions import Text

Place: TypeAlias = tuple[int, int]
"""A line and a column of the linter."""

_CHARACTER = re.compile(r"\\u[0-9a-f]{4}|\\.|[^\\]")
"""One character of a JSON string, or a pair of surrogates' half."""


class File(Protocol):
    """An open file. `path` is as the linter reports it; `texts` are what the editor shows of it, by address."""

    path: str

    @property
    def texts(self) -> dict[str, Text]: ...

    @property
    def data(self) -> bytes:
        """What it would hold if it was saved now."""

    def range(self, start: Place, end: Place) -> tuple[str, Range]:
        """Where a range of the linter is in the editor."""

    def edited(self, uri: str, text: Text) -> File:
        """The file with another text at this address."""


class Plain:
    """A file that is one text."""

    def __init__(self, path: str, uri: str, text: Text) -> None:
        self.path = path
        self.texts = {uri: text}

    @property
    def data(self) -> bytes:
        (text,) = self.texts.values()
        return text.text.encode("utf-8", "replace")

    def range(self, start: Place, end: Place) -> tuple[str, Range]:
        ((uri, text),) = self.texts.items()
        return uri, text.range(start, end)

    def edited(self, uri: str, text: Text) -> Plain:
        return Plain(self.path, uri, text)


class Cell(NamedTuple):
    """A cell of a notebook; `language` is "" where it is no code."""

    uri: str
    text: Text
    language: str


class Notebook:
    """A notebook. For the linter it is a file of JSON that has every line of a cell on a line of its own."""

    def __init__(self, path: str, cells: tuple[Cell, ...]) -> None:
        self.path = path
        self._cells = cells
        self._rows: list[str] = []
        self._lines: dict[int, tuple[Cell, int]] = {}
        """The cell and the line in it that a row shows; rows and lines from 1."""
        language = next((cell.language for cell in cells if cell.language), "python")
        self._rows.append(f'{{"metadata": {{"language_info": {{"name": {json.dumps(language)}}}}}, "cells": [')
        for number, cell in enumerate(cells, 1):
            self._add(cell)
            self._rows.append("]}" if number == len(cells) else "]},")
        self._rows.append("]}")

    def _add(self, cell: Cell) -> None:
        self._rows.append(f'{{"cell_type": "{"code" if cell.language else "markdown"}", "source": [')
        lines = cell.text.text.split("\n")
        for number, line in enumerate(lines, 1):
            last = number == len(lines)
            self._rows.append(json.dumps(line if last else line + "\n", ensure_ascii=False) + ("" if last else ","))
            self._lines[len(self._rows)] = (cell, number)

    @property
    def texts(self) -> dict[str, Text]:
        return {cell.uri: cell.text for cell in self._cells}

    @property
    def data(self) -> bytes:
        return "\n".join(self._rows).encode("utf-8", "replace")

    def range(self, start: Place, end: Place) -> tuple[str, Range]:
        cell, first = self._place(start)
        other, last = self._place(end)
        return cell.uri, cell.text.range(first, last if other is cell else first)

    def _place(self, place: Place) -> tuple[Cell, Place]:
        row, column = place
        if row not in self._lines:
            return self._cells[0], (1, 1)
        cell, line = self._lines[row]
        return cell, (line, 1 + len(_CHARACTER.findall(self._rows[row - 1][1 : column - 1])))

    def edited(self, uri: str, text: Text) -> Notebook:
        return Notebook(self.path, tuple(cell._replace(text=text) if cell.uri == uri else cell for cell in self._cells))
