"""What types say of the values that have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import classes, functions
from kling_route.lint.evaluate.values import UNKNOWN, ClassValue, Closure, Const, Instance, ModuleValue, Opaque

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Scope


def annotated(run: Run, annotation: str, scope: Scope) -> Opaque | Instance:
    """What a type says of its values: an object of the project's class, or one that a library makes."""
    name, *inside = re.split(r"[\[<]", annotation.strip("\"'*?!").split("|")[0].strip(), maxsplit=1)
    first, *rest = name.split(".")
    if inside and (rest or [first])[-1] in run.ecosystems.type_wrappers:
        return annotated(run, inside[0].split(",")[0].rstrip("]>"), scope)
    known = run.look_up(first, scope) if first.isidentifier() else UNKNOWN
    for item in known:
        if isinstance(item, ModuleValue) and len(rest) == 1:
            return annotated(run, rest[0], item.scope)
        if isinstance(item, ClassValue) and not rest:
            return _injected(run, item)
        if isinstance(item, Opaque) and item.path in run.ecosystems.type_variables:
            return _bound(run, item, scope)
        if isinstance(item, Opaque) and item.path and not inside:
            return Opaque(".".join([item.path, *rest]) + "()")
    return Opaque()


def _bound(run: Run, variable: Opaque, scope: Scope) -> Opaque | Instance:
    """`TypeVar("T", bound=Task)`: a type variable stands for what it is bound to."""
    bound = variable.options.fields.get("bound") if variable.options is not None else None
    for item in bound.value if bound is not None else ():
        if isinstance(item, ClassValue):
            return _injected(run, item)
        if isinstance(item, Const) and isinstance(item.value, str):
            return annotated(run, item.value, scope)
    return Opaque()


def _injected(run: Run, cls: ClassValue) -> Instance:
    """An instance that nothing in the project makes: whoever hands it over has called its constructor."""
    is_new = not cls.instances
    instance = classes.sample(cls)
    found = classes.method(cls, ir.CONSTRUCTOR) if is_new else None
    if found is not None:
        function, owner = found
        functions.follow(run, Closure(function, owner.scope, owner.file, (instance,), owner), None, None)
    return instance
