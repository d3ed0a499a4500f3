"""Libraries that try again: decorators, and functions that are given one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kling_route.lint import ir
from kling_route.lint.evaluate.values import Closure, Opaque, Record, Value

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Scope


def attach(run: Run, path: str, arguments: Sequence[Value]) -> None:
    """A plug-in has a client try again: `axiosRetry(client, {…})`."""
    client, *rest = arguments or [()]
    given = {
        name: field
        for value in rest
        for item in value
        if isinstance(item, Record)
        for name, field in item.fields.items()
    }
    if any(name in given and _always(given[name].value) for name in run.ecosystems.client_retriers[path]):
        run.insisting.update((id(item), item) for item in client if isinstance(item, Opaque))


def _always(condition: Value) -> bool:
    """Whether a condition is a function that is true whatever it is given."""
    bodies = [item.function.body for item in condition if isinstance(item, Closure)]
    return bool(bodies) and all(
        len(body) == 1
        and isinstance(body[0], ir.Return)
        and isinstance(body[0].value, ir.Literal)
        and body[0].value.value is True
        for body in bodies
    )


def insists(run: Run, client: Opaque | None) -> bool:
    """Whether a client tries again whatever the failure is."""
    return client is not None and id(client) in run.insisting


def decorates(run: Run, decorator: ir.Expression, raised: frozenset[str], scope: Scope) -> bool:
    """Whether a decorator calls its function again for what it raises."""
    call = decorator if isinstance(decorator, ir.Call) else None
    given = {item.name or str(index): item.value for index, item in enumerate(call.arguments)} if call else {}
    for name in run.ecosystems.queue_options & given.keys():
        return _catches(run, given[name], raised)
    row = run.ecosystems.retriers.get(_path(run, call.callee if call else decorator, scope))
    if row is None or "errors" not in row or not all(name in given for name in row.get("needs", ())):
        return False
    for name in row.get("judging", ()):
        if name in given:
            return _by_type(run, given[name], raised, scope)
    listed = next((given[str(name)] for name in row["errors"] if str(name) in given), None)
    return not row.get("needed", False) if listed is None else _catches(run, listed, raised)


def _by_type(run: Run, node: ir.Expression, raised: frozenset[str], scope: Scope) -> bool:
    if not isinstance(node, ir.Call) or _path(run, node.callee, scope) not in run.ecosystems.by_type:
        return False
    return all(_catches(run, argument.value, raised) for argument in node.arguments)


def _catches(run: Run, types: ir.Expression, raised: frozenset[str]) -> bool:
    items = types.items if isinstance(types, ir.Sequence) else (types,)
    names = {last_name(item) for item in items}
    tables = run.ecosystems
    return bool(names & tables.catching_any) or all(
        name in names if name else bool(names & tables.catching) for name in raised
    )


def tries_again(run: Run, call: ir.Call, scope: Scope) -> bool:
    """Whether a library's function calls the one that it is given again whatever it raises."""
    row: dict[str, Any] | None = run.ecosystems.retriers.get(_path(run, call.callee, scope))
    if row is None or "errors" in row:
        return False
    options = {
        entry.key.value
        for argument in call.arguments
        if isinstance(argument.value, ir.Mapping)
        for entry in argument.value.entries
        if isinstance(entry.key, ir.Literal)
    }
    options |= {argument.name for argument in call.arguments}
    options |= {last_name(item.value.callee) for item in call.arguments if isinstance(item.value, ir.Call)}
    return not options & set(row["judging"])


def _path(run: Run, node: ir.Expression, scope: Scope) -> str:
    """The dotted path of something of a library."""
    if isinstance(node, ir.Attribute):
        return f"{_path(run, node.object, scope)}.{node.name}"
    if isinstance(node, ir.Call):
        return f"{_path(run, node.callee, scope)}()"
    found = run.look_up(node.id, scope) if isinstance(node, ir.Name) else ()
    return next((item.path for item in found if isinstance(item, Opaque)), "")


def last_name(node: ir.Expression) -> str:
    """The last name of what is written like `a.b.c`, or ""."""
    return node.name if isinstance(node, ir.Attribute) else node.id if isinstance(node, ir.Name) else ""
