"""Each rule finds what it should in ordinary programs, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from expectations import expectations

from kling_route.lint.rules import RULES
from rules.programs import FIXTURES, SAMPLE, cases, found, unlike

FIVE = ["invented-field", "invented-response-field", "leaked-key", "logged-payload", "logged-url"]
"""The rules that the faulty sample breaks."""


@pytest.mark.parametrize("case", cases())
def test_program(case: str, programs: Path) -> None:
    """A program has exactly the findings that its comments, or the file beside it, expect."""
    expected = [one for one in expectations(FIXTURES) if one.path == case or one.path.startswith(f"{case}/")]

    difference = unlike(expected, found([programs / case], programs), programs)

    assert not difference, f"\n{difference}"


def test_good_sample(sample: Path) -> None:
    """The sample integration that is written well has no finding."""
    assert not unlike([], found([sample / "good"], sample), sample)


def test_faulty_sample(sample: Path) -> None:
    """The faulty one has the findings that its comments expect: one of each of the five kinds, in both languages."""
    expected = expectations(SAMPLE)
    for language in ("python", "typescript"):
        rules = [one.rule for one in expected if one.path.startswith(f"faulty/{language}/")]
        assert sorted(rules) == FIVE

    difference = unlike(expected, found([sample / "faulty"], sample), sample)

    assert not difference, f"\n{difference}"


def test_folders_are_rules() -> None:
    """Programs lie in a folder that is named after a rule."""
    assert sorted(folder.name for folder in FIXTURES.iterdir()) == sorted(rule.id for rule in RULES)


def test_clean_programs_expect_nothing() -> None:
    """What is called clean has no expectation."""
    assert not [one for one in expectations(FIXTURES) if "_clean." in one.path]


def test_repository_holds_no_key() -> None:
    """Keys are put in when the tests run."""
    from expectations import KEY_MARK, composed_key

    texts = [file.read_text() for file in FIXTURES.rglob("*") if file.is_file()]

    assert any(KEY_MARK in text for text in texts)
    assert not any(composed_key() in text for text in texts)
