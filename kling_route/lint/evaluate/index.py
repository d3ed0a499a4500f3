"""What is asked of lowered code over and over: each piece of code is looked through once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from kling_route.lint import ir
from kling_route.lint.evaluate.values import Closure
from kling_route.lint.walking import nodes, outer_nodes

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Scope

Deed: TypeAlias = ir.Call | ir.Assignment | ir.Subscript


class Index:
    """Answers by the identity of code, none of which changes or goes while a project is followed."""

    def __init__(self) -> None:
        self._deeds: dict[int, Sequence[Deed]] = {}
        self._calls: dict[int, Sequence[ir.Call]] = {}
        self._attributes: dict[int, frozenset[str]] = {}
        self._handed: dict[tuple[int, int], dict[object, int]] = {}
        self._loops: dict[int, dict[tuple[int, int], tuple[ir.Loop, ...]]] = {}

    def deeds(self, node: ir.Expression | ir.Assignment) -> Sequence[Deed]:
        """The calls, assignments and subscripts in an expression's own code, in the order of evaluation."""
        found = self._deeds.get(id(node))
        if found is None:
            found = tuple(
                item for item in outer_nodes(node) if isinstance(item, ir.Call | ir.Assignment | ir.Subscript)
            )
            self._deeds[id(node)] = found
        return found

    def calls(self, body: Sequence[ir.Statement]) -> Sequence[ir.Call]:
        """The calls in a body's own code, in the order of evaluation."""
        found = self._calls.get(id(body))
        if found is None:
            found = self._calls[id(body)] = tuple(node for node in outer_nodes(body) if isinstance(node, ir.Call))
        return found

    def attributes(self, function: ir.Function) -> frozenset[str]:
        """The names of all attributes that a function comes to."""
        found = self._attributes.get(id(function))
        if found is None:
            names = (node.name for node in nodes(function.body) if isinstance(node, ir.Attribute))
            found = self._attributes[id(function)] = frozenset(names)
        return found

    def handing(self, run: Run, body: Sequence[ir.Statement], scope: Scope, closure: Closure) -> ir.Call | None:
        """The first call in a body that is given a function; names mean what they mean in `scope`."""
        first = self._handed.get((id(body), id(scope)))
        if first is None:
            first = self._handed[id(body), id(scope)] = _handed(run, self.calls(body), scope)
        keys = (id(closure.function), closure.function.name, id(closure))
        found = [first[key] for key in keys if key in first]
        return self.calls(body)[min(found)] if found else None

    def loops(self, body: Sequence[ir.Statement], start: int, end: int) -> Sequence[ir.Loop]:
        """The loops around a call in a body's own code, inner ones first."""
        found = self._loops.get(id(body))
        if found is None:
            found = self._loops[id(body)] = _looped(body)
        return found.get((start, end), ())


def _handed(run: Run, calls: Sequence[ir.Call], scope: Scope) -> dict[object, int]:
    """Which call is the first that is given a function that stands there, a name, a function of a name."""
    first: dict[object, int] = {}
    for number, call in enumerate(calls):
        for argument in call.arguments:
            value = argument.value
            if isinstance(value, ir.Function):
                first.setdefault(id(value), number)
            elif isinstance(value, ir.Name) and value.id not in first:
                first[value.id] = number
                for item in run.look_up(value.id, scope):
                    if isinstance(item, Closure):
                        first.setdefault(id(item), number)
    return first


def _looped(body: Sequence[ir.Statement]) -> dict[tuple[int, int], tuple[ir.Loop, ...]]:
    """The loops around each call that is in one."""
    found: dict[tuple[int, int], tuple[ir.Loop, ...]] = {}
    rest: list[tuple[Any, tuple[ir.Loop, ...]]] = [(body, ())]
    while rest:
        item, around = rest.pop()
        if isinstance(item, ir.Function):
            continue
        if isinstance(item, ir.Loop):
            around = (item, *around)
        elif isinstance(item, ir.Call) and around:
            found[item.start, item.end] = around
        rest += [(part, around) for part in item if isinstance(part, tuple)]
    return found
