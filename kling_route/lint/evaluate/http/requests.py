"""Requests to the API: recognised by their address, typed by the endpoint that has it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.events import EndpointAt, Requested
from kling_route.lint.evaluate.http import addresses, bodies, interceptors, proxies, roles
from kling_route.lint.evaluate.library import accessors, methods
from kling_route.lint.evaluate.reach import exposure
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    Const,
    Encoded,
    Opaque,
    Place,
    Record,
    Request,
    Response,
    Text,
    Typed,
    Value,
    join,
    texts,
)
from kling_route.lint.evaluate.workflow import retriers, submits

if TYPE_CHECKING:
    from kling_route.api import Endpoint
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.ecosystems import Sender
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

_METHOD = re.compile(r"(?i:get|post|put|patch|delete|head)(?![a-z])")
"""The method in the name of a call: `post`, `PostAsync`, `getForObject`."""


def send(
    run: Run, sender: Sender, client: Opaque | None, arguments: Sequence[Argument], place: Place, frame: Frame
) -> Value:
    """A call that sends a request: what it answers, if the request goes to the API."""
    parts = roles.options(sender, arguments, frame)
    configured = sender.configured or run.ecosystems.blocks.get(frame.file.language)
    if configured:
        roles.configure(run, sender, configured, parts, place, frame)
    submits.keep(run, frame, *(argument.value for argument in arguments))
    base, defaults = roles.of_client(run, client)
    base = join(base, roles.part(parts, "base"))
    method = _METHOD.match(sender.verb)
    verb = method[0].upper() if method is not None else ""
    verbs = [verb] if verb else [text.upper() for text in texts(roles.part(parts, "method"))]
    body = roles.part(parts, "body")
    found: list[Value] = []
    known: set[str] = set()
    by_client = client is not None or sender.verb in run.ecosystems.any_verbs
    paths = addresses.api_paths(run, roles.part(parts, "url"), base, by_client)
    exposure.asked(run, roles.part(parts, "query"), bool(paths))
    if paths:
        parts = interceptors.before(run, client, parts, place, frame)
        body = roles.part(parts, "body")
    elif body:
        proxies.asked(run, addresses.below(roles.part(parts, "url"), base), body)
    for path in paths:
        endpoint = run.catalogue.match(path, verbs[0] if len(verbs) == 1 else None) or run.catalogue.match(path)
        url = roles.part(parts, "url")
        request = Request(endpoint, place, _functions(url, frame), (endpoint.id if endpoint else "", *_pieces(url, {})))
        if (endpoint is None and not run.catalogue.could_match(path)) or (endpoint and not endpoint.documented):
            run.evaluation.requested.append(Requested(place, roles.part(parts, "url"), base, path, endpoint))
        bodies.carry_key(run, join(roles.part(parts, "headers"), defaults), request)
        if endpoint is None or endpoint.id in known:
            continue
        known.add(endpoint.id)
        run.evaluation.endpoints.append(EndpointAt(url, endpoint))
        run.trace.append(request)
        submits.made(run, request, url, body, sender.raises and not _is_quiet(run, client, arguments), frame)
        if endpoint.takes is not None and body:
            bodies.send(run, body, endpoint.takes, request)
        answer = answer_of(run, endpoint, request)
        response: Value = (Response(request, answer, sender.shown),)
        if sender.decoded:
            methods.run_function(run, roles.part(parts, "callback"), [answer], place, frame)
        else:
            methods.answer(run, roles.part(parts, "callback"), response, answer, place, frame, sender.calls_back)
        if retriers.insists(run, client):
            submits.insisted(run, response)
        made = interceptors.after(run, client, parts, response, place, frame)
        if sender.decoded and made is response:
            types = [argument.value for argument in arguments if accessors.is_type(run, argument)]
            made = accessors.as_type(run, answer, types, place, frame)
        found.append(made)
    return join(*found)


def _is_quiet(run: Run, client: Opaque | None, arguments: Sequence[Argument]) -> bool:
    """Whether an option keeps a client from raising when a request is refused."""
    given = [item for argument in arguments for item in argument.value if isinstance(item, Record)]
    given += [client.options] if client is not None and client.options is not None else []
    return any(record.fields.keys() & run.ecosystems.quiet_options for record in given)


def _functions(url: Value, frame: Frame) -> frozenset[int]:
    """The functions around a request that go to this address by themselves: none hands it to them."""
    written = {id(leaf.alternative) for leaf in leaves([url]) if _is_path(leaf.alternative)}
    return frozenset(
        made.function
        for made in frame.calls
        if not any(id(leaf.alternative) in written for leaf in leaves(made.arguments))
    )


def _pieces(value: Value, known: dict[int, tuple[Hashable, ...]]) -> tuple[Hashable, ...]:
    """What makes an address the same: its texts, and the values in it that are not known."""
    if len(value) != 1:
        return (frozenset(_pieces((item,), known) for item in value),)
    item = value[0]
    if isinstance(item, Const):
        return (str(item.value),)
    if isinstance(item, Encoded):
        return _pieces(item.value, known)
    if not isinstance(item, Text):
        return (item,)
    if id(item) not in known:
        known[id(item)] = _joined(piece for part in item.parts for piece in _pieces(part, known))
    return known[id(item)]


def _joined(parts: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """Pieces, neighbouring texts as one; of very many or very long ones the first."""
    pieces: list[Hashable] = []
    for piece in islice(parts, addresses.LONGEST):
        if pieces and isinstance(piece, str) and isinstance(pieces[-1], str):
            pieces[-1] = (pieces[-1] + piece)[: addresses.LONGEST]
        else:
            pieces.append(piece)
    return tuple(pieces)


def _is_path(item: Alternative) -> bool:
    return isinstance(item, Const) and "/" in str(item.value)


def answer_of(run: Run, endpoint: Endpoint, request: Request) -> Value:
    """The decoded body of an endpoint's answer: what it documents, or an error."""
    if endpoint.answers is None:
        return UNKNOWN
    error = run.catalogue.body("error")
    return (Typed(endpoint.answers, request, request.place), Typed(error, request, request.place))
