"""Requests to the API: recognised by their address, typed by the endpoint that has it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.events import EndpointAt, Requested
from kling_route.lint.evaluate.http import bodies, interceptors, proxies
from kling_route.lint.evaluate.library import accessors, methods
from kling_route.lint.evaluate.reach import exposure
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import (
    HEADERS,
    UNKNOWN,
    Alternative,
    Closure,
    Const,
    Encoded,
    Field,
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

HOLE = "{}"
"""A part of an address that is not known."""
_METHOD = re.compile(r"(?i:get|post|put|patch|delete|head)(?![a-z])")
"""The method in the name of a call: `post`, `PostAsync`, `getForObject`."""
MANY = 12
"""How many readings of one address are kept."""
LONGEST = 2_000
"""Characters of an address, and pieces, that are looked at."""


def send(
    run: Run, sender: Sender, client: Opaque | None, arguments: Sequence[Argument], place: Place, frame: Frame
) -> Value:
    """A call that sends a request: what it answers, if the request goes to the API."""
    parts = options(sender, arguments, frame)
    configured = sender.configured or run.ecosystems.blocks.get(frame.file.language)
    if configured:
        _configure(run, sender, configured, parts, place, frame)
    submits.keep(run, frame, *(argument.value for argument in arguments))
    base, defaults = _client(run, client)
    base = join(base, _part(parts, "base"))
    method = _METHOD.match(sender.verb)
    verb = method[0].upper() if method is not None else ""
    verbs = [verb] if verb else [text.upper() for text in texts(_part(parts, "method"))]
    body = _part(parts, "body")
    found: list[Value] = []
    known: set[str] = set()
    paths = api_paths(run, _part(parts, "url"), base, client is not None or sender.verb in run.ecosystems.any_verbs)
    exposure.asked(run, _part(parts, "query"), bool(paths))
    if paths:
        parts = interceptors.before(run, client, parts, place, frame)
        body = _part(parts, "body")
    elif body:
        proxies.asked(run, _addresses(_part(parts, "url"), base), body)
    for path in paths:
        endpoint = run.catalogue.match(path, verbs[0] if len(verbs) == 1 else None) or run.catalogue.match(path)
        url = _part(parts, "url")
        request = Request(endpoint, place, _functions(url, frame), (endpoint.id if endpoint else "", *_pieces(url, {})))
        if (endpoint is None and not run.catalogue.could_match(path)) or (endpoint and not endpoint.documented):
            run.evaluation.requested.append(Requested(place, _part(parts, "url"), base, path, endpoint))
        bodies.carry_key(run, join(_part(parts, "headers"), defaults), request)
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
            methods.run_function(run, _part(parts, "callback"), [answer], place, frame)
        else:
            methods.answer(run, _part(parts, "callback"), response, answer, place, frame, sender.calls_back)
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
    for piece in islice(parts, LONGEST):
        if pieces and isinstance(piece, str) and isinstance(pieces[-1], str):
            pieces[-1] = (pieces[-1] + piece)[:LONGEST]
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


def _part(parts: Record, name: str) -> Value:
    field = parts.fields.get(name)
    return field.value if field is not None else UNKNOWN


def options(sender: Sender, arguments: Sequence[Argument], frame: Frame) -> Record:
    """A call's arguments by what they mean: url, method, headers, body, base."""
    place = frame.place(0, 0)
    parts = Record(place)
    positions = [argument for argument in arguments if not argument.name and not argument.unpack]
    if frame.file.language in methods.UNIFORM:
        positions += _gathered(sender, arguments)
    for meaning, argument in zip(sender.positions, positions, strict=False):
        if any(isinstance(item, Closure) for item in argument.value):
            _put(parts, "callback", argument.value, place)
        elif _holds_parts(meaning, argument.value):
            _from_mapping(parts, argument.value, sender)
        elif meaning != "request":
            _put(parts, meaning, argument.value, place)
    for argument in arguments:
        if argument.unpack == "**":
            _from_mapping(parts, argument.value, sender)
        elif argument.name and argument.name in sender.options:
            _put(parts, sender.options[argument.name], argument.value, place)
    return parts


def _gathered(sender: Sender, arguments: Sequence[Argument]) -> list[Argument]:
    """Named arguments that are no options of the call: they are one mapping, behind the positions."""
    named = [argument for argument in arguments if argument.name]
    if not named or any(argument.name in sender.options for argument in named):
        return []
    record = Record(named[0].place)
    for argument in named:
        record.fields[str(argument.name)] = Field(argument.value, argument.place, True)
    return [named[0]._replace(name=None, value=(record,))]


def _is_options(value: Value) -> bool:
    return bool(value) and all(
        isinstance(item, Record)
        or (isinstance(item, Opaque) and item.options is not None and "url" in item.options.fields)
        for item in value
    )


def _holds_parts(meaning: str, value: Value) -> bool:
    """Whether an argument holds several parts: options, a request, a body with the headers beside it."""
    if meaning == "body":
        return any(isinstance(item, Opaque) and item.options and "body" in item.options.fields for item in value)
    return meaning == "config" or (meaning in ("url", "request") and _is_options(value))


