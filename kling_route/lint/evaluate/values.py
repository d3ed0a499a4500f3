"""What an expression may be while a program is followed.

A value is a tuple of alternatives; the empty tuple is a value about which nothing is known. Alternatives keep their
identity as they are passed on, so that what is learnt about one later (it became the prompt of a request) holds
wherever it went before.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Endpoint, Schema
    from kling_route.lint import ir
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.files import LoweredFile
    from kling_route.lint.evaluate.scope import Scope

LIMIT = 12
"""How many alternatives a value keeps; more than a reader would weigh are dropped."""


class Place(NamedTuple):
    """Where something stands: byte offsets into a file's fragment."""

    file: LoweredFile
    start: int
    end: int


class Excluded(NamedTuple):
    """A task that does not have this status; "" is any that the API does not name, and none at all."""

    task: Hashable
    status: str


Fact: TypeAlias = "Request | Excluded"
"""What a path may know: a request that has failed, a status that a task does not have."""
Facts: TypeAlias = frozenset[Fact]
NOTHING: Facts = frozenset()


class Const:
    """A constant, and where it is written; `facts` hold wherever it is met."""

    __slots__ = ("facts", "place", "value")

    def __init__(self, value: str | int | float | bool | None, place: Place, facts: Facts = NOTHING) -> None:
        self.value = value
        self.place = place
        self.facts = facts


class Text:
    """Text put together from parts, in order."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Value, ...]) -> None:
        self.parts = parts


class Encoded:
    """The JSON text, or another faithful rendering, of a value."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value


class Cut:
    """At most the first or last `length` characters of a value."""

    __slots__ = ("length", "value")

    def __init__(self, value: Value, length: int) -> None:
        self.value = value
        self.length = length


class Opaque:
    """A value from outside: a parameter, a library's function, the result of an unknown call, a variable of the
    environment.

    `path` is its dotted path as far as it is known ("()" is the result of a call), `environment` the name of the
    variable that it was read from at `place`, and `options` what the call that made it was given. `owner` is what it is
    a member of.
    """

    __slots__ = ("environment", "members", "options", "owner", "path", "place")

    def __init__(
        self,
        path: str = "",
        environment: str = "",
        options: Record | None = None,
        owner: Opaque | None = None,
        place: Place | None = None,
    ) -> None:
        self.path = path if len(path) < 120 else ""
        self.environment = environment
        self.options = options
        self.owner = owner
        self.place = place
        self.members: dict[str, Value] = {}

    def member(self, name: str) -> Value:
        """The member `name`, the same value each time it is read."""
        if name not in self.members:
            self.members[name] = (Opaque(f"{self.path}.{name}" if self.path else "", owner=self),)
        return self.members[name]


class Request:
    """One request to the API, made at `place`; `functions` (by their ids) led to it, and none was given its address.

    Requests that ask for the same task have the same `task`.
    """

    __slots__ = ("endpoint", "functions", "place", "task")

    def __init__(
        self, endpoint: Endpoint | None, place: Place, functions: frozenset[int] = frozenset(), task: Hashable = None
    ) -> None:
        self.endpoint = endpoint
        self.place = place
        self.functions = functions
        self.task = task


class Typed:
    """A decoded value that the API's schemas describe.

    `request` is what it answers, None for a webhook's body. `own` are fields that the program has set itself.
    `succeeded` where its task is known to have succeeded, else `read` is where a result was read. `mixed` if a
    framework puts what else came with a request among the fields of its body. `mistaken` where the program takes for
    it what the API does not name.
    """

    __slots__ = ("_proven", "members", "mistaken", "mixed", "origin", "own", "read", "request", "schema", "succeeded")

    def __init__(self, schema: Schema, request: Request | None, origin: Place, read: Place | None = None) -> None:
        self.schema = schema
        self.request = request
        self.origin = origin
        self.read = read
        self.succeeded = False
        self.mixed = False
        self.mistaken = False
        self.members: dict[str, Value] = {}
        self.own: dict[str, Value] = {}
        self._proven: Typed | None = None

    @property
    def task(self) -> Hashable:
        """What all parts of answers about one task, or of one webhook's body, have in common."""
        return (id(self.origin.file), self.origin.start) if self.request is None else self.request.task

    @property
    def proven(self) -> Typed:
        """The same value where its task is known to have succeeded."""
        if self._proven is None:
            self._proven = Typed(self.schema, self.request, self.origin)
            self._proven.own = self.own
            self._proven.succeeded = True
            self._proven.mixed = self.mixed
        return self if self.succeeded else self._proven

    def member(self, name: str, schema: Schema, read: Place | None = None) -> Value:
        """The property `name`, the same value each time it is read, or each time it is `read` at this place."""
        key = name if read is None or self.succeeded else f"{name}@{read.start}@{id(read.file)}"
        if key not in self.members:
            made = Typed(schema, self.request, self.origin, read or self.read)
            self.members[key] = (made.proven if self.succeeded else made,)
        return self.members[key]


class Response:
    """The answer to an HTTP request, before it is decoded. `shown` when writing it shows its body (axios)."""

    __slots__ = ("body", "request", "shown")

    def __init__(self, request: Request, body: Value, shown: bool) -> None:
        self.request = request
        self.body = body
        self.shown = shown


