"""Whether code that repeats itself limits how often, or how long: a counter or a clock in a test that leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.reach.sinks import dotted
from kling_route.lint.walking import nodes
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.ecosystems import Ecosystems

STEPS = ("+", "-", "*", "/")


def is_limited(tables: Ecosystems, loop: ir.Loop) -> bool:
    """Whether a loop's test, or a branch that leaves it, asks for a counter or a clock; where a round ends the loop, a
    branch that has another one.
    """
    counted = _counted(tables, (loop.test, loop.body))
    if loop.test is not None and _asks(tables, loop.test, counted):
        return True
    ends = bool(loop.body) and isinstance(loop.body[-1], ir.Jump)
    for node in nodes(loop.body):
        if isinstance(node, ir.If) and _asks(tables, node.test, counted):
            branches = (node.then, node.other)
            if leaves(tables, branches) or (ends and any(isinstance(part, ir.Jump) for part in nodes(branches))):
                return True
        if isinstance(node, ir.Loop) and node.test is not None and _asks(tables, node.test, counted):
            return True
    return False


def is_limited_function(tables: Ecosystems, function: ir.Function) -> bool:
    """The same of a function that calls itself, or is called over and over."""
    counted = _counted(tables, function.body)
    for node in nodes(function.body):
        if isinstance(node, ir.Binary) and node.operator in STEPS:
            sides = (node.left, node.right)
            if any(isinstance(side, ir.Literal) and isinstance(side.value, int) for side in sides):
                counted.update(name for name in map(dotted, sides) if name)
    tests = (node.test for node in nodes(function.body) if isinstance(node, (ir.If, ir.Conditional)))
    logical = (node.left for node in nodes(function.body) if isinstance(node, ir.Logical))
    return any(_asks(tables, test, counted) for test in (*tests, *logical))


def leaves(tables: Ecosystems, code: object) -> bool:
    """Whether a piece of code may leave the loop around it, or tells it to stop."""
    for node in nodes(code):
        if isinstance(node, (ir.Return, ir.Raise)) or (isinstance(node, ir.Jump) and node.kind == "break"):
            return True
        written = node.value if isinstance(node, ir.Assignment) else None
        if isinstance(written, ir.Literal) and isinstance(written.value, bool):
            return True
        if isinstance(node, ir.Call) and words(_last(node.callee)) & tables.leaving:
            return True
    return False


def _counted(tables: Ecosystems, code: object) -> set[str]:
    """The variables that count or that hold a time."""
    found: set[str] = set()
    for node in nodes(code):
        if isinstance(node, ir.Assignment):
            name = dotted(node.target)
            clock = node.value is not None and any(_is_clock(tables, part) for part in nodes(node.value))
            if name and (node.operator in STEPS or clock or _is_step(node.value, name)):
                found.add(name)
    return found


def _is_step(value: ir.Expression | None, name: str) -> bool:
    """Whether a value is computed from a variable: `n + 1`, `$((n + 1))`."""
    return value is not None and any(
        isinstance(part, ir.Binary) and name in (dotted(part.left), dotted(part.right)) for part in nodes(value)
    )


def _asks(tables: Ecosystems, test: ir.Expression, counted: set[str]) -> bool:
    for node in nodes(test):
        if _is_clock(tables, node):
            return True
        if isinstance(node, (ir.Name, ir.Attribute)) and (
            dotted(node) in counted or words(_last(node)) & tables.limits
        ):
            return True
    return False


def _is_clock(tables: Ecosystems, node: object) -> bool:
    if isinstance(node, ir.Call):
        return _last(node.callee) in tables.clocks
    return isinstance(node, ir.Name) and node.id in tables.clocks and node.id.isupper()


def _last(node: ir.Expression) -> str:
    return node.name if isinstance(node, ir.Attribute) else node.id if isinstance(node, ir.Name) else ""
