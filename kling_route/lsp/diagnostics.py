"""Findings, and what could not be read, as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    Range,
)
from pygls.uris import from_fs_path

from kling_route.lint.config import NOT_FULLY_READ
from kling_route.lint.settle import UNUSED
from kling_route.lint.source import normalise
from kling_route.lsp.positions import Text

if TYPE_CHECKING:
    from kling_route.lint.findings import Finding, Origin
    from kling_route.lsp.checking import Checked

SOURCE = "kling-route"
_SEVERITIES = {"error": DiagnosticSeverity.Error, "warning": DiagnosticSeverity.Warning}


def diagnostics(checked: Checked, site: str) -> dict[str, list[Diagnostic]]:
    """What is to be shown of every open text, by its address; `site` is where the manual is served, or ""."""
    shown: dict[str, list[Diagnostic]] = {uri: [] for file in checked.files.values() for uri in file.texts}
    for path in checked.files:
        for uri, one in (*found(checked, path, site), *_unread(checked, path)):
            shown[uri].append(one)
    return shown


def found(checked: Checked, path: str, site: str) -> Iterator[tuple[str, Diagnostic]]:
    """The findings in one file, each with the address of its text."""
    for finding in checked.findings(path):
        yield of_finding(checked, finding, site)


def of_finding(checked: Checked, finding: Finding, site: str) -> tuple[str, Diagnostic]:
    """A finding with the address of its text."""
    start, end = (finding.line, finding.column), (finding.end_line, finding.end_column)
    uri, span = checked.files[finding.path].range(start, end)
    return uri, Diagnostic(
        span,
        f"{finding.message} {finding.help}".strip(),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=CodeDescription(f"{site.rstrip('/')}/rules/{finding.rule}.html") if site else None,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if finding.rule == UNUSED else None,
        related_information=_related(checked, finding.origin) if finding.origin is not None else None,
    )


def _related(checked: Checked, origin: Origin) -> list[DiagnosticRelatedInformation]:
    place = (origin.line, origin.column)
    file = checked.files.get(origin.path)
    if file is not None:
        uri, span = file.range(place, place)
    else:
        text = _saved(origin.path, next(text for file in checked.files.values() for text in file.texts.values()))
        uri, span = from_fs_path(str(Path(origin.path).absolute())) or "", text.range(place, place)
    return [DiagnosticRelatedInformation(Location(uri, span), origin.what)]


def _saved(path: str, like: Text) -> Text:
    """A file that is not open, as far as it can be read."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        data = b""
    return Text(normalise(data)[0].decode("utf-8", "replace"), like.encoding)


def _unread(checked: Checked, path: str) -> Iterator[tuple[str, Diagnostic]]:
    """What keeps a file from being checked, or from being checked whole, on its first line."""
    uri, text = next(iter(checked.files[path].texts.items()))
    first = Range(Position(0, 0), text.position(len(text.line(0))))
    if checked.fault:
        yield uri, Diagnostic(first, checked.fault, DiagnosticSeverity.Error, source=SOURCE)
    for error in checked.errors(path):
        message = f"{error.message[:1].upper()}{error.message[1:]}."
        yield uri, Diagnostic(first, message, DiagnosticSeverity.Information, NOT_FULLY_READ, source=SOURCE)
