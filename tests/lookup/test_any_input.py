"""Whatever is typed or pasted, a lookup answers quickly, always the same, and never fails."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lookup import explain
from kling_route.table import builtin_table

WORDS = """
    webhook callback key api o1 o3 kling apidot rotate send header 401 429 price stripe video image edit error the how
    zorbly webhok paramters 密钥 ウェブフック 키 límite — 🎉 . ? don't task_id https://apidot.ai/docs
"""

goals = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), goals))
def test_never_fails_and_is_deterministic(goal: str) -> None:
    table = builtin_table()
    matches = table.find(goal)
    assert matches == table.find(goal)
    assert all(0 < match.score <= 1 for match in matches)
    assert all(match.why for match in matches)
    # A route's own phrase comes first; below it scores fall.
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert len({match.route.id for match in matches}) == len(matches)


@settings(max_examples=200, deadline=None)
@given(goals)
def test_case_and_spacing_do_not_count(goal: str) -> None:
    table = builtin_table()
    expected = [(match.route.id, match.score) for match in table.find(goal)]
    for variant in (goal.upper(), goal.title(), f"  {goal}\t", goal.replace(" ", "   ")):
        assert [(match.route.id, match.score) for match in table.find(variant)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "webhook " * 125_000,
        "é" * 1_000_000,
        "密钥" * 500_000,
        "\0\x01\x1b[31m" * 200_000,
        "?" * 1_000_000,
        "🎉" * 250_000,
        "‮مفتاح " * 150_000,
        ".".join("xy" for _ in range(300_000)),
        "\n".join(f"unknwon{i} wrod" for i in range(60_000)),
    ],
    ids=["word", "words", "accents", "dense", "control", "marks", "emoji", "right to left", "dots", "lines"],
)
def test_a_megabyte_is_read_in_bounded_time(text: str) -> None:
    table = builtin_table()
    start = time.perf_counter()
    table.find(text)
    assert time.perf_counter() - start < 2.0


def test_of_a_long_log_the_last_line_is_read() -> None:
    log = "".join(f"  File worker_{i} line {i} in handle\n" for i in range(5_000))
    matches = builtin_table().find(f"Traceback:\n{log}requests.exceptions.HTTPError: 429 Too Many Requests")
    assert matches[0].route.id == "rate-limits"


@settings(max_examples=100, deadline=None)
@given(goals)
def test_an_explanation_agrees_with_the_answer(goal: str) -> None:
    table = builtin_table()
    explanation = explain(table, goal)
    assert bool(explanation.refusal) == (not explanation.matches)
    assert explanation.matches[:1] == table.find(goal, 1)
