"""Whether a value fits what a schema says of it, and what the schema allows, in a few words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Node = Mapping[str, Any]


class Some:
    """Stands in a value for a part of which only the JSON type is known, or with "" not even that."""

    __slots__ = ("type",)

    def __init__(self, type_: str = "") -> None:
        self.type = type_


UNKNOWN = Some()
"""A part that is not known at all."""

MORE = Some("*")
"""Stands in a list for any number of further items that are not known."""

TYPES: dict[str, tuple[str, str]] = {
    "string": ("a text", "texts"),
    "integer": ("a whole number", "whole numbers"),
    "number": ("a number", "numbers"),
    "boolean": ("true or false", "values that are true or false"),
    "array": ("a list", "lists"),
    "object": ("an object", "objects"),
    "null": ("null", "nulls"),
}
"""What a JSON type is called, alone and in a list."""


def refusal(node: Node, value: object) -> str:
    """What a schema allows, if a value does not fit it; else "". What is not known, or not stated, fits."""
    if _is_unknown(value):
        return ""
    for check in CHECKS:
        if found := check(node, value):
            return found
    return ""


def _type(node: Node, value: object) -> str:
    allowed = types(node)
    return wanted(node) if allowed and not set(_kinds(value)).intersection(allowed) else ""


def _enum(node: Node, value: object) -> str:
    values = node.get("enum", ())
    if isinstance(value, Some):
        fits = any(set(_kinds(value)).intersection(_kinds(known)) for known in values)
    else:
        fits = any(_same(value, known) for known in values)
    return wanted(node) if values and not fits else ""


def _pattern(node: Node, value: object) -> str:
    fits = not isinstance(value, str) or "pattern" not in node or re.search(node["pattern"], value)
    return "" if fits else wanted(node)


def _range(node: Node, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    return _between(value, value, node.get("minimum"), node.get("maximum"))


def _length(node: Node, value: object) -> str:
    if not isinstance(value, str):
        return ""
    found = _between(len(value), len(value), node.get("minLength"), node.get("maxLength"))
    return found and f"{found} characters"


def _count(node: Node, value: object) -> str:
    if not isinstance(value, (list, tuple)):
        return ""
    known = sum(item is not MORE for item in value)
    most = known if known == len(value) else None
    found = _between(known, most, node.get("minItems"), node.get("maxItems"))
    return found and f"{found} item{'' if found.endswith(' 1') else 's'}"


def _items(node: Node, value: object) -> str:
    part = node.get("items")
    if part is None or not isinstance(value, (list, tuple)):
        return ""
    for item in value:
        if not _is_unknown(item) and _type(part, item):
            return wanted(node)
        if found := refusal(part, item):
            return f"a list whose items are {found}"
    return ""


def _alternatives(node: Node, value: object) -> str:
    branches = node.get("anyOf", ())
    refusals = [refusal(branch, value) for branch in branches]
    return ", or ".join(dict.fromkeys(refusals)) if all(refusals) else ""


CHECKS: tuple[Callable[[Node, object], str], ...] = (
    _type,
    _alternatives,
    _enum,
    _pattern,
    _range,
    _length,
    _count,
    _items,
)
"""Each returns what is allowed if a value does not fit, else ""."""


def types(node: Node) -> tuple[str, ...]:
    """The JSON types that a schema names, with those of its alternatives."""
    named = node.get("type", ())
    own = (named,) if isinstance(named, str) else tuple(named)
    branches = [types(branch) for branch in node.get("anyOf", ())]
    if own or not all(branches):
        return own
    return tuple(dict.fromkeys(name for branch in branches for name in branch))


def wanted(node: Node) -> str:
    """What may stand where a schema holds, by its type, enumeration or pattern."""
    if "anyOf" in node and "type" not in node:
        return ", or ".join(map(wanted, node["anyOf"]))
    if values := node.get("enum"):
        listed = ", ".join(map(_written, values))
        return f"one of {listed}" if len(values) > 1 else f"only {listed}"
    if "pattern" in node:
        examples = " or ".join(map(_written, node.get("examples", ())))
        return f"a text like {examples}" if examples else f"a text that matches {node['pattern']}"
    return " or ".join(_wanted_types(node))


def _wanted_types(node: Node) -> Iterator[str]:
    for name in types(node):
        of = types(node.get("items", {})) if name == "array" else ()
        items = " or ".join(TYPES[item][1] for item in of)
        yield f"{TYPES[name][0]} of {items}" if items else TYPES[name][0]


def _kinds(value: object) -> tuple[str, ...]:
    """The JSON types that a value has; () for one that is none of JSON's, which then fits nothing."""
    if isinstance(value, Some):
        return ("integer", "number") if value.type in ("integer", "number") else (value.type,)
    if value is None:
        return ("null",)
    if isinstance(value, bool):
        return ("boolean",)
    if isinstance(value, (int, float)):
        return ("integer", "number") if isinstance(value, int) or value.is_integer() else ("number",)
    if isinstance(value, str):
        return ("string",)
    if isinstance(value, Mapping):
        return ("object",)
    return ("array",) if isinstance(value, (list, tuple)) else ()


def _is_unknown(value: object) -> bool:
    return isinstance(value, Some) and value.type in (UNKNOWN.type, MORE.type)


def _same(value: object, known: object) -> bool:
    """Whether two values are the same in JSON, where true is not 1, and 1.0 is."""
    return isinstance(value, bool) == isinstance(known, bool) and value == known


def _written(value: object) -> str:
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "null")
    return str(value)


def _between(least: float, most: float | None, low: float | None, high: float | None) -> str:
    """The bounds, if a number that lies from `least` to `most` (None: no end) cannot lie within them; else ""."""
    below = low is not None and most is not None and most < low
    above = high is not None and least > high
    if not below and not above:
        return ""
    if low == high:
        return f"exactly {low}"
    if low is None or high is None:
        return f"at least {low}" if high is None else f"at most {high}"
    return f"{low} to {high}"
