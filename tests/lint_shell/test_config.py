"""The configuration of a project."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kling_route.lint.shape import problems
from lint_shell.conftest import Lint
from lint_shell.samples import CLEAN, LEAK, git, write

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "config.schema.json").read_text())


def test_pyproject_and_own_file(findings: Lint) -> None:
    write({"a.py": LEAK, "pyproject.toml": '[tool.kling-route]\nignore = ["leaked-key"]\n'})
    assert findings().rules == []
    write({".kling-route.toml": 'select = ["leaked-key"]\n'})
    assert findings().rules == [("a.py", 1, "leaked-key")]
    write({".kling-route.toml": '[tool.kling-route]\nselect = ["logged-url"]\n'})
    assert findings().rules == []


def test_the_nearest_configuration_rules(findings: Lint) -> None:
    off = '[tool.kling-route]\nselect = ["logged-url"]\n'
    write({"pyproject.toml": off, "a.py": LEAK, "b/pyproject.toml": "[tool.kling-route]\n", "b/c/a.py": LEAK})
    write({"d/pyproject.toml": "[project]\nname = 'd'\n", "d/a.py": LEAK})
    assert findings().rules == [("b/c/a.py", 1, "leaked-key")]


def test_a_configuration_outside_the_checkout_is_not_taken(findings: Lint) -> None:
    write({"../.kling-route.toml": 'select = ["logged-url"]\n', "a.py": LEAK})
    assert findings().rules == []
    git("init")
    assert findings().rules == [("a.py", 1, "leaked-key")]


def test_a_given_configuration_holds_for_all(findings: Lint) -> None:
    write({"a.py": LEAK, ".kling-route.toml": 'ignore = ["leaked-key"]\n', "other.toml": 'exclude = ["b.py"]\n'})
    write({"b.py": LEAK})
    assert findings("--config", "other.toml").rules == [("a.py", 1, "leaked-key")]


def test_severity_and_fail_on(findings: Lint) -> None:
    write({"a.py": LEAK, ".kling-route.toml": '[severity]\nleaked-key = "warning"\n'})
    result = findings()
    assert (result.code, result.document["findings"][0]["severity"]) == (1, "warning")
    assert findings("--fail-on", "error").code == 0
    assert findings("--exit-zero").code == 0


def test_per_file_ignores_and_exclude_are_relative_to_the_file(findings: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"p/.kling-route.toml": 'exclude = ["/gen"]\n[per-file-ignores]\n"tests/**" = ["leaked-key"]\n'})
    write({"p/gen/a.py": LEAK, "p/x/gen/a.py": LEAK, "p/tests/a.py": LEAK, "tests/a.py": LEAK})
    assert [path for path, _, _ in findings().rules] == ["p/x/gen/a.py", "tests/a.py"]
    monkeypatch.chdir("p/tests")
    assert findings("..").rules == [("../x/gen/a.py", 1, "leaked-key")]


def test_the_command_line_selects_anew_and_ignores_more(findings: Lint) -> None:
    write({"a.py": LEAK, ".kling-route.toml": 'select = ["logged-url"]\n'})
    assert findings("--select", "leaked-key,logged-url").rules == [("a.py", 1, "leaked-key")]
    assert findings("--select", "leaked-key", "--ignore", "leaked-key").rules == []


def test_not_fully_read_can_be_accepted(findings: Lint) -> None:
    write({"a.py": "x = )  # apidot\n"})
    assert findings().code == 3
    write({".kling-route.toml": '[per-file-ignores]\n"a.py" = ["not-fully-read"]\n'})
    result = findings()
    assert (result.code, result.document["errors"]) == (0, [])


def test_own_sinks_and_redactors(findings: Lint) -> None:
    call = "import audit, requests\nr = requests.get('https://api.apidot.ai/api/generate/status/x').json()\n"
    write({"p/a.py": call + "audit.write(r)\nprint(scrub(r))\n", "q/a.py": call + "audit.write(r)\n"})
    before = findings().rules
    write({"p/.kling-route.toml": 'log-sinks = ["audit.write"]\nredactors = ["scrub"]\n'})
    assert findings().rules == [("p/a.py", 3, "logged-payload")]
    assert before in ([], [("p/a.py", 4, "logged-payload")])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('selct = ["leaked-key"]', ':1: selct: unknown key; did you mean "select"?'),
        ('\nselect = ["leaked-kee"]', ':2: select: no rule "leaked-kee"; did you mean "leaked-key"?'),
        ("select = 1", ":1: select: must be a list"),
        ("exclude = [1]", ":1: exclude: must be a string"),
        ('exclude = [""]', ":1: exclude: must not be empty"),
        ('[severity]\nlogged-url = "loud"', ":2: severity.logged-url: must be one of 'error', 'warning'"),
        ('[severity]\nlogged-uri = "error"', ':2: severity.logged-uri: no rule "logged-uri"'),
        ('[per-file-ignores]\n"x/**" = "leaked-key"', ":2: per-file-ignores.x/**: must be a list"),
        ("x = = 1", ":1:5: not valid TOML"),
        ('api-schemas = ["none/*.yaml"]', 'api-schemas: no file is named "none/*.yaml"'),
        ("x = " + "[" * 5000, ".kling-route.toml: nested too deeply"),
        (b"\xff", "not valid UTF-8 (byte 1)"),
    ],
)
def test_a_wrong_configuration_is_told_with_its_line(lint: Lint, text: str | bytes, told: str) -> None:
    write({"a.py": CLEAN, ".kling-route.toml": text})
    result = lint()
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert "Traceback" not in result.err


def test_all_mistakes_are_told_at_once(lint: Lint) -> None:
    write({"a.py": CLEAN, "pyproject.toml": '[tool.kling-route]\nselct = []\nexclude = "x"\n[tool.other]\nselct = 1\n'})
    assert lint().err.splitlines() == [
        'kling-route: pyproject.toml:2: selct: unknown key; did you mean "select"?',
        "kling-route: pyproject.toml:3: exclude: must be a list",
    ]


def test_a_missing_configuration_or_rule_is_misuse(lint: Lint) -> None:
    assert lint("--config", "none.toml").code == 2
    result = lint("--select", "leaked")
    assert result.code == 2
    assert 'no rule "leaked"; did you mean "leaked-key"?' in result.err


def test_pyproject_files_of_others_are_not_parsed(lint: Lint) -> None:
    write({"a.py": CLEAN, "pyproject.toml": "this is = = no TOML\n"})
    assert lint().code == 0


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"select": ["leaked-key"], "exclude": ["a/**"], "log-sinks": ["x"], "redactors": ["y"], "api-schemas": ["z"]},
        {"severity": {"logged-url": "warning"}, "per-file-ignores": {"a": ["not-fully-read"]}},
        {"severity": {"Logged": "warning"}},
        {"severity": {"logged-url": 1}},
        {"per-file-ignores": []},
        {"select": "x"},
        {"select": ["X"]},
        {"exclude": [""]},
        {"unknown": 1},
    ],
)
def test_our_check_agrees_with_a_full_validator(document: dict[str, Any]) -> None:
    ours = bool(problems(document, SCHEMA))
    assert ours == bool(list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(document)))


def test_the_schema_is_valid_and_described() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert all("description" in entry for entry in SCHEMA["properties"].values())
    for name, entry in SCHEMA["properties"].items():
        for example in entry.get("examples", ()):
            assert problems({name: example}, SCHEMA) == []


def test_the_checked_in_example_of_the_guide(findings: Lint) -> None:
    text = '[tool.kling-route]\nselect = ["leaked-key", "logged-url"]\nexclude = ["vendor/**"]\n'
    assert tomllib.loads(text)
    write({"pyproject.toml": text, "vendor/a.py": LEAK, "a.py": LEAK})
    assert findings().rules == [("a.py", 1, "leaked-key")]
