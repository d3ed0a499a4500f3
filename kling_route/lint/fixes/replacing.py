"""Puts new content into a file: whole or not at all, and never over what somebody else has written meanwhile."""

from __future__ import annotations

import errno
import os
import stat
import tempfile

CHANGED = "it has changed since it was scanned"


class ChangedError(Exception):
    """The file is not what it was."""


def replace(path: str, old: bytes, new: bytes) -> None:
    """Replace the content of a file that has the content `old`. Its mode stays; a symbolic link stays one.

    Raises `ChangedError`, and `OSError` where the file may not be written.
    """
    target = os.path.realpath(path)
    mode = os.stat(target).st_mode
    if not mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only", path)
    handle, made = tempfile.mkstemp(prefix=".kling-route-", dir=os.path.dirname(target))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(made, stat.S_IMODE(mode))
        with open(target, "rb") as file:
            if file.read() != old:
                raise ChangedError(CHANGED)
        os.replace(made, target)
    except BaseException:
        os.unlink(made)
        raise
