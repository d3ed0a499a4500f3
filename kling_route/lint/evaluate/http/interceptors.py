"""Functions that a client calls with each request before it is sent, and with each answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from kling_route.lint.evaluate.code import functions
from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.library import elements, libraries
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    Closure,
    Field,
    Opaque,
    Place,
    Record,
    Value,
    join,
)

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

BEFORE: Final = "before"
AFTER: Final = "after"
GROUP: Final = "hooks"
"""What options mean that give such functions: those for requests, those for answers, both by their names."""


def register(run: Run, target: Opaque, arguments: Sequence[Argument]) -> bool:
    """`client.interceptors.request.use(function)`; false if this is no such call."""
    when = next((when for path, when in run.ecosystems.interceptors.items() if target.path.endswith(f".{path}")), "")
    client: Opaque | None = target
    while client is not None and client.path not in run.ecosystems.client_options:
        client = client.owner
    if not when or client is None or not arguments:
        return False
    client.members[when] = join(client.members.get(when, UNKNOWN), arguments[0].value)
    return True


def before(run: Run, client: Opaque | None, parts: Record, place: Place, frame: Frame) -> Record:
    """The parts of a request, by what they mean, once the functions before it have had it in their hands."""
    called = _functions(run, BEFORE, client, parts)
    if not called:
        return parts
    meanings = run.ecosystems.any_options
    given = {**parts.fields}
    given.setdefault("headers", Field((Record(place),), place, True))
    request = Record(place)
    request.fields = {name: given[meaning] for name, meaning in meanings.items() if meaning in given}
    request.fields["options"] = Field((request,), place, True)
    shown: Value = (_seen(request, frame),)
    for item in called:
        _call(run, item, [shown, shown], frame)
    changed = Record(place)
    changed.fields = given
    for name, meaning in meanings.items():
        field = request.fields.get(name)
        if field is not None and field is not parts.fields.get(meaning):
            changed.fields[meaning] = field
    return changed


def after(run: Run, client: Opaque | None, parts: Record, response: Value, place: Place, frame: Frame) -> Value:
    """What a request gives once the functions after it have had its answer in their hands."""
    for item in _functions(run, AFTER, client, parts):
        context = Record(place)
        context.fields["response"] = Field(response, place, True)
        order = run.ecosystems.answered.get(client.path, ()) if client is not None else ()
        values: list[Value] = [response if meaning == "response" else (context,) for meaning in order]
        response = _call(run, item, values or [response], frame) or response
    return response


def _call(run: Run, function: Alternative, values: Sequence[Value], frame: Frame) -> Value:
    """What a function makes of values; the client calls it, at no place in the project."""
    given = [Argument(None, value, libraries.NOWHERE, "", frame.place(0, 0)) for value in values]
    return functions.follow(run, function, given, None, frame) if isinstance(function, Closure) else UNKNOWN


def _seen(request: Record, frame: Frame) -> Alternative:
    """A request as a function sees it: in Python its parts are attributes."""
    if frame.file.language not in ("python", "notebook"):
        return request
    seen = Opaque()
    seen.members.update((name, field.value) for name, field in request.fields.items())
    return seen


def _functions(run: Run, when: str, client: Opaque | None, parts: Record) -> Value:
    """The functions that are called before or after a request."""
    given = [(name, field.value) for name, field in parts.fields.items()]
    if client is not None:
        names = run.ecosystems.client_options[client.path]
        made = client.options.fields if client.options is not None else {}
        own = {**{name: field.value for name, field in made.items()}, **client.members}
        given += [(names.get(name, name), value) for name, value in own.items()]
    found = [_each(value) for meaning, value in given if meaning == when]
    for meaning, value in given:
        if meaning == GROUP:
            found.extend(_grouped(run, value, when))
    return join(*found)


def _grouped(run: Run, value: Value, when: str) -> Iterator[Value]:
    """`{beforeRequest: [function]}`."""
    for item in value:
        if isinstance(item, Record):
            named = {name: field.value for name, field in item.fields.items()}
        else:
            named = item.members if isinstance(item, Opaque) else {}
        yield from (_each(part) for name, part in named.items() if run.ecosystems.hook_names.get(name) == when)


def _each(value: Value) -> Value:
    return join(*((item,) if isinstance(item, Closure) else elements.each((item,)) for item in value))
