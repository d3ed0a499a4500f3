"""Finds the programs in JSON that says what a tool should run: workflows of n8n, collections of Postman."""

from __future__ import annotations

from kling_route.lint.embedded import n8n, postman
from kling_route.lint.embedded.json_tree import BrokenError, Json, document
from kling_route.lint.embedded.program import Program
from kling_route.lint.source import Fragment, Lines

_MARKS = (b'"connections"', b'"item"')


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The programs in a JSON file; most have none."""
    if not any(mark in data for mark in _MARKS):
        return ()
    try:
        root = document(data)
    except BrokenError:
        return ()
    lines = Lines(data)
    parts = (root, *root.items()) if root is not None else ()
    return tuple([program.fragment(lines) for part in parts if (program := _program(part)) is not None])


def _program(root: Json) -> Program | None:
    program = Program()
    if n8n.is_workflow(root):
        n8n.write(root, program)
    elif postman.is_collection(root):
        postman.write(root, program)
    else:
        return None
    return program
