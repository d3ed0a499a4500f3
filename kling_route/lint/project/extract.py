"""Reads what may matter of a file that is too large to be read whole: the lines around the API's name and its keys."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from kling_route.lint.source import MARKS

BLOCK = 1 << 22
"""Bytes that are read at a time."""
REACH = 2_000
"""Bytes around a hit that are kept; its line from further back."""
LINE = 4 * REACH
"""Bytes of a line before a hit that are kept at most."""
ENOUGH = 2_000_000
"""Bytes that are kept of a file, and once more for the keys alone that follow."""
APART = b" " * 8
"""Stands between two parts of one line, which are not to be read as one."""

Spans = Iterable[tuple[int, int]]


def extract(file: BinaryIO, mention: bytes, shape: str) -> bytes:
    """The text around each `mention` of the API and each text of the `shape` of its keys, with a line break for each
    that stood between; b"" for a file that does not name the API. UTF-16 with a mark becomes UTF-8.
    """
    if not _names(_chunks(file), mention):
        return b""
    chosen = _Chosen(mention, re.compile(shape.encode()))
    kept: list[bytes] = []
    for block, found in _blocks(_chunks(file), chosen.spans):
        at = 0
        for start, end in found:
            kept += (_breaks(block[at:start]), block[start:end])
            at = end
        kept.append(_breaks(block[at:]))
    return b"".join(kept)


class _Chosen:
    """Chooses what is kept of each block. `room` is what may still be kept, and of keys alone when that is used up."""

    def __init__(self, mention: bytes, keys: re.Pattern[bytes]) -> None:
        self._mention = mention
        self._keys = keys
        self._room = self._room_for_keys = ENOUGH

    def spans(self, block: bytes) -> Spans:
        """What is to be kept of a block, in the order of the starts of what it is kept for."""
        found = (match.span() for match in self._keys.finditer(block))
        hits = [(start, end, True) for start, end in found if end - start < REACH]  # what is longer is no key
        if self._room > 0:
            hits += [(at, at + len(self._mention), False) for at in _mentions(block.lower(), self._mention)]
            hits.sort()
        done = 0
        for start, end, is_key in hits:
            if self._room > 0:
                start, end = _around(block, start, end)
                self._room -= max(end - max(start, done), 0)
            elif is_key and self._room_for_keys > 0:
                start = max(start - REACH // 10, 0)
                self._room_for_keys -= end - start
            else:
                continue
            done = max(end, done)
            yield start, end


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    """The file from its start, in UTF-8; without the NUL bytes that UTF-16 without a mark has."""
    file.seek(0)
    chunk = file.read(BLOCK)
    encoding = next((name for mark, name in MARKS if chunk.startswith(mark)), None)
    decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
    while chunk:
        text = decoder.decode(chunk).encode("utf-8", "replace") if decoder else chunk.replace(b"\0", b"")
        if text:
            yield text
        chunk = file.read(BLOCK)


def _names(chunks: Iterable[bytes], mention: bytes) -> bool:
    rest = b""
    for chunk in chunks:
        if mention in (rest + chunk).lower():
            return True
        rest = chunk[-len(mention) :]
    return False


def _mentions(block: bytes, mention: bytes) -> Iterator[int]:
    """Where the API is named; of several within reach of one, the last."""
    at = block.find(mention)
    while at != -1:
        yield at
        last = block.rfind(mention, at + 1, at + REACH)
        at = last if last != -1 else block.find(mention, at + 1)


def _breaks(gap: bytes) -> bytes:
    return b"\n" * gap.count(b"\n") or APART


def _blocks(chunks: Iterator[bytes], wanted: Callable[[bytes], Spans]) -> Iterator[tuple[bytes, list[tuple[int, int]]]]:
    """The file in blocks, each with the spans that are kept of it; a span may go on in the next block."""
    rest, beyond = b"", 0
    while True:
        chunk = next(chunks, b"")
        block = rest + chunk
        last = len(block) - 2 * LINE if chunk else len(block)  # what comes later may want what is left
        cut = (block.rfind(b"\n", 0, max(last, 0)) + 1 or max(last, 0)) if chunk else last
        spans = [(0, min(beyond, cut))] if beyond > 0 else []
        beyond -= cut
        for start, end in wanted(block):
            beyond = max(beyond, end - cut)
            if start < cut:
                if spans and start <= spans[-1][1]:
                    spans[-1] = (spans[-1][0], max(spans[-1][1], min(end, cut)))
                else:
                    spans.append((start, min(end, cut)))
        yield block[:cut], spans
        if not chunk:
            return
        rest = block[cut:]


def _around(block: bytes, start: int, end: int) -> tuple[int, int]:
    """A span around a hit, from the start of a line to the end of one unless the line is long."""
    first = max(start - REACH, 0)
    line = block.rfind(b"\n", max(first - LINE, 0), first) + 1
    first = line or (first if first > LINE else 0)
    last = min(end + REACH, len(block))
    stop = block.find(b"\n", last, last + LINE)
    return first, last if stop < 0 else stop
