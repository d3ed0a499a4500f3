"""What the lowering of Java adds to that of all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, comments, unread

if TYPE_CHECKING:
    from tree_sitter import Node

COMMENTS = ("line_comment", "block_comment")


class JavaLowering(Lowering):
    """Lowering of Java. `hoisted` are classes that stand in others, to be put before them."""

    __slots__ = ("hoisted",)

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.hoisted: list[ir.Statement] = []

    def module(self, root: Node) -> ir.Module:
        body = self.block(root.named_children)
        found = [comment for kind in COMMENTS for comment in comments(self.code, root, kind)]
        return ir.Module(body, tuple(sorted(found)), (*unread(root), *self.errors))
