"""Places in a text, as editors and as the linter count them.

An editor counts lines from 0 and, unless it agrees to another encoding, columns in UTF-16; CR, LF and both together
end a line. The linter counts from 1, columns in code points, and lines by their LF.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"
_UNITS = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}
"""How text is encoded, and how many bytes one unit has; code points need no table."""


class Text:
    """A text whose places are code points from its start; `encoding` is what the editor counts columns in."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str | None) -> None:
        self.text = text
        self.encoding = encoding
        self._units = _UNITS.get(PositionEncodingKind(encoding or PositionEncodingKind.Utf16))
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        end = "\n" if "\n" in text else "\r"  # as `source.normalise` reads it
        marks = len(text) - len(text.removeprefix(_BOM).removeprefix(_BOM))  # the linter passes over two
        self._lint_starts = [marks, *(match.end() for match in re.finditer(end, text))]

    @property
    def line_end(self) -> str:
        """What ends the first line, and so most of them; LF where there is but one."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def edited(self, start: int, end: int, new: str) -> Text:
        """The text with other text between two places."""
        return Text(self.text[:start] + new + self.text[end:], self.encoding)

    def line(self, number: int) -> str:
        """An editor's line without its end; "" beyond the last one."""
        if number >= len(self._starts):
            return ""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """The place of an editor's position; one beyond its line or the text is that of the end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, line = self._starts[position.line], self.line(position.line)
        if self._units is None or line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for index, char in enumerate(line):
            units += self._length(char)
            if units > position.character:
                return start + index
        return start + len(line)

    def position(self, offset: int) -> Position:
        """A place as an editor's position."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._length(self.text[self._starts[line] : offset]))

    def found(self, line: int, column: int) -> int:
        """The place of the linter's line and column."""
        start = self._lint_starts[min(line, len(self._lint_starts)) - 1]
        return min(start + column - 1, len(self.text))

    def range(self, start: tuple[int, int], end: tuple[int, int]) -> Range:
        """A range of the linter as one of the editor."""
        return Range(self.position(self.found(*start)), self.position(self.found(*end)))

    def _length(self, text: str) -> int:
        if self._units is None or text.isascii():
            return len(text)
        codec, unit = self._units
        return len(text.encode(codec, "surrogatepass")) // unit
