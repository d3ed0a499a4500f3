"""Builds a document's value and places from what a reader meets; it keeps the limits and finds duplicate keys.

Readers report nodes as a stream and not as a tree, so no nesting can exhaust the stack.
"""

from __future__ import annotations

from typing import Any

from kling_route.documents.model import Document, DocumentError, Limits, Mark, Pointer, Problem


class Builder:
    """Receives the nodes of one document in order."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.problems: list[Problem] = []
        self.values: dict[Pointer, Mark] = {}
        self.keys: dict[Pointer, Mark] = {}
        self.root: Any = None
        self._open: list[tuple[dict[str, Any] | list[Any], Pointer]] = []
        self._key: str | None = None
        self._skipped = 0

    @property
    def wants_key(self) -> bool:
        """Whether the next node is a key of a mapping."""
        return bool(self._open) and isinstance(self._open[-1][0], dict) and self._key is None

    def error(self, mark: Mark, message: str) -> DocumentError:
        """Return the error that ends the reading here, with the problems found before."""
        return DocumentError([*self.problems, Problem(self.path, mark.line, mark.column, message)])

    def key(self, name: str, mark: Mark) -> None:
        """A key of the innermost mapping."""
        container, pointer = self._open[-1]
        way = (*pointer, name)
        self._check_text(name, mark)
        if name in container:
            first = self.keys[way]
            self.problems.append(
                Problem(self.path, mark.line, mark.column, f"duplicate key {quoted(name)}, first on line {first.line}")
            )
        else:
            self.keys[way] = mark
        self._key = name

    def scalar(self, value: str | int | float | bool | None, mark: Mark) -> None:
        """A value that holds no others."""
        if isinstance(value, str):
            self._check_text(value, mark)
        self._add(value, mark)

    def start(self, container: dict[str, Any] | list[Any], mark: Mark) -> None:
        """The start of a mapping or a sequence, given empty."""
        if len(self._open) >= self.limits.depth:
            raise self.error(mark, f"nested deeper than {self.limits.depth} levels")
        pointer = self._add(container, mark)
        self._open.append((container, pointer))

    def end(self) -> None:
        """The end of the innermost mapping or sequence."""
        self._open.pop()

    def document(self) -> Document:
        """Return what was built. Raises DocumentError for the problems found on the way."""
        if self.problems:
            raise DocumentError(self.problems)
        return Document(self.path, self.root, self.values, self.keys)

    def _add(self, value: Any, mark: Mark) -> Pointer:
        if len(self.values) >= self.limits.nodes:
            raise self.error(mark, f"more than {self.limits.nodes} values")
        if not self._open:
            self.root = value
            pointer: Pointer = ()
        else:
            container, way = self._open[-1]
            if isinstance(container, dict):
                assert self._key is not None
                container[self._key] = value
                pointer = (*way, self._key)
                self._key = None
            else:
                pointer = (*way, len(container))
                container.append(value)
        self.values[pointer] = mark
        return pointer

    def _check_text(self, text: str, mark: Mark) -> None:
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            raise self.error(mark, "half of a surrogate pair, which is no character")


def quoted(text: str, length: int = 60) -> str:
    """Return text for a message: on one line, in backticks, cut when it is long."""
    shown = text if len(text) <= length else text[: length - 1] + "…"
    return "`" + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown) + "`"
