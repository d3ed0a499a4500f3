"""Reads the files that a project holds beside its code: never a pipe or a device, and no more than a limit."""

from __future__ import annotations

import os
import stat


def read(path: str, limit: int) -> bytes:
    """The bytes of a regular file. Raises `OSError`, also for what is no such file or holds more than `limit` bytes."""
    with open(path, "rb", opener=_open) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "not a regular file")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(0, f"larger than {limit // 1_000_000} MB")
    return data


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
