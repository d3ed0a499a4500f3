"""From the files that matter to a report: lower, evaluate, ask the rules, settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint import knowledge
from kling_route.lint.bugs import failure
from kling_route.lint.config import NOT_FULLY_READ, Config
from kling_route.lint.evaluate import LoweredFile, evaluate
from kling_route.lint.findings import Report, ScanError, Summary
from kling_route.lint.lowering import lower
from kling_route.lint.prefilter import Selection
from kling_route.lint.progress import Progress, ScanInterrupted
from kling_route.lint.project.resolving import Project
from kling_route.lint.rules import RULES
from kling_route.lint.rules.base import Context, Draft
from kling_route.lint.settings import Settings
from kling_route.lint.settle import Judged, settle
from kling_route.lint.source import Source
from kling_route.lint.suppress import ignores
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.engine import Watch

EVERYWHERE = "."
"""The path of an error that may be about any file."""


class _Parsed(NamedTuple):
    """A source with its lowered fragments and what could not be read of it."""

    source: Source
    lowered: tuple[LoweredFile, ...]
    errors: tuple[ScanError, ...]


def judge(
    selection: Selection, settings: Settings, project: Project, progress: Progress, watch: Watch | None
) -> Report:
    """Judge the selected files, and show `watch` what the rules see.

    Raises `config.ConfigError`, and `ScanInterrupted` on Ctrl-C.
    """
    parsed: list[_Parsed] = []
    for source in selection.sources:
        progress("Parsed files:", len(parsed), len(selection.sources))
        parsed.append(_parse(source))
    errors = [*selection.unreadable, *(error for file in parsed for error in file.errors)]
    drafts: list[Draft] = []
    interrupted = False
    try:
        for config, members in _groups(parsed, settings):
            errors += _evaluate(config, parsed, members, project, progress, drafts, watch)
    except KeyboardInterrupt:
        interrupted = True
        errors.append(ScanError(EVERYWHERE, "interrupted: not everything was judged"))
    errors = [error for error in dict.fromkeys(errors) if not settings.accepts(NOT_FULLY_READ, error.path)]
    broken = {error.path for error in errors}
    reported = [file for file in parsed if file.source.report]
    files = [_judged(file, broken.isdisjoint((file.source.path, EVERYWHERE))) for file in reported]
    settled = settle(drafts, files, settings, RULES)
    unread = selection.unread + len(broken - {error.path for error in selection.unreadable})
    summary = Summary(selection.files, len(reported), len(settled.findings), settled.suppressed, unread)
    report = Report(settled.findings, tuple(sorted(errors)), summary, selection.notes, masking=settled.masking)
    if interrupted:
        raise ScanInterrupted(report)
    return report


def _parse(source: Source) -> _Parsed:
    """Lower a source. What went wrong is told for files that are reported on or name the API themselves."""
    try:
        lowered, errors = lower(source)
    except Exception as error:
        lowered, errors = [], [ScanError(source.path, f"not fully read: {failure(error)}")]
    matters = source.report or source.speaks
    return _Parsed(source, tuple(lowered), tuple(errors) if matters else ())


def _judged(file: _Parsed, whole: bool) -> Judged:
    return Judged(file.source, ignores(file.source, [(part.fragment, part.module) for part in file.lowered]), whole)


def _groups(parsed: Sequence[_Parsed], settings: Settings) -> Iterator[tuple[Config, frozenset[str]]]:
    """The reported files, by what their configurations say on evaluation: each rules its own files only."""
    groups: dict[tuple[object, ...], tuple[Config, list[str]]] = {}
    for file in parsed:
        if file.source.report:
            config = settings.config(file.source.path)
            place = config.folder if config.api_schemas else ""
            key = (config.log_sinks, config.redactors, config.api_schemas, place)
            groups.setdefault(key, (config, []))[1].append(file.source.path)
    for config, members in groups.values():
        yield config, frozenset(members)


def _evaluate(
    config: Config,
    parsed: Sequence[_Parsed],
    members: frozenset[str],
    project: Project,
    progress: Progress,
    drafts: list[Draft],
    watch: Watch | None,
) -> list[ScanError]:
    """Follow values through all files, add what every rule says about those of `members` to `drafts`.

    Rules that are not selected are asked too, because what one of them knows to be a key no other may print.
    """
    languages = {file.source.path: file.source.language for file in parsed}

    def resolve(importer: str, module: str) -> str | None:
        return project.resolve(importer, module, languages[importer])

    catalogue, ecosystems = knowledge.catalogue(config), knowledge.ecosystems(config)
    lowered = [part._replace(report=part.path in members) for file in parsed for part in file.lowered]
    sources = tuple(file.source for file in parsed if file.source.path in members)
    try:
        evaluation = evaluate(lowered, catalogue, ecosystems, resolve, progress)
    except Exception as error:
        return [_unplaced(members, failure(error))]
    errors = [ScanError(file.path, f"not fully read: {reason}") for file, reason in evaluation.gave_up]
    context = Context(evaluation, catalogue, sources, ecosystems)
    for asked, rule in enumerate(RULES):
        progress("Asked rules:", asked, len(RULES), len(drafts))
        try:
            drafts.extend(draft for draft in rule.check(context) if draft.file.path in members)
        except Exception as error:
            errors.append(_unplaced(members, f"{rule.id}: {failure(error)}"))
    if evaluation.interrupted:
        raise KeyboardInterrupt
    if watch is not None:
        watch(context)
    return errors


def _unplaced(members: frozenset[str], reason: str) -> ScanError:
    """An error that may be about any of the files."""
    return ScanError(next(iter(members)) if len(members) == 1 else EVERYWHERE, f"not fully read: {reason}")
