"""The formats that services read: SARIF, GitHub's annotations, GitLab's code quality."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kling_route import lint as library
from kling_route.lint.findings import Finding, Report, ScanError, Summary
from kling_route.lint.report import sarif
from kling_route.lint.rules import RULES
from lint_shell.conftest import Lint
from lint_shell.samples import LEAK, write

OFFICIAL = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text())
LOGGED = "import requests\nr = requests.get('https://api.apidot.ai/api/generate/status/x').json()\nprint(r)\n"


@pytest.fixture
def log(lint: Lint) -> Any:
    """The SARIF log of a scan of the current folder, valid by the official schema."""

    def scan() -> dict[str, Any]:
        document: dict[str, Any] = json.loads(lint("--format", "sarif").out)
        jsonschema.Draft4Validator(OFFICIAL).validate(document)
        (run,) = document["runs"]
        return run

    return scan


def test_sarif(log: Any) -> None:
    write({"app/a b.py": "# ä\n" + LOGGED, "b.py": LEAK, "broken.py": "x = )  # apidot\n"})
    run = log()
    assert run["columnKind"] == "unicodeCodePoints"
    logged, leaked = run["results"]
    place = logged["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "app/a%20b.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 9}
    steps = logged["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["physicalLocation"]["region"]["startLine"] for step in steps] == [3, 4]
    assert "codeFlows" not in leaked
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["logged-payload", "leaked-key"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "broken.py" in json.dumps(invocation["toolExecutionNotifications"])


def test_every_rule_is_described(log: Any) -> None:
    run = log()
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(described) == [rule.id for rule in RULES]
    for rule in described.values():
        assert rule["help"]["markdown"].count("##") >= 4
        security = rule["properties"].get("security-severity")
        assert (security is None) == ("security" not in rule["properties"].get("tags", []))
        assert security is None or 0 < float(security) <= 10
    keys = [rule for rule in described if rule.endswith("-key")]
    assert keys and all("security-severity" in described[rule]["properties"] for rule in keys)


def test_fingerprints_stay_when_lines_move_and_tell_findings_apart(log: Any) -> None:
    def fingerprints() -> list[str]:
        return [result["partialFingerprints"][sarif.FINGERPRINT] for result in log()["results"]]

    write({"a.py": LOGGED + "print(r)\n" + LEAK})
    before = fingerprints()
    assert len(set(before)) == 3
    write({"a.py": "\n\n# moved\n" + LOGGED + "print(  r  )\n" + LEAK})
    after = fingerprints()
    assert after[0] == before[0]
    assert after[2] == before[2]
    write({"a.py": LOGGED + "print(r)\n" + LEAK.replace("sk-a", "sk-b")})
    assert fingerprints()[2] != before[2]


def test_more_findings_than_github_takes() -> None:
    def finding(line: int, severity: str) -> Finding:
        return Finding("leaked-key", severity, "a.py", line, 1, line, 2, "m", "h")

    found = tuple(finding(line, "warning" if line <= 10 else "error") for line in range(1, 25_006))
    run = sarif.document(Report(found, (), Summary(1, 1, len(found), 0, 0)))["runs"][0]
    assert len(run["results"]) == 25_000
    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]]
    assert lines == [*range(1, 6), *range(11, 25_006)]
    assert "5 more findings" in json.dumps(run["invocations"])


def test_github(lint: Lint) -> None:
    write({"a,b.py": LOGGED, "broken.py": "x = )  # apidot\n"})
    error, finding = lint("--format", "github").out.splitlines()
    assert error.startswith("::error file=broken.py,title=not fully read::")
    assert finding.startswith("::error file=a%2Cb.py,line=3,endLine=3,col=1,endColumn=9,title=logged-payload::A body")


def test_github_is_given_no_command_by_a_name() -> None:
    from kling_route.lint.report import github

    errors = (ScanError("a\n::set-output name=x::y", "100 % of it\n::error::z"),)
    (line,) = github.render(Report((), errors, Summary(0, 0, 0, 0, 1))).splitlines()
    assert line.endswith("::100 %25 of it%0A::error::z")
    assert "file=a%0A%3A%3Aset-output name=x%3A%3Ay," in line


def test_gitlab(lint: Lint) -> None:
    write({"a.py": LOGGED + "print(r)\n", "b.py": LEAK})
    entries = json.loads(lint("--format", "gitlab").out)
    assert [entry["check_name"] for entry in entries] == ["logged-payload", "logged-payload", "leaked-key"]
    assert len({entry["fingerprint"] for entry in entries}) == 3
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}
    assert entries[0]["location"] == {"path": "a.py", "lines": {"begin": 3, "end": 3}}


def test_every_fixture_gives_a_valid_log(root: Path) -> None:
    report = library.check_paths([str(root / "tests" / "fixtures")])
    assert len({finding.rule for finding in report.findings}) > 10
    jsonschema.Draft4Validator(OFFICIAL).validate(sarif.document(report))
