"""SARIF 2.1.0, as GitHub code scanning and other services read it.

GitHub's limits hold: at most 25,000 results a run. Rules whose findings put something at risk carry its size, so that
they are shown as security alerts.
"""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import Any
from urllib.parse import quote

from kling_route import __version__
from kling_route.lint.findings import Finding, Fix, Report, ScanError
from kling_route.lint.ordinals import numbered
from kling_route.lint.rules import RULES
from kling_route.lint.rules.base import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""Stands for the folder that paths are relative to."""

MOST_RESULTS = 25_000
FINGERPRINT = "klingRoute/v1"
NUMBERS = {rule.id: number for number, rule in enumerate(RULES)}


def render(report: Report) -> str:
    """The report as indented JSON text with a final line end."""
    return json.dumps(document(report), ensure_ascii=False, indent=1) + "\n"


def document(report: Report) -> dict[str, Any]:
    """The report as a SARIF log of one run, as plain data."""
    shown = list(numbered(report.findings))
    if len(shown) > MOST_RESULTS:  # the most severe, in the order of the report
        worst = sorted(range(len(shown)), key=lambda at: shown[at][0].severity != "error")[:MOST_RESULTS]
        shown = [shown[at] for at in sorted(worst)]
    driver = {"name": "kling-route", "semanticVersion": __version__, "rules": list(map(_rule, RULES))}
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report, len(report.findings) - len(shown))],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, ordinal) for finding, ordinal in shown],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    manual = cleandoc(rule.manual)
    properties: dict[str, Any] = {"tags": ["security"], "security-severity": str(rule.risk)} if rule.risk else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": _paragraph(manual)},
        "help": {"text": manual, "markdown": manual},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"precision": "high", **properties},
    }


def _paragraph(manual: str) -> str:
    """What a manual page says first, under its first line."""
    return " ".join(manual.split("\n\n")[1].split())


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    notes = list(map(_notification, report.errors))
    if left_out:
        notes.append({"level": "warning", "message": {"text": f"{left_out} more findings are left out."}})
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": notes}


def _notification(error: ScanError) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": _artifact(error.path)}}
    return {"level": "error", "message": {"text": error.message}, "locations": [place]}


def _result(finding: Finding, ordinal: int) -> dict[str, Any]:
    end = (finding.end_line, finding.end_column)
    place = _location(finding.path, finding.line, finding.column, finding.message, end)
    del place["message"]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": NUMBERS[finding.rule],
        "level": finding.severity,
        "message": {"text": f"{finding.message} {finding.help}".strip()},
        "locations": [place],
        "partialFingerprints": {FINGERPRINT: f"{finding.fingerprint}:{ordinal}"},
    }
    if finding.fix:
        result["fixes"] = [_fix(finding.path, finding.fix)]
    if origin := finding.origin:
        steps = [
            _location(origin.path, origin.line, origin.column, origin.what),
            _location(finding.path, finding.line, finding.column, finding.message, end),
        ]
        result["codeFlows"] = [{"threadFlows": [{"locations": [{"location": step} for step in steps]}]}]
    return result


def _location(path: str, line: int, column: int, text: str, end: tuple[int, int] | None = None) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(path), "region": _region(line, column, end)}
    return {"physicalLocation": place, "message": {"text": text}}


def _region(line: int, column: int, end: tuple[int, int] | None) -> dict[str, int]:
    region = {"startLine": line, "startColumn": column}
    return region | {"endLine": end[0], "endColumn": end[1]} if end else region


def _fix(path: str, fix: Fix) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(edit.line, edit.column, (edit.end_line, edit.end_column)),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    return {"artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}]}


def _artifact(path: str) -> dict[str, str]:
    """A file by its address: relative to the root, unless it lies elsewhere."""
    address = quote(path, errors="surrogateescape")
    return {"uri": f"file://{address}"} if path.startswith("/") else {"uri": address, "uriBaseId": ROOT}
