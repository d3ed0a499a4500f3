"""Lowered code as text: one short s-expression for every statement and expression.

What is usual is left out (no annotation, no receiver, no decorators); spans are left out altogether.
"""

from __future__ import annotations

import json

from kling_route.lint import ir


def dump(node: ir.Module | ir.Statement | ir.Expression) -> str:
    """The text of a module (one line for each statement), a statement or an expression."""
    if isinstance(node, ir.Module):
        return "\n".join(dump(statement) for statement in node.body)
    return WRITERS[type(node)](node)


def _list(*parts: str) -> str:
    return f"({' '.join(part for part in parts if part)})"


def _all(nodes) -> str:
    return " ".join(dump(node) for node in nodes)


def _block(word: str, nodes) -> str:
    """The statements of a body under a word; nothing where there are none."""
    return _list(word, _all(nodes)) if nodes else ""


def _optional(node) -> str:
    return "" if node is None else dump(node)


def _literal(node: ir.Literal) -> str:
    return json.dumps(node.value, ensure_ascii=False)


def _argument(node: ir.Argument) -> str:
    name = f"{node.name}=" if node.name is not None else ""
    return f"{name}{node.unpack}{dump(node.value)}"


def _entry(node: ir.Entry) -> str:
    return f"**{dump(node.value)}" if node.key is None else f"{dump(node.key)}: {dump(node.value)}"


def _parameter(node: ir.Parameter) -> str:
    annotation = f": {node.annotation}" if node.annotation else ""
    default = f" = {dump(node.default)}" if node.default is not None else ""
    return f"{node.unpack}{dump(node.target)}{annotation}{default}"


def _function(node: ir.Function) -> str:
    return _list(
        *(f"@{dump(decorator)}" for decorator in node.decorators),
        "getter" if node.getter else "fn",
        node.name,
        f"{node.receiver}." if node.receiver else "",
        f"[{', '.join(_parameter(parameter) for parameter in node.parameters)}]",
        _all(node.body),
    )


def _pattern_entry(node: ir.PatternEntry) -> str:
    default = f" = {dump(node.default)}" if node.default is not None else ""
    return f"{dump(node.key)}: {dump(node.target)}{default}"


def _mapping_pattern(node: ir.MappingPattern) -> str:
    entries = [_pattern_entry(entry) for entry in node.entries]
    if node.rest is not None:
        entries.append(f"**{dump(node.rest)}")
    return f"<{', '.join(entries)}>"


def _assignment(node: ir.Assignment) -> str:
    annotation = f": {node.annotation}" if node.annotation else ""
    value = "" if node.value is None else dump(node.value)
    return _list(f"{node.operator}=", f"{dump(node.target)}{annotation}", value)


def _clause(node: ir.Clause) -> str:
    return _list("for", dump(node.target), dump(node.iterable), *(f"if {dump(test)}" for test in node.conditions))


def _comprehension(node: ir.Comprehension) -> str:
    key = "" if node.key is None else f"{dump(node.key)}:"
    return _list("each", key, dump(node.element), *(_clause(clause) for clause in node.clauses))


def _loop(node: ir.Loop) -> str:
    head = "do" if node.test_last else "loop"
    over = "" if node.iterable is None else f"{_optional(node.target)} of {dump(node.iterable)}"
    test = "" if node.test is None else f"while {dump(node.test)}"
    return _list(head, over, test, _all(node.body), _block("else", node.other))


def _case(node: ir.Case) -> str:
    pattern = _optional(node.pattern)
    guard = "" if node.guard is None else f"if {dump(node.guard)}"
    head = "case" if node.tests or pattern or guard else "default"
    return _list(head, f"[{_all(node.tests)}]" if node.tests else "", pattern, guard, _all(node.body))


def _handler(node: ir.Handler) -> str:
    return _list("catch", _all(node.types), f"as {dump(node.name)}" if node.name is not None else "", _all(node.body))


def _try(node: ir.Try) -> str:
    handlers = (_handler(handler) for handler in node.handlers)
    return _list("try", _all(node.body), *handlers, _block("else", node.other), _block("finally", node.final))


def _class(node: ir.Class) -> str:
    bases = f"[{', '.join(dump(base) for base in node.bases)}]" if node.bases else ""
    return _list(*(f"@{dump(decorator)}" for decorator in node.decorators), "class", node.name, bases, _all(node.body))


def _import(node: ir.Import) -> str:
    names = (one.name if one.name == one.alias else f"{one.name} as {one.alias}" for one in node.names)
    return _list("import", json.dumps(node.module), ", ".join(names))


WRITERS = {
    ir.Literal: _literal,
    ir.Template: lambda node: _list("text", _all(node.parts)),
    ir.Name: lambda node: node.id,
    ir.Attribute: lambda node: _list(".", dump(node.object), node.name),
    ir.Subscript: lambda node: _list("[]", dump(node.object), dump(node.key)),
    ir.Slice: lambda node: _list("[:]", dump(node.object), _optional(node.lower) or "_", _optional(node.upper) or "_"),
    ir.Call: lambda node: _list("new" if node.new else "call", dump(node.callee), *map(_argument, node.arguments)),
    ir.Mapping: lambda node: f"{{{', '.join(_entry(entry) for entry in node.entries)}}}",
    ir.Sequence: lambda node: f"[{_all(node.items)}]",
    ir.Spread: lambda node: f"*{dump(node.value)}",
    ir.Function: _function,
    ir.Conditional: lambda node: _list("?", dump(node.test), dump(node.then), dump(node.other)),
    ir.Logical: lambda node: _list(node.operator, dump(node.left), dump(node.right)),
    ir.Not: lambda node: _list("not", dump(node.value)),
    ir.Compare: lambda node: _list(node.operator, dump(node.left), dump(node.right)),
    ir.Binary: lambda node: _list(node.operator, dump(node.left), dump(node.right)),
    ir.MappingPattern: _mapping_pattern,
    ir.Assignment: _assignment,
    ir.Comprehension: _comprehension,
    ir.Yield: lambda node: _list("yield", _optional(node.value)),
    ir.Unknown: lambda node: _list("unknown", _all(node.parts)),
    ir.Evaluate: lambda node: dump(node.value),
    ir.If: lambda node: _list("if", dump(node.test), _list("then", _all(node.then)), _block("else", node.other)),
    ir.Loop: _loop,
    ir.Switch: lambda node: _list("switch", dump(node.subject), *map(_case, node.cases)),
    ir.Return: lambda node: _list("return", _optional(node.value)),
    ir.Raise: lambda node: _list("raise", _optional(node.value)),
    ir.Jump: lambda node: _list(node.kind),
    ir.Try: _try,
    ir.Block: lambda node: _list("block", _all(node.body)),
    ir.Define: lambda node: _list("def", dump(node.function)),
    ir.Class: _class,
    ir.Import: _import,
}
