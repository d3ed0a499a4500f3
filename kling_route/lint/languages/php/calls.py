"""PHP's calls: functions, methods, construction, and what the language calls without parentheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.php.expressions import OPTIONS
from kling_route.lint.languages.php.lowering import PhpLowering
from kling_route.lint.languages.tree import Lowering, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_HANDLE = "curl_"
_MAKER = "curl_init"
_SHOWN = frozenset(("print_r", "var_export"))
_WRITERS = frozenset(("printf", "vprintf"))


def arguments(lowering: Lowering, node: Node | None) -> tuple[ir.Argument, ...]:
    """The arguments of a call, with names and spreads."""
    found: list[ir.Argument] = []
    for child in written(node) if node is not None else ():
        parts = written(child)
        start, end = child.start_byte, child.end_byte
        if child.type != "argument" or not parts:
            continue
        named = child.child_by_field_name("name")
        unpack = "*" if parts[-1].type == "variadic_unpacking" else ""
        value = lowering.expression(parts[-1])
        found.append(ir.Argument(start, end, lowering.text(named) if named is not None else None, value, unpack))
    return tuple(found)


def function_call(lowering: Lowering, node: Node) -> ir.Expression:
    """`name(…)`."""
    function = node.child_by_field_name("function")
    given = arguments(lowering, node.child_by_field_name("arguments"))
    if function is None:
        return nothing(lowering, node)
    name = lowering.text(function).lstrip("\\") if function.type in ("name", "qualified_name") else ""
    values = [argument.value for argument in given]
    start, end = node.start_byte, node.end_byte
    if name == "define" and len(values) > 1 and isinstance(values[0], ir.Literal):
        return ir.Assignment(
            start, end, ir.Name(values[0].start, values[0].end, str(values[0].value)), values[1], "", "", True
        )
    if name.startswith(_HANDLE) and name != _MAKER and values:
        return _of_handle(node, name, given)
    if name == "in_array" and len(values) > 1:
        return ir.Compare(start, end, "in", values[0], values[1])
    if name in ("isset", "empty"):
        return _asked(node, name, values)
    callee = lowering.expression(function)
    if name in _SHOWN and len(values) > 1:
        callee = ir.Attribute(callee[0], callee[1], callee, "returned", callee[1])
    if name in _WRITERS:
        callee = ir.Name(callee[0], callee[1], _writer(lowering))
    if name == "array_merge" and values:
        entries = [ir.Entry(value[0], value[1], None, value) for value in values]
        return ir.Mapping(start, end, tuple(entries))
    return ir.Call(start, end, callee, given, False)


def _asked(node: Node, name: str, values: list[ir.Expression]) -> ir.Expression:
    """Whether variables have values."""
    start, end = node.start_byte, node.end_byte
    if len(values) != 1:
        return ir.Unknown(start, end, tuple(values))
    return ir.Not(start, end, values[0]) if name == "empty" else ir.Not(start, end, ir.Not(start, end, values[0]))


def _of_handle(node: Node, name: str, given: tuple[ir.Argument, ...]) -> ir.Expression:
    """`curl_setopt($handle, OPTION, value)` is a method of the handle, named after the option."""
    handle, rest = given[0].value, given[1:]
    first = rest[0].value if rest else None
    if isinstance(first, ir.Literal) and isinstance(first.value, str) and first.value.startswith(OPTIONS):
        name, rest = first.value, rest[1:]
    callee = ir.Attribute(node.start_byte, handle[1], handle, name, node.start_byte)
    return ir.Call(node.start_byte, node.end_byte, callee, rest, False)


def method_call(lowering: Lowering, node: Node) -> ir.Expression:
    """`$object->name(…)`, `Class::name(…)`."""
    of = node.child_by_field_name("object") or node.child_by_field_name("scope")
    named = node.child_by_field_name("name")
    given = arguments(lowering, node.child_by_field_name("arguments"))
    if of is None or named is None:
        return unknown(lowering, node)
    start, end = node.start_byte, named.end_byte
    value = lowering.expression(of)
    if named.type != "name":
        callee: ir.Expression = ir.Subscript(start, end, value, lowering.expression(named))
    else:
        name = lowering.text(named)
        called = ir.CONSTRUCTOR if name == "__construct" else name
        callee = ir.Attribute(start, end, value, called, named.start_byte)
    return ir.Call(start, node.end_byte, callee, given, False)


def construction(lowering: Lowering, node: Node) -> ir.Expression:
    """`new Class(…)`."""
    parts = written(node)
    if not parts:
        return nothing(lowering, node)
    given = next((child for child in parts if child.type == "arguments"), None)
    if parts[0].type == "anonymous_class":
        return unknown(lowering, parts[0])
    callee = lowering.expression(parts[0])
    return ir.Call(node.start_byte, node.end_byte, callee, arguments(lowering, given), True)


def printed(lowering: Lowering, node: Node) -> ir.Expression:
    """`echo a, b`, `print a`: for people, or the answer of a page."""
    parts = [
        part for child in written(node) for part in (written(child) if child.type == "sequence_expression" else [child])
    ]
    callee = ir.Name(node.start_byte, node.start_byte + len("echo"), _writer(lowering))
    return common.call(node, callee, [lowering.expression(part) for part in parts])


def _writer(lowering: Lowering) -> str:
    assert isinstance(lowering, PhpLowering)
    return lowering.writer


def ended(lowering: Lowering, node: Node) -> ir.Expression:
    """`exit`, `die(…)`."""
    callee = ir.Name(node.start_byte, node.start_byte + len("exit"), "exit")
    return common.call(node, callee, lowering.parts(node))


def required(lowering: Lowering, node: Node) -> ir.Expression:
    """`require __DIR__ . '/config.php'`: what the file returns."""
    path = required_path(lowering, node)
    if path is None:
        return unknown(lowering, node)
    callee = ir.Name(node.start_byte, node.start_byte + len("require"), "require")
    return common.call(node, callee, [ir.Literal(node.end_byte, node.end_byte, path)])


def required_path(lowering: Lowering, node: Node) -> str | None:
    """The path of a file beside this one, from its folder on."""
    value = lowering.expression(written(node)[0]) if written(node) else None
    pieces = [value.left, value.right] if isinstance(value, ir.Binary) else [value]
    known = [piece.value for piece in pieces if isinstance(piece, ir.Literal) and isinstance(piece.value, str)]
    return "./" + known[-1].lstrip("/") if known and known[-1].endswith(".php") else None


def yielded(lowering: Lowering, node: Node) -> ir.Expression:
    """`yield value`."""
    values = [lowering.expression(part) for child in written(node) for part in written(child) or [child]]
    return ir.Yield(node.start_byte, node.end_byte, values[-1] if values else None)


EXPRESSIONS: dict[str, ToExpression] = {
    "exit_statement": ended,
    "function_call_expression": function_call,
    "include_expression": required,
    "include_once_expression": required,
    "member_call_expression": method_call,
    "nullsafe_member_call_expression": method_call,
    "object_creation_expression": construction,
    "print_intrinsic": printed,
    "require_expression": required,
    "require_once_expression": required,
    "scoped_call_expression": method_call,
    "yield_expression": yielded,
}
