"""What is written in the program, as JSON would have it: values that are literals, in whole or in part."""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.api import MORE, UNKNOWN, Some
from kling_route.lint.evaluate.values import Alternative, Const, Encoded, Items, Place, Record, Text, Value

BETWEEN = b" \t\r\n:=>\"'`"
"""What may stand between a key and its value."""


def readings(value: Value, key: Place, certain: bool) -> Iterator[tuple[object, Place | None]]:
    """What a field's value may be: each literal, with where it is written. What is unknown is left out.

    A literal that often stands for "nothing given" (an empty text, zero, a negative number) counts where it is written
    beside its key and certainly sent: elsewhere, it most likely does not get so far. Null never counts: it is left out
    or taken for no value.
    """
    for item in value:
        if isinstance(item, Const) and (_says_something(item.value) or _stands(item, key, certain)):
            yield item.value, item.place
        elif isinstance(item, Items) and (item.elements or _stands(item, key, certain)):
            for reading in _lists(item):
                yield reading, item.place
        elif isinstance(item, (Text, Encoded, Record)):
            yield _whole(item), None


def _stands(item: Const | Items, key: Place, certain: bool) -> bool:
    return certain and beside(key, item.place) and not (isinstance(item, Const) and item.value is None)


def beside(key: Place, place: Place) -> bool:
    """Whether a value is written beside its key."""
    if key.file is not place.file or place.start < key.start:
        return False
    return place.start < key.end or not key.file.fragment.code[key.end : place.start].strip(BETWEEN)


def _says_something(value: object) -> bool:
    return bool(value) and not (isinstance(value, (int, float)) and value < 0)


def _lists(item: Items) -> Iterator[object]:
    """A list with each of its elements that may be one of several taken as unknown, and lists with each of these."""
    if item.exact:
        yield tuple(_whole(element[0]) if len(element) == 1 else UNKNOWN for element in item.elements)
    for element in item.elements:
        if len(element) > 1 or not item.exact:
            for inner in element:
                yield (_whole(inner), MORE)


def _whole(item: Alternative) -> object:
    if isinstance(item, Const):
        return item.value if _says_something(item.value) else UNKNOWN
    if isinstance(item, Items):
        return next(_lists(item), (MORE,)) if item.exact else (MORE,)
    if isinstance(item, Record):
        return {}
    if isinstance(item, Encoded) or (isinstance(item, Text) and any(map(_is_text, item.parts))):
        return Some("string")
    return UNKNOWN


def _is_text(part: Value) -> bool:
    """Whether a part makes the whole a text, which sums of numbers are not."""
    return bool(part) and all(isinstance(item, Const) and isinstance(item.value, str) and item.value for item in part)
