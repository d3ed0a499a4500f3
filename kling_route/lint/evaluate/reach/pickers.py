"""What a user may pick or type: the options that a page or a tool offers, and the state that keeps the choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import functions
from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    ClassValue,
    Closure,
    Field,
    Items,
    Opaque,
    Place,
    Record,
    Value,
    join,
    texts,
)

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

STATE = "state()"
"""The path of what `useState` gives to change a state."""
WIDGET = "widget()"
"""The path of a part of a page that a user fills in."""
CHOICE = "value"
"""Where a widget has what was picked."""


def state(first: Value, place: Place) -> Value:
    """`useState(first)`: what is kept, and what changes it."""
    return (Items([join(first, (Opaque(),)), (Opaque(STATE),)], True, place),)


def reference(first: Value, place: Place) -> Value:
    """`ref(first)`: an object that has what is kept as its `value`."""
    kept = Record(place)
    kept.fields[CHOICE] = Field(join(first, (Opaque(),)), place, True)
    return (kept,)


def is_setter(value: Value) -> bool:
    """Whether a value changes a state."""
    return any(isinstance(item, Opaque) and item.path == STATE for item in value)


def setter(kept: ir.Expression, target: ir.Expression, frame: Frame) -> Value:
    """What `setKept(value)` does: what is kept may be the value too."""
    start, end = target.start, target.end
    given = ir.Name(start, end, "=")
    body = (ir.Assignment(start, end, kept, given, "??", ""),)
    parameters = (ir.Parameter(start, end, given, None, "", ""),)
    name = target.id if isinstance(target, ir.Name) else ""
    return (Closure(ir.Function(start, end, name, parameters, body, (), None, False), frame.scope, frame.file),)


def widget(run: Run, arguments: Sequence[Argument]) -> Value:
    """`Dropdown(choices=…, value=…)`: a part of a page, with what a user may pick."""
    offered = [
        argument.value
        for index, argument in enumerate(arguments)
        if argument.name in run.ecosystems.offers or (index == 0 and not argument.name)
    ]
    given = [argument.value for argument in arguments if argument.name == CHOICE]
    made = Opaque(WIDGET)
    made.members[CHOICE] = join((Opaque(),), *given, *(_last(option) for one in offered for option in _options(one)))
    return (made,)


def _options(offered: Value) -> Iterator[Value]:
    """The options of a list; of a mapping, its values."""
    for item in offered:
        if isinstance(item, (Items, Record)):
            yield elements.each((item,))


def _last(option: Value) -> Value:
    """An option that is a label and a value is the value."""
    return join(*(item.elements[-1] if isinstance(item, Items) and item.elements else (item,) for item in option))


def connect(run: Run, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """`button.click(function, inputs=[…])`: the function gets what was filled in."""
    by_name = {argument.name: argument.value for argument in arguments if argument.name}
    positions = [argument.value for argument in arguments if not argument.name]
    function = join(by_name.get("fn", UNKNOWN), *positions[:1])
    inputs = by_name.get("inputs", positions[1] if len(positions) > 1 else UNKNOWN)
    closures = [item for item in function if isinstance(item, Closure)]
    widgets = [element for item in inputs for element in (item.elements if isinstance(item, Items) else [(item,)])]
    if not any(_is_widget(item) for element in widgets for item in element):
        return UNKNOWN
    node = ir.Literal(-1, -1, None)
    filled = [Argument(None, _choice(element), node, "", place) for element in widgets]
    return join(*(functions.follow(run, closure, filled, None, frame) for closure in closures))


def _is_widget(item: object) -> bool:
    return isinstance(item, Opaque) and item.path == WIDGET


def _choice(value: Value) -> Value:
    return join(*(item.members[CHOICE] if _is_widget(item) else (Opaque(),) for item in value))  # type: ignore[union-attr]


def element(run: Run, name: Value, frame: Frame) -> Value:
    """`document.getElementById(name)`: a part of the page that the script stands in."""
    found: list[Value] = [(Opaque(),)]
    for item in run.look_up(ir.PAGE, frame.scope):
        if isinstance(item, Record):
            fields = (item.fields.get(text.rpartition("#")[2]) for text in texts(name))
            found += [field.value for field in fields if field is not None]
    return join(*reversed(found))


def filled_in(run: Run, frame: Frame) -> Value:
    """`new FormData(form)`: what the page's forms have, by name."""
    return tuple(item for item in run.look_up(ir.FORM, frame.scope) if isinstance(item, Record))


def picked(run: Run, cls: ClassValue, function: ir.Function) -> list[Argument] | None:
    """The arguments of a method that a tool runs with what its users pick; None for any other method."""
    for declares, runs in run.ecosystems.nodes.items():
        declared = cls.methods.get(declares)
        if declared is not None and function.name in texts(cls.attributes.get(runs, UNKNOWN)):
            inputs = functions.follow(run, Closure(declared, cls.scope, cls.file, (cls,), cls), [], None)
            return [argument for item in inputs if isinstance(item, Record) for argument in _inputs(item)]
    return None


def _inputs(record: Record) -> Iterator[Argument]:
    """`{"required": {"name": (["a", "b"], {"default": "a"})}}`"""
    for group in record.fields.values():
        for item in group.value:
            for name, field in item.fields.items() if isinstance(item, Record) else ():
                yield Argument(name, _input(field.value), ir.Literal(-1, -1, None), "", field.key)


def _input(declared: Value) -> Value:
    """An option of the list that is declared, the default, or anything else."""
    found: list[Value] = []
    for item in declared:
        parts = item.elements if isinstance(item, Items) and item.exact else []
        found += [elements.each(parts[0])] if parts and any(isinstance(one, Items) for one in parts[0]) else []
        for options in parts[1] if len(parts) > 1 else ():
            if isinstance(options, Record) and (default := options.fields.get("default")):
                found.append(default.value)
    return join(*found, (Opaque(),))
