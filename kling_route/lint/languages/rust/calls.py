"""Rust's calls: methods that say nothing, wrappers, maps, and macros."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.rust.lowering import RustLowering
from kling_route.lint.languages.rust.macros import FORMATTING
from kling_route.lint.languages.tree import Lowering, field, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_HOLE = re.compile(r"\{\{|\}\}|\{([A-Za-z_]\w*|\d*)(?::[^{}]*)?\}")
_WRAPPERS = frozenset(("Some", "Ok", "Box", "Arc", "Rc", "String", "Cow", "Mutex", "RwLock"))
_GIVING = frozenset(("from", "new", "Borrowed", "Owned"))
_ITSELF = frozenset(
    [
        "unwrap",
        "expect",
        "unwrap_or_default",
        "clone",
        "cloned",
        "copied",
        "to_string",
        "to_owned",
        "into",
        "as_str",
        "as_ref",
        "as_deref",
        "as_mut",
        "iter",
        "into_iter",
        "iter_mut",
        "ok",
        "context",
        "with_context",
        "map_err",
        "as_array",
        "as_object",
        "as_bytes",
        "to_vec",
        "into_bytes",
        "ok_or",
        "ok_or_else",
        "borrow",
        "collect",
        "lock",
        "as_u64",
        "as_i64",
        "build",
        "timeout",
        "connect_timeout",
        "user_agent",
        "trim",
        "trim_end",
        "to_str",
        "into_owned",
    ]
)
"""Methods of any value, and of what makes a client, that give the same again."""
_OTHERWISE = frozenset(("unwrap_or", "unwrap_or_else", "or", "or_else"))
_MAPS = frozenset(("HashMap", "BTreeMap", "IndexMap", "Map"))


def call(lowering: Lowering, node: Node) -> ir.Expression:
    """A call, or a macro that was made one."""
    function, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    nodes = written(given) if given is not None else []
    if function is None:
        return nothing(lowering, node)
    name = lowering.text(function).rsplit("::", 1)[-1].strip()
    assert isinstance(lowering, RustLowering)
    is_macro = lowering.text(node)[function.end_byte - node.start_byte :].startswith(" ")
    values = [
        _object(lowering, child) if child.start_byte in lowering.objects else lowering.expression(child)
        for child in nodes
    ]
    if function.type == "field_expression":
        same = _same(lowering, node, function, values)
        if same is not None:
            return same
    if is_macro:
        return _macro(node, function, name, values)
    if len(values) == 1 and _wraps(lowering, function, name):
        return values[0]
    kind = lowering.text(function).split("::")[-2] if "::" in lowering.text(function) else ""
    if kind.split("<")[0] in _MAPS and name in ("new", "from", "with_capacity"):
        return _map(node, values if name == "from" else [])
    if name == "builder" and not values and "::" in lowering.text(function):
        return common.call(node, _named_new(lowering.expression(function)), values)
    if kind == "Vec" and name in ("new", "with_capacity"):
        return ir.Sequence(node.start_byte, node.end_byte, ())
    return common.call(node, lowering.expression(function), values)


def _same(lowering: Lowering, node: Node, function: Node, values: list[ir.Expression]) -> ir.Expression | None:
    """Methods that give the value itself, another where there is none, or whether there is one."""
    name = function.child_by_field_name("field")
    text = lowering.text(name) if name is not None else ""
    start, end = node.start_byte, node.end_byte
    if text in _ITSELF:
        return field(lowering, function, "value")
    if text in _OTHERWISE and values:
        last = values[-1]
        made = (
            last.body[0].value
            if isinstance(last, ir.Function) and len(last.body) == 1 and isinstance(last.body[0], ir.Return)
            else last
        )
        return ir.Logical(start, end, "??", field(lowering, function, "value"), made or ir.Unknown(end, end, ()))
    if text in ("is_none", "is_err"):
        return ir.Not(start, end, field(lowering, function, "value"))
    if text in ("is_some", "is_ok"):
        return ir.Not(start, end, ir.Not(start, end, field(lowering, function, "value")))
    return None


def _wraps(lowering: Lowering, function: Node, name: str) -> bool:
    """`Some(value)`, `String::from(value)`, `Arc::new(value)`."""
    pieces = [piece.split("<")[0] for piece in lowering.text(function).split("::")]
    return pieces[-1] in _WRAPPERS or (len(pieces) > 1 and pieces[-2] in _WRAPPERS and name in _GIVING)


def _named_new(builder: ir.Expression) -> ir.Expression:
    """`Type::new` for `Type::builder`."""
    return builder._replace(name="new") if isinstance(builder, ir.Attribute) else builder


def _map(node: Node, values: list[ir.Expression]) -> ir.Expression:
    """`HashMap::from([(key, value), …])`."""
    pairs = values[0].items if values and isinstance(values[0], ir.Sequence) else ()
    entries = [
        ir.Entry(pair.start, pair.end, pair.items[0], pair.items[1])
        for pair in pairs
        if isinstance(pair, ir.Sequence) and len(pair.items) == 2
    ]
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


def _macro(node: Node, function: Node, name: str, values: list[ir.Expression]) -> ir.Expression:
    if name == "json":
        return values[0] if values else ir.Literal(node.start_byte, node.end_byte, None)
    if name == "concat":
        return ir.Template(node.start_byte, node.end_byte, tuple(values))
    if name in FORMATTING:
        values = _formatted(values)
    if name in ("format", "format_args"):
        return values[0] if len(values) == 1 else ir.Template(node.start_byte, node.end_byte, tuple(values))
    callee = ir.Name(function.start_byte, function.end_byte, f"{name}!")
    return common.call(node, callee, values)


def _formatted(values: list[ir.Expression]) -> list[ir.Expression]:
    """The arguments with those after a text filled into it."""
    at = next(
        (at for at, value in enumerate(values) if isinstance(value, ir.Literal) and isinstance(value.value, str)), None
    )
    if at is None:
        return values
    pattern, rest = values[at], values[at + 1 :]
    assert isinstance(pattern, ir.Literal) and isinstance(pattern.value, str)
    named = {
        part.target.id: part.value
        for part in rest
        if isinstance(part, ir.Assignment) and isinstance(part.target, ir.Name)
    }
    parts: list[ir.Expression] = []
    done = number = 0
    used: set[int] = set()
    start, end = pattern.start, pattern.end
    for hole in _HOLE.finditer(pattern.value):
        if hole[1] is None:
            continue
        parts.append(ir.Literal(start, end, pattern.value[done : hole.start()]))
        done = hole.end()
        if hole[1] and not hole[1].isdecimal():
            parts.append(named.get(hole[1]) or ir.Name(start, end, hole[1]))
            continue
        place = int(hole[1]) if hole[1] else number
        number += not hole[1]
        used.add(place)
        parts.append(rest[place] if place < len(rest) else ir.Unknown(start, start, ()))
    parts.append(ir.Literal(start, end, pattern.value[done:]))
    text: ir.Expression = pattern if len(parts) == 1 else ir.Template(start, end, tuple(part for part in parts if part))
    more = [part for place, part in enumerate(rest) if place not in used and not isinstance(part, ir.Assignment)]
    return [*values[:at], text, *more]


def _object(lowering: Lowering, node: Node) -> ir.Expression:
    """An object of `json!`: keys and values side by side."""
    assert isinstance(lowering, RustLowering)
    parts = written(node)
    is_object = node.start_byte in lowering.objects
    values = [
        _object(lowering, child) if child.type == "array_expression" else lowering.expression(child) for child in parts
    ]
    if not is_object:
        return ir.Sequence(node.start_byte, node.end_byte, tuple(values))
    entries = [ir.Entry(key[0], value[1], key, value) for key, value in zip(values[::2], values[1::2], strict=False)]
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


def sequence(lowering: Lowering, node: Node) -> ir.Expression:
    """`[…]`, `(…, …)`."""
    assert isinstance(lowering, RustLowering)
    if node.start_byte in lowering.objects:
        return _object(lowering, node)
    return ir.Sequence(node.start_byte, node.end_byte, lowering.parts(node))


EXPRESSIONS: dict[str, ToExpression] = {
    "array_expression": sequence,
    "call_expression": call,
    "tuple_expression": sequence,
}
