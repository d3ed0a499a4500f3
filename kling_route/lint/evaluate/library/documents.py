"""Files of data of the project that a program reads: what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.values import UNKNOWN, Const, Encoded, Opaque, Text, Value, texts

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

SUFFIX = ".json"
_WRITING = frozenset("wax+")
_LONGEST_MODE = 4


def opened(run: Run, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`open(path)`: the text of a file, unless it is opened to be written."""
    modes = {text for argument in arguments[1:] for text in texts(argument.value) if len(text) < _LONGEST_MODE}
    if not arguments or any(_WRITING.intersection(mode) for mode in modes):
        return UNKNOWN
    return read(run, arguments[0].value, frame)


def read(run: Run, path: Value, frame: Frame) -> Value:
    """The text of the file that a path may name."""
    found = (held(run, name, frame) for name in dict.fromkeys(_names(path)))
    return tuple(Encoded(value) for value in found if value)


def held(run: Run, name: str, frame: Frame) -> Value:
    """What a file of the project holds, by its path from the folder of this one or from one above it."""
    module = run.find_module(frame.file.path, f"./{name.removeprefix('./')}") if name.endswith(SUFFIX) else None
    return module.scope.variables.get(ir.DEFAULT_EXPORT, UNKNOWN) if module is not None else UNKNOWN


def _names(path: Value) -> list[str]:
    """The known ends of a path: behind the last part that is not known, such as the folder of the program."""
    found: list[str] = []
    for item in path:
        if isinstance(item, Const) and isinstance(item.value, str):
            found.append(item.value)
        elif isinstance(item, Text):
            found += _ends(item.parts, "")
        elif isinstance(item, Opaque) and item.options is not None:  # `Path(folder, name)`, `join(folder, name)`
            positions = (field.value for name, field in item.options.fields.items() if name.isdecimal())
            found += _ends(tuple(positions), "/")
    return found


def _ends(parts: tuple[Value, ...], between: str) -> list[str]:
    end = ""
    for part in parts:
        names = _names(part)
        end = f"{end}{between if end else ''}{names[0]}" if len(names) == 1 == len(part) else ""
    return [end.lstrip("/")] if end else []
