"""What a scan hands out: findings, errors and a summary. The names are those of the lint document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.masking import Masking

SEVERITIES = ("warning", "error")
"""From the mildest to the worst."""


class Origin(NamedTuple):
    """Where the value of a finding came from, and `what` it is there."""

    path: str
    line: int
    column: int
    what: str


class Edit(NamedTuple):
    """Text to put in place of a range of the finding's file."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding. `safe`: they are certain to be what was meant.

    `digest` tells the text that they are for from any other.
    """

    safe: bool
    edits: tuple[Edit, ...]
    digest: str = ""


class Excerpt(NamedTuple):
    """The first line of a finding, keys masked and cut to a readable window.

    The finding is underlined from `column` of the text (from 1), `width` code points far.
    """

    text: str
    column: int
    width: int


class Finding(NamedTuple):
    """One report of a rule. Lines and columns start at 1, columns count code points; no text in it holds a key.

    `fingerprint` is what it is known by from one scan to the next.
    """

    rule: str
    severity: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    help: str
    origin: Origin | None = None
    fix: Fix | None = None
    cell: int | None = None
    excerpt: Excerpt | None = None
    fingerprint: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What reports sort by."""
        return (self.path, self.line, self.column, self.rule, self.message)


class ScanError(NamedTuple):
    """A file that the scan needed and could not read, parse or follow to the end."""

    path: str
    message: str


class Summary(NamedTuple):
    """Counts: files scanned, those about APIDot, findings, findings taken back by a comment, unreadable files."""

    files: int
    apidot_files: int
    findings: int
    suppressed: int
    unreadable: int


class Report(NamedTuple):
    """The outcome of a scan, in the order of path, line, column, rule."""

    findings: tuple[Finding, ...]
    errors: tuple[ScanError, ...]
    summary: Summary
    notes: tuple[str, ...] = ()
    """What `--verbose` tells: which files were looked at and why."""
    accepted: int = 0
    """Findings that the baseline has taken out."""
    stale: int = 0
    """Entries of the baseline that no finding answers to any more."""
    fixed: int = 0
    """Findings that were there before, and are not among `findings`."""
    masking: Masking | None = None
    """Masks keys in what else is shown of the scanned files."""
