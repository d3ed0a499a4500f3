"""Kotlin's calls: arguments, collections, blocks that work on a receiver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.kotlin.expressions import outdented, signed, unsigned
from kling_route.lint.languages.kotlin.functions import lambda_
from kling_route.lint.languages.kotlin.lowering import KotlinLowering
from kling_route.lint.languages.tree import Lowering, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_MAPS = frozenset(("mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf", "emptyMap"))
_LISTS = frozenset(("listOf", "mutableListOf", "arrayListOf", "arrayOf", "setOf", "mutableSetOf", "emptyList"))
_BUILDING = {"buildJsonObject": _MAPS, "buildMap": _MAPS, "buildJsonArray": _LISTS, "buildList": _LISTS}
"""Functions whose block fills what they give."""
_FILLING = {
    "putJsonObject": ("put", _MAPS), "putJsonArray": ("put", _LISTS), "addJsonObject": ("add", _MAPS),
}  # fmt: skip
"""Methods whose block fills what they add."""
_ITSELF = frozenset(("apply", "also"))
_VALUE = frozenset(("let", "run", "use", "with"))
_OUTDENTED = frozenset(("trimIndent", "trimMargin"))
_TOP_LEVEL = frozenset(
    (
        *("print", "println", "require", "requireNotNull", "check", "checkNotNull", "error", "repeat", "delay", "lazy"),
        *("launch", "async", "runBlocking", "withContext", "synchronized", "maxOf", "minOf", "listOfNotNull", "TODO"),
        *("runCatching", *_MAPS, *_LISTS, *_BUILDING, *_VALUE),
    )
)
"""Functions of the standard library that belong to no receiver."""


def call(lowering: Lowering, node: Node) -> ir.Expression:
    """`callee<T>(arguments) { block }`."""
    assert isinstance(lowering, KotlinLowering)
    callee, rest, block = _parts(node)
    given = [one for part in rest for one in _arguments(lowering, part)]
    value = lowering.expression(callee)
    target = _received(lowering, unsigned(callee, value))
    return signed(callee, value, _called(lowering, node, target, given, block))


def _parts(node: Node) -> tuple[Node, list[Node], Node | None]:
    """What is called, its arguments, and the block behind them."""
    callee, *rest = written(node)
    block = rest[-1] if rest and rest[-1].type == "annotated_lambda" else None
    inside = written(callee)
    if block is not None and callee.type == "call_expression" and inside and inside[-1].type != "annotated_lambda":
        callee, *rest = [*inside, block]
    return callee, rest, written(block)[-1] if block is not None else None


def inlined(lowering: Lowering, node: Node) -> tuple[ir.Statement, ...]:
    """A block that works on a value, as statements: a `return` in it leaves the function around it."""
    assert isinstance(lowering, KotlinLowering)
    callee, rest, block = _parts(node)
    target = lowering.expression(callee)
    given = [one.value for part in rest for one in _arguments(lowering, part)]
    if block is None or block.type != "lambda_literal" or _word(target) not in _ITSELF | _VALUE:
        return ()
    owner = target.object if isinstance(target, ir.Attribute) else given[0] if given else nothing(lowering, node)
    made = lambda_(lowering, block, True, lambda value: ir.Evaluate(value[0], value[1], value))
    bound = [
        ir.Assignment(owner[0], owner[1], parameter.target, owner, "", "", True) for parameter in made.parameters[:1]
    ]
    return (*bound, *made.body)


def _word(callee: ir.Expression) -> str:
    return callee.id if isinstance(callee, ir.Name) else callee.name if isinstance(callee, ir.Attribute) else ""


def _received(lowering: KotlinLowering, callee: ir.Expression) -> ir.Expression:
    """A function without an object, in a block that has a receiver, is one of the receiver's."""
    if not isinstance(callee, ir.Name) or not lowering.receivers or callee.id in lowering.declared | _TOP_LEVEL:
        return callee
    if not callee.id[:1].islower():
        return callee
    owner = ir.Name(callee.start, callee.start, lowering.receivers[-1])
    return ir.Attribute(callee.start, callee.end, owner, callee.id, callee.start)


