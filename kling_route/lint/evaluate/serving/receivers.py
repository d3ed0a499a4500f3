"""Functions that receive the API's webhooks, told by what they read of what they are handed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import facts
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.workflow import polling
from kling_route.lint.walking import nodes
from kling_route.lint.words import words
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint.evaluate.ecosystems import Ecosystems
    from kling_route.lint.evaluate.run import Run


class _Marks(NamedTuple):
    """What tells a webhook's body: each kind of its fields, those that only an answer has, all that are its `named`
    ones, the statuses of success, the addresses of files.
    """

    kinds: tuple[frozenset[str], ...]
    answered: frozenset[str]
    named: frozenset[str]
    successes: frozenset[str]
    urls: frozenset[str]


@cache
def _marks(catalogue: Catalogue) -> _Marks:
    parts = list(catalogue.webhook.walk())
    ids = frozenset(name for name, schema in parts if schema.identifies)
    statuses = frozenset(name for name, schema in parts if schema.terminal)
    results = frozenset(name for name, schema in parts if facts.is_result(schema))
    answers = [end.answers for end in catalogue.endpoints if polling.asks(end) and end.answers is not None]
    answered = frozenset(name for answer in answers for name, _ in answer.walk())
    ends = (end for _, schema in parts for end in schema.terminal.items())
    successes = frozenset(status for status, meaning in ends if meaning == facts.SUCCESS)
    named = frozenset(name for name, _ in parts)
    urls = frozenset(name for name, schema in parts if schema.private == "url")
    return _Marks((ids, statuses, results), answered - named, named, successes, urls)


def receives(run: Run, function: ir.Function, path: str) -> bool:
    """Whether a function reads its parameter as the body of a webhook, or as the request that brings one: the task's
    id, its status and its files, and asks for the status of success, or is named for it and reads addresses of files.
    """
    is_routed = id(function) in run.routes
    if not is_routed and not any(_is_handed(run.ecosystems, parameter) for parameter in function.parameters):
        return False
    said = words(function.name)
    if said & run.ecosystems.other_services:
        return False
    marks = _marks(run.catalogue)
    read = set(_read(run.ecosystems, function))
    if said & run.ecosystems.hook_words and marks.urls & read:
        return True
    if words(path.rsplit("/", 1)[-1]) & run.ecosystems.other_services:
        return False
    is_request = bool(read & run.ecosystems.inbound_bodies_read - marks.named) and _takes_request(
        run.ecosystems, function
    )
    if (read & marks.answered and not is_request) or not all(read & names for names in marks.kinds):
        return False
    return any(isinstance(node, ir.Literal) and node.value in marks.successes for node in nodes(function.body))


def _takes_request(tables: Ecosystems, function: ir.Function) -> bool:
    """Whether the first parameter is named like a request."""
    first = function.parameters[0].target if function.parameters else None
    return isinstance(first, ir.Name) and first.id in tables.handler_parameters


def _is_handed(tables: Ecosystems, parameter: ir.Parameter) -> bool:
    """Whether a parameter is named like a request, or like its body."""
    target = parameter.target
    return isinstance(target, ir.Name) and (target.id in tables.handler_parameters or is_payload(tables, parameter))


def is_payload(tables: Ecosystems, parameter: ir.Parameter) -> bool:
    """Whether a parameter is named like the body of a request."""
    target = parameter.target
    return isinstance(target, ir.Name) and bool(words(target.id) & tables.payloads)


def _read(tables: Ecosystems, function: ir.Function) -> Iterator[str]:
    """The names that a function reads of its parameters, and of what is taken out of them."""
    known = {part.target.id for part in function.parameters if isinstance(part.target, ir.Name)}
    known |= {path.rsplit(".", 1)[-1] for path in tables.inbound_modules}
    for node in nodes(function.body):
        if isinstance(node, ir.Assignment) and node.value is not None and _root(tables, node.value) in known:
            yield from _taken(node.target, known)
        elif isinstance(node, ir.Attribute) and _root(tables, node.object) in known:
            yield node.name
        elif (
            isinstance(node, ir.Subscript) and isinstance(node.key, ir.Literal) and _root(tables, node.object) in known
        ):
            yield str(node.key.value)
        elif isinstance(node, ir.Call) and isinstance(node.callee, ir.Attribute) and node.arguments:
            first = node.arguments[0].value
            if isinstance(first, ir.Literal) and _root(tables, node.callee.object) in known:
                yield str(first.value)


def _taken(target: ir.Expression, known: set[str]) -> Iterator[str]:
    """What an assignment makes known, and the names that it reads where it takes apart."""
    if isinstance(target, ir.Name):
        known.add(target.id)
    elif isinstance(target, ir.MappingPattern):
        for entry in target.entries:
            if isinstance(entry.key, ir.Literal):
                yield str(entry.key.value)
            yield from _taken(entry.target, known)


def _root(tables: Ecosystems, node: ir.Expression) -> str:
    """The variable that an expression only takes a part of, or decodes; "" for anything else."""
    while not isinstance(node, ir.Name):
        if isinstance(node, (ir.Attribute, ir.Subscript)):
            node = node.object
        elif isinstance(node, ir.Logical):
            node = node.left
        elif isinstance(node, ir.Call) and sinks.dotted(node.callee) in tables.functions and node.arguments:
            node = node.arguments[0].value
        elif isinstance(node, ir.Call) and isinstance(node.callee, ir.Attribute):
            node = node.callee.object
        else:
            return ""
    return node.id
