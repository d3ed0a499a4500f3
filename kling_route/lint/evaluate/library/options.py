"""Options of a command line: what a parser is told of them, and what it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import functions
from kling_route.lint.evaluate.code.arguments import Argument, evaluate_arguments
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.values import UNKNOWN, Closure, Field, Items, Opaque, Place, Record, Value, join, texts

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

FLAG = "--"
NAME = "0"
"""Where an option, or a command, that is an object of its own has how it is written."""
_LONG = re.compile(r"--([a-zA-Z][\w-]*)")
_TAKEN = re.compile(r"[<\[]\w")
"""What a command takes before its options: `make <prompt> [size]`."""


def declare(parser: Opaque, arguments: Sequence[Argument]) -> Value:
    """`parser.add_argument("--name", choices=…, default=…)`: the option is its default, a choice, or something else."""
    name, value = _declared(arguments)
    if name and value:
        parser.members[FLAG + name] = join(value, (Opaque(),))
    return UNKNOWN


def _declared(arguments: Sequence[Argument]) -> tuple[str, Value]:
    """The name of an option, and what it is by default or may be chosen to be."""
    given = {argument.name: argument.value for argument in arguments if argument.name}
    names = [text for argument in arguments if not argument.name for text in texts(argument.value)]
    own = next((one for one in names if one.isidentifier()), "")
    named = (
        next(texts(given.get("dest", UNKNOWN)), "") or own or next((one for one in names if one.startswith(FLAG)), "")
    )
    name = (named or next(iter(names), "")).split("/")[0].lstrip("-").replace("-", "_")
    choices = join(given.get("choices", UNKNOWN), tuple(_lists(given.get("type", UNKNOWN))))
    return name, join(given.get("default", UNKNOWN), elements.each(choices))


def _lists(value: Value) -> Iterator[Items]:
    yield from (item for item in value if isinstance(item, Items))


def decorated(run: Run, function: ir.Function, parameter: str, frame: Frame) -> Value:
    """What a parameter may be by the decorators of its function: `@click.option("--model", default=…)`."""
    found: list[Value] = []
    for decorator in function.decorators:
        if isinstance(decorator, ir.Call):
            last = sinks.dotted(decorator.callee).rsplit(".", 1)[-1]
            if last in run.ecosystems.option_decorators:
                name, value = _declared(evaluate_arguments(run, decorator, frame))
                found += [value] if name == parameter else []
    return join(*found)


def picked(arguments: Sequence[Argument]) -> Value:
    """`selectbox(label, options)`: one of the options."""
    offered = [argument.value for argument in arguments if argument.name == "options"]
    return elements.each(join(*offered, *(argument.value for argument in arguments[1:2] if not argument.name)))


def parsed(parser: Opaque, path: str) -> Value:
    """`parser.parse_args()`: an object with the declared options."""
    made = Opaque(f"{path}()")
    for name, value in parser.members.items():
        if name.startswith(FLAG):
            made.members[name.removeprefix(FLAG)] = value
    return (made,)


def flags(run: Run, configuration: Value, place: Place) -> Value:
    """`parseArgs({options: {model: {default: "…"}}})`: an object that has the options as its `values`."""
    made, record = Opaque(), Record(place)
    for item in configuration:
        declared = item.fields.get("options") if isinstance(item, Record) else None
        for part in declared.value if declared is not None else ():
            for name, field in part.fields.items() if isinstance(part, Record) else ():
                made.members[name] = join(_configured(run, field.value), (Opaque(),))
    record.fields["values"] = Field((made,), place, True)
    record.open = True
    return (record,)


def default_of(arguments: Sequence[Argument]) -> Value:
    """`Field("…")`, `Option(default="…")`: what a field or a parameter is where nothing is given."""
    named = [argument.value for argument in arguments if argument.name == "default"]
    return join(*named, *(argument.value for argument in arguments[:1] if not argument.name))


def chain(run: Run, parser: Opaque, method: str, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """A method of a parser that is told one thing after the other: `program.option(…).action(…)`."""
    role = run.ecosystems.command_lines.get(method, "")
    if role == "declares":
        for name, value in _written(run, arguments):
            parser.members[FLAG + name] = join(value, (Opaque(),))
    elif role == "offers" and arguments:
        offered = elements.each(arguments[0].value) or arguments[0].value
        parser.members[FLAG] = join(parser.members.get(FLAG, UNKNOWN), offered)
    elif role == "parses":
        return parsed(parser, f"{parser.path}.{method}")
    elif role == "makes":
        record = Record(place)
        record.fields[NAME] = Field(join(*(argument.value for argument in arguments[:1])), place, True)
        return (Opaque(parser.path, options=record),)
    elif role == "runs":
        _run(run, parser, arguments, place, frame)
    return (parser,)


def _written(run: Run, arguments: Sequence[Argument]) -> Iterator[tuple[str, Value]]:
    """The options that a method is told of: `("-m, --model <id>", "help", "default")`, `("model", {default: …})`."""
    if not arguments:
        return
    first, rest = arguments[0].value, [argument.value for argument in arguments[1:]]
    for item in first:
        if isinstance(item, Record):
            for name, field in item.fields.items():
                yield name, _configured(run, field.value)
        elif isinstance(item, Opaque) and item.options is not None and NAME in item.options.fields:
            for text in texts(item.options.fields[NAME].value):
                yield _name(text), item.members.get(FLAG, UNKNOWN)
    for text in texts(first):
        configured = join(*(_configured(run, value) for value in rest))
        yield _name(text), configured or (rest[-1] if len(rest) > 1 else UNKNOWN)


def _configured(run: Run, value: Value) -> Value:
    """`{choices: […], default: …}`"""
    fields = [field for item in value if isinstance(item, Record) for field in item.fields.items()]
    offered = (elements.each(field.value) for name, field in fields if name in run.ecosystems.offers)
    return join(*(field.value for name, field in fields if name in run.ecosystems.default_names), *offered)


def _name(text: str) -> str:
    """The name under which an option is read: `-m, --model-id <id>` is `modelId`."""
    long = _LONG.search(text)
    first, *others = (long[1] if long else text).split("-")
    return first + "".join(word.capitalize() for word in others)


def _run(run: Run, parser: Opaque, arguments: Sequence[Argument], place: Place, frame: Frame) -> None:
    """`command.action(function)`: the function gets what the command takes, then its options."""
    named = parser.options.fields.get(NAME) if parser.options is not None else None
    taken = max((len(_TAKEN.findall(text)) for text in texts(named.value)), default=0) if named else 0
    values: list[Value] = [*([(Opaque(),)] * taken), parsed(parser, "")]
    node = ir.Literal(-1, -1, None)
    given = [Argument(None, value, node, "", place) for value in values]
    for argument in arguments:
        for item in argument.value:
            if isinstance(item, Closure):
                functions.follow(run, item, given, None, frame)
