"""Variables, and what is known on the path that is being followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kling_route.lint.evaluate.values import UNKNOWN, ClassValue, Inbound, Place, Request, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.files import LoweredFile

NOTHING: frozenset[Request] = frozenset()


class Scope:
    """The variables of a module or of one call, and the scope around it."""

    __slots__ = ("parent", "variables")

    def __init__(self, parent: Scope | None) -> None:
        self.parent = parent
        self.variables: dict[str, Value] = {}

    def holder(self, name: str) -> Scope | None:
        """The nearest scope that has the variable."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.variables:
                return scope
            scope = scope.parent
        return None


class Call(NamedTuple):
    """A call of a project function that is being followed; `place` is None where a library makes it."""

    place: Place | None
    arguments: tuple[Value, ...]
    function: int


class Assumption(NamedTuple):
    """What a test tells where it holds: the variable `name` is `value`, and not all that it was `before`.

    `model` is the one that it fixes ("": none), `inbound` the request that it tells from others.
    """

    name: str
    value: Value
    before: Value
    model: str = ""
    inbound: Inbound | None = None


class Frame:
    """The path through one function: its variables, and which requests are known to have failed here.

    `ended` is set once a statement leaves the path (return, raise, break, continue); `returned` collects what the
    function returns. `jumps` are where paths leave the loop around; `owner` and
    `receiver` are a method's class and instance; `assumed` is what the tests on the way here tell.
    """

    __slots__ = (
        "assumed",
        "branches",
        "calls",
        "ended",
        "failed",
        "file",
        "jumps",
        "owner",
        "raising",
        "receiver",
        "returned",
        "scope",
    )

    def __init__(self, file: LoweredFile, scope: Scope, calls: tuple[Call, ...], failed: frozenset[Request]) -> None:
        self.file = file
        self.scope = scope
        self.calls = calls
        self.failed = failed
        self.ended = False
        self.returned: Value = UNKNOWN
        self.branches = 0
        self.assumed: tuple[Assumption, ...] = ()
        self.jumps: list[Path] = []
        self.raising: set[Request] = set()
        self.owner: ClassValue | None = None
        self.receiver: Value = UNKNOWN

    @property
    def model(self) -> str:
        """The model that the tests on the way here fix, or ""."""
        return next((item.model for item in reversed(self.assumed) if item.model), "")

    def place(self, start: int, end: int) -> Place:
        """A place in the file that this path runs through."""
        return Place(self.file, start, end)


class Path(NamedTuple):
    """What a frame knew at one point, to come back to when branches meet."""

    variables: dict[str, Value]
    failed: frozenset[Request]
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
    first, *others = (_released(path, frame.assumed) for path in alive)
    variables = dict(first.variables)
    failed = first.failed
    for path in others:
        failed &= path.failed
        for name, value in path.variables.items():
            variables[name] = join(variables[name], value) if name in variables else value
    frame.scope.variables = variables
    frame.failed = failed
    frame.ended = False


def _released(path: Path, kept: tuple[Assumption, ...]) -> Path:
    """A path without what others do not assume: a variable is again all that it was, unless the path assigned it."""
    for item in reversed(path.assumed):
        if item not in kept:
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
