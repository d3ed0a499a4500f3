"""What a rule would change in a piece of code."""

from __future__ import annotations

from kling_route.tuples import NamedTuple


class Change(NamedTuple):
    """Text to put in place of a range of the draft's fragment, in bytes."""

    start: int
    end: int
    text: str
