"""Lints code that integrates APIDot: keys, private data in logs, and fields that the API does not have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kling_route.lint.findings import Edit, Finding, Fix, Origin, Report, ScanError, Summary

if TYPE_CHECKING:
    import os

    from kling_route.lint.settings import Options

__all__ = ["Edit", "Finding", "Fix", "Origin", "Report", "ScanError", "Summary", "check_paths", "check_text"]


def check_text(
    source: str | bytes,
    path: str,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    config: str | os.PathLike[str] | None = None,
) -> list[Finding]:
    """Check a text as if it were the file `path`, which decides its language and need not exist.

    Files that it imports are read from disk, and the configuration nearest to `path` holds unless `config` names one.
    What could not be read of the text is not told here: use `check_paths` for that.

    Raises `kling_route.lint.config.ConfigError` for an unknown rule or a configuration that cannot be used.
    """
    import os

    from kling_route.lint.discover import display
    from kling_route.lint.engine import scan

    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    shown = display(os.fspath(path))
    return list(scan([shown], _options(select, ignore, (), config), {shown: data}).findings)


def check_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    exclude: Iterable[str] = (),
    config: str | os.PathLike[str] | None = None,
) -> Report:
    """Check files and folders, as `kling-route lint` does.

    Raises `kling_route.lint.config.ConfigError` for an unknown rule or a configuration that cannot be used, and
    `kling_route.lint.discover.NoSuchPathError` for a path that is not there.
    """
    import os

    from kling_route.lint.engine import scan

    return scan([os.fspath(path) for path in paths], _options(select, ignore, exclude, config))


def _options(
    select: Iterable[str] | None,
    ignore: Iterable[str],
    exclude: Iterable[str],
    config: str | os.PathLike[str] | None,
) -> Options:
    import os

    from kling_route.lint.settings import Options

    file = None if config is None else os.fspath(config)
    return Options(None if select is None else tuple(select), tuple(ignore), tuple(exclude), file)
