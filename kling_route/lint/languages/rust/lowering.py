"""What the handlers of Rust share: the type around, its methods, and which lists stand for objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.tree import Lowering

if TYPE_CHECKING:
    from kling_route.lint import ir


class RustLowering(Lowering):
    """Lowering of Rust; `methods` are those of the file's types, `objects` where lists stand for objects."""

    __slots__ = ("methods", "objects", "owner")

    def __init__(self, code: bytes, objects: frozenset[int]) -> None:
        super().__init__(code)
        self.objects = objects
        self.owner = ""
        self.methods: dict[str, list[ir.Statement]] = {}
