"""Lists and mappings that known functions make, read or change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import classes, combine, members
from kling_route.lint.evaluate.library import elements, encoding, lists, mappings, methods
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Const,
    Encoded,
    Field,
    Instance,
    Items,
    Opaque,
    Place,
    Record,
    Typed,
    Value,
    join,
)

if TYPE_CHECKING:
    from kling_route.lint.evaluate.library.given import Given


def mapping(given: Given) -> Value:
    """`dict(a, x=1)`; `Object.assign(target, a)` changes its target, which is the result."""
    arguments, place = given.arguments, given.place
    first = [item for item in (arguments[0].value if arguments else UNKNOWN) if isinstance(item, Record)]
    if first and len(arguments) > 1 and not any(argument.name for argument in arguments):
        for argument in arguments[1:]:
            for record in first:
                combine.spread(record, argument.value)
        return tuple(first)
    only = arguments[0].value if len(arguments) == 1 and not arguments[0].name else UNKNOWN
    if held := encoding.decoded(tuple(item for item in only if isinstance(item, (Typed, Encoded)))):
        return held
    record = Record(place)
    for argument in arguments:
        if argument.name:
            record.fields[argument.name] = Field(argument.value, argument.place, True)
        else:
            combine.spread(record, mappings.of_pairs(argument.value))
    return (record,)


def fields_of(value: Value, place: Place) -> Value:
    """The fields of objects of the project, as mappings."""
    found: list[Value] = []
    for item in value:
        if isinstance(item, Instance):
            record = Record(place)
            where = dict(item.cls.fields)
            for name in {**item.cls.attributes, **item.attributes}:
                at = where.get(name, place)
                value = classes.attribute_value(item, name) or item.unknown.member(name)
                known = item.cls.encoded.get(name, name)
                record.fields[known] = Field(value, at, True, given=item.given.get(name))
            found.append((record,))
    return join(*found)


def paired(given: Given) -> Value:
    """`Map.of(key, value, key, value)`."""
    record = Record(given.place)
    for key, value in zip(given.arguments[::2], given.arguments[1::2], strict=False):
        names = [item.value for item in key.value if isinstance(item, Const) and isinstance(item.value, str)]
        record.open = record.open or len(names) != 1
        for name in names:
            at = given.frame.place(key.node.start, key.node.end)
            record.fields[name] = Field(value.value, at, len(names) == 1)
            given.run.name_constants(value.node, value.value, *given.run.names, name)
    return (record,)


def gathered(given: Given) -> Value:
    """`gather(a, b)`, `Promise.all(list)`: all of them, as a list."""
    arguments = given.arguments
    if len(arguments) == 1 and not arguments[0].unpack:
        return arguments[0].value
    values = [elements.each(item.value) if item.unpack else item.value for item in arguments]
    return (Items(values, not any(item.unpack for item in arguments), given.place),)


def settled(given: Given) -> Value:
    """`Promise.allSettled(list)`: each result is the `value` of an object that tells how it ended."""
    found: list[Value] = []
    for item in given.first:
        for element in item.elements if isinstance(item, Items) else [elements.each((item,))]:
            record = Record(given.place)
            record.open = True
            record.fields["value"] = Field(element, given.place, True)
            found.append((record,))
    return given.items(*found)


def chosen(given: Given) -> Value:
    """`max(list)`: one of the elements."""
    _by_key(given)
    return elements.each(given.first)


def listed(given: Given) -> Value:
    """`sorted(list)`, `set(list)`: the same elements."""
    if not given.arguments:
        return (Items([], True, given.place),)
    _by_key(given)
    return tuple(item for item in given.first if not mappings.is_mapping(item))


def _by_key(given: Given) -> None:
    """`sorted(…, key=f)` calls `f` with each element."""
    for argument in given.arguments:
        if argument.name == "key":
            given.apply(argument.value, elements.each(given.first))


def folded(given: Given) -> Value:
    """`reduce(f, list, start)`."""
    site = methods.Site("", "", given.place, given.place)
    rest = [given.arguments[0], *given.arguments[2:]]
    lists_given = [item for item in given.second if isinstance(item, Items)]
    return join(*(lists.fold(given.run, item, site, rest, given.frame) for item in lists_given))


def owns(given: Given) -> Value:
    """`hasattr(object, name)` reads the field."""
    if len(given.arguments) > 1:
        node = given.arguments[1].node
        place = given.frame.place(node.start, node.end)
        members.subscript(given.run, given.first, given.second, place, given.frame)
    return UNKNOWN


def removed(given: Given) -> Value:
    """`delattr(object, name)`."""
    mappings.remove(given.first, given.second)
    return UNKNOWN


def attribute(given: Given) -> Value:
    """`getattr(object, name)`; an unknown name of a library's object is some name of it."""
    names = [item.value for item in given.second if isinstance(item, Const) and isinstance(item.value, str)]
    if names:
        return join(*(members.attribute(given.run, given.first, name, given.place, given.frame) for name in names))
    return tuple(Opaque(f"{item.path}.*") for item in given.first if isinstance(item, Opaque) and item.path)