class Inbound:
    """A request that a web framework hands to the handler of the API's webhooks; `body` is what it carries."""

    __slots__ = ("body",)

    def __init__(self, body: Value) -> None:
        self.body = body


class StatusCode:
    """The HTTP status, or the success code, of a request's answer; `success` are the values that mean success (none:
    200 to 399).
    """

    __slots__ = ("request", "success")

    def __init__(self, request: Request, success: tuple[object, ...]) -> None:
        self.request = request
        self.success = success


class Check:
    """A truth value, and what is known if it is true and if it is false."""

    __slots__ = ("if_false", "if_true")

    def __init__(self, if_true: Facts, if_false: Facts) -> None:
        self.if_true = if_true
        self.if_false = if_false


class Field(NamedTuple):
    """One field of a record; `certain` unless only some paths set it; `model` is the only one for which it is set.

    `given` is where the field of an object got its value, whose `key` is where its class declares it.
    """

    value: Value
    key: Place
    certain: bool
    model: str = ""
    given: Place | None = None


class Record:
    """A mapping whose fields are known; `open` when it may have more."""

    __slots__ = ("fields", "open", "place")

    def __init__(self, place: Place) -> None:
        self.fields: dict[str, Field] = {}
        self.open = False
        self.place = place


class Items:
    """A list; every element is one of `elements`, `exact` when they are all, in order."""

    __slots__ = ("elements", "exact", "place")

    def __init__(self, elements: list[Value], exact: bool, place: Place) -> None:
        self.elements = elements
        self.exact = exact
        self.place = place


class Closure:
    """A function of the project with the scope it was written in, and its receiver if it is a method."""

    __slots__ = ("file", "function", "owner", "receiver", "scope")

    def __init__(
        self,
        function: ir.Function,
        scope: Scope,
        file: LoweredFile,
        receiver: Value = (),
        owner: ClassValue | None = None,
    ) -> None:
        self.function = function
        self.scope = scope
        self.file = file
        self.receiver = receiver
        self.owner = owner


class Bound:
    """A function with its first arguments (`partial(f, a)`, `f.bind(this, a)`)."""

    __slots__ = ("arguments", "function")

    def __init__(self, function: Value, arguments: tuple[Argument, ...]) -> None:
        self.function = function
        self.arguments = arguments


class ClassValue:
    """A class of the project. `instances` are those met so far; `shown` if writing one shows its attributes, but for
    the `hidden` ones; `sealed` attributes show nothing until they are revealed. `encoded` are the names that fields
    have in JSON, and `types` those of what they hold.
    """

    __slots__ = (
        *("attributes", "bases", "encoded", "fields", "file", "hidden", "instances", "methods", "node"),
        *("scope", "sealed", "shown", "types"),
    )

    def __init__(self, node: ir.Class, bases: Value, scope: Scope, file: LoweredFile) -> None:
        self.node = node
        self.bases = bases
        self.scope = scope
        self.file = file
        self.methods: dict[str, ir.Function] = {}
        self.attributes: dict[str, Value] = {}
        self.fields: list[tuple[str, Place]] = []
        self.encoded: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.instances: list[Instance] = []
        self.shown = False
        self.hidden: set[str] = set()
        self.sealed: set[str] = set()


class Instance:
    """An object of a class of the project. `version` counts the changes of its attributes; `decoded` is the JSON that
    they were read from, `given` where they were given as arguments.
    """

    __slots__ = ("attributes", "cls", "decoded", "given", "unknown", "version")

    def __init__(self, cls: ClassValue) -> None:
        self.cls = cls
        self.attributes: dict[str, Value] = {}
        self.unknown = Opaque()
        self.version = 0
        self.decoded: Value = UNKNOWN
        self.given: dict[str, Place] = {}


class Parent:
    """An instance as a base class sees it (`super`)."""

    __slots__ = ("base", "instance")

    def __init__(self, instance: Instance, base: ClassValue) -> None:
        self.instance = instance
        self.base = base


class ModuleValue:
    """A module of the project, by its scope."""

    __slots__ = ("scope",)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope


Alternative: TypeAlias = (
    Const | Text | Encoded | Cut | Opaque | Typed | Response | Inbound | StatusCode | Check | Record | Items |
    Closure | Bound | ClassValue | Instance | Parent | ModuleValue
)  # fmt: skip
Value: TypeAlias = tuple[Alternative, ...]

UNKNOWN: Value = ()
ANSWER = "()"
"""The member of what a request was put together with that is its answer; of a function, what it gives."""
HEADERS = "headers"
"""The part of a request, or of an object that is put together for one, that its headers are."""


def join(*values: Value) -> Value:
    """The alternatives of all values, each once."""
    if len(values) == 1:
        return values[0]
    present = [value for value in values if value]
    if not present:
        return UNKNOWN
    first = present[0]
    if len(present) == 1 or all(value is first for value in present):
        return first
    found: dict[int, Alternative] = {}
    for value in present:
        for alternative in value:
            found.setdefault(id(alternative), alternative)
    return tuple(found.values())[:LIMIT]


def constants(value: Value) -> Iterator[Const]:
    """The constants among the alternatives."""
    for alternative in value:
        if isinstance(alternative, Const):
            yield alternative


def texts(value: Value) -> Iterator[str]:
    """The strings among the alternatives."""
    for alternative in value:
        if isinstance(alternative, Const) and isinstance(alternative.value, str):
            yield alternative.value
