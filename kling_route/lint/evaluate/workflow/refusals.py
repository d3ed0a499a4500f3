"""What code does with a submit that is refused, and with one that succeeds: one call's outcome is taken for granted.

The statements around the call are walked for that outcome. A test of something else may hold or not; a test of the
answer, or of the exception, whose outcome is not clear ends the walk: then the code decides by itself what it repeats.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kling_route.lint import ir
from kling_route.lint.evaluate.code.outcomes import GO, REFUSED, RETURNING, Judge, Outcome, UnclearError, is_failure
from kling_route.lint.evaluate.code.statements import BREAKS_LOOPS_ONLY
from kling_route.lint.evaluate.reach.sinks import dotted
from kling_route.lint.evaluate.workflow.retriers import last_name
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
UNMET: Final = "unmet"
"""How statements may end: run on, go to the next round, leave the loop or the function, raise what a client raises or
an exception of some name, call the function itself, leave the function before the call is made."""
PYTHON: Final = ("python", "notebook")
NEEDING: Final = (*PYTHON, "ruby")
"""Languages in which reading what is not there raises: in Python by a subscript, in Ruby by `fetch`."""
LATER: Final = ("schedulers", "immediate", "delayers")


def _needed(node: object, language: str) -> tuple[ir.Expression, ir.Expression] | None:
    """What is read of something, where that has to be there."""
    if language in PYTHON:
        return (node.object, node.key) if isinstance(node, ir.Subscript) else None
    if isinstance(node, ir.Call) and isinstance(node.callee, ir.Attribute) and len(node.arguments) == 1:
        return (node.callee.object, node.arguments[0].value) if node.callee.name == "fetch" else None
    return None


class Walk:
    """A walk through a function's statements, in `language`; `itself` is how it is written that the function is called.

    `assigned` are the variables that the way set.
    """

    __slots__ = ("assigned", "itself", "judge", "run")

    def __init__(self, run: Run, outcome: Outcome, language: str, itself: frozenset[str]) -> None:
        self.run = run
        self.judge = Judge(run, outcome, language)
        self.itself = itself
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
        self.run.step()
        if isinstance(node, ir.If):
            return self._happens(node.test) or self._if(node)
        if isinstance(node, ir.Try):
            return self._try(node)
        if isinstance(node, ir.Block):
            return self.through(node.body)
        if isinstance(node, ir.Loop):
            return self._loop(node)
        if isinstance(node, ir.Switch):
            return self._switch(node)
        if isinstance(node, ir.Jump):
            return {AGAIN if node.kind == "continue" else BROKEN}
        if isinstance(node, (ir.Return, ir.Raise)):
            found = self._happens(node.value)
            left = {RAISED} if self._gives_error(node.value) else {LEFT if self.judge.met else UNMET}
            return found or (left if isinstance(node, ir.Return) else {self._raised(node.value)})
        if isinstance(node, ir.Evaluate):
            return self._happens(node.value) or self._assigns(node.value) or {NEXT}
        return self._happens(node.value) or self._assigns(node) or {NEXT} if isinstance(node, ir.Assignment) else {NEXT}

    def _gives_error(self, value: ir.Expression | None) -> bool:
        """Whether a function of Go gives back an error, the last of several values: its own, or that of the call."""
        last = value.items[-1] if isinstance(value, ir.Sequence) and value.items else value
        if self.judge.language != GO or not self.judge.met or last is None:
            return False
        passed = bool(self.judge.outcome.raised)
        if isinstance(last, ir.Call):
            return dotted(last.callee) in self.run.ecosystems.error_makers or (passed and self.judge.is_call(last))
        return is_failure(last) and (passed or not self.judge.tells(last))

    def _raised(self, value: ir.Expression | None) -> str:
        made = value.callee if isinstance(value, ir.Call) else value
        name = dotted(made).rsplit(".", 1)[-1] if made is not None else ""
        return LEFT if name in self.run.ecosystems.aborting else RAISED + ("" if name in self.judge.told else name)

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
            if self.judge.met and self.judge.holds(loop.test) is False:
                return {BROKEN}
        ends = {LEFT if end == UNMET else end for end in self.through(loop.body)}
        if loop.test is not None and self.judge.holds(loop.test) is False:
            ends = ends - {NEXT, AGAIN} | {BROKEN}
        return ends

    def _if(self, node: ir.If) -> set[str]:
        holds = self.judge.holds(node.test)
        ends: set[str] = set()
        if holds is not False:
            ends |= self.through(node.then)
        if holds is not True:
            ends |= self.through(node.other)
        return ends

    def _switch(self, node: ir.Switch) -> set[str]:
        if not self.judge.tells(node.subject):
            return {end for case in node.cases for end in self.through(case.body)} | {NEXT}
        for case in node.cases:
            if case.pattern is not None or case.guard is not None:
                raise UnclearError
            tests = [ir.Compare(case.start, case.end, "==", node.subject, test) for test in case.tests]
            if not tests or any(self.judge.holds(test) for test in tests):
                ends = self.through(case.body)
                leaves = BROKEN in ends and self.judge.language not in BREAKS_LOOPS_ONLY
                return ends - {BROKEN} | {NEXT} if leaves else ends
        return {NEXT}

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
                self.judge.told |= {part.id for part in nodes(handler.name) if isinstance(part, ir.Name)}
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
        chain = self._chained(node)
        if chain:
            return chain
        for inner in self.run.index.deeds(node):
            if not isinstance(inner, ir.Call):
                continue
            if self.judge.is_call(inner):
                self.judge.met = True
                if self.judge.outcome.raised and self.judge.language not in RETURNING:
                    return {RAISED + name for name in self.judge.outcome.raised}
            if not self.judge.met:
                continue
            name = last_name(inner.callee)
            refused = self.judge.outcome.status == REFUSED
            if refused and name in self.run.ecosystems.raising and self.judge.tells(inner.callee):
                return {RAISED}
            if dotted(inner.callee) in self.itself or self._schedules_itself(inner):
                return {CALLED}
            said = words(name)
            if said & self.run.ecosystems.ending:
                return {LEFT}
            if said & self.run.ecosystems.deciding and any(self.judge.tells(item.value) for item in inner.arguments):
                raise UnclearError
        return {RAISED} if self._lacks(node) else set()

    def _chained(self, node: ir.Expression) -> set[str]:
        """How a promise ends that the call is in: `send().then(f).catch(g)`; nothing for other expressions."""
        kinds = self.run.ecosystems.methods
        if not isinstance(node, ir.Call) or not isinstance(node.callee, ir.Attribute) or not node.arguments:
            return set()
        name, handlers = node.callee.name, [argument.value for argument in node.arguments]
        if name not in kinds["chained"] and name not in kinds["caught"]:
            return set()
        ends = self._happens(node.callee.object) or {NEXT}
        if not self.judge.met:
            return set()
        fulfilled, rejected = (handlers[0], handlers[1:]) if name in kinds["chained"] else (None, handlers[:1])
        raised = {end for end in ends if end.startswith(RAISED)}
        if fulfilled is not None and NEXT in ends:
            ends = ends - {NEXT} | self._handled(fulfilled)
        if rejected and raised:
            ends = ends - raised | self._handled(rejected[0])
        return ends

    def _handled(self, handler: ir.Expression) -> set[str]:
        """How a function ends that is given the answer or the exception; what it returns goes on."""
        if dotted(handler) in self.itself:
            return {CALLED}
        if not isinstance(handler, ir.Function):
            return {NEXT}
        targets = (parameter.target for parameter in handler.parameters)
        self.judge.told |= {part.id for target in targets for part in nodes(target) if isinstance(part, ir.Name)}
        ends = self.through(handler.body)
        return {NEXT if end == LEFT else end for end in ends}

    def _schedules_itself(self, call: ir.Call) -> bool:
        """Whether a call has the function itself called later: `setTimeout(send, delay)`."""
        if self.run.ecosystems.functions.get(dotted(call.callee)) not in LATER:
            return False
        inside = (part for argument in call.arguments for part in nodes(argument.value))
        return any(dotted(part) in self.itself for part in inside if isinstance(part, (ir.Name, ir.Attribute)))

    def _lacks(self, node: ir.Expression) -> bool:
        """Whether the body of a refusal lacks what is read of it, which raises."""
        if self.judge.language not in NEEDING or not self.judge.met or self.judge.outcome.status != REFUSED:
            return False
        error = self.run.catalogue.body("error")
        needed = (_needed(inner, self.judge.language) for inner in self.run.index.deeds(node))
        return any(
            isinstance(key, ir.Literal) and isinstance(key.value, str)
            and error.property(key.value) is None and self.judge.tells(owner)
            for owner, key in filter(None, needed)
        )  # fmt: skip

    def _flags(self, target: ir.Expression, value: ir.Expression) -> None:
        """`ok = answer.status_code == 200`"""
        if isinstance(target, ir.Name) and isinstance(value, (ir.Compare, ir.Not, ir.Logical, ir.Attribute)):
            outcome = self.judge.known(value)
            if outcome is not None:
                self.judge.flags[target.id] = outcome

    def _assigns(self, node: ir.Expression | ir.Assignment) -> set[str]:
        for inner in self.run.index.deeds(node):
            if isinstance(inner, ir.Assignment):
                names = {part.id for part in nodes(inner.target) if isinstance(part, ir.Name)}
                self.assigned |= names
                if inner.value is not None and self.judge.tells(inner.value):
                    self.judge.told |= names
                    self._flags(inner.target, inner.value)
        return set()
