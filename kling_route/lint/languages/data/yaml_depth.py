"""Guards the YAML grammar, whose scanner breaks the process at more than 250 levels of indentation."""

from __future__ import annotations

import re

_MOST_LEVELS = 200
_LONG = re.compile(rb"^[ \t?:-]{%d,}" % (_MOST_LEVELS // 2), re.M)
_LEADING = re.compile(rb"^( *)((?:[-?:][ \t]+)*[-?:]?)", re.M)
_MARKER = re.compile(rb"[-?:]")


def too_deep(code: bytes) -> bool:
    """Whether the code may open more levels than the grammar bears. A column opens two at most: a list in a mapping."""
    return _LONG.search(code) is not None and _levels(code) > _MOST_LEVELS


def _levels(code: bytes) -> int:
    """The most levels that are open at once."""
    most = 0
    opened: list[tuple[int, bool]] = []
    for line in _LEADING.finditer(code):
        columns = [(len(line[1]) + marker.start(), False) for marker in _MARKER.finditer(line[2])]
        for level in (*columns, (line.end() - line.start(), True)):
            while opened and opened[-1][0] > level[0]:
                opened.pop()
            if level not in opened[-2:]:
                opened.append(level)
        most = max(most, len(opened))
    return most
