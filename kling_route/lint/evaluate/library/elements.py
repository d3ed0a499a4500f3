"""The elements of lists, and the values of mappings."""

from __future__ import annotations

from kling_route.lint.evaluate.values import UNKNOWN, Items, Opaque, Record, Typed, Value, join


def each(value: Value) -> Value:
    """Any element of a list, or any value of a mapping."""
    found: list[Value] = []
    for item in value:
        if isinstance(item, Items):
            found.extend(item.elements)
        elif isinstance(item, Typed):
            schema = item.schema.items
            if schema is not None:
                found.append(item.member("[]", schema))
            found.extend(item.member(name, part) for name, part in item.schema.properties.items())
        elif isinstance(item, Record):
            found.extend(field.value for field in item.fields.values())
        elif isinstance(item, Opaque):
            found.append(item.member("[]"))
    return join(*found)


def numbered(value: Value, index: int) -> Value:
    """The element at a known position."""
    found: list[Value] = []
    for item in value:
        if isinstance(item, Items) and item.exact and -len(item.elements) <= index < len(item.elements):
            found.append(item.elements[index])
        elif isinstance(item, Record):
            field = item.fields.get(str(index))
            found.append(field.value if field is not None else UNKNOWN)
        elif isinstance(item, Opaque):
            found.append(item.member(f"[{index}]"))
        else:
            found.append(each((item,)))
    return join(*found)


def spread(value: Value) -> list[Value]:
    """The arguments that a tuple on the right of `%`, or a single value, stands for."""
    if len(value) == 1 and isinstance(value[0], Items):
        return list(value[0].elements)
    return [value]
