"""Finds the programs in JSON that says what a tool should run: workflows of n8n, collections of Postman, the scripts of
a package.
"""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.embedded import n8n, postman
from kling_route.lint.embedded.json_tree import BrokenError, Json, document
from kling_route.lint.embedded.program import Program
from kling_route.lint.embedded.text import Text
from kling_route.lint.source import Fragment, Lines

_SCRIPTS = ("scripts", "tasks")
"""What lists of commands for the shell are called (npm, Composer, Deno)."""
_MARKS = (b'"connections"', b'"item"', *(f'"{name}"'.encode() for name in _SCRIPTS))


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
    programs = [program.fragment(lines) for part in parts if (program := _program(part)) is not None]
    commands = [text for name in _SCRIPTS if root and (listed := root.member(name)) for text in _commands(listed)]
    return (*programs, *(Fragment("shell", text.code, lines, text.segments) for text in commands))


def _commands(listed: Json) -> Iterator[Text]:
    for _, value in listed.members():
        for part in (value, *value.items(), value.member("command")):
            if part is not None and part.text is not None:
                yield part.text


def _program(root: Json) -> Program | None:
    program = Program()
    if n8n.is_workflow(root):
        n8n.write(root, program)
    elif postman.is_collection(root):
        postman.write(root, program)
    else:
        return None
    return program
