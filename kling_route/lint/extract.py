"""Reads what may matter of a file that is too large to hold: the lines around the API's name and its keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

BLOCK = 1 << 22
"""Bytes that are read at a time."""
REACH = 2_000
"""Bytes around a hit that are kept; its line from further back."""
LINE = 4 * REACH
"""Bytes of a line before a hit that are kept at most."""
ENOUGH = 8_000_000
"""Bytes that are kept at most."""
APART = b" " * 8
"""Stands between two parts of one line, which are not to be read as one."""


def extract(read: Callable[[int], bytes], wanted: re.Pattern[bytes]) -> bytes:
    """The text around everything that is `wanted`, with a line break for each that stood between; b"" without a hit."""
    kept: list[bytes] = []
    hits = size = 0
    for block, spans in _blocks(read, wanted):
        at = 0
        for start, end in spans:
            hits += 1
            if size < ENOUGH:
                text = block[start:end]
                size += len(text)
                kept += (_breaks(block[at:start]), text)
                at = end
        kept.append(_breaks(block[at:]))
    return b"".join(kept) if hits else b""


def _breaks(gap: bytes) -> bytes:
    return b"\n" * gap.count(b"\n") or APART


def _blocks(read: Callable[[int], bytes], wanted: re.Pattern[bytes]) -> Iterator[tuple[bytes, list[tuple[int, int]]]]:
    """The file in blocks, each with the spans that are kept of it; a span may go on in the next block."""
    rest, beyond = b"", 0
    while True:
        chunk = read(BLOCK)
        block = rest + chunk
        last = len(block) - 2 * LINE if chunk else len(block)  # what comes later may want what is left
        cut = (block.rfind(b"\n", 0, max(last, 0)) + 1 or max(last, 0)) if chunk else last
        spans = [(0, min(beyond, cut))] if beyond > 0 else []
        beyond -= cut
        for hit in wanted.finditer(block):
            start, end = _around(block, hit.start(), hit.end())
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
