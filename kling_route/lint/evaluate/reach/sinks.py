"""Log sinks: which calls write values for people or log collectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.events import Sink
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import Closure, Field, Instance, Opaque, Place, Record, Value

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def is_sink(
    run: Run, callee: ir.Expression, owner: Value, target: Value, arguments: Sequence[Argument], frame: Frame
) -> bool:
    """Whether a call writes what it is given for people or log collectors."""
    if any(isinstance(item, Opaque) and is_sink_path(run, item.path, frame) for item in target):
        return not _goes_elsewhere(run, arguments)
    if any(isinstance(item, Opaque) and item.path in run.ecosystems.dumpers for item in target):
        made_for = [field.value for item in owner if isinstance(item, Opaque) for field in _made_for(item)]
        given = {item.path for value in (*_values(arguments), *made_for) for item in value if isinstance(item, Opaque)}
        return bool(given & run.ecosystems.streams)
    if not isinstance(callee, ir.Attribute):
        return False
    if any(isinstance(item, (Closure, Instance)) for item in target):
        return False
    written = dotted(callee)
    if isinstance(callee.object, ir.Call) and not callee.object.arguments:
        written = f"{_called(callee.object)}.{callee.name}"
    if any(written == ending or written.endswith("." + ending) for ending in run.ecosystems.sink_endings):
        return True
    if callee.name not in run.ecosystems.levels or not written:
        return False
    own = any(isinstance(item, (Record, Instance)) for item in owner) and bool(target)
    return not own and written.rsplit(".", 2)[-2] in run.ecosystems.loggers


def _values(arguments: Sequence[Argument]) -> list[Value]:
    return [argument.value for argument in arguments]


def _made_for(owner: Opaque) -> list[Field]:
    """What a writer was made with: the stream that it writes to, among others."""
    return list(owner.options.fields.values()) if owner.options is not None else []


def written_as(callee: ir.Expression) -> str:
    """A callee as it is written; of what a call gives, the name of what is called (`cookies().set`)."""
    owner = callee.object if isinstance(callee, ir.Attribute) else None
    if not isinstance(callee, ir.Attribute) or not isinstance(owner, ir.Call):
        return dotted(callee)
    return f"{_called(owner)}().{callee.name}"


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
    if shown:
        run.evaluation.sinks.append(Sink(place, tuple(shown), frame.calls, frame.failed))
