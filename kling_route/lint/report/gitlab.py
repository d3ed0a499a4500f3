"""GitLab's code quality report."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from kling_route.lint.findings import Finding, Report
from kling_route.lint.ordinals import numbered

SEVERITIES = {"error": "major", "warning": "minor"}


def render(report: Report) -> str:
    """The report as indented JSON text with a final line end."""
    entries = [_entry(finding, ordinal) for finding, ordinal in numbered(report.findings)]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entry(finding: Finding, ordinal: int) -> dict[str, Any]:
    known_by = f"{finding.path}\n{finding.fingerprint}\n{ordinal}"
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": sha256(known_by.encode("utf-8", "surrogateescape")).hexdigest(),
        "severity": SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.line, "end": finding.end_line}},
    }
