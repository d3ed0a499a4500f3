"""Finds the programs in JSON that says what a tool should run: workflows of n8n, collections of Postman."""

from __future__ import annotations

from kling_route.lint.embedded import n8n
from kling_route.lint.embedded.json_tree import BrokenError, Json, document
from kling_route.lint.embedded.program import Program
from kling_route.lint.source import Fragment, Lines

_MARKS = (b'"connections"',)


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The programs in a JSON file; most have none."""
    if not any(mark in data for mark in _MARKS):
        return ()
    try:
        root = document(data)
    except BrokenError:
        return ()
    lines = Lines(data)
    return tuple([_program(part, lines) for part in (root, *root.items()) if n8n.is_workflow(part)]) if root else ()


def _program(root: Json, lines: Lines) -> Fragment:
    program = Program()
    n8n.write(root, program)
    return program.fragment(lines)
