"""The pipeline: discover, prefilter, and judge what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kling_route import api
from kling_route.lint.discover import Found, discover
from kling_route.lint.findings import Report, Summary
from kling_route.lint.imports import Project
from kling_route.lint.prefilter import Prefilter
from kling_route.lint.progress import Progress, silent
from kling_route.lint.reading import Reader
from kling_route.lint.settings import Options, Settings

DEFAULTS = Options()


def scan(
    paths: Iterable[str],
    options: Options = DEFAULTS,
    overlay: Mapping[str, bytes] | None = None,
    progress: Progress = silent,
) -> Report:
    """Scan files and folders. `overlay` has the text of files that are not on disk as they should be seen.

    Raises `config.ConfigError`, `discover.NoSuchPathError`, and on Ctrl-C `progress.ScanInterrupted` once there is
    anything to judge.
    """
    given = overlay or {}
    settings = Settings(options)
    found = discover([path for path in paths if path not in given], settings.excluded)
    known = {file.path for file in found}
    found += [Found(path, named=True) for path in given if path not in known and not settings.excluded(path)]
    project = Project()
    catalogue = api.catalogue()
    reader = Reader(catalogue.mention, catalogue.keys.shape, given)
    selection = Prefilter(reader, project, progress).select(found)
    if not selection.sources:  # Most commits of most projects end here, without the cost of importing the rest.
        summary = Summary(selection.files, 0, 0, 0, selection.unread)
        return Report((), selection.unreadable, summary, selection.notes)
    from kling_route.lint.judging import judge

    return judge(selection, settings, project, progress)
