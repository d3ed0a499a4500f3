"""Variables, and what is known on the path that is being followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import facts
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    ClassValue,
    Facts,
    Inbound,
    ModuleValue,
    Place,
    Request,
    Value,
    join,
)
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kling_route.lint.evaluate.files import LoweredFile


class Scope:
    """The variables of a module or of one call, and the scope around it."""

    __slots__ = ("parent", "variables")

    def __init__(self, parent: Scope | None) -> None:
        self.parent = parent
        self.variables: dict[str, Value] = {}

    def holder(self, name: str) -> Scope | None:
        """The nearest scope that has the variable."""
        scope = self
        while name not in scope.variables:
            around = scope.parent
            if around is None:
                return None
            if around.parent is None:
                return around.holder(name)  # a package looks further
            scope = around
        return scope


class Package(Scope):
    """What the files of a folder define for each other. Those not yet followed are followed when a name is missed.

    `imported` are others whose names its files may use as they are.
    """

    __slots__ = ("follow_next", "imported")

    def __init__(self, follow_next: Callable[[], bool]) -> None:
        super().__init__(None)
        self.follow_next = follow_next
        self.imported: list[Package] = []

    def take(self, module: ModuleValue | None) -> None:
        """Use the names of the package of a module."""
        package = module.scope.parent if module is not None else None
        if isinstance(package, Package) and package is not self and package not in self.imported:
            self.imported.append(package)

    def holder(self, name: str) -> Scope | None:
        for package in (self, *self.imported):
            while name not in package.variables and package.follow_next():
                pass
            if name in package.variables:
                return package
        return None


class Call(NamedTuple):
    """A call of a project function that is being followed; `place` is None where a library makes it."""

    place: Place | None
    arguments: tuple[Value, ...]
    function: int


class Assumption(NamedTuple):
    """What a test tells where it holds: the variable `name` is `value`, and not all that it was `before`.

    `model` is the one that it fixes ("": none), `inbound` the request that it tells from others. It `lasts` where the
    variable stays so when paths meet.
    """

    name: str
    value: Value
    before: Value
    model: str = ""
    inbound: Inbound | None = None
    lasts: bool = False


class Frame:
    """The path through one function: its variables, and which requests are known to have failed here.

    `ended` is set once a statement leaves the path (return, raise, break, continue); `returned` collects what the
    function returns, and `exits` what is known where it does. `jumps` are where paths leave the loop around, and how;
    `owner` and `receiver` are a method's class and instance; `assumed` is what the tests on the way here tell;
    `inbound` the webhook that the function handles.
    """

    __slots__ = (
        "assumed",
        "branches",
        "calls",
        "ended",
        "exits",
        "failed",
        "file",
        "inbound",
        "jumps",
        "owner",
        "raising",
        "receiver",
        "returned",
        "scope",
    )

    def __init__(self, file: LoweredFile, scope: Scope, calls: tuple[Call, ...], failed: Facts) -> None:
        self.file = file
        self.scope = scope
        self.calls = calls
        self.failed = failed
        self.ended = False
        self.returned: Value = UNKNOWN
        self.branches = 0
        self.assumed: tuple[Assumption, ...] = ()
        self.inbound: Inbound | None = None
        self.jumps: list[tuple[str, Path]] = []
        self.exits: list[Facts] = []
        self.raising: set[Request] = set()
        self.owner: ClassValue | None = None
        self.receiver: Value = UNKNOWN

    @property
    def model(self) -> str:
        """The model that the tests on the way here fix, or ""."""
        return next((item.model for item in reversed(self.assumed) if item.model), "") if self.assumed else ""

    @property
    def handled(self) -> Inbound | None:
        """The webhook that is handled here, by the whole function or behind a test of the path."""
        if not self.assumed:
            return self.inbound
        return next((item.inbound for item in reversed(self.assumed) if item.inbound), self.inbound)

    def place(self, start: int, end: int) -> Place:
        """A place in the file that this path runs through."""
        return Place(self.file, start, end)


class Path(NamedTuple):
    """What a frame knew at one point, to come back to when branches meet."""

    variables: dict[str, Value]
    failed: Facts
    ended: bool
    assumed: tuple[Assumption, ...]


def fork(frame: Frame) -> Path:
    """Remember this point of the path."""
    return Path(dict(frame.scope.variables), frame.failed, frame.ended, frame.assumed)


def resume(frame: Frame, path: Path) -> None:
    """Go back to a remembered point."""
    frame.scope.variables = dict(path.variables)
    frame.failed = path.failed
    frame.ended = path.ended
    frame.assumed = path.assumed


def meet(frame: Frame, paths: list[Path]) -> None:
    """Go on after branches that end in `paths`: what any of them may have assigned, and what all of them know."""
    alive = [path for path in paths if not path.ended]
    if not alive:
        resume(frame, paths[0])
        frame.ended = True
        return
    frame.assumed = tuple(item for item in alive[0].assumed if all(item in path.assumed for path in alive))
    failed = frozenset.intersection(*(path.failed for path in alive))
    first, *others = (_released(path, frame.assumed) for path in alive)
    if any(path.failed != failed for path in alive):
        first, *others = (_parted(path, alive) for path in (first, *others))
    variables = dict(first.variables)
    for path in others:
        for name, value in path.variables.items():
            known = variables.get(name, value)
            variables[name] = value if known is value else join(known, value)
    frame.scope.variables = variables
    frame.failed = failed
    frame.ended = False


def _parted(path: Path, others: Sequence[Path]) -> Path:
    """A path that knows more than others: what it has put into variables takes that along."""
    told = facts.excluded(path.failed)
    if not told:
        return path
    variables = dict(path.variables)
    for name, value in path.variables.items():
        if any(other.variables.get(name) is not value for other in others):
            variables[name] = facts.leaving(value, told)
    return path._replace(variables=variables)


def _released(path: Path, kept: tuple[Assumption, ...]) -> Path:
    """A path without what others do not assume: a variable is again all that it was, unless the path assigned it."""
    for item in reversed(path.assumed):
        if item not in kept and not item.lasts:
            _restore(path.variables, item)
    return path


def release(frame: Frame, kept: tuple[Assumption, ...]) -> None:
    """The frame leaves a part of an expression, in which it assumed more than `kept`."""
    for item in reversed(frame.assumed[len(kept) :]):
        _restore(frame.scope.variables, item)
    frame.assumed = kept


def _restore(variables: dict[str, Value], assumption: Assumption) -> None:
    if assumption.name and variables.get(assumption.name) is assumption.value:
        variables[assumption.name] = assumption.before
