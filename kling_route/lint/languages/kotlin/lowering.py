"""What the lowering of Kotlin adds to that of all languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, comments, unread

if TYPE_CHECKING:
    from tree_sitter import Node

RECEIVER = "this"
COMMENTS = ("line_comment", "block_comment")
_DECLARED = re.compile(
    rb"\bfun\s++(?:<[^>\n]{0,200}>\s*)?(?:[\w.<>?, ]{1,200}\.)?(\w+)\s*\(|\b(?:val|var)\s+\(?(\w+)|\b(\w++)\s*+(?::|->)"
    rb"|\bfor\s*\((\w+)"
)


class KotlinLowering(Lowering):
    """Lowering of Kotlin.

    `hoisted` are classes that stand in others, to be put before them; `declared` the functions and variables of the
    file, and `receivers` what the blocks around may call or set without naming it, the innermost last.
    """

    __slots__ = ("declared", "hoisted", "receivers")

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.hoisted: list[ir.Statement] = []
        names = {name for found in _DECLARED.findall(code) for name in found if name}
        self.declared = frozenset(name.decode("utf-8", "replace") for name in names)
        self.receivers: list[str] = []

    def module(self, root: Node) -> ir.Module:
        body = self.block(root.named_children)
        found = [comment for kind in COMMENTS for comment in comments(self.code, root, kind)]
        return ir.Module(body, tuple(sorted(found)), (*unread(root), *self.errors))
