"""From what rules say to what is reported: configuration, suppressions, severity, order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kling_route.lint.findings import Edit, Finding, Fix, Origin
from kling_route.lint.masking import Masking
from kling_route.lint.settings import Settings
from kling_route.lint.source import Position, Source
from kling_route.lint.suppress import Ignore
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.rules.base import Draft, Rule

UNUSED = "unused-ignore"
"""The rule about suppressions that suppress nothing."""


class Settled(NamedTuple):
    """Findings in order, how many more a comment took back, and what knows the keys that they name."""

    findings: tuple[Finding, ...]
    suppressed: int
    masking: Masking


class Judged(NamedTuple):
    """One file with the suppressions in it. `whole`: it was read and followed to the end."""

    source: Source
    ignores: Sequence[Ignore]
    whole: bool


def settle(drafts: Sequence[Draft], files: Iterable[Judged], settings: Settings, rules: Sequence[Rule]) -> Settled:
    """Make findings of drafts, and leave out what the configuration or a comment takes back."""
    masking = Masking(drafts)
    severities = {rule.id: rule.severity for rule in rules}
    by_file: dict[str, list[Finding]] = {}
    for draft in drafts:
        if settings.reports(draft.rule, draft.file.path):
            own = draft.severity or severities[draft.rule]
            severity = settings.severity(draft.rule, draft.file.path, own)
            by_file.setdefault(draft.file.path, []).append(_finding(draft, masking, severity))
    kept: list[Finding] = []
    suppressed = 0
    for file in files:
        found = {(finding.order): finding for finding in by_file.get(file.source.path, ())}
        left, used = _suppress(found.values(), file.ignores)
        suppressed += len(found) - len(left)
        unused = list(_unused(file, used, settings, severities, masking))
        stays, silenced = _suppress(unused, [ignore for ignore in file.ignores if ignore.rule == UNUSED])
        suppressed += len(silenced)
        kept += left + stays
    return Settled(tuple(sorted(kept, key=lambda finding: finding.order)), suppressed, masking)


def _finding(draft: Draft, masking: Masking, severity: str) -> Finding:
    fragment, path = draft.file.fragment, draft.file.path
    start, end = fragment.span(draft.start, draft.end)
    origin = None
    if draft.origin:
        file, place, what = draft.origin
        line, column = file.fragment.position(place)
        origin = Origin(file.path, line, column, masking.text(what))
    return Finding(
        draft.rule,
        severity,
        path,
        start.line,
        start.column,
        end.line,
        end.column,
        masking.text(draft.message, draft.secrets),
        masking.text(draft.help),
        origin,
        fix=_fix(draft),
        cell=fragment.cell,
        excerpt=masking.excerpt(path, fragment, start, end),
        fingerprint=masking.fingerprint(draft.rule, fragment, start, end),
    )


def _fix(draft: Draft) -> Fix | None:
    if draft.change is None:
        return None
    fragment = draft.file.fragment
    start, end = fragment.span(draft.change.start, draft.change.end)
    return Fix(True, (Edit(*start, *end, draft.change.text),), fragment.lines.digest)


def _suppress(findings: Iterable[Finding], ignores: Sequence[Ignore]) -> tuple[list[Finding], set[Ignore]]:
    """The findings that no ignore speaks of, and the ignores that spoke of one."""
    left = []
    used: set[Ignore] = set()
    for finding in findings:
        lines = {finding.line, finding.end_line}
        speaking = [ignore for ignore in ignores if ignore.rule == finding.rule and not lines.isdisjoint(ignore.lines)]
        used.update(speaking)
        if not speaking:
            left.append(finding)
    return left, used


def _unused(
    file: Judged, used: set[Ignore], settings: Settings, severities: Mapping[str, str], masking: Masking
) -> Iterable[Finding]:
    """A finding for each ignore that takes nothing back; where a rule or the file's end was not reached, none."""
    path = file.source.path
    if not settings.reports(UNUSED, path):
        return
    severity = settings.severity(UNUSED, path, severities[UNUSED])
    reason_required = settings.config(path).require_reason
    for ignore in file.ignores:
        said = _complaint(ignore, severities, reason_required)
        if said is None and (
            ignore in used or ignore.rule == UNUSED or not file.whole or not settings.reports(ignore.rule, path)
        ):
            continue
        message, help_text = said or (f"Nothing here to ignore: {ignore.rule} finds no fault.", "Remove the comment.")
        start, end = Position(ignore.line, ignore.column), Position(ignore.line, ignore.end_column)
        fragment, message = file.source.fragment, masking.text(message)
        yield Finding(
            *(UNUSED, severity, path, start.line, start.column, end.line, end.column, message, help_text),
            cell=ignore.cell,
            excerpt=masking.excerpt(path, fragment, start, end),
            fingerprint=masking.fingerprint(UNUSED, fragment, start, end),
        )


def _complaint(ignore: Ignore, rules: Collection[str], reason_required: bool) -> tuple[str, str] | None:
    if not ignore.rule:
        return "This ignore names no rule, so it ignores nothing.", "Write kling-route: ignore[rule] reason."
    if ignore.rule not in rules:
        from kling_route.lint.shape import meant

        return f'No rule "{ignore.rule}"{meant(ignore.rule, rules)}', "`kling-route explain` lists the rules."
    if reason_required and not ignore.reasoned:
        return "This ignore gives no reason.", f"Write kling-route: ignore[{ignore.rule}] reason."
    return None
