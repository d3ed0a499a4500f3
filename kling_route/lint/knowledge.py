"""The API's catalogue and the ecosystem tables, with a team's own additions."""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

from kling_route import api
from kling_route.lint.config import Config, ConfigError
from kling_route.lint.evaluate import Ecosystems

if TYPE_CHECKING:
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
        found = sorted(glob.glob(pattern, root_dir=config.folder, recursive=True))
        if not found:
            raise ConfigError(f'{config.file}: api-schemas: no file is named "{pattern}"')
        files += (Path(os.path.relpath(os.path.join(config.folder, name))) for name in found)
    try:
        return api.load(files)
    except DocumentError as error:
        raise ConfigError(str(error)) from error


def ecosystems(config: Config) -> Ecosystems:
    """The tables of HTTP clients, log sinks, redactors and frameworks, with the configured ones added."""
    from kling_route._compiled.ecosystems import ECOSYSTEMS

    return Ecosystems(ECOSYSTEMS, config.log_sinks, config.redactors)
