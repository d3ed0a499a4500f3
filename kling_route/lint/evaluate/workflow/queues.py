"""Tasks of queues, and functions of timers, that put themselves there again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.values import Closure, Place, texts
from kling_route.lint.evaluate.workflow import polling

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.library.methods import Site
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def put(run: Run, task: Closure, method: str, arguments: Sequence[Argument], place: Place, frame: Frame) -> None:
    """A task is put into a queue: `task.delay(…)`, `queue.enqueue(task, …)`."""
    tables = run.ecosystems
    later = method in tables.later_methods
    if (not later and method not in tables.queued) or not _is_running(task, frame):
        return
    if later or any(argument.name in tables.later for argument in arguments):
        run.trace.append(polling.WAIT)
    put_again(run, task, place, frame)


def put_again(run: Run, task: Closure, place: Place, frame: Frame) -> None:
    """A function has itself called again, if it is one of those that are running and not written there."""
    written_there = place.file is task.file and place.start <= task.function.start < place.end
    if _is_running(task, frame) and not written_there:
        polling.again(run, task, place)


def around(run: Run, place: Place | None) -> Place | None:
    """The call of a timer's function that a call stands in, if it stands in one."""
    outer = run.scheduling
    if place is None or outer is None or place.file is not outer.file:
        return None
    return outer if outer.start <= place.start < outer.end else None


def handed(run: Run, site: Site, arguments: Sequence[Argument], frame: Frame) -> None:
    """A method of something unknown may put the task that it is given, or that it belongs to, into a queue."""
    for argument in arguments:
        for item in argument.value:
            if isinstance(item, Closure):
                put(run, item, site.name, arguments, site.place, frame)
    if site.name in run.ecosystems.queued_by_name and arguments:
        for task in _called(run, arguments[0], frame):
            put(run, task, site.name, arguments, site.place, frame)
    if site.name in run.ecosystems.unlimited and frame.calls:
        _retried(run, site, arguments, frame)


def _is_running(task: Closure, frame: Frame) -> bool:
    return any(made.function == id(task.function) for made in frame.calls)


def _called(run: Run, name: Argument, frame: Frame) -> Iterator[Closure]:
    """The running tasks that a name (`module.task`) stands for."""
    wanted = {text.rsplit(".", 1)[-1] for text in texts(name.value)}
    for made in frame.calls:
        task = run.written.get(made.function)
        if task is not None and task.function.name in wanted:
            yield task


def _retried(run: Run, site: Site, arguments: Sequence[Argument], frame: Frame) -> None:
    """`self.retry()` of a task that is handed itself, which its decorator may let do so for ever."""
    task = run.written.get(frame.calls[-1].function)
    first = task.function.parameters[0].target if task is not None and task.function.parameters else None
    if task is None or not isinstance(first, ir.Name) or site.written != f"{first.id}.{site.name}":
        return
    option = run.ecosystems.unlimited[site.name]
    given = [argument.node for argument in arguments if argument.name == option]
    for decorator in task.function.decorators:
        if isinstance(decorator, ir.Call):
            given += [argument.value for argument in decorator.arguments if argument.name == option]
    if task.function.decorators:
        run.trace.append(polling.WAIT)
        endless = any(isinstance(node, ir.Literal) and node.value is None for node in given[:1])
        polling.again(run, task, site.place, limited=not endless)
