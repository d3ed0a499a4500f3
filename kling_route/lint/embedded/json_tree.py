"""JSON with the place of each value, for formats that keep code in its strings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.embedded.text import Text, json_string
from kling_route.lint.languages import parser
from kling_route.lint.languages.data.json_document import tree
from kling_route.lint.languages.tree import unread, written
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node


class BrokenError(Exception):
    """A text is no JSON; `offset` is the byte at which it cannot be read."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Json(NamedTuple):
    """A value of JSON in `data`."""

    data: bytes
    node: Node

    @property
    def start(self) -> int:
        """The byte at which the value starts."""
        return self.node.start_byte

    @property
    def code(self) -> Text:
        """The value as it is written."""
        return Text(self.data[self.start : self.node.end_byte], ((0, self.start),))

    def member(self, *path: str) -> Json | None:
        """The value that keys of objects lead to; None where there is none."""
        found: Json | None = self
        for name in path:
            found = next((value for key, value in found.members() if key == name), None) if found else None
        return found

    def members(self) -> Iterator[tuple[str, Json]]:
        """The keys of an object with their values; nothing for another value."""
        if self.node.type != "object":
            return
        for pair in written(self.node):
            key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
            if key is not None and value is not None:
                yield self._replace(node=key).string, self._replace(node=value)

    def items(self) -> list[Json]:
        """The items of a list; nothing for another value."""
        return [self._replace(node=item) for item in written(self.node)] if self.node.type == "array" else []

    @property
    def text(self) -> Text | None:
        """The content of a string; None for another value."""
        if self.node.type != "string":
            return None
        return json_string(self.data, self.node.start_byte, self.node.end_byte)

    @property
    def string(self) -> str:
        """The content of a string; "" for another value."""
        written = self.data[self.start + 1 : self.node.end_byte - 1]
        if b"\\" not in written:
            return written.decode("utf-8", "replace") if self.node.type == "string" else ""
        text = self.text
        return "" if text is None else text.code.decode("utf-8", "replace")


def document(data: bytes) -> Json | None:
    """The one value of a document; None where it has more or none.

    Raises `BrokenError`.
    """
    root = tree(data, parser("json"))
    broken = unread(root)
    if broken:
        raise BrokenError(broken[0][0])
    values = [child for child in written(root) if child.type != "comment"]
    return Json(data, values[0]) if len(values) == 1 else None
