"""The parts of a request: what the arguments of a call and the options of a client mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.library import methods
from kling_route.lint.evaluate.values import HEADERS, UNKNOWN, Closure, Field, Opaque, Place, Record, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.ecosystems import Sender
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


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


def part(parts: Record, name: str) -> Value:
    field = parts.fields.get(name)
    return field.value if field is not None else UNKNOWN


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


def configure(run: Run, sender: Sender, path: str, parts: Record, place: Place, frame: Frame) -> None:
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


def of_client(run: Run, client: Opaque | None) -> tuple[Value, Value]:
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
