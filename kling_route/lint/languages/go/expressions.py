"""Go's expressions: strings, calls, access, composite literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, several, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

RECEIVE = "<-"
"""The function that a receive from a channel is a call of."""
_ESCAPES = dict(zip("abfnrtv\\'\"", "\a\b\f\n\r\t\v\\'\"", strict=True))
_TEXT = frozenset(("string", "[]byte", "[]rune"))
_SEQUENCES = frozenset(("slice_type", "array_type", "implicit_length_array_type"))


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """`"…"` with its escapes resolved, or a raw string as it stands."""
    value = lowering.text(node)[1:-1]
    resolved = value if node.type == "raw_string_literal" else unescape(value, _ESCAPES)
    return ir.Literal(node.start_byte, node.end_byte, resolved)


def selector(lowering: Lowering, node: Node) -> ir.Expression:
    """`operand.field`."""
    name = node.child_by_field_name("field")
    value = field(lowering, node, "operand")
    if name is None:
        return value
    return ir.Attribute(node.start_byte, node.end_byte, value, lowering.text(name), name.start_byte)


def index(lowering: Lowering, node: Node) -> ir.Expression:
    """`operand[index]`."""
    value, key = field(lowering, node, "operand"), field(lowering, node, "index")
    return ir.Subscript(node.start_byte, node.end_byte, value, key)


def slice_(lowering: Lowering, node: Node) -> ir.Expression:
    """`operand[start:end]`."""
    lower = lowering.optional(node.child_by_field_name("start"))
    upper = lowering.optional(node.child_by_field_name("end"))
    return ir.Slice(node.start_byte, node.end_byte, field(lowering, node, "operand"), lower, upper)


def call(lowering: Lowering, node: Node) -> ir.Expression:
    """A call; `string(value)` is the value, and `make(map[…]…)` and `new(T)` are what they make."""
    function = node.child_by_field_name("function")
    given = node.child_by_field_name("arguments")
    nodes = written(given) if given is not None else []
    if function is None:
        return nothing(lowering, node)
    name = lowering.text(function)
    if name in _TEXT and len(nodes) == 1:
        return lowering.expression(nodes[0])
    if name in ("make", "new") and nodes:
        return made(lowering, nodes[0], node)
    if function.type == "index_expression" and function.child_by_field_name("operand") is not None:
        function = function.child_by_field_name("operand") or function  # the types that a generic function is for
    callee = lowering.expression(function)
    return common.call(node, callee, [lowering.expression(child) for child in nodes])


def made(lowering: Lowering, kind: Node, place: Node) -> ir.Expression:
    """The zero value of a type, as it stands at `place`: an empty mapping, an empty list, an object of a struct."""
    start, end = place.start_byte, place.end_byte
    if kind.type == "map_type":
        return ir.Mapping(start, end, ())
    if kind.type in _SEQUENCES:
        return ir.Sequence(start, end, ())
    callee = type_(lowering, kind)
    if callee is None:
        return nothing(lowering, place)
    return ir.Call(start, end, callee, (), True)


def type_(lowering: Lowering, node: Node) -> ir.Expression | None:
    """The name of a type, or None for one that has none."""
    if node.type in ("pointer_type", "generic_type", "parenthesized_type"):
        parts = written(node)
        return type_(lowering, parts[0]) if parts else None
    start, end = node.start_byte, node.end_byte
    if node.type in ("type_identifier", "identifier"):
        return ir.Name(start, end, lowering.text(node))
    if node.type == "struct_type":
        return ir.Name(start, end, anonymous(node))
    if node.type == "qualified_type":
        package, name = node.child_by_field_name("package"), node.child_by_field_name("name")
        if package is not None and name is not None:
            return ir.Attribute(
                start,
                end,
                ir.Name(package.start_byte, package.end_byte, lowering.text(package)),
                lowering.text(name),
                name.start_byte,
            )
    return None


def anonymous(kind: Node) -> str:
    """The name that a struct without one is given."""
    return f"struct@{kind.start_byte}"


def composite(lowering: Lowering, node: Node) -> ir.Expression:
    """`T{…}`: a mapping, a list, or the construction of a struct."""
    kind, inside = node.child_by_field_name("type"), node.child_by_field_name("body")
    if kind is None or inside is None:
        return unknown(lowering, node)
    return _filled(lowering, kind, inside, node)


def _filled(lowering: Lowering, kind: Node | None, inside: Node, node: Node) -> ir.Expression:
    start, end = node.start_byte, node.end_byte
    elements = written(inside)
    if kind is not None and kind.type in _SEQUENCES:
        of = kind.child_by_field_name("element")
        return ir.Sequence(start, end, tuple([_element(lowering, child, of) for child in elements]))
    of = kind.child_by_field_name("value") if kind is not None and kind.type == "map_type" else None
    callee = type_(lowering, kind) if kind is not None and kind.type != "map_type" else None
    if callee is None or any(_is_text_key(child) for child in elements):
        keyed = [child for child in elements if child.type == "keyed_element"]
        if len(keyed) < len(elements):
            return ir.Sequence(start, end, tuple([_element(lowering, child, of) for child in elements]))
        return ir.Mapping(start, end, tuple([_entry(lowering, child, of) for child in keyed]))
    return ir.Call(start, end, callee, tuple([_argument(lowering, child) for child in elements]), True)


def _is_text_key(element: Node) -> bool:
    """Whether an element of a type that has a name is one of a map: fields of structs are no texts."""
    key = element.child_by_field_name("key")
    return key is not None and any(part.type.endswith("string_literal") for part in key.named_children)


def _element(lowering: Lowering, node: Node, of: Node | None) -> ir.Expression:
    """One element; braces without a type are of the type that the list or the map has."""
    parts = written(node) if node.type in ("literal_element", "keyed_element") else [node]
    if not parts:
        return nothing(lowering, node)
    value = parts[-1]
    if value.type == "literal_element":
        return _element(lowering, value, of)
    if value.type == "literal_value":
        return _filled(lowering, of, value, value)
    return lowering.expression(value)


def _entry(lowering: Lowering, node: Node, of: Node | None) -> ir.Entry:
    key = node.child_by_field_name("key")
    named = _element(lowering, key, None) if key is not None else nothing(lowering, node)
    return ir.Entry(node.start_byte, node.end_byte, named, _element(lowering, node, of))


def _argument(lowering: Lowering, node: Node) -> ir.Argument:
    key = node.child_by_field_name("key")
    name = lowering.text(key) if key is not None else None
    return ir.Argument(node.start_byte, node.end_byte, name, _element(lowering, node, None), "")


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`&value` and `*value` are the value; `<-channel` waits for one."""
    operator = node.child_by_field_name("operator")
    value = field(lowering, node, "operand")
    sign = operator.type if operator is not None else ""
    if sign in ("&", "*"):
        return value
    if sign == RECEIVE:
        callee = ir.Name(node.start_byte, node.start_byte + len(RECEIVE), RECEIVE)
        return common.call(node, callee, [value])
    return common.signed(node, sign, value)


def spread(lowering: Lowering, node: Node) -> ir.Expression:
    """`values...`."""
    return ir.Spread(node.start_byte, node.end_byte, inner(lowering, node))


def listed(lowering: Lowering, node: Node) -> ir.Expression:
    """Values with commas between them."""
    return several(lowering, node, written(node))


EXPRESSIONS: dict[str, ToExpression] = {
    "binary_expression": common.binary,
    "call_expression": call,
    "composite_literal": composite,
    "expression_list": listed,
    "false": common.constant(False),
    "field_identifier": common.identifier,
    "float_literal": common.number,
    "identifier": common.identifier,
    "index_expression": index,
    "int_literal": common.number,
    "interpreted_string_literal": string,
    "nil": common.constant(None),
    "parenthesized_expression": inner,
    "raw_string_literal": string,
    "selector_expression": selector,
    "slice_expression": slice_,
    "true": common.constant(True),
    "type_assertion_expression": common.cast("operand"),
    "type_conversion_expression": common.cast("operand"),
    "unary_expression": unary,
    "variadic_argument": spread,
}
