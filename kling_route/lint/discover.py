"""From the paths that a user names to the files to scan."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from kling_route.lint.project import git, regular
from kling_route.lint.project.globs import Globs
from kling_route.tuples import NamedTuple

SKIPPED_FOLDERS = frozenset(
    {
        *(".git", ".hg", ".svn", ".jj", ".tox", ".nox", ".venv", "venv", "site-packages", "__pycache__"),
        *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".terraform"),
        *("node_modules", "bower_components", ".next", ".nuxt", ".svelte-kit"),
    }
)
"""Folders that a walk without git does not enter: other people's code, caches and build output."""

_IGNORE_LIMIT = 1_000_000

Excluded = Callable[[str, bool], bool]
"""Whether the configuration excludes a path; the second value is true for a folder."""

Listed = Callable[[str, int], object]
"""Is told of each folder whose files git has listed and can search, and of how many there are."""


class NoSuchPathError(Exception):
    """A path that the user named is not there, or is neither a file nor a folder. The message says which."""


class Found(NamedTuple):
    """A file to scan, as reports print it. `named`: the user named this very file.

    `listed`: the folder below which git listed it, if git can search it as well.
    """

    path: str
    named: bool
    listed: str | None = None


def discover(paths: Iterable[str], excluded: Excluded, listed: Listed) -> list[Found]:
    """The files that the paths mean, each once, sorted.

    Named files are taken even if git ignores them; below a named folder, what git ignores is left out, and symbolic
    links are not followed. Excludes hold for both. Raises `NoSuchPathError`.
    """
    found: dict[str, Found] = {}
    for given in paths:
        path = display(given)
        try:
            mode = os.stat(given).st_mode
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            raise NoSuchPathError(f"{given}: {reason or 'not a path'}") from error
        if stat.S_ISDIR(mode):
            for file in folder_files(path, excluded, listed):
                found.setdefault(file.path, file)
        elif not stat.S_ISREG(mode):
            raise NoSuchPathError(f"{given}: not a file or folder")
        elif not excluded(path, False):
            found[path] = Found(path, named=True)
    return sorted(found.values())


def display(path: str) -> str:
    """A path as reports print it: normalised, with `/`, relative to the current folder if it lies below it."""
    path = os.path.normpath(path)
    if os.path.isabs(path):
        here = os.getcwd()
        if path == here:
            path = "."
        elif path.startswith(here.rstrip(os.sep) + os.sep):
            path = path[len(here.rstrip(os.sep)) + 1 :]
    path = path.replace(os.sep, "/")
    return "" if path == "." else path


def folder_files(folder: str, excluded: Excluded, listed: Listed) -> Iterator[Found]:
    """The files below a folder (in the style of `display`) that are neither ignored nor excluded."""
    if folder and excluded(folder, True):
        return
    listing = git.files(folder) if git.checkout(folder) else None
    if listing is None:
        yield from (Found(path, named=False) for path in _walk(folder, excluded))
        return
    if listing.searchable:
        listed(folder, len(listing))
    searchable = folder if listing.searchable else None
    for name in listing.files():
        path = _join(folder, name.replace(os.sep, "/"))
        if path.endswith("/"):
            yield from folder_files(path[:-1], excluded, listed)
        elif not excluded(path, False):
            yield Found(path, False, searchable)


def _walk(folder: str, excluded: Excluded) -> Iterator[str]:
    """Files below a folder, by the `.gitignore` files in it."""
    stack: list[tuple[str, tuple[tuple[int, Globs], ...]]] = [(folder, ())]
    while stack:
        here, ignores = stack.pop()
        entries = _entries(here)
        names = {entry.name for entry in entries}
        if here != folder and "pyvenv.cfg" in names:
            continue
        if ".gitignore" in names and (own := _gitignore(_join(here, ".gitignore"))):
            ignores = (*ignores, (len(here) + 1 if here else 0, own))
        folders = []
        for entry in entries:
            path = _join(here, entry.name)
            is_folder = _is_folder(entry)
            if is_folder is None or _ignored(path, is_folder, ignores) or excluded(path, is_folder):
                continue
            if not is_folder:
                yield path
            elif entry.name not in SKIPPED_FOLDERS:
                folders.append((path, ignores))
        stack += reversed(folders)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder or ".") as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool | None:
    """True for a folder, False for a regular file, None for what is not entered: links, pipes, devices."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return True
        return False if entry.is_file(follow_symlinks=False) else None
    except OSError:
        return None


def _ignored(path: str, folder: bool, ignores: tuple[tuple[int, Globs], ...]) -> bool:
    for start, globs in reversed(ignores):
        verdict = globs.verdict(path[start:], folder)
        if verdict is not None:
            return verdict
    return False


def _gitignore(path: str) -> Globs | None:
    try:
        return Globs(os.fsdecode(line) for line in regular.read(path, _IGNORE_LIMIT).splitlines())
    except OSError:
        return None


def _join(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder else name
