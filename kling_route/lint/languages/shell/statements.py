"""The shell's statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.shell import commands, scripts
from kling_route.lint.languages.shell.cases import case
from kling_route.lint.languages.shell.commands import ShellLowering
from kling_route.lint.languages.shell.flow import counting, for_, if_, while_
from kling_route.lint.languages.tree import Lowering, broken, evaluate, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_READERS = ("read", "mapfile", "readarray")
_LOOPS = frozenset(("while_statement", "for_statement", "compound_statement", "subshell", "if_statement"))
_STEP = re.compile(r"([A-Za-z_]\w{0,99})([-+*/])(?:=(\d{1,9})|\2)")
_WHOLE = "*"


def declaration(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`export NAME=value`, `local name`; options are dropped."""
    keyword = node.children[0].type
    for child in written(node):
        if child.type == "variable_assignment":
            evaluate(lowering, child, out)
        elif child.type == "variable_name" and keyword not in ("export", "readonly"):
            name = lowering.expression(child)
            out.append(ir.Assignment(name.start, name.end, name, None, "", ""))
        elif child.type != "word":
            evaluate(lowering, child, out)


def several(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`A=1 B=2`."""
    out.extend(lowering.block(node.named_children))


def unset(_: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`unset NAME` takes no value."""


def command(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A command; those that steer the script are statements of their own."""
    value = lowering.expression(node)
    if isinstance(value, ir.Call) and isinstance(value.callee, ir.Name):
        steering = _steering(lowering, value, value.callee.id)
        if steering is not None:
            out.extend(steering)
            return
    out.append(ir.Evaluate(node.start_byte, node.end_byte, value))


def _steering(lowering: Lowering, call: ir.Call, name: str) -> list[ir.Statement] | None:
    """Statements for `break`, `return`, `exit`, `read` and `source`; None for other commands."""
    start, end = call.start, call.end
    if name in ("break", "continue"):
        return [ir.Jump(start, end, name)]
    if name == "return":
        return [ir.Return(start, end, None)]
    if name == "exit":
        return [ir.Raise(start, end, call)]
    words = [given.value for given in call.arguments if given.name is None]
    if name in ("source", ".") and words and (path := _path(words[0])):
        imported = ir.ImportedName(start, end, _WHOLE, _WHOLE)
        return [ir.Import(start, end, path, (imported,))]
    if name == "let":
        return [step for word in words if (step := _step(word))] or None
    return _read(lowering, call, words, of_lines=name != "read") if name in _READERS else None


def _step(word: ir.Expression) -> ir.Statement | None:
    """`n+=1` and `n++`, as `let` is given them."""
    match = _STEP.fullmatch(str(word.value)) if isinstance(word, ir.Literal) else None
    if match is None:
        return None
    amount = ir.Literal(word.end, word.end, int(match[3] or 1))
    return ir.Assignment(word.start, word.end, ir.Name(word.start, word.end, match[1]), amount, match[2], "")


def _path(word: ir.Expression) -> str:
    """The path of a script, from some folder of the project: `"$(dirname "$0")/common.sh"` is `./common.sh`."""
    last = word.parts[-1] if isinstance(word, ir.Template) else word
    if not isinstance(last, ir.Literal):
        return ""
    path = str(last.value)
    return f"./{path.lstrip('/')}" if last is not word and path.startswith("/") else path


def _read(lowering: Lowering, call: ir.Call, words: list[ir.Expression], of_lines: bool) -> list[ir.Statement] | None:
    """`read -r NAME …`: the variables take what stands on the standard input, several a word each; `mapfile NAME`: an
    array takes its lines.
    """
    assert isinstance(lowering, ShellLowering)
    given = any(part.name == scripts.INPUT for part in call.arguments)
    value = commands.taken(call if given or lowering.stdin is None else commands.reading(call, lowering.stdin))
    names = [word for word in words if isinstance(word, ir.Literal) and str(word.value).isidentifier()]
    targets = [ir.Name(name.start, name.end, str(name.value)) for name in names]
    start, end = call.start, call.end
    each = [ir.Subscript(start, end, value, ir.Literal(start, start, place)) for place in range(len(targets))]
    if of_lines:
        targets, value = targets[-1:], ir.Sequence(start, end, (value,))
    values: list[ir.Expression] = [value] if len(targets) == 1 else [*each]
    return [ir.Assignment(start, end, *pair, "", "") for pair in zip(targets, values, strict=True)] or None


def pipeline(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A pipeline; a loop at its end reads from it."""
    parts = written(node)
    if len(parts) > 1 and parts[-1].type in _LOOPS:
        stdin = commands.taken(commands.piped(lowering, parts[:-1], None))
        _with_input(lowering, parts[-1], stdin, out)
    else:
        evaluate(lowering, node, out)


def redirected(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A command or a loop with redirections."""
    body = node.child_by_field_name("body")
    if body is None or body.type not in _LOOPS:
        command(lowering, node, out)
        return
    redirects = [child for child in written(node) if child.type.endswith("_redirect")]
    given = [part for child in redirects for part in commands.redirection(lowering, child)]
    inputs = [part.value for part in given if part.name == scripts.INPUT]
    out.extend([ir.Evaluate(part.start, part.end, part.value) for part in given if part.name != scripts.INPUT])
    _with_input(lowering, body, inputs[0] if inputs else None, out)


def _with_input(lowering: Lowering, node: Node, stdin: ir.Expression | None, out: list[ir.Statement]) -> None:
    """Statements that read from a standard input of their own, which is a variable named `<`."""
    assert isinstance(lowering, ShellLowering)
    outside = lowering.stdin
    if stdin is not None:
        lowering.stdin = ir.Name(stdin.start, stdin.end, scripts.INPUT)
        out.append(ir.Assignment(stdin.start, stdin.end, lowering.stdin, stdin, "", ""))
    try:
        out.extend(lowering.block([node]))
    finally:
        lowering.stdin = outside


def chain(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`a && b` runs `b` if `a` succeeds; `a || b` if it fails."""
    parts = written(node)
    if len(parts) != 2:
        out.extend(lowering.block(parts))
        return
    test = lowering.expression(parts[0])
    if any(child.type == "||" for child in node.children):
        test = ir.Not(test.start, test.end, test)
    out.append(ir.If(node.start_byte, node.end_byte, test, lowering.block(parts[1:]), ()))


def group(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """Commands in braces or parentheses."""
    out.append(ir.Block(node.start_byte, node.end_byte, lowering.block(node.named_children)))


def function(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A function."""
    assert isinstance(lowering, ShellLowering)
    start, end = node.start_byte, node.end_byte
    named, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    name = lowering.text(named) if named else ""
    outside, lowering.stdin = lowering.stdin, None
    try:
        statements = lowering.block(
            body.named_children if body and body.type == "compound_statement" else [body] if body else []
        )
    finally:
        lowering.stdin = outside
    parameters = scripts.parameters(lowering.code[start:end], start)
    defined = ir.Function(start, end, name, parameters, statements, (), None, False)
    out.append(ir.Define(start, end, defined))


STATEMENTS: dict[str, ToStatements] = {
    "command": command,
    "declaration_command": declaration,
    "variable_assignments": several,
    "unset_command": unset,
    "pipeline": pipeline,
    "redirected_statement": redirected,
    "list": chain,
    "compound_statement": group,
    "subshell": group,
    "do_group": several,
    "if_statement": if_,
    "while_statement": while_,
    "for_statement": for_,
    "c_style_for_statement": counting,
    "case_statement": case,
    "function_definition": function,
    "ERROR": broken,
}
"""Node kind → what lowers it."""
