"""Members of a class that stand without their object: `apiKey` in a method is `this.apiKey`.

Lowering gives such names their object, for evaluation knows a name only as a variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import is_
from typing import TYPE_CHECKING, Any, cast

from kling_route.lint import ir
from kling_route.lint.walking import outer_nodes

if TYPE_CHECKING:
    Names = frozenset[str]

_CALLED = "()"
"""Ends the names of methods: a variable of a method's name does not hide it where it is called."""


def qualified(cls: ir.Class, receiver: str) -> ir.Class:
    """A class in whose methods each bare name of a member is read from `receiver`."""
    members = frozenset(_members(cls))
    body = tuple([_method(item, members, receiver) if isinstance(item, ir.Define) else item for item in cls.body])
    return cls._replace(body=body)


def _members(cls: ir.Class) -> Iterator[str]:
    for item in cls.body:
        if isinstance(item, ir.Define):
            yield item.function.name
            yield item.function.name + _CALLED
        elif isinstance(item, ir.Assignment) and isinstance(item.target, ir.Name):
            yield item.target.id


def _method(define: ir.Define, members: Names, receiver: str) -> ir.Define:
    return define._replace(function=_function(define.function, members, receiver))


def _function(function: ir.Function, members: Names, receiver: str) -> ir.Function:
    """A function without what it declares itself, which hides members."""
    own = members - frozenset(_declared(function))
    if not own:
        return function
    return function._replace(body=cast("tuple[ir.Statement, ...]", _rewritten(function.body, own, receiver)))


def _declared(function: ir.Function) -> Iterator[str]:
    """The variables that parameters, declarations, loops and handlers make."""
    for part in outer_nodes((function.parameters, function.body)):
        if isinstance(part, (ir.Parameter, ir.Loop)):
            yield from _names(part.target)
        elif isinstance(part, ir.Handler):
            yield from _names(part.name)
        elif isinstance(part, ir.Assignment) and part.declared:
            yield from _names(part.target)


def _names(target: object) -> Iterator[str]:
    if isinstance(target, ir.Name):
        yield target.id
    elif isinstance(target, tuple):
        for inner in target:
            yield from _names(inner)


def _rewritten(part: object, members: Names, receiver: str) -> Any:
    if isinstance(part, ir.Name):
        if part.id not in members:
            return part
        return ir.Attribute(part.start, part.end, ir.Name(part.start, part.start, receiver), part.id, part.start)
    if isinstance(part, ir.Function):
        return _function(part, members, receiver)
    if isinstance(part, ir.Call) and isinstance(part.callee, ir.Name) and part.callee.id + _CALLED in members:
        callee = _rewritten(part.callee, frozenset((part.callee.id,)), receiver)
        return part._replace(callee=callee, arguments=_rewritten(part.arguments, members, receiver))
    if isinstance(part, ir.Assignment) and part.declared:
        return part._replace(value=_rewritten(part.value, members, receiver))
    if not isinstance(part, tuple):
        return part
    changed = [_rewritten(inner, members, receiver) if isinstance(inner, tuple) else inner for inner in part]
    if all(map(is_, changed, part)):
        return part
    return type(part)(*changed) if hasattr(part, "_fields") else tuple(changed)
