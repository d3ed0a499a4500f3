"""What git knows of a folder: the files that it tracks or would track. The only program that the linter ever runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_SYMLINK, _SUBMODULE = b"120000", b"160000"
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", "submodule.recurse=false", "-c", "grep.fullName=false")
_AS_STORED = b"Sabcdefghijklmnopqrstuvwxyz"
"""Tags of `ls-files -v` for files of which git searches its own copy, not the one on disk."""


class Listing(NamedTuple):
    """Files below a folder, relative to it, and whether `holding` can tell what is in them."""

    files: list[str]
    searchable: bool


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
    tracked = _output(folder, "ls-files", "-z", "--stage", "-v")
    if tracked is None:
        return None
    others = _output(folder, "ls-files", "-z", "--others", "--exclude-standard")
    entries = tracked.split(b"\0")[:-1]
    found = {*_staged(entries), *map(os.fsdecode, filter(None, (others or b"").split(b"\0")))}
    if not found and _output(folder, "check-ignore", "-q", "--", os.path.abspath(folder)) is not None:
        return None
    return Listing(sorted(found), others is not None and not any(entry[0] in _AS_STORED for entry in entries))


def ignores(path: str) -> bool:
    """Whether git ignores a file, which need not exist; false if git cannot tell."""
    folder, name = os.path.split(os.path.abspath(path))
    return checkout(folder) is not None and _output(folder, "check-ignore", "-q", "--", name) is not None


def holding(
    folder: str, expressions: Iterable[bytes], options: Iterable[str] = (), paths: Iterable[str] = ()
) -> frozenset[str] | None:
    """The files below `folder` in which one of the expressions is found, of those that `files` lists.

    `options` are those of `git grep`, `paths` patterns of files to look at. None if git cannot tell of every file.
    """
    given = [part for expression in expressions for part in (b"-e", expression)]
    done = _run(folder, "grep", "-lz", "--text", "--untracked", *options, *given, "--", *paths)
    if done is None or done.returncode > 1 or done.stderr:
        return None
    return frozenset(map(os.fsdecode, done.stdout.split(b"\0")[:-1]))


def _staged(entries: Iterable[bytes]) -> Iterator[str]:
    """Paths of `ls-files --stage -v`: regular files, and submodules with a slash; symbolic links lead elsewhere."""
    for entry in entries:
        details, _, path = entry.partition(b"\t")
        mode = details[2:8]
        if mode != _SYMLINK:
            yield os.fsdecode(path) + ("/" if mode == _SUBMODULE else "")


def _output(folder: str, *arguments: str) -> bytes | None:
    """What git prints, or None if it fails."""
    done = _run(folder, *arguments)
    return None if done is None or done.returncode else done.stdout


def _run(folder: str, *arguments: str | bytes) -> CompletedProcess[bytes] | None:
    """Run git, or return None if it cannot be run.

    The variables that a running hook sets speak of its own repository and are dropped. File system monitors are off,
    for a checkout may name any program as its monitor. Words are bytes, whatever the user's language.
    """
    import subprocess

    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", *_SETTINGS, "-C", folder or ".", *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, env=environment, stdin=subprocess.DEVNULL)
    except (OSError, ValueError):
        return None
