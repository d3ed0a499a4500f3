"""What holds for each file: the nearest configuration and what the command line says."""

from __future__ import annotations

import os

from kling_route.lint.config import OWN_FILE, SHARED_FILE, Config, ConfigError, load
from kling_route.lint.project.globs import Globs
from kling_route.lint.redact import redact
from kling_route.tuples import NamedTuple


class Options(NamedTuple):
    """What one scan was asked for. `select` takes the place of the configured one, the others add to it.

    `config` is the configuration for all files; without it each file has that of the nearest folder above it. `jobs`
    are threads that git may search a large checkout with, 0 for one more than there are processors.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    config: str | None = None
    jobs: int = 0


class Settings:
    """Finds and keeps configurations.

    Raises `ConfigError` from its methods when a configuration that matters cannot be used.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._exclude = Globs(options.exclude)
        self._here = _posix(os.getcwd())
        self._by_folder: dict[str, Config] = {}
        self._shown_folders: dict[str, str] = {}
        self._given: Config | None = None
        _check_names((*(options.select or ()), *options.ignore))
        if options.config is not None:
            self._given = load(options.config) or Config(options.config, self._here)

    def config(self, path: str) -> Config:
        """The configuration of a file."""
        if self._given is not None:
            return self._given
        folder = path.rpartition("/")[0]
        absolute = self._shown_folders.get(folder)
        if absolute is None:
            absolute = self._shown_folders[folder] = os.path.dirname(self._absolute(path))
        return self._nearest(absolute)

    def excluded(self, path: str, folder: bool = False) -> bool:
        """Whether a file or folder is not to be scanned."""
        if not path:
            return False
        config = self.config(path)
        if not (config.exclude or self._exclude):
            return False
        patterns = ((self._exclude, self._here), (config.exclude, config.folder))
        return any(globs and _covers(globs, self._absolute(path), start, folder) for globs, start in patterns)

    def reports(self, rule: str, path: str) -> bool:
        """Whether a rule speaks in a file."""
        config = self.config(path)
        select = frozenset(self._options.select) if self._options.select is not None else config.select
        if select is not None and rule not in select:
            return False
        return rule not in config.ignore and rule not in self._options.ignore and not self.accepts(rule, path)

    def accepts(self, name: str, path: str) -> bool:
        """Whether the file's per-file ignores name a rule, or what else may stand there."""
        config = self.config(path)
        ignores = [globs for globs, names in config.per_file_ignores if name in names]
        return any(_covers(globs, self._absolute(path), config.folder) for globs in ignores)

    def severity(self, rule: str, path: str, own: str) -> str:
        """The severity of a finding that by itself has the severity `own`."""
        return self.config(path).severity.get(rule, own)

    def _absolute(self, path: str) -> str:
        return path if os.path.isabs(path) else _posix(os.path.normpath(os.path.join(self._here, path)))

    def _nearest(self, folder: str) -> Config:
        """The configuration of a folder: its own, or that of the next one above in the same checkout."""
        known = self._by_folder.get(folder)
        if known is None:
            known = self._own(folder)
            if known is None:
                parent = os.path.dirname(folder)
                top = parent == folder or os.path.lexists(os.path.join(folder, ".git"))
                known = Config("", folder) if top else self._nearest(parent)
            self._by_folder[folder] = known
        return known

    def _own(self, folder: str) -> Config | None:
        for name in (OWN_FILE, SHARED_FILE):
            file = f"{folder.rstrip('/')}/{name}"
            if os.path.isfile(file) and (config := load(self._shown(file))):
                return config
        return None

    def _shown(self, file: str) -> str:
        start = self._here.rstrip("/") + "/"
        return file[len(start) :] if file.startswith(start) else file


def _check_names(names: tuple[str, ...]) -> None:
    if not names:
        return
    from kling_route.lint.rules import RULES
    from kling_route.lint.shape import meant

    known = [rule.id for rule in RULES]
    for name in names:
        if name not in known:
            raise ConfigError(f'no rule "{redact(name)}"{meant(name, known)}')


def _covers(globs: Globs, absolute: str, folder: str, is_folder: bool = False) -> bool:
    start = folder.rstrip("/") + "/"
    if not absolute.startswith(start):
        return False
    relative = absolute[len(start) :]
    return globs.covers(relative) or (is_folder and bool(globs.verdict(relative, folder=True)))


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")