def _configure(run: Run, sender: Sender, path: str, parts: Record, place: Place, frame: Frame) -> None:
    """A block is handed the request and tells the rest of it."""
    block = parts.fields.pop("callback", None)
    if block is not None:
        made = Opaque(path, options=Record(place))
        methods.run_function(run, block.value, [(made,)], place, frame)
        _from_mapping(parts, (made,), sender)


def _from_mapping(parts: Record, value: Value, sender: Sender) -> None:
    for item in value:
        if isinstance(item, Record):
            for name, field in item.fields.items():
                if sender.options.get(name) == "config":
                    _from_mapping(parts, field.value, sender)
                elif name in sender.options:
                    _put(parts, sender.options[name], field.value, item.place)
        elif isinstance(item, Opaque) and item.options is not None:
            for name, field in item.options.fields.items():
                _put(parts, name, field.value, item.options.place)
            for name, member in item.members.items():
                if name in sender.options:
                    _put(parts, sender.options[name], member, item.options.place)
            if item.members:
                _put(parts, HEADERS, (item,), item.options.place)  # an entry of a request is a header


def _put(parts: Record, meaning: str, value: Value, place: Place) -> None:
    old = parts.fields.get(meaning)
    parts.fields[meaning] = Field(join(old.value, value) if old else value, place, True)


def _client(run: Run, client: Opaque | None) -> tuple[Value, Value]:
    """The base address and the headers that a client was made with, or given later."""
    if client is None:
        return UNKNOWN, UNKNOWN
    meanings = run.ecosystems.client_options[client.path]
    base: Value = UNKNOWN
    headers: list[Value] = []
    fields = dict(client.options.fields) if client.options is not None else {}
    for name, field in fields.items():
        meaning = meanings.get(name, "base" if name == "0" else "")
        if meaning == "base":
            base = join(base, field.value)
        elif meaning == "headers":
            headers.append(field.value)
    for name, value in client.members.items():
        if meanings.get(name) == "headers":
            headers.append(value)
    defaults = client.members.get("defaults", UNKNOWN)
    for item in defaults:
        if isinstance(item, Opaque):
            headers += [value for name, value in item.members.items() if meanings.get(name) == "headers"]
            base = join(base, *(value for name, value in item.members.items() if meanings.get(name) == "base"))
    return base, join(*headers)


def api_paths(run: Run, url: Value, base: Value, by_client: bool) -> list[str]:
    """The paths below the API's base address that an address may name; `{}` stands for a part that is not known.

    A client (`by_client`) may have a base address that is not known.
    """
    found: list[str] = []
    for address in _addresses(url, (base or (Opaque(),)) if by_client else base):
        path = _below_base(run, address)
        if path is not None and path not in found:
            found.append(path)
    return found


def _addresses(url: Value, base: Value) -> Iterator[str]:
    """The whole addresses that an address may be, below a base address if there is one."""
    for address in addresses(url):
        if base and "://" not in address and not address.startswith(HOLE):
            yield from (start.rstrip("/") + "/" + address.lstrip("/") for start in addresses(base))
        else:
            yield address


def _below_base(run: Run, address: str) -> str | None:
    scheme, mark, rest = address.rpartition("://")
    host, slash, path_text = rest.partition("/")
    address = scheme + mark + host.rpartition("@")[2] + slash + path_text
    path = run.catalogue.path_of(address if "://" in address or address.startswith(HOLE) else f"https://{address}")
    if path is not None:
        return "/" + path.lstrip("/")
    if address.startswith(HOLE):
        rest = address
        while rest.startswith(HOLE):
            rest = rest[len(HOLE) :]
        rest = "/" + rest.lstrip("/")
        endpoint = run.catalogue.match(rest)
        return rest if endpoint is not None and not endpoint.prefix and rest.count("/") > 1 else None
    return None


def addresses(value: Value, known: dict[int, list[str]] | None = None) -> list[str]:
    """The texts that a value may be, with holes for what is not known; `known` are those of texts in it, by ids."""
    if not value:
        return [HOLE]
    known = {} if known is None else known
    found: list[str] = []
    for item in value:
        if isinstance(item, Const):
            found.append(str(item.value))
        elif isinstance(item, Text):
            if id(item) not in known:
                known[id(item)] = _product(item.parts, known)
            found.extend(known[id(item)])
        elif isinstance(item, Encoded):
            found.extend(addresses(item.value, known))
        elif isinstance(item, Opaque) and item.path in ("URL()", "httpx.URL()") and item.options is not None:
            found.extend(addresses(_part(item.options, "0"), known))
        else:
            found.append(HOLE)
    return list(dict.fromkeys(found))[:MANY]


def _product(parts: Sequence[Value], known: dict[int, list[str]]) -> list[str]:
    built = [""]
    for part in parts:
        texts_of_part = addresses(part, known)
        built = [(start + text)[:LONGEST] for start in built for text in texts_of_part][:MANY]
    return built
