"""JSON that is decoded into a variable or into objects of the program's own classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import members, targets
from kling_route.lint.evaluate.library import elements, encoding
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    ClassValue,
    Instance,
    Items,
    Opaque,
    Place,
    Record,
    Typed,
    Value,
    join,
)
from kling_route.lint.evaluate.workflow import submits
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

DEPTH = 6
"""How deep objects in objects are filled."""


def into(run: Run, text: Value, target: Argument, frame: Frame) -> Value:
    """`json.Unmarshal(text, &target)`: what the text holds becomes the target's value. Of an object whose class is not
    known, nothing is known: its fields may have other names.
    """
    held = encoding.decoded(text)
    if not held or any(isinstance(item, Opaque) for item in target.value):
        submits.keep(run, frame, held)
        return UNKNOWN
    objects = [item for item in target.value if isinstance(item, Instance)]
    for item in objects:
        _fill(run, item, held, target.place, 0)
    if not objects:
        targets.bind(run, target.node, held, frame)
    return UNKNOWN


def spread(run: Run, instance: Instance, value: Value, place: Place) -> None:
    """`Class(**mapping)`: each field gets what the mapping has under its name."""
    _fill(run, instance, tuple(item for item in value if isinstance(item, Typed)), place, 0)
    others = tuple(item for item in value if isinstance(item, (Record, Opaque)))
    for name, _ in instance.cls.fields:
        part = members.read(run, others, name, place)
        if part:
            instance.attributes[name] = join(instance.attributes.get(name, UNKNOWN), part)


def shaped(run: Run, cls: ClassValue, value: Value, place: Place, depth: int = 0) -> Value:
    """A decoded value as an object of a class, or a list of them."""
    lists = tuple(item for item in value if isinstance(item, Typed) and item.schema.items is not None)
    if lists:
        each = shaped(run, cls, elements.each(lists), place, depth)
        return (Items([each], False, place),)
    instance = Instance(cls)
    _fill(run, instance, value, place, depth)
    return (instance,)


def _fill(run: Run, instance: Instance, value: Value, place: Place, depth: int) -> None:
    cls = instance.cls
    instance.decoded = join(instance.decoded, value)
    for name, annotation in cls.types.items():
        part = join(*(_part(run, item, cls, name, place) for item in value if isinstance(item, Typed)))
        of = named_class(run, annotation, cls)
        if part and of is not None and depth < DEPTH:
            part = shaped(run, of, part, place, depth + 1)
        if part:
            instance.attributes[name] = part
    instance.version += 1


def _part(run: Run, item: Typed, cls: ClassValue, name: str, place: Place) -> Value:
    """What a field gets: the property of its name, or one that a naming strategy makes of it."""
    told = cls.encoded.get(name)
    known = item.schema.properties
    if told is None and name not in known:
        told = next((other for other in known if words(other) == words(name)), name)
    wanted = told if told is not None else name
    return members.read(run, (item,), wanted, place) if wanted in known else UNKNOWN


def named_class(run: Run, annotation: str, cls: ClassValue) -> ClassValue | None:
    """The project's class that a type names: `[]File`, `List<File>`."""
    for word in reversed(re.findall(r"[\w@]+", annotation)):
        for item in run.look_up(word, cls.scope):
            if isinstance(item, ClassValue):
                return item
    return None
