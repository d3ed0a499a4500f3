"""Comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint.ir import Comment

if TYPE_CHECKING:
    from tree_sitter import Node

MARK = re.compile(rb"//|/\*|<!--|-->")
KINDS = frozenset({"comment", "html_comment"})


def comments(code: bytes, root: Node) -> tuple[Comment, ...]:
    """All comments, wherever they stand. Only places that look like the start of one are looked up in the tree."""
    found: list[Comment] = []
    mark = MARK.search(code)
    while mark is not None:
        start, end = mark.span()
        node = root.descendant_for_byte_range(start, end)
        if node is not None and node.type in KINDS and node.start_byte == start:
            end = node.end_byte
            found.append(Comment(start, end, code[start:end].decode("utf-8", "replace")))
        mark = MARK.search(code, end)
    return tuple(found)
