"""Ranges of a file that are taken."""

from __future__ import annotations

from bisect import bisect_left


class Spans:
    """Half-open ranges of bytes. Those that meet become one, so that asking stays fast however many there are."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def meets(self, start: int, end: int) -> bool:
        """Whether some range has bytes in common with this one."""
        after = bisect_left(self._starts, end)
        return after > 0 and self._ends[after - 1] > start

    def add(self, start: int, end: int) -> None:
        """Take a range."""
        after = bisect_left(self._starts, end)
        before = after
        while before > 0 and self._ends[before - 1] > start:
            before -= 1
            start, end = min(start, self._starts[before]), max(end, self._ends[before])
        self._starts[before:after] = [start]
        self._ends[before:after] = [end]
