"""From a file to a document: size, encoding, format."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from kling_route.documents.model import Document, DocumentError, Limits, Problem

LIMITS = Limits()

BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


_remembered: ContextVar[dict[tuple[str, bytes], Document] | None] = ContextVar("remembered", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Within it a document is read once, however often it is loaded, so nobody may change what it holds."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def load(path: str | os.PathLike[str], limits: Limits = LIMITS) -> Document:
    """Read a YAML or JSON file. Raises DocumentError, also for a file that cannot be opened."""
    name = os.fspath(path)
    try:
        with Path(name).open("rb") as stream:
            data = stream.read(limits.size + 1)
    except OSError as error:
        raise DocumentError([Problem(name, 0, 0, _reason(error))]) from None
    except ValueError:  # a NUL in the name
        raise DocumentError([Problem(name, 0, 0, "not a file name")]) from None
    known = _remembered.get()
    if known is None:
        return loads(data, name, limits)
    if (name, data) not in known:
        known[name, data] = loads(data, name, limits)
    return known[name, data]


def loads(data: bytes, path: str, limits: Limits = LIMITS) -> Document:
    """Read a document from bytes; a `path` that ends in `.json` says JSON, anything else YAML. Raises DocumentError."""
    text = _decode(data, path, limits)
    if path.lower().endswith(".json"):
        from kling_route.documents.from_json import read
    else:
        from kling_route.documents.from_yaml import read
    return read(text, path, limits)


def _decode(data: bytes, path: str, limits: Limits) -> str:
    if len(data) > limits.size:
        raise DocumentError([Problem(path, 0, 0, f"larger than {_megabytes(limits.size)}, the most that is read")])
    if not data.strip():
        raise DocumentError([Problem(path, 1, 1, "the file is empty")])
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            raise DocumentError([Problem(path, 1, 1, f"encoded in {encoding}; only UTF-8 is allowed")])
    if b"\0" in data:
        raise DocumentError([Problem(path, 1, 1, "holds zero bytes: it is binary, or not encoded in UTF-8")])
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"byte 0x{data[error.start]:02x} is not valid UTF-8, the only encoding allowed"
        raise DocumentError([Problem(path, line, column, message)]) from None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    return f"cannot be read: {error.strerror or error}"


def _megabytes(size: int) -> str:
    return f"{size / (1024 * 1024):g} MiB"
