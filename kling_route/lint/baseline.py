"""Baselines: the findings that a project has accepted for now, in a file that is kept with its code.

A line of the file is one finding: its rule, its fingerprint with a number among equal ones, its path from the file's
folder. There is no time, line number or secret in it, and the lines are sorted, so that branches merge.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from kling_route.lint.findings import Finding, Report
from kling_route.lint.ordinals import numbered
from kling_route.lint.project import regular
from kling_route.tuples import NamedTuple

HEADER = (
    "# Findings that kling-route does not report. Written by `kling-route lint --baseline FILE --write-baseline`.\n"
)

LIMIT = 32_000_000
"""Bytes: a larger baseline is refused."""

_LINE = re.compile(r"(?P<rule>[a-z-]+) (?P<fingerprint>[0-9a-f]{16}):(?P<ordinal>\d{1,9}) (?P<path>.+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPED = {escaped: letter for letter, escaped in _ESCAPES.items()}


class BaselineError(Exception):
    """A baseline cannot be read. The message names the file, and the line if there is one."""


class Entry(NamedTuple):
    """One accepted finding. Equal findings of a file are told apart by `ordinal`, from 0."""

    path: str
    rule: str
    fingerprint: str
    ordinal: int

    def __str__(self) -> str:
        path = "".join(_ESCAPES.get(character, character) for character in self.path)
        return f"{self.rule} {self.fingerprint}:{self.ordinal} {path}"


def read(file: str) -> frozenset[Entry]:
    """The entries of a baseline. Raises BaselineError."""
    try:
        lines = [line.decode("utf-8", "surrogateescape") for line in regular.read(file, LIMIT).splitlines()]
    except OSError as error:
        raise BaselineError(f"{file}: {error.strerror}; --write-baseline writes one") from error
    return frozenset(_entry(file, number, line) for number, line in enumerate(lines, 1) if line and line[0] != "#")


def _entry(file: str, number: int, line: str) -> Entry:
    match = _LINE.fullmatch(line)
    if match is None:
        raise BaselineError(f"{file}:{number}: not a line of a baseline; write it anew with --write-baseline")
    path = re.sub(r"\\.", lambda escaped: _ESCAPED.get(escaped[0], escaped[0][1:]), match["path"])
    return Entry(path, match["rule"], match["fingerprint"], int(match["ordinal"]))


def write(file: str, report: Report, scanned: Sequence[str]) -> None:
    """Accept the findings of a report. Entries of files that lie in none of the paths `scanned` stay.

    Raises BaselineError and OSError.
    """
    known = read(file) if os.path.lexists(file) else frozenset()
    kept = [entry for entry in known if not _lies_in(entry, file, scanned)]
    entries = {*kept, *(entry for _, entry in _entries(report.findings, file))}
    text = HEADER + "".join(f"{entry}\n" for entry in sorted(entries))
    with open(file, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
        stream.write(text)


def without(report: Report, file: str, scanned: Sequence[str]) -> Report:
    """The report without what a baseline accepts, and the number of entries for the paths `scanned` that are stale.

    Raises BaselineError.
    """
    known = read(file)
    met = set()
    left = []
    for finding, entry in _entries(report.findings, file):
        if entry in known:
            met.add(entry)
        else:
            left.append(finding)
    stale = sum(_lies_in(entry, file, scanned) for entry in known - met)
    summary = report.summary._replace(findings=len(left))
    return report._replace(findings=tuple(left), summary=summary, accepted=len(met), stale=stale)


def _entries(findings: Iterable[Finding], file: str) -> Iterable[tuple[Finding, Entry]]:
    folder = os.path.dirname(os.path.abspath(file))
    for finding, ordinal in numbered(findings):
        path = os.path.relpath(finding.path, folder).replace(os.sep, "/")
        yield finding, Entry(path, finding.rule, finding.fingerprint, ordinal)


def _lies_in(entry: Entry, file: str, scanned: Sequence[str]) -> bool:
    path = os.path.join(os.path.dirname(os.path.abspath(file)), entry.path)
    folders = [os.path.abspath(name) for name in scanned]
    return any(path == folder or path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)
