"""Scores on the development lookups, so that an edit of the lexicon does not undo another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from kling_route.table import Table

DEVELOPMENT = Path(__file__).with_name("development.yaml")
QUERIES: dict[str, dict[object, list[str]]] = yaml.safe_load(DEVELOPMENT.read_text(encoding="utf-8"))
NONE = "NONE"

FRESH = sorted(DEVELOPMENT.parent.glob("fresh*.yaml"))
"""Sets that were scored once before they were learnt from."""

STRANGERS = sorted(DEVELOPMENT.parent.glob("strangers*.json"))
"""Sets by people who never saw the lexicon."""

TOP_1 = 0.97
STRANGERS_TOP_1 = 0.95
STRANGERS_REFUSAL_F1 = 0.95
REFUSAL_F1 = 0.97


def answer(table: Table, goal: str) -> str:
    matches = table.find(goal, 1)
    return matches[0].route.id if matches else NONE


@pytest.mark.parametrize("kind", QUERIES)
def test_lookups_of_each_kind(table: Table, kind: str) -> None:
    answers = {str(goal): (answer(table, str(goal)), accepted) for goal, accepted in QUERIES[kind].items()}
    wrong = {goal: (given, accepted) for goal, (given, accepted) in answers.items() if given not in accepted}
    assert len(wrong) <= (1 - TOP_1) * len(answers) + 1, wrong


def test_refusals(table: Table) -> None:
    hits = false_refusals = missed = 0
    for queries in QUERIES.values():
        for goal, accepted in queries.items():
            refused = answer(table, str(goal)) == NONE
            hits += refused and NONE in accepted
            false_refusals += refused and NONE not in accepted
            missed += not refused and accepted == [NONE]
    assert 2 * hits / (2 * hits + false_refusals + missed) >= REFUSAL_F1


@pytest.mark.parametrize("path", FRESH, ids=lambda path: path.stem)
def test_fresh_lookups(table: Table, path: Path) -> None:
    kinds: dict[str, dict[object, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    lookups = [(str(goal), accepted) for queries in kinds.values() for goal, accepted in queries.items()]
    wrong = {goal: answer(table, goal) for goal, accepted in lookups if answer(table, goal) not in accepted}
    assert len(wrong) <= (1 - TOP_1) * len(lookups), wrong


@pytest.mark.parametrize("path", STRANGERS, ids=lambda path: path.stem)
def test_lookups_by_strangers(table: Table, path: Path) -> None:
    answers = [
        (answer(table, lookup["q"]), lookup["accept"]) for lookup in json.loads(path.read_text(encoding="utf-8"))
    ]
    routed = [given in accepted for given, accepted in answers if accepted != [NONE]]
    assert sum(routed) >= STRANGERS_TOP_1 * len(routed)
    hits = sum(given == NONE and NONE in accepted for given, accepted in answers)
    faults = sum((given == NONE) != (NONE in accepted) for given, accepted in answers if given not in accepted)
    assert 2 * hits / (2 * hits + faults) >= STRANGERS_REFUSAL_F1


def test_every_route_is_accepted_somewhere(table: Table) -> None:
    named = {name for queries in QUERIES.values() for accepted in queries.values() for name in accepted}
    assert named == {route.id for route in table.routes} | {NONE}
