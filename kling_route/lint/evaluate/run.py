"""The state of one evaluation, and the two doors that its parts call each other through."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from kling_route.lint.evaluate.events import Evaluation, Fallback, Named
from kling_route.lint.evaluate.index import Index
from kling_route.lint.evaluate.values import (
    NOTHING,
    Alternative,
    ClassValue,
    Closure,
    Const,
    Facts,
    Inbound,
    ModuleValue,
    Opaque,
    Place,
    Value,
    join,
)

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint import ir
    from kling_route.lint.evaluate.ecosystems import Ecosystems
    from kling_route.lint.evaluate.files import LoweredFile
    from kling_route.lint.evaluate.library.given import Given
    from kling_route.lint.evaluate.memory import Remembered
    from kling_route.lint.evaluate.scope import Frame, Scope
    from kling_route.lint.evaluate.serving.emitters import Event
    from kling_route.lint.evaluate.workflow.results import Pending

ExpressionRule: TypeAlias = Callable[["Run", Any, "Frame"], Value]
StatementRule: TypeAlias = Callable[["Run", Any, "Frame"], None]
ModuleFinder: TypeAlias = Callable[[str, str], ModuleValue | None]

STEPS = 110_000
"""Expressions that may be followed from the code of one file, which takes about a second."""
STEPS_PER_BYTE = 1.5
"""What a byte of the files beside the largest one adds, for files follow each other; hand-written code needs less than
a third of it."""


class GaveUpError(Exception):
    """A limit was reached; the message says which."""


class Run:
    """Everything that outlives a single call while a project is followed.

    `shared_steps` are for files that have used up their own.
    """

    def __init__(
        self, catalogue: Catalogue, ecosystems: Ecosystems, find_module: ModuleFinder, shared_steps: int
    ) -> None:
        from kling_route.lint.evaluate.dispatch import EXPRESSIONS, STATEMENTS
        from kling_route.lint.evaluate.library.intrinsics import KINDS

        self.catalogue = catalogue
        self.ecosystems = ecosystems
        self.find_module = find_module
        self.evaluation = Evaluation()
        self.steps = STEPS
        self.shared_steps = shared_steps
        self.expressions: dict[type, ExpressionRule] = EXPRESSIONS
        self.statements: dict[type, StatementRule] = STATEMENTS
        self.intrinsics: dict[str, Callable[[Given], Value]] = KINDS
        self.globals: dict[str, Value] = {}
        self.variables: dict[tuple[str, str], Value] = {}
        self.keys: dict[str, Value] = {}
        self.literals: dict[int, Value] = {}
        self.opaque_results: dict[int, Value] = {}
        self.index = Index()
        self.names: tuple[str, ...] = ()
        self.closures: list[Closure] = []
        self.classes: list[ClassValue] = []
        self.followed: set[int] = set()
        self.written: dict[int, Closure] = {}
        self.called: set[int] = set()
        self.exit: Facts | None = NOTHING
        self.pending: list[Pending] = []
        self.computing: set[int] = set()
        self.spent: dict[int, int] = {}
        self.trace: list[object] = []
        self.entered: dict[int, int] = {}
        self.deadlines = 0
        self.insisting: dict[int, Opaque] = {}
        self.scheduling: Place | None = None
        self.shown: dict[int, tuple[object, frozenset[tuple[int, int, int]]]] = {}
        self.remembered: dict[Hashable, Remembered] = {}
        self.handlers: set[int] = set()
        self.routes: dict[int, list[str]] = {}
        self.callbacks: set[str] = set()
        self.inbound: Inbound | None = None
        self.served: dict[int, set[str]] = {}
        self.own_requests: list[tuple[str, Value]] = []
        self.saved: dict[str, Value] = {}
        self.events: dict[str, Event] = {}
        self.received: dict[int, tuple[Alternative, str]] = {}

    def step(self, count: int = 1) -> None:
        """Count something that is followed, or as much work as `count` of it.

        Raises:
            GaveUpError: the run has followed more than it may.
        """
        self.steps -= count
        if self.steps < 0:
            if self.shared_steps <= 0:
                raise GaveUpError("the evaluation limit was reached")
            drawn = min(self.shared_steps, STEPS)
            self.steps += drawn
            self.shared_steps -= drawn

    def value(self, node: ir.Expression, frame: Frame) -> Value:
        """What an expression may be.

        Raises:
            GaveUpError: the run has followed more than it may.
        """
        self.steps -= 1  # as `step` does, without the cost of a call for each expression
        if self.steps < 0:
            self.step(0)
        return self.expressions[type(node)](self, node, frame)

    def execute(self, statements: Sequence[ir.Statement], frame: Frame) -> None:
        """Follow statements until the path ends."""
        for statement in statements:
            if frame.ended:
                return
            self.inbound = frame.handled
            self.statements[type(statement)](self, statement, frame)

    def give_up(self, file: LoweredFile, reason: str) -> None:
        """Tell that a file was not followed to the end, and why; one reason a file is enough."""
        if not any(known.path == file.path for known, _ in self.evaluation.gave_up):
            self.evaluation.gave_up.append((file, reason))

    def variable(self, name: str, place: Place) -> Value:
        """A variable of the environment that is read at `place`: the same value wherever a file reads it."""
        key = (place.file.path, name)
        if key not in self.variables:
            self.variables[key] = (Opaque(environment=name, place=place),)
        return self.variables[key]

    def opaque_key(self, name: str) -> Value:
        """A key of which nothing but its name is known: the same value wherever it is read."""
        return self.keys.setdefault(name, (Opaque(),))

    def global_name(self, name: str) -> Value:
        """A name that the project does not define."""
        if name not in self.globals:
            self.globals[name] = (Opaque(name),)
        return self.globals[name]

    def look_up(self, name: str, scope: Scope) -> Value:
        """A variable's value in a scope."""
        holder = scope.holder(name)
        return self.global_name(name) if holder is None else holder.variables[name]

    def name_constants(self, node: ir.Expression, value: Value, *names: str) -> None:
        """Tell that a literal got a name, if it is one that stands there as written. Outer names come first."""
        for alternative in value:
            if (
                isinstance(alternative, Const)
                and isinstance(alternative.value, str)
                and alternative.place.start == node.start
            ):
                self.evaluation.named.append(Named(alternative, names))

    def fall_back(self, primary: Value, fallback: Value) -> Value:
        """`primary`, or `fallback` where it is missing."""
        for alternative in primary:
            if isinstance(alternative, Opaque) and alternative.environment:
                for other in fallback:
                    if isinstance(other, Const) and isinstance(other.value, str):
                        self.evaluation.fallbacks.append(Fallback(other, alternative.environment))
                        self.evaluation.named.append(Named(other, self.names))
        return join(primary, fallback)
