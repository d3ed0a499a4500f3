"""What the lowering of JavaScript and TypeScript adds to that of all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from kling_route.lint.ir import Expression, Statement, Unknown
from kling_route.lint.languages import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

    ToExpression = Callable[["Lowering", Node], Expression]
    """Lowers one kind of node to an expression."""

    ToStatements = Callable[["Lowering", Node, list[Statement]], None]
    """Lowers one kind of node to statements, appended to the list, which is the lowering's `out` too."""


class Lowering(tree.Lowering):
    """One fragment of JavaScript or TypeScript.

    `out` is where statements go at the moment. An expression that needs a statement before its own (a class expression)
    appends it there, which puts it in front of the statement that is being lowered. `handlers` are those of changes in
    the JSX elements around, each with whether it takes the new value itself.
    """

    __slots__ = ("handlers", "out")

    # The handlers of these tables take this class, and no other lowering uses them.
    expressions: ClassVar[dict[str, ToExpression]] = {}  # type: ignore[assignment]
    statements: ClassVar[dict[str, ToStatements]] = {}  # type: ignore[assignment]

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.out: list[Statement] = []
        self.handlers: list[tuple[Expression, bool]] = []

    def statement(self, node: Node, out: list[Statement]) -> None:
        """Lower one statement."""
        self.statements.get(node.type, tree.evaluate)(self, node, out)

    def block(self, nodes: Iterable[Node]) -> tuple[Statement, ...]:
        outer = self.out
        out: list[Statement] = []
        self.out = out
        get = self.statements.get
        for node in nodes:
            if node.is_extra and not node.is_error:
                continue
            try:
                get(node.type, tree.evaluate)(self, node, out)
            except RecursionError:
                self.out = out
                self.errors.append((node.start_byte, node.end_byte))
        self.out = outer
        return tuple(out)

    def body(self, node: Node | None) -> tuple[Statement, ...]:
        """The body of a function or of a control statement: a braced block or a single statement."""
        if node is None:
            return ()
        return self.block(node.named_children if node.type == "statement_block" else (node,))

    def field(self, node: Node, name: str) -> Expression | None:
        """The expression in the field `name`, if there is one."""
        return self.optional(node.child_by_field_name(name))

    def required(self, node: Node, name: str) -> Expression:
        """The expression in the field `name`, which only broken code lacks."""
        child = node.child_by_field_name(name)
        return Unknown(node.end_byte, node.end_byte, ()) if child is None else self.expression(child)


def solid(node: Node) -> list[Node]:
    """The children of `node`, tokens included, without comments and what the grammar could not read."""
    return [child for child in node.children if not child.is_extra and not child.is_error]


def first_part(node: Node) -> Node | None:
    """The first child of `node` that is neither a token nor a comment."""
    return next((child for child in node.named_children if not child.is_extra), None)


def has_token(node: Node, token: str) -> bool:
    """Whether the keyword or mark `token` stands directly in `node`."""
    return any(child.type == token for child in node.children)


def decorators_of(lowering: Lowering, node: Node) -> tuple[Expression, ...]:
    """The decorators that stand directly in `node`."""
    return tuple(lowering.expression(child) for child in node.named_children if child.type == "decorator")
