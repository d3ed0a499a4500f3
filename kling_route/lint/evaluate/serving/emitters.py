"""Events that a program sends to itself by their names: `bus.emit("done", task)`, `bus.on("done", f)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.values import Closure, Opaque, Place, Value, texts

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

MANY = 8
"""How many times an event's functions are run with what is sent."""


class Event:
    """One event: what takes it, and with what it was `sent`."""

    __slots__ = ("sent", "takers")

    def __init__(self) -> None:
        self.takers: list[tuple[Value, Place, Frame]] = []
        self.sent: list[Sequence[Argument]] = []


def called(run: Run, method: str, arguments: Sequence[Argument], frame: Frame) -> None:
    """A method was called that may send an event, or take one."""
    tables = run.ecosystems
    if method in tables.event_senders and len(arguments) > 1:
        for event in _named(run, arguments[0].value):
            event.sent.append(arguments[1:])
            if len(event.sent) <= MANY:
                for taker, place, where in event.takers:
                    _give(run, taker, arguments[1:], place, where)
    elif method in tables.event_takers and len(arguments) > 1:
        for event in _named(run, arguments[0].value):
            _take(run, event, arguments[1].value, arguments[1].place, frame)


def decorated(run: Run, decorator: ir.Expression, closure: Closure, frame: Frame) -> None:
    """A decorator may have a function take an event."""
    if isinstance(decorator, ir.Call) and decorator.arguments:
        name = sinks.dotted(decorator.callee).rpartition(".")[2]
        if name in run.ecosystems.event_decorators:
            for event in _named(run, run.value(decorator.arguments[0].value, frame)):
                _take(run, event, (closure,), frame.place(decorator.start, decorator.end), frame)


def _named(run: Run, name: Value) -> list[Event]:
    known = (text for text in texts(name) if text not in run.ecosystems.foreign_events)
    return [run.events.setdefault(text, Event()) for text in known]


def _take(run: Run, event: Event, taker: Value, place: Place, frame: Frame) -> None:
    event.takers.append((taker, place, frame))
    for given in event.sent[:MANY]:
        _give(run, taker, given, place, frame)


def _give(run: Run, taker: Value, given: Sequence[Argument], place: Place, frame: Frame) -> None:
    from kling_route.lint.evaluate.code import functions

    for item in taker:
        if isinstance(item, Closure):
            functions.follow(run, item, given, None, frame)
        elif isinstance(item, Opaque) and sinks.is_sink_path(run, item.path, frame):
            sinks.written(run, given, place, frame)
