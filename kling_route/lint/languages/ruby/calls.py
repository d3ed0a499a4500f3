"""Ruby's calls, with the blocks that they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.ruby.definitions import block_of, bound, closure
from kling_route.lint.languages.ruby.expressions import entry, kind_of
from kling_route.lint.languages.ruby.lowering import ruby
from kling_route.lint.languages.ruby.statements import group
from kling_route.lint.languages.tails import alone
from kling_route.lint.languages.tree import Lowering, evaluate, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

_MISSING = frozenset(("nil?", "empty?", "blank?"))
_THERE = frozenset(("present?", "any?"))
_KINDS = frozenset(("is_a?", "kind_of?", "instance_of?"))
_JSON = frozenset(("to_json", "inspect", "to_query"))
_MERGED = frozenset(("merge", "deep_merge", "reverse_merge"))
_CLOSURES = frozenset(("lambda", "proc"))
_EACH = frozenset(("each", "each_value", "each_with_index", "each_entry", "find_each"))
_COUNTED = frozenset(("times", "upto", "downto", "step"))
_LAZY = frozenset(("fetch", "debug", "info", "warn", "error", "fatal"))
_DECLARED = frozenset(("attr_reader", "attr_accessor", "attr_writer", "include", "extend", "private", "using"))
_COUNTER = "range"


def call(lowering: Lowering, node: Node) -> ir.Expression:
    """`receiver.method(arguments) { block }`."""
    called, of = node.child_by_field_name("method"), node.child_by_field_name("receiver")
    block = block_of(node)
    start, end = node.start_byte, node.end_byte
    if called is None:
        callee = lowering.expression(of) if of is not None else nothing(lowering, node)
        return ir.Call(start, end, callee, arguments(lowering, node.child_by_field_name("arguments")), False)
    name = lowering.text(called)
    if of is None and name in _CLOSURES and block is not None:
        return closure(lowering, block)
    given = arguments(lowering, node.child_by_field_name("arguments"))
    if block is not None:
        given = (*given, _handed(lowering, block, name, bool(given) and name != "fetch"))
    if of is None:
        return ir.Call(start, end, _alone(lowering, called, name), given, name == "new")
    value = lowering.expression(of)
    return _special(node, name, value, given) or _of_object(called, node, name, value, given)


def _of_object(
    called: Node, node: Node, name: str, value: ir.Expression, given: tuple[ir.Argument, ...]
) -> ir.Expression:
    if name == "new":
        return ir.Call(node.start_byte, node.end_byte, value, given, True)
    if name == "call":
        return ir.Call(node.start_byte, node.end_byte, value, given, False)
    callee = ir.Attribute(node.start_byte, max(called.end_byte, value[1]), value, name, called.start_byte)
    return ir.Call(node.start_byte, node.end_byte, callee, given, False)


def _special(node: Node, name: str, value: ir.Expression, given: tuple[ir.Argument, ...]) -> ir.Expression | None:
    """Methods that every object has, and those of hashes that the shared nodes say otherwise."""
    start, end = node.start_byte, node.end_byte
    if name in _MISSING and not given:
        return ir.Not(start, end, value)
    if name in _THERE and not given:
        return ir.Not(start, end, ir.Not(start, end, value))
    if name in _KINDS and len(given) == 1:
        return kind_of(node, value, given[0].value)
    if name in _JSON:
        json = ir.Name(start, start, "JSON")
        return common.call(node, ir.Attribute(start, start, json, "generate", start), [value])
    if name in _MERGED and given:
        spread = [ir.Entry(value[0], value[1], None, value)]
        for one in given:
            key = ir.Literal(one.start, one.start, one.name) if one.name else None
            spread.append(ir.Entry(one.start, one.end, key, one.value))
        return ir.Mapping(start, end, tuple(spread))
    if name in ("include?", "member?") and len(given) == 1:
        return ir.Compare(start, end, "in", given[0].value, value)
    return None


def _handed(lowering: Lowering, block: Node, name: str, more: bool) -> ir.Argument:
    """A block as an argument; one that only gives a value that may be needed is that value."""
    made = closure(lowering, block)
    only = alone(group(lowering, block.child_by_field_name("body"))) if name in _LAZY and not more else None
    value = only if only is not None else made
    return ir.Argument(block.start_byte, block.end_byte, None, value, "")


def _alone(lowering: Lowering, called: Node, name: str) -> ir.Expression:
    """What is called without a receiver: a method of the class around, or a function."""
    lowered = ruby(lowering)
    start, end = called.start_byte, called.end_byte
    if called.type == "super":
        place = lowered.places[-1]
        parent = ir.Name(start, end, "super")
        return ir.Attribute(start, end, parent, place.method or ir.CONSTRUCTOR, start)
    if called.type == "constant":
        return ir.Name(start, end, name)
    if name == "new" and lowered.places[-1].static:
        return ir.Name(start, end, lowered.here.name)
    return lowered.method(called, name) or ir.Name(start, end, name)


def arguments(lowering: Lowering, node: Node | None) -> tuple[ir.Argument, ...]:
    """The arguments of a call; pairs with text for keys are one mapping."""
    found: list[ir.Argument] = []
    children = written(node) if node is not None else []
    pairs = [child for child in children if child.type in ("pair", "hash_splat_argument")]
    named = all(_is_name(child) for child in pairs)
    for child in children:
        start, end = child.start_byte, child.end_byte
        if child.type == "pair" and named:
            made = entry(lowering, child)
            name = made.key.value if isinstance(made.key, ir.Literal) else None
            found.append(ir.Argument(start, end, str(name), made.value, ""))
        elif child.type == "hash_splat_argument" and named:
            found.append(ir.Argument(start, end, None, inner(lowering, child), "**"))
        elif child.type in ("pair", "hash_splat_argument"):
            continue
        elif child.type == "splat_argument":
            found.append(ir.Argument(start, end, None, inner(lowering, child), "*"))
        elif child.type == "block_argument":
            parts = written(child)
            if parts and parts[0].type == "identifier":
                found.append(ir.Argument(start, end, None, lowering.expression(parts[0]), ""))
        else:
            found.append(ir.Argument(start, end, None, lowering.expression(child), ""))
    if pairs and not named:
        start, end = pairs[0].start_byte, pairs[-1].end_byte
        mapping = ir.Mapping(start, end, tuple([entry(lowering, child) for child in pairs]))
        found.append(ir.Argument(start, end, None, mapping, ""))
    return tuple(found)


def _is_name(pair: Node) -> bool:
    key = pair.child_by_field_name("key")
    return pair.type == "hash_splat_argument" or (key is not None and key.type in ("hash_key_symbol", "simple_symbol"))


def statement(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A call as a statement: some are what other languages have statements for."""
    called, of = node.child_by_field_name("method"), node.child_by_field_name("receiver")
    name = lowering.text(called) if called is not None else ""
    given = node.child_by_field_name("arguments")
    start, end = node.start_byte, node.end_byte
    if of is None and name in _DECLARED:
        return
    if of is None and name in ("raise", "fail"):
        values = [argument.value for argument in arguments(lowering, given)]
        out.append(ir.Raise(start, end, ir.Unknown(start, end, tuple(values))))
    elif of is None and name in ("require_relative", "require"):
        _required(lowering, node, given, out)
    elif block_of(node) is not None and _looped(lowering, node, name, out):
        return
    else:
        evaluate(lowering, node, out)


