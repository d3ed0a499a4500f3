"""Code that the grammar could not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

LISTS = frozenset(
    {
        "ERROR",
        "arguments",
        "array",
        "array_pattern",
        "class_body",
        "formal_parameters",
        "jsx_element",
        "object",
        "object_pattern",
        "program",
        "statement_block",
    }
)
"""Kinds of nodes whose handlers lower every child, unreadable ones included."""


def stranded(root: Node) -> Iterator[Node]:
    """Unreadable places below `root` that stand where no handler looks, such as between an operator and its operand."""
    waiting = [root] if root.has_error and not root.is_error else []
    while waiting:
        node = waiting.pop()
        looked_into = node.type in LISTS
        for child in reversed(node.children):
            if child.is_error:
                if not looked_into:
                    yield child
            elif child.has_error:
                waiting.append(child)
