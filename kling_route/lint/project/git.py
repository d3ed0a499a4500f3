"""What git knows of a folder: the files that it tracks or would track. The only program that the linter ever runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen

_SYMLINK, _SUBMODULE = "120000", "160000"
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", "submodule.recurse=false", "-c", "grep.fullName=false")
_AS_STORED = "Sabcdefghijklmnopqrstuvwxyz"
"""Tags of `ls-files -v` for files of which git searches its own copy, not the one on disk."""


class Listing:
    """Files below a folder, as git has listed them. `searchable`: whether a `Grep` can tell what is in them."""

    __slots__ = ("_others", "_tracked", "searchable")

    def __init__(self, tracked: str, others: str | None) -> None:
        self._tracked = tracked.split("\0")[:-1]
        self._others = (others or "").split("\0")[:-1]
        self.searchable = others is not None and not any(entry[0] in _AS_STORED for entry in self._tracked)

    def __len__(self) -> int:
        return len(self._tracked) + len(self._others)

    def files(self) -> list[str]:
        """Their paths, relative to the folder."""
        return sorted(dict.fromkeys((*_staged(self._tracked), *self._others)))


class Grep:
    """A search in the files that `files` lists, which git does while this process goes on.

    `options` are those of `git grep`, `paths` patterns of files to look at.
    """

    __slots__ = ("_process",)

    def __init__(
        self, folder: str, expressions: Iterable[bytes], options: Iterable[str] = (), paths: Iterable[str] = ()
    ) -> None:
        given = [part for expression in expressions for part in (b"-e", expression)]
        self._process = _start(folder, "grep", "-lz", "--text", "--untracked", *options, *given, "--", *paths)

    def holding(self) -> frozenset[str] | None:
        """The files in which one of the expressions is found. None if git cannot tell of every file."""
        if self._process is None:
            return None
        found, complaint = self._process.communicate()
        if self._process.returncode > 1 or complaint:
            return None
        return frozenset(os.fsdecode(found).split("\0")[:-1])


def checkout(folder: str) -> str | None:
    """The root of the checkout that a folder lies in, found without running git."""
    step = os.path.abspath(folder)
    while True:
        if os.path.lexists(os.path.join(step, ".git")):
            return step
        parent = os.path.dirname(step)
        if parent == step:
            return None
        step = parent


def files(folder: str) -> Listing | None:
    """Files below `folder` that git does not ignore.

    Nested checkouts come as one entry that ends with a slash. None if git cannot tell, or ignores the folder itself.
    """
    asked = (("--stage", "-v"), ("--others", "--exclude-standard"))
    tracked, others = [_output(process) for process in [_start(folder, "ls-files", "-z", *how) for how in asked]]
    if tracked is None:
        return None
    listing = Listing(tracked, others)
    if not listing and _output(_start(folder, "check-ignore", "-q", "--", os.path.abspath(folder))) is not None:
        return None
    return listing


def ignores(path: str) -> bool:
    """Whether git ignores a file, which need not exist; false if git cannot tell."""
    folder, name = os.path.split(os.path.abspath(path))
    return checkout(folder) is not None and _output(_start(folder, "check-ignore", "-q", "--", name)) is not None


def _staged(entries: Iterable[str]) -> Iterator[str]:
    """Paths of `ls-files --stage -v`: regular files, and submodules with a slash; symbolic links lead elsewhere."""
    for entry in entries:
        details, _, path = entry.partition("\t")
        mode = details[2:8]
        if mode == _SUBMODULE:
            yield path + "/"
        elif mode != _SYMLINK:
            yield path


def _output(process: Popen[bytes] | None) -> str | None:
    """What git prints, or None if it fails."""
    if process is None:
        return None
    printed, _ = process.communicate()
    return None if process.returncode else os.fsdecode(printed)


def _start(folder: str, *arguments: str | bytes) -> Popen[bytes] | None:
    """Start git, or return None if it cannot be run.

    The variables that a running hook sets speak of its own repository and are dropped. File system monitors are off,
    for a checkout may name any program as its monitor. Words are bytes, whatever the user's language.
    """
    from subprocess import DEVNULL, PIPE, Popen

    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", *_SETTINGS, "-C", folder or ".", *arguments]
    try:
        return Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, env=environment)
    except (OSError, ValueError):
        return None
