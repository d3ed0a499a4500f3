"""Asks the linter about what is open, as it stands in the editor."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kling_route.lint.bugs import failure
from kling_route.lint.config import ConfigError
from kling_route.lint.engine import concerned, scan
from kling_route.lint.evidence.describing import Described, described
from kling_route.lint.findings import Finding, Report, ScanError, Summary
from kling_route.lint.project import git
from kling_route.lint.redact import redact
from kling_route.lint.rules.base import Context
from kling_route.lsp.files import File

MOST = 50
"""Files of the project that are looked at beside the open ones; more would keep the editor waiting."""

NOTHING = Report((), (), Summary(0, 0, 0, 0, 0))


class Checked(NamedTuple):
    """What was found: `report`, what the schemas say of places, and why nothing could be found ("" if it could)."""

    files: Mapping[str, File]
    report: Report
    described: Sequence[Described]
    fault: str = ""

    def path_of(self, uri: str) -> str | None:
        """The file that an open text belongs to, if it was checked."""
        return next((path for path, file in self.files.items() if uri in file.texts), None)

    def findings(self, path: str) -> list[Finding]:
        """The findings in one file."""
        return [finding for finding in self.report.findings if finding.path == path]

    def errors(self, path: str) -> list[ScanError]:
        """What could not be read of one file."""
        return [error for error in self.report.errors if error.path == path]


class Checker:
    """Checks open files together with those of the project that speak of the API, which it remembers.

    `change` counts what has changed in the editor: a check during which it grows is of no use, and ends early.
    """

    def __init__(self) -> None:
        self.change = 0
        self._folders: tuple[str, ...] = ()
        self._project: tuple[str, ...] | None = None
        self._ignored: dict[str, bool] = {}

    def forget(self, folders: Sequence[str]) -> None:
        """Look anew which files belong to the project, in these folders."""
        self._folders, self._project = tuple(folders), None
        self._ignored.clear()

    def check(self, files: Mapping[str, File]) -> Checked:
        """Check what is open. What git ignores is left out, as it is where a folder is scanned."""
        seen = {path: file for path, file in files.items() if not self._is_ignored(path)}
        overlay = {path: file.data for path, file in seen.items()}
        found: list[Described] = []

        def watch(context: Context) -> None:
            found.extend(described(context))

        begun = self.change

        def progress(doing: str, done: int, total: int, found: int = 0) -> None:  # noqa: ARG001
            if self.change != begun:
                raise KeyboardInterrupt

        try:
            report = scan(self._others(seen), overlay=overlay, progress=progress, watch=watch)
        except KeyboardInterrupt:
            return Checked({}, NOTHING, ())
        except ConfigError as error:
            return Checked(seen, NOTHING, (), redact(f"The configuration cannot be used: {error}"))
        except Exception as error:
            self._project = None  # a file of the project may have gone while it was looked at
            return Checked(seen, NOTHING, (), f"Nothing could be checked: {failure(error)}")
        return Checked(seen, report, found)

    def _others(self, open_files: Iterable[str]) -> list[str]:
        """The files of the project next to the open ones. Only git tells at once which they are among many."""
        if self._project is None:
            checkouts = [folder for folder in self._folders if Path(folder).is_dir() and git.checkout(folder)]
            self._project = concerned(checkouts) if checkouts else ()
        others = [path for path in self._project if Path(path).is_file()]
        if len(others) > MOST:
            folders = {str(Path(path).parent) for path in open_files}
            others.sort(key=lambda path: min((_steps(folder, path) for folder in folders), default=0))
        return others[:MOST]

    def _is_ignored(self, path: str) -> bool:
        if path not in self._ignored:
            self._ignored[path] = git.ignores(path)
        return self._ignored[path]


def _steps(folder: str, path: str) -> int:
    """How many folders lie between a folder and a file."""
    return os.path.relpath(path, folder).count(os.sep)
