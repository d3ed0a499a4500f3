"""What git knows of a folder: the files that it tracks or would track. The only program that the linter ever runs."""

from __future__ import annotations

import os
from collections.abc import Iterator

_SYMLINK = b"120000"


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


def files(folder: str) -> list[str] | None:
    """Files below `folder` that git does not ignore, relative to it.

    Nested checkouts come as one entry that ends with a slash. None if git cannot tell, or ignores the folder itself.
    """
    tracked = _run(folder, "ls-files", "-z", "--stage")
    if tracked is None:
        return None
    others = _run(folder, "ls-files", "-z", "--others", "--exclude-standard")
    found = [*_staged(tracked), *map(os.fsdecode, filter(None, (others or b"").split(b"\0")))]
    if not found and _run(folder, "check-ignore", "-q", "--", os.path.abspath(folder)) is not None:
        return None
    return sorted(set(found))


def _staged(listing: bytes) -> Iterator[str]:
    """Paths of `ls-files --stage`: regular files, and submodules with a slash; symbolic links lead elsewhere."""
    for entry in filter(None, listing.split(b"\0")):
        mode, _, path = entry.partition(b"\t")
        if not mode.startswith(_SYMLINK):
            yield os.fsdecode(path) + ("/" if mode.startswith(b"160000") else "")


def _run(folder: str, *arguments: str) -> bytes | None:
    """What git prints, or None if it fails.

    The variables that a running hook sets speak of its own repository and are dropped. File system monitors are off,
    for a checkout may name any program as its monitor.
    """
    import subprocess

    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    command = ["git", "-c", "core.fsmonitor=false", "-C", folder or ".", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, env=environment, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
