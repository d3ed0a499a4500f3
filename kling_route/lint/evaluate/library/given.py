"""A call of a known function, as what it gives back is told from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.library import methods
from kling_route.lint.evaluate.values import UNKNOWN, Items, Place, Value
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


class Given(NamedTuple):
    """A call of a known function: its arguments, and where it stands."""

    run: Run
    arguments: Sequence[Argument]
    place: Place
    frame: Frame

    @property
    def first(self) -> Value:
        """The first argument."""
        return self.argument(0)

    @property
    def second(self) -> Value:
        """The second argument."""
        return self.argument(1)

    def argument(self, index: int) -> Value:
        """An argument by its position."""
        return self.arguments[index].value if len(self.arguments) > index else UNKNOWN

    def apply(self, function: Value, *values: Value) -> Value:
        """What a function makes of values that the known one hands to it."""
        return methods.run_function(self.run, function, values, self.place, self.frame)

    def items(self, *elements: Value) -> Value:
        """A list of which these are the kinds of elements."""
        return (Items(list(elements), False, self.place),)

    def tuples(self, *elements: Value) -> Value:
        """A list of tuples of these elements."""
        return self.items((Items(list(elements), True, self.place),))
