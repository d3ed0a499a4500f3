"""Says in words what a schema found wrong, and what is allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jsonschema.exceptions import ValidationError

from kling_route.documents import Document, Problem
from kling_route.documents.builder import quoted
from kling_route.nearest import nearest

TYPES = {
    "object": "a mapping",
    "array": "a sequence",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}

LONGEST_LIST = 20
"""Of longer lists of what is allowed, only the start is shown."""


def problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    """Yield the problems that one error of a schema stands for."""
    pointer = tuple(error.absolute_path)
    if error.validator in ("additionalProperties", "unevaluatedProperties") and error.validator_value is False:
        yield from _unknown_keys(document, pointer, error)
    elif _property_names(error):
        yield document.problem((*pointer, str(error.instance)), f"key {_message(error)}", key=True)
    else:
        yield document.problem(pointer, _message(error), key=error.validator in ("required", "dependentRequired"))


def _property_names(error: ValidationError) -> bool:
    """Whether the error is about a key itself; `propertyNames` may also be the name of a property."""
    path = list(error.absolute_schema_path)
    return any(part == "propertyNames" and path[:index][-1:] != ["properties"] for index, part in enumerate(path))


def _unknown_keys(document: Document, pointer: tuple[str | int, ...], error: ValidationError) -> Iterator[Problem]:
    schema: Any = error.schema
    known = list(schema.get("properties", ()))
    patterns = list(schema.get("patternProperties", ()))
    instance: Any = error.instance
    extra = [key for key in instance if key not in known and not any(re.search(p, key) for p in patterns)]
    if error.validator == "unevaluatedProperties":
        extra = [key for key in extra if repr(key) in error.message]
    for key in extra:
        guess = nearest(key, known)
        hint = f"; did you mean {quoted(guess)}?" if guess else ""
        allowed = f" (allowed: {listed(known)})" if known else ""
        yield document.problem((*pointer, key), f"unknown key {quoted(key)}{hint}{allowed}", key=True)


def _message(error: ValidationError) -> str:
    write = WRITERS.get(str(error.validator))
    return write(error) if write else _shorten(error.message)


def _type(error: ValidationError) -> str:
    value: Any = error.validator_value
    allowed = [value] if isinstance(value, str) else value
    types = " or ".join(TYPES[name] for name in allowed)
    return f"{shown(error.instance)} is {_kind(error.instance)}, but must be {types}"


def _enum(error: ValidationError) -> str:
    value: Any = error.validator_value
    guess = (
        nearest(error.instance, [v for v in value if isinstance(v, str)]) if isinstance(error.instance, str) else None
    )
    hint = f"; did you mean {quoted(guess)}?" if guess else ""
    return f"{shown(error.instance)} is not allowed here{hint} (allowed: {listed(value)})"


def _required(error: ValidationError) -> str:
    value: Any = error.validator_value
    instance: Any = error.instance
    missing = [key for key in value if key not in instance]
    return f"lacks {listed(missing)}"


def _pattern(error: ValidationError) -> str:
    return f"{shown(error.instance)} does not have the form that is allowed: {_described(error)}"


def _not_unique(error: ValidationError) -> str:
    items: Any = error.instance
    seen: list[Any] = []
    for item in items:
        if item in seen:
            return f"{shown(item)} stands here twice, but each may stand here once"
        seen.append(item)
    return "the items must differ from each other"


def _described(error: ValidationError) -> str:
    schema: Any = error.schema
    description = schema.get("description", "")
    examples = f" For example {listed(schema['examples'])}." if schema.get("examples") else ""
    pattern = f" (pattern {error.validator_value})" if not description else ""
    return f"{description}{examples}{pattern}".strip()


def _limit(words: str) -> Callable[[ValidationError], str]:
    return lambda error: f"{shown(error.instance)} {words.format(error.validator_value)}"


WRITERS: dict[str, Callable[[ValidationError], str]] = {
    "type": _type,
    "enum": _enum,
    "const": lambda error: f"{shown(error.instance)} is not allowed here; it must be {shown(error.validator_value)}",
    "required": _required,
    "pattern": _pattern,
    "uniqueItems": _not_unique,
    "None": lambda error: f"{shown(error.instance)} is not allowed here",
    "minItems": _limit("has too few items; at least {} must be given"),
    "maxItems": _limit("has too many items; at most {} are allowed"),
    "minProperties": _limit("has too few keys; at least {} must be given"),
    "maxProperties": _limit("has too many keys; at most {} are allowed"),
    "minLength": _limit("is too short; at least {} characters are needed"),
    "maxLength": _limit("is too long; at most {} characters are allowed"),
    "minimum": _limit("is too small; the least allowed is {}"),
    "maximum": _limit("is too large; the most allowed is {}"),
}


def _kind(value: Any) -> str:
    kinds = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
    return TYPES[kinds.get(type(value), "null")]


def shown(value: Any) -> str:
    """Return a value for a message: short, on one line, in backticks."""
    if isinstance(value, str):
        return quoted(value) if value else "empty text"
    if isinstance(value, (dict, list)):
        return "this" if value else f"empty {_kind(value).removeprefix('a ')}"
    return quoted(json.dumps(value))


def listed(values: Iterable[Any]) -> str:
    """Return values for a message: in backticks, with commas."""
    all_values = list(values)
    text = ", ".join(shown(value) for value in all_values[:LONGEST_LIST])
    return text + (", …" if len(all_values) > LONGEST_LIST else "")


def _shorten(text: str, length: int = 200) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
