"""The manual pages of the rules."""

from __future__ import annotations

import pytest

from kling_route.cli import main
from kling_route.lint.rules import RULES


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_each_rule_has_a_page(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{rule} (")
    assert "## Good" in out
    assert "## How to fix" in out


def test_an_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "leaked-keys"]) == 2
    assert capsys.readouterr().err == 'kling-route: no rule "leaked-keys"; did you mean "leaked-key"?\n'
