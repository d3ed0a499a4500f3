"""Methods that objects have without their class writing them: accessors, and decoders that are told a class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import classes
from kling_route.lint.evaluate.library import encoding, filling
from kling_route.lint.evaluate.values import UNKNOWN, ClassValue, Instance, Opaque, Place, Value, join
from kling_route.lint.evaluate.workflow import submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

PREFIXES = ("get", "is")


def call(run: Run, item: Instance, name: str, arguments: Sequence[Argument]) -> Value:
    """`item.getName()`, `item.name()`, `item.setName(value)`."""
    if classes.method(item.cls, name) is not None:
        return UNKNOWN
    if len(arguments) == 1 and name.startswith("set"):
        field = _field(item, name[len("set") :])
        if field:
            item.attributes[field] = join(item.attributes.get(field, UNKNOWN), arguments[0].value)
            item.version += 1
        return (item,)
    if arguments:
        return UNKNOWN
    names = [name, *(name[len(prefix) :] for prefix in PREFIXES if name.startswith(prefix))]
    found = next((field for field in (_field(item, wanted) for wanted in names) if field), "")
    return classes.attribute(run, item, found) if found else UNKNOWN


def _field(item: Instance, name: str) -> str:
    """The field that an accessor is named after, or ""."""
    for field in (name, name[:1].lower() + name[1:]):
        if field and (field in item.attributes or field in item.cls.types):
            return field
    return ""


def decoded(run: Run, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """`mapper.readValue(text, T.class)`: an object of the project's class, or what the text holds where no class, or
    one of plain data, is named. Of an object of another class nothing is known.
    """
    if not arguments:
        return UNKNOWN
    held = encoding.decoded(arguments[0].value)
    return as_type(run, held, [argument.value for argument in arguments[1:]], place, frame)


def is_type(run: Run, argument: Argument) -> bool:
    """Whether an argument says of what type the result is: `<T>`, a class of the project, `Map.class`."""
    told = (_is_plain(run, item) for item in argument.value if isinstance(item, Opaque) and item.path)
    known = any(isinstance(item, ClassValue) for item in argument.value)
    return argument.name == ir.TYPE_ARGUMENT or known or any(told)


def _is_plain(run: Run, item: Opaque) -> bool:
    """Whether a type is one of plain data."""
    return item.path.removesuffix("()").rsplit(".", 1)[-1] in run.ecosystems.plain_types


def as_type(run: Run, held: Value, types: Sequence[Value], place: Place, frame: Frame) -> Value:
    """Decoded data as what the types that a decoder is told say."""
    told = [item for value in types for item in value]
    known = [item for item in told if isinstance(item, ClassValue)]
    if known and held:
        return filling.shaped(run, known[0], held, place)
    named = [item for item in told if isinstance(item, Opaque) and item.path]
    plain = all(_is_plain(run, item) for item in named)
    if not plain:
        submits.keep(run, frame, held)
    return held if plain else UNKNOWN
