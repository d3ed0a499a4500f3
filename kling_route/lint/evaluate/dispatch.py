"""Which function follows which kind of node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import calls, expressions, loops, statements

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import ExpressionRule, StatementRule

EXPRESSIONS: dict[type, ExpressionRule] = {
    ir.Literal: expressions.literal,
    ir.Template: expressions.template,
    ir.Name: expressions.name,
    ir.Attribute: expressions.attribute,
    ir.Subscript: expressions.subscript,
    ir.Slice: expressions.slice_,
    ir.Call: calls.call,
    ir.Mapping: expressions.mapping,
    ir.Sequence: expressions.sequence,
    ir.Spread: expressions.spread_value,
    ir.Function: expressions.function,
    ir.Conditional: expressions.conditional,
    ir.Logical: expressions.truth,
    ir.Not: expressions.truth,
    ir.Compare: expressions.truth,
    ir.Binary: expressions.binary,
    ir.Assignment: expressions.assignment,
    ir.Comprehension: expressions.comprehension,
    ir.Yield: expressions.yielded,
    ir.Unknown: expressions.unknown,
    ir.MappingPattern: expressions.pattern,
}

STATEMENTS: dict[type, StatementRule] = {
    ir.Evaluate: statements.evaluate,
    ir.Assignment: statements.assignment,
    ir.If: statements.if_,
    ir.Loop: loops.loop,
    ir.Switch: statements.switch,
    ir.Return: statements.return_,
    ir.Raise: statements.raise_,
    ir.Jump: statements.jump,
    ir.Try: statements.try_,
    ir.Block: statements.block,
    ir.Define: statements.define,
    ir.Class: statements.class_,
    ir.Import: statements.import_,
}
