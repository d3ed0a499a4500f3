"""Commands of the shell: what each writes, for people or for the command that takes its output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import combine, functions
from kling_route.lint.evaluate.code.arguments import Argument, evaluate_arguments
from kling_route.lint.evaluate.library import encoding, libraries
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.shell import curl, httpie, jq, patterns, pipes
from kling_route.lint.evaluate.values import UNKNOWN, Closure, Const, Cut, StatusCode, Text, Value, join
from kling_route.lint.evaluate.workflow import results, submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

_PRINT, _FORMAT, _SHOW, _SPLIT, _EDIT = "echo", "printf", "cat", "tee", "sed"


def call(run: Run, node: ir.Call, frame: Frame) -> Value:
    """Follow a command: what it writes, which stands for its success as well."""
    target = run.value(node.callee, frame)
    arguments = evaluate_arguments(run, node, frame)
    streams = pipes.streams(arguments, frame.place(node.start, node.end), frame)
    words = [argument for argument in arguments if not argument.name]
    closures = [item for item in target if isinstance(item, Closure)]
    if closures:
        value = join(*(_follow(run, item, words, streams, frame) for item in closures))
    else:
        name = node.callee.id if isinstance(node.callee, ir.Name) else ""
        value = _written(run, name, words, streams, frame)
        if not value:
            submits.keep(run, frame, streams.stdin, *(word.value for word in words))
        if name in run.ecosystems.language_sinks[pipes.LANGUAGE]:
            _log(run, name, words, streams, value, frame)
    return _routed(run, value, streams, pipes.TAKEN in _names(arguments), frame)


def _names(arguments: Sequence[Argument]) -> set[str]:
    return {argument.name for argument in arguments if argument.name}


def _routed(run: Run, value: Value, streams: pipes.Streams, taken_here: bool, frame: Frame) -> Value:
    """Where the output goes: to a file, to the function's own output, or to the expression around."""
    output = streams.output
    if output is not None:
        if not pipes.is_people(run, output):
            pipes.save(run, output, value, frame, more=True)
            results.left(run, [value], frame.failed, kept=True)
    elif not taken_here and not streams.to_errors:
        if not streams.taken:
            submits.keep(run, frame, value)
        elif value:
            frame.returned = join(frame.returned, value)
    return value


def _follow(run: Run, closure: Closure, words: list[Argument], streams: pipes.Streams, frame: Frame) -> Value:
    """A function of the script."""
    given = [*words, Argument(pipes.STDIN, streams.stdin, libraries.NOWHERE, "", streams.place)]
    if (streams.taken and not streams.to_errors) or (
        streams.output is not None and not pipes.is_people(run, streams.output)
    ):
        given.append(Argument(pipes.TAKEN, pipes.CAPTURED, libraries.NOWHERE, "", streams.place))
    value = functions.follow(run, closure, given, streams.place, frame)
    functions.came_back(run, frame)
    return value


def _written(run: Run, name: str, words: list[Argument], streams: pipes.Streams, frame: Frame) -> Value:
    """What a command writes on its standard output."""
    tables = run.ecosystems.shell
    if name in tables["clients"]:
        return curl.send(run, tables["clients"][name], words, streams, frame)
    if name in tables["items"]["commands"]:
        return httpie.send(run, tables["items"], words, streams, frame)
    if name in tables["readers"]:
        return _query(run, tables["readers"][name], words, streams, frame)
    plain = [word for word in words if not pipes.text_of(word.value).startswith("-")]
    if name == _PRINT:
        return _text([word.value for word in plain])
    if name == _FORMAT:
        values = [word.value for word in words]
        return combine.formatted(values[0], values[1:]) if values else UNKNOWN
    if name == _SHOW:
        return join(streams.stdin, *(pipes.stored(frame, pipes.name_of(word.node)) for word in plain))
    if name == _SPLIT:
        for word in plain:
            pipes.save(run, word, streams.stdin, frame)
        return streams.stdin
    return _passed(run, name, words, streams.stdin)


def _text(values: list[Value]) -> Value:
    return values[0] if len(values) == 1 else (Text(tuple(values)),) if values else UNKNOWN


def _passed(run: Run, name: str, words: list[Argument], stdin: Value) -> Value:
    """What filters leave of their input; the HTTP status stands in the last line of an answer."""
    tables = run.ecosystems.shell
    body = tuple(item for item in stdin if not isinstance(item, StatusCode))
    given = [pipes.text_of(word.value) for word in words]
    if name in tables["last"]:
        return tuple(item for item in stdin if isinstance(item, StatusCode)) or stdin
    if name in tables["first"]:
        sizes = [text for text in (given[-1].lstrip("-c"),) if text.isdecimal()] if given else []
        cuts = any(text.startswith("-c") for text in given) and sizes
        return (Cut(body, int(sizes[0])),) if cuts else body
    if name == _EDIT and any(text in tables["drops-last"] for text in given):
        return body
    if name in tables["searching"]:
        return patterns.found(run, words, body, name in tables["testing"])
    if name in tables["programs"]:
        return patterns.read(run, words, body)
    return body if name in tables["passing"] else UNKNOWN


def _log(run: Run, name: str, words: list[Argument], streams: pipes.Streams, value: Value, frame: Frame) -> None:
    """What is written for people to read."""
    to_people = streams.output is not None and pipes.is_people(run, streams.output)
    if name == _SPLIT:
        to_people = to_people or any(pipes.is_people(run, word) for word in words)
    silent = streams.output is not None or streams.taken
    if silent and not to_people and not streams.to_errors:
        return
    if any(
        text.startswith(tuple(run.ecosystems.shell["hides"])) for word in words for text in pipes.all_texts(word.value)
    ):
        submits.keep(run, frame, value)
        return
    shown = [word.value for word in words] if name not in (_SHOW, _SPLIT) else []
    node = libraries.NOWHERE
    found = [Argument(None, part, node, "", streams.place) for part in (*shown, value or streams.stdin)]
    sinks.written(run, found, streams.place, frame)


def _query(
    run: Run, table: dict[str, tuple[str, int]], words: list[Argument], streams: pipes.Streams, frame: Frame
) -> Value:
    """A reader of JSON: its filter is the first word that is no option; the files that it reads follow."""
    variables: dict[str, Value] = {}
    plain: list[Argument] = []
    rest = iter(words)
    for word in rest:
        text = pipes.text_of(word.value)
        if text in table:
            kind, count = table[text]
            given = [item for item in (next(rest, None) for _ in range(count)) if item is not None]
            if kind != "ignored" and len(given) == count:
                value = given[1].value
                variables[pipes.text_of(given[0].value)] = encoding.decoded(value) if kind == "json" else value
        elif not text.startswith("-"):
            plain.append(word)
    if not plain:
        return UNKNOWN
    files = [pipes.stored(frame, pipes.name_of(word.node)) for word in plain[1:]]
    given_json = encoding.decoded(join(*files) if files else streams.stdin)
    found = join(*(jq.apply(run, item, given_json, variables) for item in plain[0].value if isinstance(item, Const)))
    if not found:
        submits.keep(run, frame, given_json)
    return found
