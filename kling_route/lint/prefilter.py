"""Which files concern the API: those that name it, and their neighbours one import away.

Most files of a project never do, so this stage reads bytes and parses nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import TypeAlias

from kling_route.lint.discover import Found
from kling_route.lint.findings import ScanError
from kling_route.lint.progress import Progress
from kling_route.lint.project.imports import IMPORTING, PACKAGES, PYTHON, SCRIPTS, modules
from kling_route.lint.project.reading import Reader, UnreadableError
from kling_route.lint.project.resolving import Project
from kling_route.lint.project.searching import Meant, Search
from kling_route.lint.source import Source
from kling_route.tuples import NamedTuple

CONTEXT_LIMIT = 500
"""Files that are read as context at most."""

Meanwhile: TypeAlias = Callable[[Iterable[Source]], None]
"""What to do with the files that name the API while git looks for those that import them."""


class Selection(NamedTuple):
    """What to evaluate: the files to report on and those read as context, and how many were looked at in all."""

    sources: tuple[Source, ...]
    files: int
    unreadable: tuple[ScanError, ...]
    unread: int
    notes: tuple[str, ...]


class Prefilter:
    """Looks at files one after the other, then tells which of them matter."""

    def __init__(
        self, reader: Reader, project: Project, search: Search, progress: Progress, meanwhile: Meanwhile
    ) -> None:
        self._reader = reader
        self._project = project
        self._search = search
        self._progress = progress
        self._meanwhile = meanwhile
        self._named: set[str] = set()
        self._imports: dict[str, tuple[str, ...]] = {}
        self._sources: dict[str, Source | None] = {}
        self._unreadable: list[ScanError] = []
        self._unread = 0
        self._notes: list[str] = []

    def select(self, found: Sequence[Found]) -> Selection:
        """Read the files and keep those that name the API or are its neighbours, and what they import."""
        self._progress("Searched files:", 0, len(found))
        silent = self._search.silent(found)
        speaking = self._look([file for file in found if file.path not in silent])
        self._named |= silent
        importing = self._search.importing(speaking)
        if self._search.asked:
            self._meanwhile(source for path in speaking if (source := self._sources[path]))
        report = dict.fromkeys(speaking)
        beyond = [path for path in self._importers() if path not in speaking]
        beyond += self._silent_importers(silent, importing() | self._package(silent, speaking), speaking)
        for path in (*speaking, *self._speaking_context()):
            for target in self._targets(path):
                if target in self._named and target not in report:
                    self._note(report, target, f"imported by {path}")
        for path in beyond:
            self._note(report, path, "imports a file that names the API")
        sources = [source for path in report if (source := self._source(path))]
        context = self._closure(report)
        return Selection(
            tuple(sorted((*sources, *context), key=lambda source: source.path)),
            len(self._named),
            tuple(self._unreadable),
            self._unread,
            tuple(self._notes),
        )

    def _look(self, found: Sequence[Found]) -> list[str]:
        """Read files, keep the text of those that name the API and the imports of the others."""
        speaking = []
        for done, (path, named, _) in enumerate(found):
            self._progress("Read files:", done, len(found))
            try:
                source = self._reader.read(path, follow=named)
            except UnreadableError as error:
                self._unread += 1
                self._notes.append(f"{path}: not read: {error}")
                if named:
                    self._unreadable.append(ScanError(path, f"not read: {error}"))
                continue
            if source is None:
                self._notes.append(f"{path}: skipped, not text")
                continue
            self._named.add(path)
            if source.language in IMPORTING:
                self._imports[path] = self._project.targets(path, source.data, source.language)
            if source.speaks:
                speaking.append(path)
                self._sources[path] = source
                self._notes.append(f"{path}: names the API")
        return speaking

    def _note(self, report: dict[str, None], path: str, reason: str) -> None:
        if path not in report:
            report[path] = None
            self._notes.append(f"{path}: {reason}")

    def _importers(self) -> list[str]:
        return [path for path, targets in self._imports.items() if any(map(self._speaks, targets))]

    def _silent_importers(self, silent: Set[str], paths: Set[str], speaking: Sequence[str]) -> Iterator[str]:
        """Those of the silent files that import one that names the API. Only they are read, and few beside them."""
        meant = Meant(speaking)
        for path in sorted(paths & silent):
            source = self._reader.read(path)
            if source is None or source.language not in IMPORTING:
                continue
            if source.language not in (*PYTHON, *SCRIPTS):
                targets: Iterable[str | None] = self._project.targets(path, source.data, source.language)
            else:
                asked = filter(meant.__getitem__, modules(source.data, source.language, meant.hint))
                targets = (self._project.resolve(path, module, source.language) for module in asked)
            if any(target in self._sources for target in targets):
                yield path

    def _package(self, silent: Set[str], speaking: Sequence[str]) -> set[str]:
        """The files that need no import, for they lie beside a file that names the API."""
        suffixes = tuple(PACKAGES.values())
        folders = {os.path.split(path)[0] for path in speaking if path.endswith(suffixes)}
        if not folders:
            return set()
        return {path for path in silent if path.endswith(suffixes) and os.path.split(path)[0] in folders}

    def _speaking_context(self) -> list[str]:
        return [path for path, source in self._sources.items() if path not in self._named and source and source.speaks]

    def _speaks(self, path: str) -> bool:
        source = self._sources.get(path) if path in self._named else self._source(path)
        return source is not None and source.speaks

    def _source(self, path: str) -> Source | None:
        if path not in self._sources:
            try:
                self._sources[path] = self._reader.read(path, follow=True)
            except UnreadableError:
                self._sources[path] = None
        return self._sources[path]

    def _targets(self, path: str) -> tuple[str, ...]:
        if path not in self._imports:
            source = self._source(path)
            if source is None or source.language not in IMPORTING:
                return ()
            self._imports[path] = self._project.targets(path, source.data, source.language)
        return self._imports[path]

    def _closure(self, report: Iterable[str]) -> list[Source]:
        """What the reported files import, and what that imports in turn, nearest first."""
        seen = set(report)
        queue = list(seen)
        context: list[Source] = []
        for path in queue:
            for target in self._targets(path):
                if target not in seen and len(context) < CONTEXT_LIMIT and (source := self._source(target)):
                    seen.add(target)
                    queue.append(target)
                    source.report = False
                    context.append(source)
        return context
