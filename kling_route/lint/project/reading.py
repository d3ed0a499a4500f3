"""Reads files, each once, and guards against what is no text, too large, or not a file at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO

from kling_route.lint.languages import language_of
from kling_route.lint.source import TEXT, Source, is_binary

LIMIT = 2_000_000
"""Bytes: of a larger file the lines around the API's name and around what may be a key of it are searched, no more."""


class UnreadableError(Exception):
    """A file could not be read; the message says why."""


class Reader:
    """Reads sources. `overlay` holds the text of files that are not on disk as they are in an editor or on a pipe.

    `mention` is the API's name, `shape` a pattern of its keys.
    """

    __slots__ = ("_overlay", "mention", "shape")

    def __init__(self, mention: str, shape: str, overlay: Mapping[str, bytes] | None = None) -> None:
        self.mention = mention.lower().encode()
        self.shape = shape
        self._overlay = overlay or {}

    def read(self, path: str, follow: bool = False) -> Source | None:
        """The file, or None if it is gone, no text, or no regular file. `follow`: through a symbolic link too.

        Raises `UnreadableError`. A file over the limits has a `fault`.
        """
        given = self._overlay.get(path)
        read = self._from_disk(path, follow) if given is None else self._taken(path, BytesIO(given))
        if read is None:
            return None
        data, fault = read
        if is_binary(data):
            if language_of(path, b"") is None:
                return None
            if self.mention not in data.lower():
                data = data.replace(b"\0", b"")  # what is left of UTF-16 without a mark
                if self.mention not in data.lower():
                    return None
            fault = fault or "holds NUL bytes"
        source = Source(path, data)
        source.fault = fault or source.fault
        source.speaks = self.mention in source.data.lower()
        if not fault:
            source.language = language_of(path, source.data) or TEXT
        return source

    def _from_disk(self, path: str, follow: bool) -> tuple[bytes, str] | None:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (0 if follow else getattr(os, "O_NOFOLLOW", 0))
        try:
            handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return None
        except OSError as error:
            if not follow and os.path.islink(path):
                return None
            raise UnreadableError(error.strerror or "cannot be opened") from error
        with os.fdopen(handle, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            try:
                return self._taken(path, file)
            except OSError as error:
                raise UnreadableError(error.strerror or "cannot be read") from error

    def _taken(self, path: str, file: BinaryIO) -> tuple[bytes, str] | None:
        """The bytes of a file and "", or what may matter of a large one and what it is; None for a large binary one."""
        data = file.read(LIMIT + 1)
        if len(data) <= LIMIT:
            return data, ""
        if is_binary(data) and language_of(path, b"") is None:
            return None
        from kling_route.lint.project.extract import extract

        return extract(file, self.mention, self.shape), f"larger than {LIMIT // 1_000_000} MB"
