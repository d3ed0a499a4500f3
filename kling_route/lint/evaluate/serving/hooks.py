"""Tests that tell the API's webhooks from other requests, in a function that receives them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.reach.sinks import dotted
from kling_route.lint.evaluate.scope import Assumption
from kling_route.lint.evaluate.serving import handlers, routes
from kling_route.lint.evaluate.values import Items, Value, texts
from kling_route.lint.walking import nodes
from kling_route.lint.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

SAME = {"==": True, "!=": False, "in": True, "not in": False}


def tells(run: Run, test: ir.Expression, frame: Frame, holds: bool) -> bool:
    """Whether a request is a webhook where a test of its path holds, or where it does not."""
    return isinstance(test, (ir.Compare, ir.Call)) and any(
        routes.is_hook(run, [path], frame.file.path) and ("/" in path or words(asked) & run.ecosystems.path_words)
        for asked, path in _paths(run, test, frame, holds)
    )


def dispatches(run: Run, function: ir.Function) -> bool:
    """Whether a function asks for the path of the requests that it receives, and so receives several kinds."""
    return any(_asks_path(run, node) for node in nodes(function.body))


def _asks_path(run: Run, node: object) -> bool:
    if isinstance(node, ir.Switch):
        return bool(words(_last(node.subject)) & run.ecosystems.path_words)
    if not isinstance(node, ir.Compare) or not words(_last(node.left)) & run.ecosystems.path_words:
        return False
    return isinstance(node.right, ir.Literal) and "/" in str(node.right.value)


def _paths(run: Run, test: ir.Expression, frame: Frame, holds: bool) -> Iterator[tuple[str, str]]:
    """What a test asks for, as it is written, and the texts that it then is."""
    if isinstance(test, ir.Compare) and SAME.get(test.operator) == holds:
        for subject, other in ((test.left, test.right), (test.right, test.left)):
            if isinstance(other, (ir.Literal, ir.Sequence)) and not isinstance(subject, ir.Literal):
                yield from ((_last(subject), text) for text in _listed(run.value(other, frame)))
    elif isinstance(test, ir.Call) and isinstance(test.callee, ir.Attribute) and holds and test.arguments:
        asked = _last(test.callee.object)
        given = run.value(test.arguments[0].value, frame) if test.callee.name in run.ecosystems.path_tests else ()
        yield from ((asked, text) for text in texts(given))


def _listed(value: Value) -> Iterator[str]:
    yield from texts(value)
    for item in value:
        if isinstance(item, Items):
            yield from (text for element in item.elements for text in texts(element))


def _last(node: ir.Expression) -> str:
    """The last name of what a test asks for: `path`, `req.url`, `event["rawPath"]`, `event.get("path")`."""
    if isinstance(node, ir.Subscript) and isinstance(node.key, ir.Literal):
        return str(node.key.value)
    if isinstance(node, ir.Call):
        given = [argument.value for argument in node.arguments[:1]]
        return " ".join([*(str(one.value) for one in given if isinstance(one, ir.Literal)), dotted(node.callee)])
    return dotted(node)


def assume(run: Run, test: ir.Expression, frame: Frame) -> None:
    """From here on the request is a webhook, whatever held it or its body."""
    inbound = handlers.incoming(run, frame.place(test.start, test.end))
    frame.assumed += (Assumption("", (), (), inbound=inbound),)
    variables = frame.scope.variables
    for name, before in list(variables.items()):
        if any(id(item) in run.received for item in before):
            variables[name] = handlers.told(run, before, inbound)
            frame.assumed += (Assumption(name, variables[name], before),)