def _called(
    lowering: KotlinLowering, node: Node, callee: ir.Expression, given: list[ir.Argument], block: Node | None
) -> ir.Expression:
    start, end = node.start_byte, node.end_byte
    word = _word(callee)
    plain = isinstance(callee, ir.Name)
    values = [argument.value for argument in given]
    if plain and word in _MAPS | _LISTS and all(argument.name is None for argument in given):
        return _collection(start, end, word, given)
    if word in _OUTDENTED and isinstance(callee, ir.Attribute):
        return outdented(callee.object)
    if block is None or block.type != "lambda_literal":
        return ir.Call(start, end, callee, tuple(given), plain and word[:1].isupper())
    if plain and word in _BUILDING:
        return _on(lowering, block, _collection(start, start, next(iter(_BUILDING[word])), []), end, True)
    if word in _FILLING and isinstance(callee, ir.Attribute):
        name, kind = _FILLING[word]
        filled = _on(lowering, block, _collection(start, start, next(iter(kind)), []), end, True)
        added = (*given, ir.Argument(filled[0], filled[1], None, filled, ""))
        return ir.Call(start, end, callee._replace(name=name), added, False)
    if word in _ITSELF | _VALUE:
        owner = callee.object if isinstance(callee, ir.Attribute) else values[0] if values else nothing(lowering, node)
        return _on(lowering, block, owner, end, word in _ITSELF)
    works_on = isinstance(callee, ir.Attribute) and bool(given)
    function = lambda_(lowering, block, works_on)
    handed = ir.Argument(function[0], function[1], None, function, "")
    return ir.Call(start, end, callee, (*given, handed), plain and word[:1].isupper())


def _on(lowering: KotlinLowering, block: Node, owner: ir.Expression, end: int, gives_itself: bool) -> ir.Expression:
    """A block that works on a value, and gives that or a value of its own."""
    made = lambda_(lowering, block, True)
    if gives_itself and made.parameters:
        target = made.parameters[0].target
        unreturned = tuple(
            [
                ir.Evaluate(one.start, one.end, one.value) if isinstance(one, ir.Return) and one.value else one
                for one in made.body
            ]
        )
        made = made._replace(body=(*unreturned, ir.Return(made.end, made.end, target)))
    return ir.Call(owner[0], end, made, (ir.Argument(owner[0], owner[1], None, owner, ""),), False)


def _collection(start: int, end: int, word: str, given: list[ir.Argument]) -> ir.Expression:
    """`mapOf(key to value)`, `listOf(item)`."""
    values = [
        ir.Spread(argument.start, argument.end, argument.value) if argument.unpack else argument.value
        for argument in given
    ]
    if word in _LISTS:
        return ir.Sequence(start, end, tuple(values))
    entries: list[ir.Entry] = []
    for value in values:
        pair = value.items if isinstance(value, ir.Sequence) else _pair(value)
        if len(pair) == 2:
            entries.append(ir.Entry(value[0], value[1], pair[0], pair[1]))
        else:
            spread = value.value if isinstance(value, ir.Spread) else value
            entries.append(ir.Entry(value[0], value[1], None, spread))
    return ir.Mapping(start, end, tuple(entries))


def _pair(value: ir.Expression) -> tuple[ir.Expression, ...]:
    """The two values of `Pair(a, b)`."""
    made = isinstance(value, ir.Call) and isinstance(value.callee, ir.Name) and value.callee.id == "Pair"
    return tuple([argument.value for argument in value.arguments]) if made and isinstance(value, ir.Call) else ()


def _arguments(lowering: Lowering, node: Node) -> list[ir.Argument]:
    """The arguments in parentheses; a type in angle brackets is one too."""
    if node.type == "type_arguments":
        kinds = [child for projection in written(node) for child in written(projection)]
        return [
            ir.Argument(child.start_byte, child.end_byte, ir.TYPE_ARGUMENT, lowering.expression(child), "")
            for child in kinds[:1]
        ]
    if node.type != "value_arguments":
        return []
    return [_argument(lowering, child) for child in written(node)]


def _argument(lowering: Lowering, node: Node) -> ir.Argument:
    parts = written(node)
    start, end = node.start_byte, node.end_byte
    if not parts:
        return ir.Argument(start, end, None, nothing(lowering, node), "")
    if len(parts) > 1:
        return ir.Argument(start, end, lowering.text(parts[0]), lowering.expression(parts[-1]), "")
    if parts[0].type == "spread_expression":
        inside = written(parts[0])
        return ir.Argument(
            start, end, None, lowering.expression(inside[-1]) if inside else nothing(lowering, node), "*"
        )
    return ir.Argument(start, end, None, lowering.expression(parts[0]), "")


def constructed(lowering: Lowering, node: Node) -> ir.Expression:
    """`Base(arguments)` above a class, or in an annotation."""
    kind, *rest = written(node)
    if not rest:
        return unknown(lowering, node)
    given = [one for part in rest for one in _arguments(lowering, part)]
    return ir.Call(node.start_byte, node.end_byte, lowering.expression(kind), tuple(given), True)


EXPRESSIONS: dict[str, ToExpression] = {"call_expression": call, "constructor_invocation": constructed}
