"""Log sinks: which calls write values for people or log collectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.events import Sink
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import Closure, Field, Instance, Opaque, Place, Record, Value
from kling_route.lint.words import tails

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.code.called import Called
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


SHOWN = 10
"""How many values that are written out make a step."""


def is_sink(run: Run, call: Called, frame: Frame) -> bool:
    """Whether a call writes what it is given for people or log collectors."""
    tables, callee, written = run.ecosystems, call.callee, call.written
    for path in call.paths:
        if is_sink_path(run, path, frame):
            return not _goes_elsewhere(run, call.arguments)
    if not tables.dumpers.isdisjoint(call.paths):
        made_for = [field.value for item in call.owner if isinstance(item, Opaque) for field in _made_for(item)]
        values = (*_values(call.arguments), *made_for)
        given = {item.path for value in values for item in value if isinstance(item, Opaque)}
        return bool(given & tables.streams)
    if not isinstance(callee, ir.Attribute):
        return False
    if any(isinstance(item, (Closure, Instance)) for item in call.target):
        return False
    if isinstance(callee.object, ir.Call) and not callee.object.arguments:
        written = f"{_called(callee.object)}.{callee.name}"
    if not tables.sink_endings.isdisjoint(tails(written)):
        return True
    if callee.name not in tables.levels or not written:
        return False
    own = any(isinstance(item, (Record, Instance)) for item in call.owner) and bool(call.target)
    return not own and written.rsplit(".", 2)[-2] in tables.loggers


def _values(arguments: Sequence[Argument]) -> list[Value]:
    return [argument.value for argument in arguments]


def _made_for(owner: Opaque) -> list[Field]:
    """What a writer was made with: the stream that it writes to, among others."""
    return list(owner.options.fields.values()) if owner.options is not None else []


def written_as(call: Called) -> str:
    """A callee as it is written; of what a call gives, the name of what is called (`cookies().set`)."""
    callee = call.callee
    if isinstance(callee, ir.Attribute) and isinstance(callee.object, ir.Call):
        return f"{_called(callee.object)}().{callee.name}"
    return call.written


def _called(node: ir.Call) -> str:
    """The name of what is called."""
    return node.callee.name if isinstance(node.callee, ir.Attribute) else dotted(node.callee)


def is_sink_path(run: Run, path: str, frame: Frame) -> bool:
    """Whether a callable of this path writes what it is given."""
    tables = run.ecosystems
    if path in tables.sinks or path in tables.language_sinks.get(frame.file.language, ()):
        return True
    owner, _, name = path.rpartition(".")
    if path.endswith("()") and path[:-2] in tables.sink_makers:
        return True
    return owner in tables.sink_families and name not in tables.quiet


def _goes_elsewhere(run: Run, arguments: Sequence[Argument]) -> bool:
    """Whether a keyword sends the text to a stream that is not read by people (`print(…, file=report)`)."""
    for argument in arguments:
        if argument.name == run.ecosystems.stream_keyword:
            paths = {item.path for item in argument.value if isinstance(item, Opaque)}
            return not paths & run.ecosystems.streams
    return False


def dotted(node: ir.Expression) -> str:
    """A callee as it is written (`self.logger.info`), or "" where it is more than names."""
    names: list[str] = []
    while isinstance(node, ir.Attribute):
        names.append(node.name)
        node = node.object
    if isinstance(node, ir.Name):
        names.append(node.id)
    elif isinstance(node, ir.Call):
        names.append("()")
    else:
        return ""
    return ".".join(reversed(names))


def written(run: Run, arguments: Sequence[Argument], place: Place, frame: Frame) -> None:
    """Note what a sink is given."""
    shown = leaves(argument.value for argument in arguments)
    run.step(len(shown) // SHOWN)
    if shown:
        run.evaluation.sinks.append(Sink(place, tuple(shown), frame.calls, frame.failed))
