"""What is taken for granted of one call, and whether tests hold then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kling_route.lint import ir
from kling_route.lint.walking import nodes
from kling_route.lint.words import words
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

REFUSED: Final = 400
SUCCEEDED: Final = 200
SHELL: Final = "shell"
GO: Final = "go"
RETURNING: Final = (SHELL, GO)
"""Languages in which a call that fails gives back how it went, and raises nothing."""
_FAILURE: Final = frozenset({"err", "error"})
"""Words of the names of variables that are empty where a call went well."""
COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
FLIPPED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class UnclearError(Exception):
    """The code looks at the outcome in a way that is not understood."""


def is_failure(node: ir.Expression) -> bool:
    """Whether a variable tells by its name that it is an error, or none."""
    return isinstance(node, ir.Name) and bool(words(node.id) & _FAILURE)


class Outcome(NamedTuple):
    """What is taken for granted: the call at `start` to `end` answers with this HTTP status.

    It raises one of `raised` by name, "" for what its client raises, if there is any.
    """

    start: int
    end: int
    status: int
    raised: frozenset[str]


class Judge:
    """Tells what tests come to, in `language`: `met` once the call was, `told` are the variables that its outcome, or
    an exception, is in, and `flags` what those are that were set to the outcome of a test.
    """

    __slots__ = ("flags", "language", "met", "outcome", "run", "told")

    def __init__(self, run: Run, outcome: Outcome, language: str) -> None:
        self.run = run
        self.outcome = outcome
        self.language = language
        self.met = False
        self.told: set[str] = set()
        self.flags: dict[str, bool] = {}

    def is_call(self, node: object) -> bool:
        """Whether a node is the call that the outcome is of."""
        return isinstance(node, ir.Call) and (node.start, node.end) == (self.outcome.start, self.outcome.end)

    def tells(self, node: ir.Expression) -> bool:
        """Whether an expression has to do with the answer or the exception."""
        return self.met and any(
            (isinstance(inner, ir.Name) and inner.id in self.told) or self.is_call(inner) for inner in nodes(node)
        )

    def holds(self, test: ir.Expression) -> bool | None:
        """Whether a test holds, None if that depends on something else.

        Raises:
            UnclearError: it depends on the answer, in a way that is not understood.
        """
        if not self.tells(test):
            return None
        found = self.known(test)
        if found is None and self.outcome.status == REFUSED:
            raise UnclearError
        return found

    def known(self, test: ir.Expression) -> bool | None:
        """What a test of the outcome comes to, None if that is not understood."""
        if isinstance(test, ir.Not):
            inner = self.known(test.value)
            return None if inner is None else not inner
        if isinstance(test, ir.Logical):
            sides = (self.known(test.left), self.known(test.right))
            decisive = test.operator != "and"
            return decisive if decisive in sides else None if None in sides else not decisive
        if isinstance(test, ir.Compare):
            return self._compared(test)
        if isinstance(test, ir.Attribute) and self.tells(test.object):
            kind = self.run.ecosystems.response.get(test.name)
            succeeded = self.outcome.status == SUCCEEDED
            return {"succeeded": succeeded, "failed": not succeeded}.get(kind or "")
        if isinstance(test, ir.Name) and test.id in self.flags:
            return self.flags[test.id]
        if isinstance(test, ir.Name) and self.outcome.status == SUCCEEDED:
            return True
        if isinstance(test, ir.Assignment) and test.value is not None:
            return self.known(test.value)
        if self.language == SHELL and (test.start, test.end) == (self.outcome.start, self.outcome.end):
            return not self.outcome.raised  # a command's success
        return None

    def _compared(self, test: ir.Compare) -> bool | None:
        left, right, operator = test.left, test.right, test.operator
        if self.language == GO and isinstance(right, ir.Literal) and right.value is None and is_failure(left):
            return bool(self.outcome.raised) == (operator == "!=")
        if self.outcome.status == SUCCEEDED and isinstance(right, ir.Literal) and right.value is None:
            return operator == "!="
        if self._is_status(right):
            left, right, operator = right, left, FLIPPED.get(operator, "")
        if not self._is_status(left):
            return None
        numbers = self._numbers(right)
        if operator in ("in", "not in"):
            return None if numbers is None else (self.outcome.status in numbers) == (operator == "in")
        if numbers is None or len(numbers) != 1 or operator not in COMPARISONS:
            return None
        return COMPARISONS[operator](self.outcome.status, numbers[0])

    def _is_status(self, node: ir.Expression) -> bool:
        if self.language == SHELL:  # what the client wrote
            return self.tells(node)
        if isinstance(node, ir.Subscript) and isinstance(node.key, ir.Literal):
            name, owner = str(node.key.value), node.object
        elif isinstance(node, ir.Attribute):
            name, owner = node.name, node.object
        else:
            return False
        return self.run.ecosystems.response.get(name) == "status" and self.tells(owner)

    def _numbers(self, node: ir.Expression) -> list[int] | None:
        items = node.items if isinstance(node, ir.Sequence) else (node,)
        found = [item.value if isinstance(item, ir.Literal) else self._code(item) for item in items]
        numbers = [int(str(item)) for item in found if str(item).isdecimal()]
        return numbers if len(numbers) == len(items) else None

    def _code(self, node: ir.Expression) -> int | None:
        """The HTTP status that a library's constant stands for: `http.StatusOK`."""
        return self.run.ecosystems.code_of(f".{node.name}") if isinstance(node, ir.Attribute) else None
