"""The manual pages of the rules."""

from __future__ import annotations

import pytest

from kling_route.cli import main
from kling_route.lint.rules import RULES
from lint_shell.samples import write


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


CONFIGURATION = """
select = ["invented-field", "logged-url"]
api-schemas = ["apidot/*.yaml"]
log-sinks = ["audit.write"]
[severity]
invented-field = "warning"
[per-file-ignores]
"tests/**" = ["invented-field"]
"""
MODELS = """
kind: models
family: team-models
title: What the team has read
sources:
  live:
    title: Example page
    address: https://example.com/docs
    date: '2026-11-20'
models:
  - ids: [team-model]
    x-source: [live]
    x-grade: observed
"""


@pytest.mark.usefixtures("project")
def test_what_the_configuration_changes_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    write({".kling-route.toml": CONFIGURATION, "apidot/models.yaml": MODELS})

    def told(rule: str) -> list[str]:
        assert main(["explain", rule]) == 0
        return capsys.readouterr().out.partition("\n## Here\n\n")[2].splitlines()

    assert told("invented-field") == [
        ".kling-route.toml says:",
        "",
        "- A finding is of severity warning.",
        "- Not in tests/**.",
        "- api-schemas: apidot/*.yaml.",
        "- They rest on “Example page”, https://example.com/docs, read on 2026-11-20.",
    ]
    assert told("logged-url") == [".kling-route.toml says:", "", "- log-sinks: audit.write."]
    assert told("hot-loop-polling") == [".kling-route.toml says:", "", "- The rule is off."]


@pytest.mark.usefixtures("project")
def test_without_a_configuration_the_page_is_all(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "leaked-key"])
    assert "## Here" not in capsys.readouterr().out
    write({".kling-route.toml": "selct = []\n"})
    assert main(["explain", "leaked-key"]) == 2
    out, err = capsys.readouterr()
    assert "## How to fix" in out
    assert err.startswith("kling-route: .kling-route.toml:1: ")
