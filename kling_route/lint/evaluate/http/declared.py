"""Requests that an interface declares: marks of its methods tell what they send, and a library has their bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.ecosystems import Sender
from kling_route.lint.evaluate.http import builders, requests
from kling_route.lint.evaluate.library import accessors, filling, joining, libraries
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.scope import Frame
from kling_route.lint.evaluate.values import (
    HEADERS,
    UNKNOWN,
    ClassValue,
    Closure,
    Instance,
    Opaque,
    Place,
    Record,
    Response,
    Value,
    join,
    texts,
)

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

BASE = "<base>"
"""The attribute of an object of such an interface that its base address is."""
_POSITIONS = ("base", "url", "body", HEADERS)
_WORD = re.compile(r"\w+")


def made(target: Opaque, arguments: Sequence[Argument]) -> Value:
    """`Retrofit.Builder().baseUrl(base).build().create(Api.class)`, `RestService.For<Api>(base)`."""
    options = target.owner.options if target.owner is not None else None
    told = options.fields["base"].value if options is not None and "base" in options.fields else UNKNOWN
    rest = [item for argument in arguments for item in argument.value if not isinstance(item, ClassValue)]
    found: list[Instance] = []
    for cls in (item for argument in arguments for item in argument.value if isinstance(item, ClassValue)):
        found.append(Instance(cls))
        found[-1].attributes[BASE] = told or tuple(rest)
        cls.instances.append(found[-1])
    return tuple(found)


def send(run: Run, closure: Closure, arguments: Sequence[Argument], place: Place | None, frame: Frame | None) -> Value:
    """A call of a method without a body: what its request answers, if marks declare one."""
    function, owner = closure.function, closure.owner
    verbs = [name for name in map(_name, function.decorators) if name in run.ecosystems.declared_verbs]
    if not verbs or owner is None or place is None or frame is None:
        return UNKNOWN
    there = Frame(closure.file, closure.scope, frame.calls, frame.failed)
    above, below = (_addresses(run, marks, there) for marks in (owner.node.decorators, function.decorators))
    url: Value = UNKNOWN
    for piece in (*above, *below):
        url = join(*(joining.below(item, piece, place) for item in url)) if url else piece
    instances = [item for item in closure.receiver if isinstance(item, Instance) and BASE in item.attributes]
    bases = join(*(item.attributes[BASE] for item in instances or owner.instances if BASE in item.attributes))
    if not bases and not _is_client(run, owner, function) and not _has(url, "://"):
        return UNKNOWN
    parts = [bases, url, *_given(run, function, arguments, place, there)]
    is_response = next(iter(_WORD.findall(function.returns)), "") in run.ecosystems.declared_responses
    sender = Sender(_POSITIONS, {}, verbs[0].lower(), False, False, (), not is_response)
    given = [Argument(None, part, libraries.NOWHERE, "", place) for part in parts]
    sent = requests.send(run, sender, Opaque(run.ecosystems.declared_client), given, place, frame)
    found: list[Value] = []
    for item in sent:
        if isinstance(item, Response):
            body = _body(run, function.returns, owner, item, place, frame)
            found.append((Response(item.request, body, False),) if is_response else body)
    return join(*found)


def _is_client(run: Run, owner: ClassValue, function: ir.Function) -> bool:
    """Whether marks tell requests that are sent: some tell servers what they receive too, unless the interface says."""
    above, below = (frozenset(map(_name, marks)) for marks in (owner.node.decorators, function.decorators))
    return bool(above & run.ecosystems.declared_clients) or not (above | below) & run.ecosystems.declared_served


def _name(mark: ir.Expression) -> str:
    return sinks.dotted(mark.callee if isinstance(mark, ir.Call) else mark).rpartition(".")[2]


def _addresses(run: Run, marks: Sequence[ir.Expression], frame: Frame) -> list[Value]:
    """The pieces of an address that marks tell, one with a host first."""
    known = run.ecosystems.declared_verbs | run.ecosystems.declared_paths
    found: list[Value] = []
    for mark in marks:
        if isinstance(mark, ir.Call) and _name(mark) in known:
            given = [run.value(part.value, frame) for part in mark.arguments if _is_address(run, part)]
            named = [value for value in given if _has(value, "/")]  # the other one is what the client is called
            found += named if any(_has(value, "://") for value in named) else given
    return sorted(found, key=lambda value: not _has(value, "://"))


def _is_address(run: Run, argument: ir.Argument) -> bool:
    return argument.name is None or argument.name in run.ecosystems.declared_options


def _has(value: Value, mark: str) -> bool:
    return any(mark in text for text in texts(value))


def _given(
    run: Run, function: ir.Function, arguments: Sequence[Argument], place: Place, frame: Frame
) -> tuple[Value, Value]:
    """The body and the headers among the arguments, by the marks of their parameters."""
    named = {argument.name: argument.value for argument in arguments if argument.name}
    positions = [argument.value for argument in arguments if not argument.name]
    body: Value = UNKNOWN
    headers = Record(place)
    for parameter in function.parameters:
        target, mark = parameter.target, parameter.default
        value = named.get(target.id) if isinstance(target, ir.Name) else None
        if value is None:
            value = positions.pop(0) if positions else UNKNOWN
        kind = _name(mark) if isinstance(mark, ir.Call) else ""
        if not kind or kind in run.ecosystems.body_decorators:
            body = value or body
        elif kind in run.ecosystems.declared_headers and isinstance(mark, ir.Call):
            names = [name for part in mark.arguments for name in texts(run.value(part.value, frame))]
            builders.set_headers(headers.fields, names, value, place)
    known = headers.fields.get(HEADERS)
    return body, known.value if known is not None else UNKNOWN


def _body(run: Run, returns: str, owner: ClassValue, answer: Response, place: Place, frame: Frame) -> Value:
    """What an answer holds, as an object of the class that the method's type names."""
    cls = filling.named_class(run, returns, owner)
    words = _WORD.findall(returns)
    kind: Value = (cls,) if cls is not None else (Opaque(words[-1]),) if words else UNKNOWN
    return accessors.as_type(run, answer.body, [kind], place, frame)
