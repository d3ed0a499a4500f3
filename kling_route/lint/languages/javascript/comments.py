"""Comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from kling_route.lint.ir import Comment

if TYPE_CHECKING:
    from tree_sitter import Node

MARK = re.compile(rb"//|/\*|<!--|-->")
KINDS = frozenset({"comment", "html_comment"})
START = attrgetter("start_byte")


def comments(code: bytes, root: Node) -> tuple[Comment, ...]:
    """All comments, wherever they stand. Only places that look like the start of one are looked up in the tree."""
    found: list[Comment] = []
    mark = MARK.search(code)
    while mark is not None:
        start, end = mark.span()
        node = comment_at(root, start)
        if node is not None:
            end = node.end_byte
            found.append(Comment(start, end, code[start:end].decode("utf-8", "replace")))
        mark = MARK.search(code, end)
    return tuple(found)


def comment_at(node: Node, start: int) -> Node | None:
    """The comment below `node` that starts at `start`."""
    while True:
        children = node.children
        index = bisect_right(children, start, key=START) - 1
        if index < 0:
            return None
        node = children[index]
        if node.start_byte == start and node.type in KINDS:
            return node
        if start >= node.end_byte:
            return None
