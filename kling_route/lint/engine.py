"""The pipeline: discover, prefilter, and judge what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from kling_route import api
from kling_route.lint.discover import Found, discover
from kling_route.lint.findings import Report, Summary
from kling_route.lint.prefilter import Meanwhile, Prefilter, Selection
from kling_route.lint.progress import Progress, silent
from kling_route.lint.project.reading import Reader
from kling_route.lint.project.resolving import Project
from kling_route.lint.project.searching import Search
from kling_route.lint.settings import Options, Settings

if TYPE_CHECKING:
    from kling_route.lint.rules.base import Context
    from kling_route.lint.source import Source

DEFAULTS = Options()

Watch: TypeAlias = "Callable[[Context], None]"


def scan(
    paths: Iterable[str],
    options: Options = DEFAULTS,
    overlay: Mapping[str, bytes] | None = None,
    progress: Progress = silent,
    watch: Watch | None = None,
) -> Report:
    """Scan files and folders. `overlay` has the text of files that are not on disk as they should be seen.

    `watch` is given what rules are: all that evaluation met, once for each configuration.

    Raises `config.ConfigError`, `discover.NoSuchPathError`, and on Ctrl-C `progress.ScanInterrupted` once there is
    anything to judge.
    """
    settings, project = Settings(options), Project()
    selection = _select(paths, settings, project, overlay or {}, progress, options.jobs, _ahead)
    if not selection.sources:  # Most commits of most projects end here, without the cost of importing the rest.
        summary = Summary(selection.files, 0, 0, 0, selection.unread)
        return Report((), selection.unreadable, summary, selection.notes)
    from kling_route.lint.judging import judge

    return judge(selection, settings, project, progress, watch)


def concerned(paths: Iterable[str], options: Options = DEFAULTS) -> tuple[str, ...]:
    """The files below some folders that a scan of them would judge: those that speak of the API, and their neighbours.

    Raises `config.ConfigError` and `discover.NoSuchPathError`.
    """
    selection = _select(paths, Settings(options), Project(), {}, silent, options.jobs, lambda _: None)
    return tuple(source.path for source in selection.sources if source.report)


def _select(
    paths: Iterable[str],
    settings: Settings,
    project: Project,
    given: Mapping[str, bytes],
    progress: Progress,
    jobs: int,
    meanwhile: Meanwhile,
) -> Selection:
    catalogue = api.catalogue()
    reader = Reader(catalogue.mention, catalogue.keys.shape, given)
    search = Search(reader.mention, jobs)
    found = discover([path for path in paths if path not in given], settings.excluded, search.begin)
    known = {file.path for file in found}
    found += [Found(path, named=True) for path in given if path not in known and not settings.excluded(path)]
    if search.asked:
        meanwhile(())
    return Prefilter(reader, project, search, progress, meanwhile).select(found)


def _ahead(sources: Iterable[Source]) -> None:
    """Do what is needed later while git searches a large tree: it costs no time now."""
    import kling_route.lint.judging  # noqa: F401
    from kling_route.lint.lowering import lower

    for source in sources:
        with suppress(Exception):  # told when the source is asked for
            lower(source)