def _required(lowering: Lowering, node: Node, given: Node | None, out: list[ir.Statement]) -> None:
    """`require_relative "path"`: all that the file defines."""
    for argument in arguments(lowering, given):
        if isinstance(argument.value, ir.Literal) and isinstance(argument.value.value, str):
            path = argument.value.value
            relative = lowering.text(node).startswith("require_relative")
            module = f"./{path}" if relative and not path.startswith(".") else path
            names = (ir.ImportedName(node.start_byte, node.end_byte, "*", "*"),)
            out.append(ir.Import(node.start_byte, node.end_byte, module, names))


def _looped(lowering: Lowering, node: Node, name: str, out: list[ir.Statement]) -> bool:
    """`list.each do |item|`, `3.times do`, `loop do`."""
    of, block = node.child_by_field_name("receiver"), block_of(node)
    if block is None or not (name == "loop" if of is None else name in _EACH | _COUNTED):
        return False
    names = bound(lowering, block)
    body = group(lowering, block.child_by_field_name("body"))
    start, end = node.start_byte, node.end_byte
    over: ir.Expression | None = None
    iterable: ir.Expression | None = None
    if of is not None:
        iterable = lowering.expression(of)
        if name in _COUNTED:
            counter = ir.Name(start, start, _COUNTER)
            values = [argument.value for argument in arguments(lowering, node.child_by_field_name("arguments"))]
            iterable = common.call(of, counter, [iterable, *values])
        last = name == "each" and len(names) > 1
        over = (names[1] if last else names[0]) if names else None
    out.append(ir.Loop(start, end, over, iterable, None, False, body, ()))
    return True


def raised(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`raise` alone, or a variable as a statement."""
    if lowering.text(node) == "raise":
        out.append(ir.Raise(node.start_byte, node.end_byte, None))
    else:
        evaluate(lowering, node, out)


EXPRESSIONS: dict[str, ToExpression] = {"call": call, "yield": unknown}
STATEMENTS: dict[str, ToStatements] = {"call": statement, "identifier": raised}
