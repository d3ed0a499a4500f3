"""Lowers JavaScript, TypeScript, JSX and TSX. One set of handlers serves the grammars of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import Module
from kling_route.lint.languages.javascript import (
    classes,
    control,
    declarations,
    exports,
    expressions,
    functions,
    imports,
    jsx,
    literals,
    objects,
    operators,
    statements,
    switches,
)
from kling_route.lint.languages.javascript.broken import stranded
from kling_route.lint.languages.javascript.comments import comments
from kling_route.lint.languages.javascript.lowering import Lowering
from kling_route.lint.languages.tree import unread

if TYPE_CHECKING:
    from kling_route.lint.languages import Parse

Lowering.expressions = {
    **literals.EXPRESSIONS,
    **expressions.EXPRESSIONS,
    **operators.EXPRESSIONS,
    **objects.EXPRESSIONS,
    **functions.EXPRESSIONS,
    **classes.EXPRESSIONS,
    **jsx.EXPRESSIONS,
}
Lowering.statements = {
    **statements.STATEMENTS,
    **control.STATEMENTS,
    **switches.STATEMENTS,
    **functions.STATEMENTS,
    **classes.STATEMENTS,
    **imports.STATEMENTS,
    **exports.STATEMENTS,
    **declarations.STATEMENTS,
}


def lower(code: bytes, parse: Parse) -> Module:
    """The statements of JavaScript or TypeScript code. What was recognised in an unreadable place comes last."""
    root = parse(code)
    lowering = Lowering(code)
    body = lowering.block(root.named_children) + lowering.block(stranded(root))
    return Module(body, comments(code, root), (*unread(root), *lowering.errors))
