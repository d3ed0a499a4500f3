"""The report for people: each finding with the line it stands on, and a summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kling_route.lint.findings import Excerpt, Finding, Report, Summary

_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_STYLES = {"error": "1;31", "warning": "1;33", "path": "1", "rule": "2", "frame": "34", "help": "36"}


class Style:
    """Colours a text, or does not."""

    __slots__ = ("_on",)

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, name: str) -> str:
        return f"\x1b[{_STYLES[name]}m{text}\x1b[0m" if self._on else text


def render(report: Report, color: bool = False, quiet: bool = False, statistics: bool = False) -> str:
    """The report as text with a final line end. `quiet` leaves out the summary."""
    style = Style(color)
    blocks = [_finding(finding, style) + "\n" for finding in report.findings]
    if statistics:
        blocks.append(tally(report.findings))
    if not quiet:
        blocks.append(summary_line(report) + "\n")
    return "\n".join(block for block in blocks if block)


def tally(findings: Iterable[Finding]) -> str:
    """How many findings each rule has, most first."""
    counts = Counter(finding.rule for finding in findings)
    return "".join(
        f"{count:6} {rule}\n" for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def summary_line(report: Report) -> str:
    """What was found, and in how many files."""
    found, summary = report.findings, report.summary
    if found:
        severities = Counter(finding.severity for finding in found)
        parts = [count(severities[name], name) for name in ("error", "warning") if severities[name]]
        first = f"Found {' and '.join(parts)} in {count(len({finding.path for finding in found}), 'file')}."
    else:
        first = "No findings."
    fixed = f"Fixed {count(report.fixed, 'finding')}." if report.fixed else ""
    return " ".join(part for part in (fixed, first, _scanned(summary), _baseline(report)) if part)


def _scanned(summary: Summary) -> str:
    if not summary.files:
        return "No file was scanned."
    parts = [f"Scanned {count(summary.files, 'file')}, {summary.apidot_files or 'none'} of them about APIDot"]
    if summary.suppressed:
        parts.append(f"{count(summary.suppressed, 'finding')} ignored by comments")
    if summary.unreadable:
        parts.append(f"{count(summary.unreadable, 'file')} not fully read")
    return "; ".join(parts) + "."


def _baseline(report: Report) -> str:
    parts = []
    if report.accepted:
        parts.append(f"The baseline accepts {count(report.accepted, 'finding')}.")
    if report.stale:
        stale = count(report.stale, "stale entry", "stale entries")
        parts.append(f"The baseline has {stale}, which --write-baseline drops.")
    return " ".join(parts)


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def visible(text: str) -> str:
    """The text with every character that a terminal would obey, or not show, replaced by a sign of the same length."""
    return _UNSEEN.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text)


def _finding(finding: Finding, style: Style) -> str:
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}:"
    cell = f" (cell {finding.cell})" if finding.cell else ""
    head = f"{style(place, 'path')} {style(finding.severity, finding.severity)}{style(f'[{finding.rule}]', 'rule')}"
    lines = [f"{head}{cell} {visible(finding.message)}"]
    gutter = " " * len(str(finding.line))
    if finding.excerpt:
        lines += _frame(finding.excerpt, finding, gutter, style)
    if origin := finding.origin:
        where = f"{visible(origin.path)}:{origin.line}:{origin.column}"
        lines.append(f"{gutter} {style('=', 'frame')} from {where}: {visible(origin.what)}")
    if finding.help:
        lines.append(f"{gutter} {style('=', 'frame')} {style('help:', 'help')} {visible(finding.help)}")
    return "\n".join(lines)


def _frame(excerpt: Excerpt, finding: Finding, gutter: str, style: Style) -> list[str]:
    text = visible(excerpt.text)
    before, meant = text[: excerpt.column - 1], text[excerpt.column - 1 :][: excerpt.width]
    indent = "".join("\t" if character == "\t" else " " * _columns(character) for character in before)
    carets = "^" * max(1, sum(map(_columns, meant)))
    bar = style("|", "frame")
    return [
        f"{gutter} {bar}",
        f"{style(str(finding.line), 'frame')} {bar} {text.rstrip()}",
        f"{gutter} {bar} {indent}{style(carets, finding.severity)}",
    ]


def _columns(character: str) -> int:
    """Columns of a terminal that a character takes."""
    if character.isascii():
        return 1
    import unicodedata

    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
