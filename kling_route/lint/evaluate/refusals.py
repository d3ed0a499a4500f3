"""What code does with a submit that is refused, and with one that succeeds: one call's outcome is taken for granted.

The statements around the call are walked for that outcome. A test of something else may hold or not; a test of the
answer, or of the exception, whose outcome is not clear ends the walk: then the code decides by itself what it repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kling_route.lint import ir
from kling_route.lint.evaluate.sinks import dotted
from kling_route.lint.walking import nodes
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

NEXT: Final = "next"
AGAIN: Final = "again"
BROKEN: Final = "broken"
LEFT: Final = "left"
RAISED: Final = "raised"
CALLED: Final = "called"
"""How statements may end: run on, go to the next round, leave the loop or the function, raise what a client raises or
an exception of some name, call the function itself."""
REFUSED: Final = 400
SUCCEEDED: Final = 200
SHELL: Final = "shell"
PYTHON: Final = ("python", "notebook")
COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


class UnclearError(Exception):
    """The code looks at the outcome in a way that is not understood."""


class Outcome(NamedTuple):
    """What is taken for granted: the call at `start` to `end` answers with this HTTP status.

    It raises one of `raised` by name, "" for what its client raises, if there is any.
    """

    start: int
    end: int
    status: int
    raised: frozenset[str]


class Walk:
    """A walk through a function's statements, in `language`; `itself` is how it is written that the function is called.

    `met` once the call was; `told` are the variables that its outcome, or an exception, is in.
    """

    __slots__ = ("assigned", "itself", "language", "met", "outcome", "run", "told")

    def __init__(self, run: Run, outcome: Outcome, language: str, itself: frozenset[str]) -> None:
        self.run = run
        self.outcome = outcome
        self.language = language
        self.itself = itself
        self.met = False
        self.told: set[str] = set()
        self.assigned: set[str] = set()

    def through(self, statements: Sequence[ir.Statement]) -> set[str]:
        """How statements may end.

        Raises:
            UnclearError: they decide by something that is not understood.
        """
        ends: set[str] = set()
        for statement in statements:
            found = self._statement(statement)
            ends |= found - {NEXT}
            if NEXT not in found:
                return ends
        return ends | {NEXT}

    def _statement(self, node: ir.Statement) -> set[str]:
        if isinstance(node, ir.If):
            return self._happens(node.test) or self._if(node)
        if isinstance(node, ir.Try):
            return self._try(node)
        if isinstance(node, ir.Block):
            return self.through(node.body)
        if isinstance(node, ir.Loop):
            return self._loop(node)
        if isinstance(node, ir.Switch):
            if self._tells(node.subject):
                raise UnclearError
            return {end for case in node.cases for end in self.through(case.body)} | {NEXT}
        if isinstance(node, ir.Jump):
            return {AGAIN if node.kind == "continue" else BROKEN}
        if isinstance(node, (ir.Return, ir.Raise)):
            found = self._happens(node.value)
            return found or ({LEFT} if isinstance(node, ir.Return) else {self._raised(node.value)})
        if isinstance(node, ir.Evaluate):
            return self._happens(node.value) or self._assigns(node.value) or {NEXT}
        return self._happens(node.value) or self._assigns(node) or {NEXT} if isinstance(node, ir.Assignment) else {NEXT}

    def _raised(self, value: ir.Expression | None) -> str:
        made = value.callee if isinstance(value, ir.Call) else value
        name = dotted(made).rsplit(".", 1)[-1] if made is not None else ""
        return LEFT if name in self.run.ecosystems.aborting else RAISED + ("" if name in self.told else name)

    def goes_on(self, loop: ir.Loop) -> bool:
        """Whether a loop may have another round.

        Raises:
            UnclearError: it decides by something that is not understood.
        """
        return bool(self.round(loop) & {NEXT, AGAIN})

    def round(self, loop: ir.Loop) -> set[str]:
        """How one round of a loop may end; the call may stand in its test."""
        if loop.test is not None and not loop.test_last:
            self._happens(loop.test)
            if self.met and self.holds(loop.test) is False:
                return {BROKEN}
        ends = self.through(loop.body)
        if loop.test is not None and self.holds(loop.test) is False:
            ends = ends - {NEXT, AGAIN} | {BROKEN}
        return ends

    def _if(self, node: ir.If) -> set[str]:
        holds = self.holds(node.test)
        ends: set[str] = set()
        if holds is not False:
            ends |= self.through(node.then)
        if holds is not True:
            ends |= self.through(node.other)
        return ends

    def _loop(self, node: ir.Loop) -> set[str]:
        found = self._happens(node.iterable) or self._happens(node.test)
        return found or self.through(node.body) - {AGAIN, BROKEN} | {NEXT}

    def _try(self, node: ir.Try) -> set[str]:
        ends = self.through(node.body)
        if NEXT in ends:
            ends = ends - {NEXT} | self.through(node.other)
        for raised in [end for end in ends if end.startswith(RAISED)]:
            handler = self._handler(node, raised)
            if handler is not None:
                ends.discard(raised)
                self.told |= {part.id for part in nodes(handler.name) if isinstance(part, ir.Name)}
                ends |= self.through(handler.body)
        final = self.through(node.final)
        return ends if NEXT in final else final

    def _handler(self, node: ir.Try, raised: str) -> ir.Handler | None:
        tables = self.run.ecosystems
        name = raised.removeprefix(RAISED)
        for handler in node.handlers:
            types = {dotted(item).rsplit(".", 1)[-1] for item in handler.types}
            if not types or types & tables.catching_any or name in types or (not name and types & tables.catching):
                return handler
            if name:
                raise UnclearError
        return None

    def _happens(self, node: ir.Expression | None) -> set[str]:
        """How an expression ends its statement, if it does."""
        if node is None:
            return set()
        for inner in outer_nodes(node):
            if not isinstance(inner, ir.Call):
                continue
            if (inner.start, inner.end) == (self.outcome.start, self.outcome.end):
                self.met = True
                if self.outcome.raised and self.language != SHELL:
                    return {RAISED + name for name in self.outcome.raised}
            name = _last(inner.callee)
            refused = self.met and self.outcome.status == REFUSED
            if refused and name in self.run.ecosystems.raising and self._tells(inner.callee):
                return {RAISED}
            if self.met and dotted(inner.callee) in self.itself:
                return {CALLED}
            if self.met and words(name) & self.run.ecosystems.ending:
                return {LEFT}
            if words(name) & self.run.ecosystems.deciding and any(self._tells(item.value) for item in inner.arguments):
                raise UnclearError
        return {RAISED} if self._lacks(node) else set()

    def _lacks(self, node: ir.Expression) -> bool:
        """Whether the body of a refusal lacks what is read of it, which raises."""
        if self.language not in PYTHON or not self.met or self.outcome.status != REFUSED:
            return False
        error = self.run.catalogue.body("error")
        return any(
            isinstance(inner.key, ir.Literal) and isinstance(inner.key.value, str)
            and error.property(inner.key.value) is None and self._tells(inner.object)
            for inner in outer_nodes(node) if isinstance(inner, ir.Subscript)
        )  # fmt: skip

    def _assigns(self, node: ir.Expression | ir.Assignment) -> set[str]:
        for inner in outer_nodes(node):
            if isinstance(inner, ir.Assignment):
                names = {part.id for part in nodes(inner.target) if isinstance(part, ir.Name)}
                self.assigned |= names
                if inner.value is not None and self._tells(inner.value):
                    self.told |= names
        return set()

    def _tells(self, node: ir.Expression) -> bool:
        """Whether an expression has to do with the answer or the exception."""
        return self.met and any(
            (isinstance(inner, ir.Name) and inner.id in self.told)
            or (isinstance(inner, ir.Call) and (inner.start, inner.end) == (self.outcome.start, self.outcome.end))
            for inner in nodes(node)
        )

    def holds(self, test: ir.Expression) -> bool | None:
        """Whether a test holds, None if that depends on something else.

        Raises:
            UnclearError: it depends on the answer, in a way that is not understood.
        """
        if not self._tells(test):
            return None
        found = self._known(test)
        if found is None and self.outcome.status == REFUSED:
            raise UnclearError
        return found

    def _known(self, test: ir.Expression) -> bool | None:
        if isinstance(test, ir.Not):
            inner = self._known(test.value)
            return None if inner is None else not inner
        if isinstance(test, ir.Logical):
            sides = (self._known(test.left), self._known(test.right))
            decisive = test.operator != "and"
            return decisive if decisive in sides else None if None in sides else not decisive
        if isinstance(test, ir.Compare):
            return self._compared(test)
        if isinstance(test, ir.Attribute) and self._tells(test.object):
            kind = self.run.ecosystems.response.get(test.name)
            succeeded = self.outcome.status == SUCCEEDED
            return {"succeeded": succeeded, "failed": not succeeded}.get(kind or "")
        if isinstance(test, ir.Name) and self.outcome.status == SUCCEEDED:
            return True
        if isinstance(test, ir.Assignment) and test.value is not None:
            return self._known(test.value)
        if self.language == SHELL and (test.start, test.end) == (self.outcome.start, self.outcome.end):
            return not self.outcome.raised  # a command's success
        return None

    def _compared(self, test: ir.Compare) -> bool | None:
        left, right, operator = test.left, test.right, test.operator
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
            return self._tells(node)
        if isinstance(node, ir.Subscript) and isinstance(node.key, ir.Literal):
            name, owner = str(node.key.value), node.object
        elif isinstance(node, ir.Attribute):
            name, owner = node.name, node.object
        else:
            return False
        return self.run.ecosystems.response.get(name) == "status" and self._tells(owner)

    def _numbers(self, node: ir.Expression) -> list[int] | None:
        items = node.items if isinstance(node, ir.Sequence) else (node,)
        found = [item.value for item in items if isinstance(item, ir.Literal)]
        numbers = [int(str(item)) for item in found if str(item).isdecimal()]
        return numbers if len(numbers) == len(items) else None


FLIPPED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def outer_nodes(part: object) -> Iterator[ir.Expression]:
    """Every node of an expression, without the code of functions in it; what is evaluated first comes first."""
    found: list[ir.Expression] = []
    rest: list[Any] = [part] if isinstance(part, tuple) else []
    while rest:  # each node before what is in it, last parts first: the reverse is the order of evaluation
        item = rest.pop()
        if not isinstance(item, ir.Function):
            if item.__class__ is not tuple:
                found.append(item)
            rest += [inner for inner in item if isinstance(inner, tuple)]
    return reversed(found)


def _last(node: ir.Expression) -> str:
    return node.name if isinstance(node, ir.Attribute) else node.id if isinstance(node, ir.Name) else ""
