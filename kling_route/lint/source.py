"""A file as the linter sees it: the pieces of code in it, and where each byte of them stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

BOM = b"\xef\xbb\xbf"


class Position(NamedTuple):
    """A place in a file. Both count from 1; columns count code points."""

    line: int
    column: int


class Lines:
    """Turns byte offsets of a UTF-8 file into places. A byte order mark takes no column."""

    __slots__ = ("_starts", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The byte offset at which each line starts; found once, when the first place is asked for."""
        if self._starts is None:
            starts = [len(BOM) if self.data.startswith(BOM) else 0]
            find = self.data.find
            end = find(b"\n")
            while end != -1:
                starts.append(end + 1)
                end = find(b"\n", end + 1)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> Position:
        """The place of a byte offset."""
        line = max(bisect_right(self.starts, offset), 1)
        text = self.data[self.starts[line - 1] : offset]
        return Position(line, len(text.decode("utf-8", "replace")) + 1)


class Fragment:
    """One piece of code in one language. A plain code file is one fragment; a notebook has one for each cell.

    `code` is UTF-8 without a byte order mark. `cell` is the cell's number in a notebook, from 1. `segments` pairs
    offsets of the code with offsets of the file, ascending: from each pair on, both run side by side until the next.
    """

    __slots__ = ("_code_starts", "_file_starts", "cell", "code", "language", "lines")

    def __init__(
        self,
        language: str,
        code: bytes,
        lines: Lines,
        segments: tuple[tuple[int, int], ...] = ((0, 0),),
        cell: int | None = None,
    ) -> None:
        self.language = language
        self.code = code
        self.lines = lines
        self.cell = cell
        self._code_starts = [pair[0] for pair in segments]
        self._file_starts = [pair[1] for pair in segments]

    def file_offset(self, offset: int) -> int:
        """The byte of the file at which the byte `offset` of the code stands."""
        segment = max(bisect_right(self._code_starts, offset) - 1, 0)
        return self._file_starts[segment] + offset - self._code_starts[segment]

    def position(self, offset: int) -> Position:
        """The place in the file of the byte `offset` of the code."""
        return self.lines.position(self.file_offset(offset))
