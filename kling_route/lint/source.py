"""A file as the linter sees it: its text, the pieces of code in it, and where each byte of them stands."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import Any

from kling_route.tuples import NamedTuple

BOM = b"\xef\xbb\xbf"
TEXT = "text"
"""The language of a file that no grammar reads; rules may still look at its lines."""


class Position(NamedTuple):
    """A place in a file. Both count from 1; columns count code points."""

    line: int
    column: int


class Lines:
    """Turns byte offsets of a UTF-8 file into places. A byte order mark takes no column."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._starts: array[int] | None = None
        self._last = (-1, 1)
        self._digest = ""

    @property
    def digest(self) -> str:
        """Tells this text from any other."""
        if not self._digest:
            from hashlib import sha256

            self._digest = sha256(self.data).hexdigest()
        return self._digest

    @property
    def starts(self) -> array[int]:
        """The byte offset at which each line starts; found once, when the first place is asked for."""
        if self._starts is None:
            starts = array("q", (len(BOM) if self.data.startswith(BOM) else 0,))  # a list takes four times as much
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
        start, column = self.starts[line - 1], 1
        if start <= self._last[0] <= offset:  # a line may be as long as the file
            start, column = self._last
        text = self.data[start:offset]
        column += len(text) if text.isascii() else len(text.decode("utf-8", "replace"))
        self._last = (offset, column)
        return Position(line, column)

    def text(self, line: int) -> str:
        """One line, without its end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.data)
        return self.data[start:end].decode("utf-8", "replace").rstrip("\r\n")

    def __len__(self) -> int:
        return len(self.starts)


class Fragment:
    """One piece of code in one language. A plain code file is one fragment; a notebook has one for each cell.

    `code` is UTF-8 without a byte order mark. `cell` is the cell's number in a notebook, from 1. `segments` pairs
    offsets of the code with offsets of the file, ascending: from each pair on, both run side by side until the next.
    """

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
        self.walked: tuple[object, dict[type, list[Any]]] | None = None  # kept by `walking.by_kind`
        self._code_starts = [pair[0] for pair in segments]
        self._file_starts = [pair[1] for pair in segments]

    @property
    def segments(self) -> tuple[tuple[int, int], ...]:
        """Offsets of the code with those of the file, as given."""
        return tuple(zip(self._code_starts, self._file_starts, strict=True))

    def file_offset(self, offset: int) -> int:
        """The byte of the file at which the byte `offset` of the code stands."""
        segment = max(bisect_right(self._code_starts, offset) - 1, 0)
        return self._file_starts[segment] + offset - self._code_starts[segment]

    def position(self, offset: int) -> Position:
        """The place in the file of the byte `offset` of the code."""
        return self.lines.position(self.file_offset(offset))

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """The places in the file of a range of the code. It ends with itself where what follows stands before it."""
        first, last = self.file_offset(start), self.file_offset(end)
        if last < first:
            last = max(first, self.file_offset(end - 1) + 1)
        return self.lines.position(first), self.lines.position(last)


class Source:
    """A file that is scanned.

    `path` is as reports print it. `data` is its text in UTF-8 without a byte order mark. `fragment` is the whole file
    as one piece, for looks at its text; `fragments` are the pieces of code (none where the language is "text").
    `report` is false for a file that is read only as context, `speaks` true where its own text names the API. `fault`
    says what was wrong with its bytes, or is "". `lowered` is kept by `lowering.lower`.
    """

    def __init__(self, path: str, data: bytes, language: str = TEXT) -> None:
        self.path = path
        self.data, self.fault = normalise(data)
        self.language = language
        self.fragment = Fragment(language, self.data, Lines(self.data))
        self.fragments: tuple[Fragment, ...] = ()
        self.report = True
        self.speaks = False
        self.lowered: tuple[list[Any], list[Any]] | None = None


UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""What files in UTF-16 start with; those in UTF-32 that can be read start with the first of them too."""
MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), *((mark, "utf-16") for mark in UTF16_MARKS))


def normalise(data: bytes) -> tuple[bytes, str]:
    """The bytes as UTF-8 without a byte order mark, and what was wrong with them ("" if nothing).

    UTF-16 and UTF-32 are known by their mark. Invalid bytes become U+FFFD, so that the rest can still be looked at.
    Where a lone CR ends all lines it becomes LF.
    """
    fault = ""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            fault = f"not valid {encoding.upper()}" if "\ufffd" in text else ""
            data = text.encode("utf-8", "replace")
            break
    if data.startswith(BOM):
        data = data[len(BOM) :]
    if not data.isascii():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            fault = f"not valid UTF-8 (byte {error.start + 1})"
            data = data.decode("utf-8", "replace").encode("utf-8")
    if b"\r" in data and b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return data, fault


def restored(data: bytes, like: bytes) -> bytes:
    """Bytes that `normalise` has made, or others in their place, with the encoding, mark and line ends of `like`."""
    mark, encoding = next((pair for pair in (*MARKS, (BOM, "utf-8")) if like.startswith(pair[0])), (b"", "utf-8"))
    was = like[len(mark) :]
    if encoding != "utf-8":
        encoding += "-le" if mark[0] == 0xFF else "-be"
        was = was.decode(encoding, "replace").encode("utf-8", "replace")
    if b"\r" in was and b"\n" not in was:
        data = data.replace(b"\n", b"\r")
    return mark + (data if encoding == "utf-8" else data.decode().encode(encoding))


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a NUL near the start, as git decides it, and no mark of UTF-16 or UTF-32."""
    return b"\0" in data[:8192] and not data.startswith(UTF16_MARKS)
