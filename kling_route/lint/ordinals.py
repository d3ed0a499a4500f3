"""Tells findings apart that are known by the same fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kling_route.lint.findings import Finding


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Yields each finding with its number, from 0, among those of its file with the same fingerprint."""
    met: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (finding.path, finding.fingerprint)
        yield finding, met[key]
        met[key] += 1
