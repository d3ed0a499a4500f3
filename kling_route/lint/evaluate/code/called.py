"""A call with everything that is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.values import UNKNOWN, ClassValue, Closure, Opaque, Place, Value
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.evaluate.code.arguments import Argument


class Called(NamedTuple):
    """A call: what is called and how that is written, whose method it is, what it may be, what it is given, and where.

    `paths` are those of the library's functions that it may be; `own` if it may be code of the project.
    """

    callee: ir.Expression
    written: str
    owner: Value
    target: Value
    arguments: Sequence[Argument]
    place: Place
    paths: tuple[str, ...]
    own: bool


def of_command(callee: ir.Expression, written: str, place: Place) -> Called:
    """The call of a command, of which nothing is known but its name."""
    return Called(callee, written, UNKNOWN, UNKNOWN, (), place, (), own=False)


def of_code(
    callee: ir.Expression, written: str, owner: Value, target: Value, arguments: Sequence[Argument], place: Place
) -> Called:
    """The call of what an expression may be."""
    paths: tuple[str, ...] = ()
    own = False
    for item in target:
        if isinstance(item, Opaque):
            paths += (item.path,)
        elif isinstance(item, (Closure, ClassValue)):
            own = True
    return Called(callee, written, owner, target, arguments, place, paths, own)
