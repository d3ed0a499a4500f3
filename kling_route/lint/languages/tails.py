"""The value of a block: its last expression, in languages where branches and loops are expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir

if TYPE_CHECKING:
    from collections.abc import Callable

    Give = Callable[[ir.Expression], ir.Statement]
    """What is done with a value: it is returned, or given to a variable."""


def returning(value: ir.Expression) -> ir.Statement:
    """A value is returned."""
    return ir.Return(value[0], value[1], value)


def tail(body: tuple[ir.Statement, ...], give: Give) -> tuple[ir.Statement, ...]:
    """The statements with `give` applied to the value that they end with."""
    if not body:
        return body
    *before, last = body
    return (*before, *_ended(last, give))


def _ended(last: ir.Statement, give: Give) -> tuple[ir.Statement, ...]:
    if isinstance(last, ir.Evaluate):
        return (give(last.value),)
    if isinstance(last, ir.Assignment):
        return (last, give(last.target)) if isinstance(last.target, (ir.Name, ir.Attribute)) else (last,)
    if isinstance(last, ir.If):
        return (last._replace(then=tail(last.then, give), other=tail(last.other, give)),)
    if isinstance(last, ir.Switch):
        cases = tuple([case._replace(body=tail(case.body, give)) for case in last.cases])
        return (last._replace(cases=cases),)
    if isinstance(last, ir.Try):
        handlers = tuple([handler._replace(body=tail(handler.body, give)) for handler in last.handlers])
        body = last.body if last.other else tail(last.body, give)
        return (last._replace(body=body, handlers=handlers, other=tail(last.other, give)),)
    if isinstance(last, ir.Block):
        return (last._replace(body=tail(last.body, give)),)
    if isinstance(last, ir.Loop) and last.test is None and last.body:
        *again, leave = last.body
        if isinstance(leave, ir.Jump):  # a round is the last one unless it is tried again
            return (last._replace(body=(*tail(tuple(again), give), leave)),)
    return (last,)


def alone(body: tuple[ir.Statement, ...]) -> ir.Expression | None:
    """The value of a block that is one expression; of one with branches, a conditional."""
    only = body[0] if len(body) == 1 else None
    if isinstance(only, ir.Evaluate):
        return only.value
    if isinstance(only, ir.Block):
        return alone(only.body)
    if isinstance(only, ir.If):
        then, other = alone(only.then), alone(only.other)
        if then is not None and (other is not None or not only.other):
            missing = ir.Literal(only.end, only.end, None)
            return ir.Conditional(only.start, only.end, only.test, then, other or missing)
    return None
