"""The shell's commands as calls.

The words of a command are its positional arguments. Named arguments say what else belongs to it:

- `<`: what it reads from its standard input (the command before it in a pipeline, a here-document);
- `>`: the file that its output goes to;
- `>&`: its output goes to the standard error;
- `|`: its output is taken by what it stands in (a substitution, the next command), so nobody sees it;
- `NAME`: a variable set for this command alone, as an assignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.shell import runners
from kling_route.lint.languages.shell.conditions import computed
from kling_route.lint.languages.shell.scripts import INPUT
from kling_route.lint.languages.shell.words import alternative, variable
from kling_route.lint.languages.tree import Lowering, field, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages import Parse
    from kling_route.lint.languages.tree import ToExpression

OUTPUT, TAKEN, TO_ERRORS = ">", "|", ">&"
_STANDARD_ERROR = "2"
NEGATED = "negated_command"


class ShellLowering(Lowering):
    """Lowering of the shell; `stdin` is what the commands of a loop or a group read, if it is known. `scripts` within
    the script were read with `parse`.
    """

    __slots__ = ("parse", "scripts", "stdin")

    def __init__(self, code: bytes, parse: Parse) -> None:
        super().__init__(code)
        self.parse = parse
        self.scripts = 0
        self.stdin: ir.Expression | None = None


def argument(name: str | None, value: ir.Expression) -> ir.Argument:
    """An argument as wide as its value."""
    return ir.Argument(value.start, value.end, name, value, "")


def taken(value: ir.Expression) -> ir.Expression:
    """A command whose output is taken."""
    if not isinstance(value, ir.Call):
        return value
    mark = ir.Argument(value.end, value.end, TAKEN, ir.Unknown(value.end, value.end, ()), "")
    return value._replace(arguments=(*value.arguments, mark))


def command(lowering: Lowering, node: Node) -> ir.Expression:
    """A command with its words, its variables and its redirections."""
    named = node.child_by_field_name("name")
    words: list[ir.Argument] = []
    others: list[ir.Argument] = []
    for child in written(node):
        if child.type == "variable_assignment":
            set_here = assignment(lowering, child)
            others.append(argument(_target_name(set_here), set_here))
        elif child.type.endswith("_redirect"):
            others.extend(redirection(lowering, child))
        elif named is None or child.id != named.id:
            words.extend(_words(lowering, child))
    callee = _callee(lowering, named) if named else ir.Unknown(node.start_byte, node.start_byte, ())
    if isinstance(callee, ir.Name) and callee.id == "expr" and (number := computed([word.value for word in words])):
        return number
    assert isinstance(lowering, ShellLowering)
    return runners.run(lowering, ir.Call(node.start_byte, node.end_byte, callee, (*words, *others), False))


def _words(lowering: Lowering, node: Node) -> list[ir.Argument]:
    """One word; `${NAME:+-d "$NAME"}` is several, which are there where the variable is."""
    if (several := alternative(lowering, node)) is not None:
        return [argument(None, value) for value in several]
    value = lowering.expression(node)
    spread = isinstance(value, ir.Name) and value.id in ("@", "*")
    return [ir.Argument(value.start, value.end, None, value, "*" if spread else "")]


def _callee(lowering: Lowering, node: Node) -> ir.Expression:
    """What a command calls."""
    value = lowering.parts(node)
    return runners.named(value[0]) if len(value) == 1 else unknown(lowering, node)


def _target_name(value: ir.Expression) -> str | None:
    target = value.target if isinstance(value, ir.Assignment) else value
    return target.id if isinstance(target, ir.Name) else None


def assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`NAME=value`, `NAME+=value`."""
    end = node.end_byte
    written_value = node.child_by_field_name("value")
    value = lowering.expression(written_value) if written_value else ir.Literal(end, end, "")
    operator = "+" if any(child.type == "+=" for child in node.children) else ""
    return ir.Assignment(node.start_byte, end, field(lowering, node, "name"), value, operator, "")


def redirection(lowering: Lowering, node: Node) -> list[ir.Argument]:
    """One redirection. Joining standard output and standard error says nothing."""
    if node.type == "heredoc_redirect":
        found: list[ir.Argument] = []
        for child in written(node):
            if child.type == "heredoc_body":
                found.insert(0, argument(INPUT, lowering.expression(child)))
            elif child.type.endswith("_redirect"):
                found.extend(redirection(lowering, child))
            elif child.type not in ("heredoc_start", "heredoc_end", "pipeline", "file_descriptor"):
                found.append(argument(None, lowering.expression(child)))
        return found
    parts = [lowering.expression(child) for child in written(node) if child.type != "file_descriptor"]
    if node.type == "herestring_redirect":
        return [argument(INPUT, part) for part in parts]
    sign = next((child.type for child in node.children if not child.is_named), "")
    descriptor = node.child_by_field_name("descriptor")
    if sign in (">&", "<&", ">&-", "<&-"):
        to_errors = sign == ">&" and (descriptor is None or lowering.text(descriptor) == "1")
        if to_errors and any(isinstance(part, ir.Literal) and part.value == _STANDARD_ERROR for part in parts):
            return [argument(TO_ERRORS, part) for part in parts]
        return [argument(None, part) for part in parts if not isinstance(part, ir.Literal)]
    if sign == "<":
        return [argument(INPUT, part if isinstance(part, ir.Call) else _unknown(part)) for part in parts]
    name = OUTPUT if descriptor is None or lowering.text(descriptor) == "1" else "2>"
    return [argument(name, part) for part in parts]


