"""What reading a document gives: a value with places, or problems with places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

Pointer: TypeAlias = tuple[str | int, ...]
"""The way from the root of a document to a node: keys of mappings and indexes of sequences."""


class Limits(NamedTuple):
    """How much a document may hold before reading it is refused."""

    size: int = 8 * 1024 * 1024  # bytes
    depth: int = 64  # nested mappings and sequences
    nodes: int = 100_000


class Mark(NamedTuple):
    """A place in a text; both count from 1, columns in Unicode code points."""

    line: int
    column: int


class Problem(NamedTuple):
    """Something wrong at a place; line 0 stands for the file as a whole."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class DocumentError(Exception):
    """A document is not usable. The text has one line per problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


class Document:
    """A document that was read: its value, and where each node of it stands.

    `values` and `keys` map pointers to places: of the node itself, and of the key that leads to it.
    """

    __slots__ = ("keys", "path", "value", "values")

    def __init__(self, path: str, value: Any, values: dict[Pointer, Mark], keys: dict[Pointer, Mark]) -> None:
        self.path = path
        self.value = value
        self.values = values
        self.keys = keys

    def position(self, pointer: Iterable[str | int], *, key: bool = False) -> Mark:
        """Return the place of a node, or of its key; of the nearest node around it when it does not exist."""
        way = tuple(pointer)
        while way:
            mark = (self.keys.get(way) if key else None) or self.values.get(way)
            if mark:
                return mark
            way = way[:-1]
        return self.values[()]

    def problem(self, pointer: Iterable[str | int], message: str, *, key: bool = False) -> Problem:
        """Return a problem at a node, or at its key."""
        return Problem(self.path, *self.position(pointer, key=key), message)
