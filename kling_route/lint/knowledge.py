"""The API's catalogue and the ecosystem tables, with a team's own additions."""

from __future__ import annotations

import glob
import os
from functools import lru_cache
from typing import TYPE_CHECKING

from kling_route import api
from kling_route.lint.config import Config, ConfigError
from kling_route.lint.evaluate import Ecosystems

if TYPE_CHECKING:
    from pathlib import Path

    from kling_route.api import Catalogue


def catalogue(config: Config) -> Catalogue:
    """The built-in catalogue, with the files of `api-schemas` laid over it.

    Raises `ConfigError` where a pattern means no file or a file is wrong.
    """
    if not config.api_schemas:
        return api.catalogue()
    from pathlib import Path

    from kling_route.documents import DocumentError

    files: list[Path] = []
    for pattern in config.api_schemas:
        found = _named(pattern, Path(config.folder))
        if not found:
            raise ConfigError(f'{config.file}: api-schemas: no file is named "{pattern}"')
        files += (Path(os.path.relpath(path)) for path in found)
    try:
        return api.load(files)
    except DocumentError as error:
        raise ConfigError(str(error)) from error


def _named(pattern: str, folder: Path) -> list[Path]:
    """The files that a path or pattern means; `**` neither leaves the folder nor follows links."""
    if not glob.has_magic(pattern):
        path = folder / pattern
        return [path] if path.is_file() else []
    parts = pattern.split("/")
    if "**" in parts and ".." in parts:
        return []
    try:
        found = sorted(folder.glob(pattern))
    except (OSError, ValueError, NotImplementedError):  # the last two: no pattern, or an absolute one
        return []
    hidden = ({part for part in path.relative_to(folder).parts if part.startswith(".")} for path in found)
    return [path for path, names in zip(found, hidden, strict=True) if names.issubset(parts) and path.is_file()]


def ecosystems(config: Config) -> Ecosystems:
    """The tables of HTTP clients, log sinks, redactors and frameworks, with the configured ones added."""
    return _ecosystems(config.log_sinks, config.redactors)


@lru_cache(maxsize=8)  # scans of one process mostly have one configuration
def _ecosystems(log_sinks: tuple[str, ...], redactors: tuple[str, ...]) -> Ecosystems:
    from kling_route._compiled.ecosystems import ECOSYSTEMS

    return Ecosystems(ECOSYSTEMS, log_sinks, redactors)
