"""Checks a configuration against its schema.

A full JSON Schema validator takes longer to import than a hook has time; this one knows the keywords that the schema of
the configuration uses and refuses a schema that uses another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from kling_route.tuples import NamedTuple

_KNOWN = frozenset(
    {
        *("$schema", "$id", "$defs", "$ref", "title", "description", "examples"),
        *("type", "enum", "pattern", "minLength", "items"),
        *("properties", "additionalProperties", "propertyNames"),
    }
)
_TYPES: dict[str, tuple[type, str]] = {
    "object": (dict, "a table"),
    "array": (list, "a list"),
    "string": (str, "a string"),
}


Place = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong at a place of the document. A place is a path of keys and positions."""

    place: Place
    message: str


def problems(value: object, schema: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a document. Messages name keys and what is allowed, never a value."""
    return list(_check(value, schema, schema, ()))


def _check(value: object, schema: Mapping[str, Any], root: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    if unknown := schema.keys() - _KNOWN:
        raise NotImplementedError(f"schema keywords {sorted(unknown)}")
    if "$ref" in schema:
        schema = {**_resolve(root, schema["$ref"]), **{key: own for key, own in schema.items() if key != "$ref"}}
    kind, article = _TYPES.get(schema.get("type", ""), (object, ""))
    if not isinstance(value, kind):
        yield Problem(place, f"must be {article}")
    elif "enum" in schema and value not in schema["enum"]:
        yield Problem(place, f"must be one of {', '.join(map(repr, schema['enum']))}")
    elif isinstance(value, str):
        yield from _text(value, schema, place)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _check(item, schema.get("items", {}), root, (*place, index))
    elif isinstance(value, dict):
        yield from _table(value, schema, root, place)


def _text(value: str, schema: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    if len(value) < schema.get("minLength", 0):
        yield Problem(place, "must not be empty")
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        yield Problem(place, "must be lower-case words joined by hyphens")


Schema = Mapping[str, Any]


def _table(value: dict[str, Any], schema: Schema, root: Schema, place: Place) -> Iterator[Problem]:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", {})
    for key, item in value.items():
        here = (*place, key)
        if "propertyNames" in schema:
            yield from _check(key, schema["propertyNames"], root, here)
        if key in properties:
            yield from _check(item, properties[key], root, here)
        elif others is False:
            yield Problem(here, f"unknown key{meant(key, properties)}")
        else:
            yield from _check(item, others, root, here)


def _resolve(root: Mapping[str, Any], reference: str) -> Mapping[str, Any]:
    found: Any = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return dict(found)


def meant(word: str, known: Iterable[str]) -> str:
    """A hint at the name that was probably meant, or at all there are: `; did you mean "exclude"?`."""
    names = sorted(known)
    spelt = word.lower().replace("_", "-")
    if close := get_close_matches(spelt, names, 1, 0.6):
        return f'; did you mean "{close[0]}"?'
    return f"; known are {', '.join(names)}"
