"""Annotations of a pull request: workflow commands, which GitHub Actions reads from a step's output."""

from __future__ import annotations

from kling_route.lint.findings import Finding, Report, ScanError


def render(report: Report) -> str:
    """A line for each finding and each error; those that GitHub shows first are the most severe."""
    findings = sorted(report.findings, key=lambda finding: finding.severity != "error")
    return "".join([*map(_error, report.errors), *map(_finding, findings)])


def _finding(finding: Finding) -> str:
    place = {"file": finding.path, "line": finding.line, "endLine": finding.end_line}
    if finding.line == finding.end_line:  # GitHub takes columns for a single line only
        place |= {"col": finding.column, "endColumn": finding.end_column}
    return _command(finding.severity, f"{finding.message} {finding.help}".strip(), **place, title=finding.rule)


def _error(error: ScanError) -> str:
    return _command("error", error.message, file=error.path, title="not fully read")


def _command(name: str, message: str, **properties: object) -> str:
    given = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{name} {given}::{_escaped(message)}\n"


def _escaped(text: str, marks: str = "") -> str:
    """The text with what would end a command's line or property, in the way that the runner undoes."""
    for mark in "%\r\n" + marks:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text
