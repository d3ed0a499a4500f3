"""What the lowering of C# adds to that of all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, comments, unread, written

if TYPE_CHECKING:
    from tree_sitter import Node


class CSharpLowering(Lowering):
    """Lowering of C#. `hoisted` are types that stand in others, to be put before them."""

    __slots__ = ("hoisted",)

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.hoisted: list[ir.Statement] = []

    def module(self, root: Node) -> ir.Module:
        """The whole file: its types are known to the statements of the top level that stand before them."""
        nodes = sorted(written(root), key=lambda node: node.type == "global_statement")
        body = self.block(nodes)
        return ir.Module(body, comments(self.code, root), (*unread(root), *self.errors))
