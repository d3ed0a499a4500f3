"""Options of a command line: what a parser is told of them, and what it reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate import elements
from kling_route.lint.evaluate.values import UNKNOWN, Opaque, Value, join, texts

if TYPE_CHECKING:
    from kling_route.lint.evaluate.arguments import Argument

FLAG = "--"


def declare(parser: Opaque, arguments: Sequence[Argument]) -> Value:
    """`parser.add_argument("--name", choices=…, default=…)`: the option is its default, a choice, or something else."""
    given = {argument.name: argument.value for argument in arguments if argument.name}
    names = [text for argument in arguments if not argument.name for text in texts(argument.value)]
    named = next(texts(given.get("dest", UNKNOWN)), "") or next((one for one in names if one.startswith(FLAG)), "")
    name = (named or next(iter(names), "")).lstrip("-").replace("-", "_")
    value = join(given.get("default", UNKNOWN), elements.each(given.get("choices", UNKNOWN)))
    if name and value:
        parser.members[FLAG + name] = join(value, (Opaque(),))
    return UNKNOWN


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
