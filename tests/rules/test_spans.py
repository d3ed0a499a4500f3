"""Ranges of a file that are taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kling_route.lint.evidence.spans import Spans

RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=12)


@given(RANGES, st.integers(0, 30), st.integers(1, 6))
def test_one_meets_what_any_range_meets(ranges: list[tuple[int, int]], start: int, length: int) -> None:
    spans = Spans()
    for first, size in ranges:
        spans.add(first, first + size)
    common = any(start < first + size and first < start + length for first, size in ranges)
    assert spans.meets(start, start + length) is common
