"""Text taken out of a file, that remembers where each byte of it stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.S)
_SIMPLE = {bytes([letter]): bytes([meant]) for letter, meant in zip(b"bfnrt", b"\b\f\n\r\t", strict=True)}


class Text:
    """Bytes and where they come from. `segments` pairs offsets of `code` with offsets of the file, as in `Fragment`."""

    __slots__ = ("code", "segments")

    def __init__(self, code: bytes, segments: tuple[tuple[int, int], ...] = ((0, 0),)) -> None:
        self.code = code
        self.segments = segments

    def cut(self, start: int, end: int) -> Text:
        """The bytes from `start` to `end`."""
        first = max(bisect_right(self.segments, (start, float("inf"))) - 1, 0)
        code_start, file_start = self.segments[first]
        segments = [(0, file_start + start - code_start)]
        for code_start, file_start in self.segments[first + 1 :]:
            if code_start >= end:
                break
            segments.append((code_start - start, file_start))
        return Text(self.code[start:end], tuple(segments))

    def lines(self) -> Iterator[Text]:
        """The lines with their ends."""
        at = 0
        for line in self.code.splitlines(keepends=True):
            yield self.cut(at, at + len(line))
            at += len(line)

    def replaced(self, code: bytes) -> Text:
        """Other bytes of the same length at the same place."""
        return Text(code, self.segments)


def joined(texts: Iterable[Text]) -> Text:
    """Texts one after the other."""
    pieces: list[bytes] = []
    segments: list[tuple[int, int]] = []
    length = 0
    for text in texts:
        segments.extend((length + code_start, file_start) for code_start, file_start in text.segments)
        pieces.append(text.code)
        length += len(text.code)
    return Text(b"".join(pieces), tuple(segments) or ((0, 0),))


def json_string(data: bytes, start: int, end: int) -> Text:
    """The content of a JSON string whose quotes stand at `start` and before `end`."""
    start, end = start + 1, end - 1
    raw = data[start:end]
    pieces: list[bytes] = []
    segments = [(0, start)]
    length = at = 0
    for match in _ESCAPE.finditer(raw):
        before = raw[at : match.start()]
        character = _character(match[0])
        segments.append((length + len(before), start + match.start()))
        length += len(before) + len(character)
        at = match.end()
        segments.append((length, start + at))
        pieces += (before, character)
    pieces.append(raw[at:])
    return Text(b"".join(pieces), tuple(segments))


def _character(escape: bytes) -> bytes:
    """What an escape of JSON stands for, in UTF-8."""
    letter = escape[1:2]
    if letter != b"u" or len(escape) == 2:
        return _SIMPLE.get(letter, letter)
    units = b"".join(bytes.fromhex(unit.decode()) for unit in escape.split(b"\\u")[1:])
    return units.decode("utf-16-be", "replace").encode()
