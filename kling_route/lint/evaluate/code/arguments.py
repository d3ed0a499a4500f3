"""The arguments of a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.scope import Frame
from kling_route.lint.evaluate.values import Items, Place, Record, Value, texts
from kling_route.lint.words import words
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


class Argument(NamedTuple):
    """An argument with its value.

    `unpack` as in `ir.Argument`; `place` is where its name, or else its value, starts.
    """

    name: str | None
    value: Value
    node: ir.Expression
    unpack: str
    place: Place


def evaluate_arguments(run: Run, node: ir.Call, frame: Frame) -> list[Argument]:
    """The values of a call's arguments."""
    outer = run.names
    found: list[Argument] = []
    last = node.callee.name if isinstance(node.callee, ir.Attribute) else getattr(node.callee, "id", "")
    for argument in node.arguments:
        run.names = (*outer, last, argument.name) if argument.name else (*outer, last)
        place = frame.place(argument.start, argument.value.start)
        value = run.value(argument.value, frame)
        found.extend(_expanded(Argument(argument.name, value, argument.value, argument.unpack, place)))
    run.names = outer
    if any(argument.name for argument in found):
        beside = beside_api(run, [argument.value for argument in found])
        for given in found:
            if given.name:
                around = beside if beside and is_plain(run, given.name) else (*outer, last)
                run.name_constants(given.node, given.value, *around, given.name)
    if run.names:
        _name_defaults(run, found, words(sinks.dotted(node.callee)))
    return found


def _expanded(argument: Argument) -> list[Argument]:
    """A spread argument as the arguments that it stands for, where they are known."""
    only = argument.value[0] if len(argument.value) == 1 else None
    if argument.unpack == "*" and isinstance(only, Items) and only.exact:
        return [argument._replace(value=element, unpack="") for element in only.elements]
    if argument.unpack == "**" and isinstance(only, Record):
        named = [
            Argument(name, field.value, argument.node, "", field.key)
            for name, field in only.fields.items()
            if name != "*"
        ]
        return [*named, argument] if only.open else named
    return [argument]


def _name_defaults(run: Run, arguments: Sequence[Argument], callee: frozenset[str]) -> None:
    """`key = setting("NAME", "…")`, `key: str = Field(default="…")`: the name is that of what is assigned."""
    reads = bool(callee & run.ecosystems.setting_words)
    for index, argument in enumerate(arguments):
        first = index == 0 and bool(callee & run.ecosystems.field_words)
        if argument.name in run.ecosystems.default_names or (not argument.name and (first or (reads and index == 1))):
            run.name_constants(argument.node, argument.value, *run.names)


def is_plain(run: Run, name: str) -> bool:
    """Whether a name says a credential and nothing of whose it is."""
    plain, own = run.ecosystems.plain_words, run.catalogue.keys.words
    return all(word in plain or word in own for word in words(name))


def beside_api(run: Run, values: Sequence[Value]) -> tuple[str, ...]:
    """What names a credential that stands beside one of the API's addresses."""
    addresses = (text for value in values for text in texts(value))
    return (run.catalogue.mention,) if any(run.catalogue.path_of(text) is not None for text in addresses) else ()
