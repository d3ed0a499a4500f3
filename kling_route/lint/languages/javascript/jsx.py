"""JSX: an element has no value that is followed; its attribute values, children and spreads are its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import Expression, Literal, Spread, Unknown
from kling_route.lint.languages.javascript import choices
from kling_route.lint.languages.javascript.lowering import Lowering, first_part

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import ToExpression


TEXT = frozenset({"jsx_text", "html_character_reference"})
TAGS = frozenset({"jsx_opening_element", "jsx_self_closing_element"})


def element(lowering: Lowering, node: Node) -> Expression:
    parts: list[Expression] = []
    handlers = len(lowering.handlers)
    collect(lowering, node, parts)
    del lowering.handlers[handlers:]
    return Unknown(node.start_byte, node.end_byte, tuple(parts))


def collect(lowering: Lowering, node: Node, parts: list[Expression]) -> None:
    """Add the parts of an element or of an opening tag to `parts`."""
    attributes_only = node.type in TAGS
    handlers = len(lowering.handlers)
    value: Expression | None = None
    for child in node.children:
        kind = child.type
        if kind == "jsx_opening_element":
            collect(lowering, child, parts)
        elif kind in TEXT:
            if not attributes_only and (written := lowering.text(child).strip()):
                parts.append(Literal(child.start_byte, child.end_byte, plain(written)))
        elif kind == "jsx_attribute":
            written_value = attribute(lowering, child, parts)
            value = written_value if written_value is not None else value
        elif kind == "jsx_expression":
            inserted(lowering, child, parts)
        elif (
            child.is_named
            and not (child.is_extra and not child.is_error)
            and kind != "jsx_closing_element"
            and not (attributes_only and not child.is_error)
        ):
            parts.append(lowering.expression(child))
    if value is not None:
        parts.extend(choices.offered(lowering, value, handlers))


def attribute(lowering: Lowering, node: Node, parts: list[Expression]) -> Expression | None:
    """Add the value of one attribute; one without a value is a flag. What is called "value" is the result."""
    before = len(parts)
    value = node.children[-1]
    if value.type == "jsx_expression":
        inserted(lowering, value, parts)
    elif value.type == "string":
        start, end = value.start_byte, value.end_byte
        parts.append(Literal(start, end, plain(lowering.text(value)[1:-1])))
    elif node.child_count > 1:
        parts.append(lowering.expression(value))
    if len(parts) == before:
        return None
    name, added = lowering.text(node.children[0]), parts[-1]
    choices.handled(lowering, name, added, parts)
    return added if name == choices.VALUE else None


def inserted(lowering: Lowering, node: Node, parts: list[Expression]) -> None:
    """Add what stands between braces, if that is more than a comment."""
    inner = first_part(node)
    if inner is not None:
        value = lowering.expression(inner)
        parts.append(value.value if isinstance(value, Spread) else value)


def plain(text: str) -> str:
    """`text` with its character references resolved."""
    if "&" not in text:
        return text
    from html import unescape  # its table of names is large, and few files need it

    return unescape(text)


EXPRESSIONS: dict[str, ToExpression] = {
    "jsx_element": element,
    "jsx_self_closing_element": element,
}