def _document(lowering: Lowering, node: Node, value: ir.Call) -> ir.Call:
    """A command that reads a here-document, which may be a script."""
    document = next((child for child in node.named_children if child.type == "heredoc_redirect"), None)
    if document is None:
        return value
    assert isinstance(lowering, ShellLowering)
    mark = next((lowering.text(child) for child in document.named_children if child.type == "heredoc_start"), "")
    return runners.document(lowering, value, mark[:1] in ("'", '"', "\\"))


def _unknown(part: ir.Expression) -> ir.Expression:
    return ir.Unknown(part.start, part.end, (part,))


def redirected(lowering: Lowering, node: Node) -> ir.Expression:
    """A command with redirections after it. A pipeline may hang on a here-document."""
    body = node.child_by_field_name("body")
    value: ir.Expression = lowering.expression(body) if body else ir.Unknown(node.start_byte, node.start_byte, ())
    added: list[ir.Argument] = []
    pipelines: list[Node] = []
    for child in written(node):
        if child.type.endswith("_redirect"):
            added.extend(redirection(lowering, child))
            pipelines.extend(part for part in child.named_children if part.type == "pipeline")
    if isinstance(value, ir.Call):
        value = value._replace(end=node.end_byte, arguments=(*value.arguments, *added))
        value = _document(lowering, node, value)
    elif added:
        value = ir.Unknown(node.start_byte, node.end_byte, (value, *(part.value for part in added)))
    for rest in pipelines:
        value = piped(lowering, written(rest), value)
    return value


def pipeline(lowering: Lowering, node: Node) -> ir.Expression:
    """`a | b`: `b` reads what `a` writes."""
    return piped(lowering, written(node), None)


def piped(lowering: Lowering, nodes: list[Node], stdin: ir.Expression | None) -> ir.Expression:
    """Commands of which each reads what the one before it writes; `!` before the first negates them all."""
    value = stdin or ir.Unknown(0, 0, ())
    negates = len(nodes) > 1 and nodes[0].type == NEGATED
    for node in nodes:
        value = lowering.expression(node)
        if negates and isinstance(value, ir.Not) and stdin is None:
            value = value.value
        if stdin is not None:
            value = reading(value, stdin)
        stdin = value
    return ir.Not(value.start, value.end, value) if negates else value


def reading(value: ir.Expression, stdin: ir.Expression) -> ir.Expression:
    """A command whose standard input is another one's output."""
    if isinstance(value, ir.Call):
        return value._replace(arguments=(*value.arguments, argument(INPUT, taken(stdin))))
    return ir.Unknown(value.start, value.end, (taken(stdin), value))


def chain(lowering: Lowering, node: Node) -> ir.Expression:
    """`a && b`, `a || b` as a value."""
    parts = lowering.parts(node)
    operator = "or" if any(child.type == "||" for child in node.children) else "and"
    if len(parts) != 2:
        return ir.Unknown(node.start_byte, node.end_byte, parts)
    return ir.Logical(node.start_byte, node.end_byte, operator, parts[0], parts[1])


def negated(lowering: Lowering, node: Node) -> ir.Expression:
    """`! command`."""
    parts = lowering.parts(node)
    value = parts[0] if len(parts) == 1 else unknown(lowering, node)
    return ir.Not(node.start_byte, node.end_byte, value)


def group(lowering: Lowering, node: Node) -> ir.Expression:
    """Commands in braces, parentheses or a substitution as a value: several are a function that is called at once."""
    children = written(node)
    if len(children) == 1 and children[0].type in lowering.expressions:
        return lowering.expression(children[0])
    start, end = node.start_byte, node.end_byte
    body = lowering.block(children)
    if body and isinstance(body[-1], ir.Evaluate):
        body = (*body[:-1], ir.Return(body[-1].start, body[-1].end, taken(body[-1].value)))
    return ir.Call(start, end, ir.Function(start, end, "", (), body, (), None, False), (), False)


def substitution(lowering: Lowering, node: Node) -> ir.Expression:
    """`$(command)` and `<(command)`: what the command writes."""
    return taken(group(lowering, node))


COMMANDS: dict[str, ToExpression] = {
    "command": command,
    "command_name": variable,
    "variable_assignment": assignment,
    "redirected_statement": redirected,
    "pipeline": pipeline,
    "list": chain,
    NEGATED: negated,
    "compound_statement": group,
    "subshell": group,
    "command_substitution": substitution,
    "process_substitution": substitution,
}
"""Node kind → what lowers it as a value."""
