"""Applies the safe fixes of a scan: in memory until none is left, since one may lead to the next, then to the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from kling_route.lint.findings import Edit, Fix, Report, ScanError
from kling_route.lint.fixes.replacing import CHANGED, ChangedError, replace
from kling_route.lint.languages import language_of
from kling_route.lint.lowering import lower
from kling_route.lint.source import TEXT, Lines, Source, normalise, restored
from kling_route.tuples import NamedTuple

ROUNDS = 10
"""Scans, of which each may find what the fixes before have laid open."""

Scan: TypeAlias = Callable[[Mapping[str, bytes]], Report]
"""Scans with the text of some files as it is not on disk."""


class Text(NamedTuple):
    """A file that is being fixed: its bytes as they are, its text as it is to be, and both without keys.

    `fixed` counts findings.
    """

    old: bytes
    data: str
    masked_old: str
    masked: str
    fixed: int = 0

    @property
    def new(self) -> bytes:
        """The bytes as they are to be."""
        return restored(self.data.encode(), self.old)

    def edited(self, edits: Sequence[Edit]) -> Text:
        """The text after some edits, the last of the file first."""
        starts = [0]
        for line in self.data.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        data, masked = self.data, self.masked
        for edit in edits:
            start, end = starts[edit.line - 1] + edit.column - 1, starts[edit.end_line - 1] + edit.end_column - 1
            data, masked = (text[:start] + edit.text + text[end:] for text in (data, masked))
        return self._replace(data=data, masked=masked, fixed=self.fixed + len(edits))


class Fixing:
    """What the fixes of a scan come to. `before` is its report; `texts` are the files that they change."""

    def __init__(self, scan: Scan, given: Mapping[str, bytes]) -> None:
        self._scan = scan
        self._given = given
        self._errors: list[ScanError] = []
        self.texts: dict[str, Text] = {}
        self.before = self._after = scan(given)
        for _ in range(ROUNDS):
            fixed = [self._fix(path, fixes) for path, fixes in _by_file(self._after).items()]
            if not any(fixed):
                break
            self._after = scan({**given, **{path: text.new for path, text in self.texts.items()}})

    def _fix(self, path: str, fixes: Sequence[Fix]) -> bool:
        """Fix what can be fixed in a file; whether that is anything."""
        text = self.texts.get(path) or self._read(path)
        if text is None:
            return False
        if Lines(text.data.encode()).digest != fixes[0].digest:
            self._errors.append(ScanError(path, f"not fixed: {CHANGED}"))
            return False
        made = _applied(path, text, apart(fixes))
        if made is text:
            return False
        self.texts[path] = made
        return True

    def _read(self, path: str) -> Text | None:
        """A file as it is; None where it cannot be written again as it was."""
        try:
            old = self._given[path] if path in self._given else _bytes(path)
        except OSError as error:
            self._errors.append(ScanError(path, f"not fixed: {error.strerror}"))
            return None
        data, fault = normalise(old)
        if fault or restored(data, old) != old or self.before.masking is None:
            return None
        masked = self.before.masking.text_of(path, Lines(data))
        return Text(old, data.decode(), masked, masked)

    def diff(self) -> str:
        """What the fixes change, as a unified diff without keys."""
        from difflib import unified_diff

        from kling_route.lint.report.text import visible

        shown: list[str] = []
        for path, text in sorted(self.texts.items()):
            name = visible(path)
            old, new = _lines(text.masked_old), _lines(text.masked)
            shown += unified_diff(old, new, f"a/{name}", f"b/{name}")
        return "".join(shown)

    def write(self) -> Report:
        """Change the files, and report what is left."""
        written = dict(self.texts)
        for path, text in self.texts.items():
            try:
                replace(path, text.old, text.new)
            except (OSError, ChangedError) as error:
                del written[path]
                reason = error.strerror if isinstance(error, OSError) else str(error)
                self._errors.append(ScanError(path, f"not fixed: {reason}"))
        left = self._after if len(written) == len(self.texts) else self._scan(self._given)
        errors = tuple(sorted({*left.errors, *self._errors}))
        return left._replace(errors=errors, fixed=sum(text.fixed for text in written.values()))


def _by_file(report: Report) -> dict[str, list[Fix]]:
    """The safe fixes, by their files."""
    found: dict[str, list[Fix]] = {}
    for finding in report.findings:
        if finding.fix is not None and finding.fix.safe:
            found.setdefault(finding.path, []).append(finding.fix)
    return found


def _applied(path: str, text: Text, edits: Sequence[Edit]) -> Text:
    """The text after those edits that leave it as readable as it was."""
    unread = _unread(path, text.data)
    made = text.edited(edits)
    if _unread(path, made.data) <= unread:
        return made
    for edit in edits:
        made = text.edited([edit])
        if _unread(path, made.data) <= unread:
            text = made
    return text


def apart(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits that no other overlaps, the last of the file first, so that places stay what they are."""
    kept: list[Edit] = []
    for edit in sorted(edit for fix in fixes for edit in fix.edits):
        if not kept or (edit.line, edit.column) >= (kept[-1].end_line, kept[-1].end_column):
            kept.append(edit)
    return kept[::-1]


def _unread(path: str, data: str) -> int:
    """How many places of a file no grammar reads."""
    source = Source(path, data.encode())
    source.language = language_of(path, source.data) or TEXT
    lowered, errors = lower(source)
    return len(errors) + sum(len(part.module.errors) for part in lowered)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _lines(text: str) -> list[str]:
    """The lines with their ends, as a diff has them."""
    from kling_route.lint.report.text import visible

    *lines, last = text.split("\n")
    shown = [f"{visible(line[:-1])}\r\n" if line.endswith("\r") else f"{visible(line)}\n" for line in lines]
    return [*shown, f"{visible(last)}\n\\ No newline at end of file\n"] if last else shown
