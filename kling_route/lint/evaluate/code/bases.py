"""Methods that a class has from others, and uses in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import classes
from kling_route.lint.evaluate.values import ClassValue, Closure, Instance

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


def inherited(run: Run, cls: ClassValue, instance: Instance) -> Iterator[Closure]:
    """The methods of bases that come to something which the class, or its constructor, defines: for its objects they
    mean something of their own.
    """
    rest = _methods(cls)
    own = {*cls.methods, *cls.attributes}
    if ir.CONSTRUCTOR in cls.methods:
        own.update(instance.attributes)
    while True:
        reached = [name for name, (function, _) in rest.items() if not own.isdisjoint(run.index.attributes(function))]
        if not reached:
            return
        for name in reached:
            function, owner = rest.pop(name)
            own.add(name)
            yield Closure(function, owner.scope, owner.file, classes.receiver(function, instance), owner)


def _methods(cls: ClassValue) -> dict[str, tuple[ir.Function, ClassValue]]:
    """The methods that a class has from its bases in the project, without constructors."""
    found: dict[str, tuple[ir.Function, ClassValue]] = {}
    seen = {id(cls)}
    pending = [*cls.bases]
    while pending:
        base = pending.pop(0)
        if isinstance(base, ClassValue) and id(base) not in seen:
            seen.add(id(base))
            for name, function in base.methods.items():
                if name != ir.CONSTRUCTOR and name not in cls.methods:
                    found.setdefault(name, (function, base))
            pending.extend(base.bases)
    return found
