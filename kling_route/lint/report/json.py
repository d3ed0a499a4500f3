"""The lint document: what other programs read. Its schema is `schemas/lint-report.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from kling_route.lint.findings import Finding, Report

VERSION = 1


def render(report: Report) -> str:
    """The document as indented JSON text with a final line end. The same report gives the same text."""
    return json.dumps(document(report), ensure_ascii=False, indent=1) + "\n"


def document(report: Report) -> dict[str, Any]:
    """The document as plain data."""
    return {
        "version": VERSION,
        "summary": report.summary._asdict(),
        "findings": [_finding(finding) for finding in report.findings],
        "errors": [error._asdict() for error in report.errors],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    """One finding; what it has not is left out."""
    entry = finding._asdict()
    del entry["excerpt"], entry["fingerprint"]
    if finding.origin:
        entry["origin"] = finding.origin._asdict()
    if finding.fix:
        entry["fix"] = {"safe": finding.fix.safe, "edits": [edit._asdict() for edit in finding.fix.edits]}
    return {key: value for key, value in entry.items() if value is not None}
