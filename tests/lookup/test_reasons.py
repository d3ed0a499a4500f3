"""A lookup tells what decided."""

from __future__ import annotations

import pytest

from kling_route.lookup import explain
from kling_route.table import Table


def test_why_names_the_deciding_words(table: Table) -> None:
    (match,) = table.find("please rotate the api key we lost", 1)
    assert match.route.id == "api-key"
    assert any("api key" in words for words in match.why)
    assert any("rotate" in words for words in match.why)


def test_entities_concepts_and_runner_up(table: Table) -> None:
    explanation = explain(table, "pass the kling o1 key in a header")
    assert explanation.entities == ("kling", "o1") or explanation.entities == ("kling-o1",)
    assert {"key", "send", "authentication"} <= set(explanation.concepts)
    assert any("key" in combination for combination in explanation.combinations)
    first, second = explanation.matches[:2]
    assert first.route.id == "authentication"
    assert first.score >= second.score > 0


@pytest.mark.parametrize(
    ("goal", "reason"),
    [
        ("stripe webhooks", "stripe"),
        ("kling video", "video"),
        ("webhooks for zorbly", "zorbly"),
        ("blub blab", "nothing"),
    ],
)
def test_a_refusal_says_why(table: Table, goal: str, reason: str) -> None:
    explanation = explain(table, goal)
    assert not explanation.matches
    assert reason in explanation.refusal


def test_unknown_words_are_named(table: Table) -> None:
    assert explain(table, "zorbly flonk webhook").unknown == ("zorbly", "flonk")


def test_an_exact_goal_scores_one(table: Table) -> None:
    explanation = explain(table, "  WEBHOOKS ")
    assert explanation.exact
    assert explanation.matches[0].score == 1.0
    assert explanation.matches[0].why == ("WEBHOOKS",)
