"""What a user may pick in JSX: a handler of changes is called with each option, a setter on a button is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint.ir import (
    Argument,
    Call,
    Entry,
    Evaluate,
    Expression,
    Function,
    Literal,
    Mapping,
    Name,
    Return,
    Statement,
)

if TYPE_CHECKING:
    from kling_route.lint.languages.javascript.lowering import Lowering

VALUE = "value"
_OF_EVENT = frozenset({"onChange", "onInput", "onSelect"})
_OF_VALUE = frozenset({"onValueChange", "onSelectionChange"})
_CLICKED = frozenset({"onClick", "onPress"})
_SETTER = re.compile(r"set[A-Z]")
_TARGETS = ("target", "currentTarget")


def handled(lowering: Lowering, name: str, handler: Expression, parts: list[Expression]) -> None:
    """An attribute of an element handles events."""
    if name in _OF_EVENT or name in _OF_VALUE:
        lowering.handlers.append((handler, name in _OF_VALUE or _is_setter(handler)))
    elif name in _CLICKED and isinstance(handler, Function) and not handler.parameters:
        parts.extend(call for statement in handler.body for call in _setting(statement))


def _is_setter(node: Expression) -> bool:
    return isinstance(node, Name) and _SETTER.match(node.id) is not None


def _setting(statement: Statement) -> tuple[Expression, ...]:
    """The call of a statement that sets a state."""
    call = statement.value if isinstance(statement, (Return, Evaluate)) else None
    return (call,) if isinstance(call, Call) and _is_setter(call.callee) else ()


def offered(lowering: Lowering, value: Expression, own: int) -> tuple[Expression, ...]:
    """An element has a value: what the nearest handler around it does with it.

    `own` is how many handlers there were before those of the element itself.
    """
    if not lowering.handlers or (len(lowering.handlers) > own and not isinstance(value, Literal)):
        return ()
    handler, takes_value = lowering.handlers[-1]
    given = value if takes_value else _event(value)
    start, end = value.start, value.end
    return (Call(start, end, handler, (Argument(start, end, None, given, ""),), new=False),)


def _event(value: Expression) -> Mapping:
    """`{target: {value}}`"""
    start, end = value.start, value.end
    inner = Mapping(start, end, (Entry(start, end, Literal(start, end, VALUE), value),))
    entries = [Entry(start, end, Literal(start, end, target), inner) for target in _TARGETS]
    return Mapping(start, end, tuple(entries))
