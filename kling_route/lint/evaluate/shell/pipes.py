"""What the shell's commands read and write: streams, and files that the script itself fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.values import UNKNOWN, Items, Opaque, Place, Text, Value, join, texts
from kling_route.lint.evaluate.workflow import submits
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

LANGUAGE = "shell"
INPUT, OUTPUT, TAKEN, ERRORS, TO_ERRORS = "<", ">", "|", "2>", ">&"
"""Names of arguments that say where a command reads from and writes to, as lowering gives them."""
STDIN = "<&0"
"""The parameter of a function that is its standard input."""

CAPTURED: Value = (Opaque(),)
"""An argument that tells a function of the project that its output is taken."""


class Streams(NamedTuple):
    """A command's streams.

    `stdin` is what it reads, `output` the file that it writes to. `taken` where its output is a value, `to_errors`
    where it goes to the standard error, `errors_hidden` where that goes to a file.
    """

    place: Place
    stdin: Value
    output: Argument | None
    taken: bool
    to_errors: bool
    errors_hidden: bool


def streams(arguments: Sequence[Argument], place: Place, frame: Frame) -> Streams:
    """The streams of a command; within a function whose output is taken, so is a command's."""
    given = {argument.name: argument for argument in arguments if argument.name}
    stdin = given.get(INPUT)
    read = _read(stdin, frame) if stdin is not None else _inherited(frame)
    taken = TAKEN in given or is_captured(frame)
    return Streams(place, read, given.get(OUTPUT), taken, TO_ERRORS in given, ERRORS in given)


def _inherited(frame: Frame) -> Value:
    """What a command without a standard input of its own reads: that of the function around it."""
    holder = frame.scope.holder(STDIN)
    return holder.variables[STDIN] if holder is not None else UNKNOWN


def is_captured(frame: Frame) -> bool:
    """Whether the output of the function around is taken, or nothing is known of who calls it."""
    if not frame.calls:
        return False
    return frame.calls[0].place is None or any(value is CAPTURED for value in frame.calls[-1].arguments)


def _read(stdin: Argument, frame: Frame) -> Value:
    """The standard input: a value, or what a file holds (`< name`)."""
    if isinstance(stdin.node, ir.Unknown) and len(stdin.node.parts) == 1:
        return stored(frame, name_of(stdin.node.parts[0]))
    return stdin.value


def name_of(node: ir.Expression) -> str:
    """What a file is called in the script: its path, or the variable that has it; "" where it is neither."""
    if isinstance(node, ir.Literal):
        return str(node.value)
    if isinstance(node, ir.Name):
        return f"${node.id}"
    return "".join(map(name_of, node.parts)) if isinstance(node, ir.Template) else ""


def save(run: Run, file: Argument, value: Value, frame: Frame, more: bool = False) -> None:
    """A file is written."""
    if text_of(file.value) not in run.ecosystems.shell["discarded"]:
        submits.keep(run, frame, value)
    name = name_of(file.node)
    if name:
        old = stored(frame, name) if more else UNKNOWN
        frame.scope.variables[f">{name}"] = join(old, value)
        run.saved[name] = join(run.saved.get(name, UNKNOWN) if more else UNKNOWN, value)


def stored(frame: Frame, name: str) -> Value:
    """What the script wrote to a file."""
    holder = frame.scope.holder(f">{name}")
    return holder.variables[f">{name}"] if holder is not None else UNKNOWN


def is_people(run: Run, word: Argument) -> bool:
    """Whether a file is one that people read."""
    return text_of(word.value) in (*run.ecosystems.shell["people"], "-")


def path_of(value: Value) -> str:
    """The text that a value is, put together of the only constant that each part is; else ""."""
    only = value[0] if len(value) == 1 else None
    pieces = [path_of(part) for part in only.parts] if isinstance(only, Text) else [text_of(value)]
    return "".join(pieces) if all(pieces) else ""


def text_of(value: Value) -> str:
    """The text that a value is; "" if it may be several, or is none."""
    found = list(texts(value))
    return found[0] if len(found) == 1 == len(value) else ""


def all_texts(value: Value) -> list[str]:
    """Every constant text in a value."""
    found = list(texts(value))
    for item in value:
        if isinstance(item, Text):
            found += [text for part in item.parts for text in all_texts(part)]
    return found


def grown(old: Value, value: Value, frame: Frame) -> Value:
    """An array of the shell with more words at its end (`args+=(-s)`), whether or not a test stands before that."""
    if frame.file.language != LANGUAGE:
        return UNKNOWN
    added = [item for item in value if isinstance(item, Items)]
    lists = tuple(item for item in old if isinstance(item, Items))
    for items in lists if added else ():
        items.elements += added[0].elements
    return lists if added else UNKNOWN
