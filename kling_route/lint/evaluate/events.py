"""What evaluation meets, for rules to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Endpoint, Schema
    from kling_route.lint.evaluate.files import LoweredFile
    from kling_route.lint.evaluate.reach.leaves import Leaf
    from kling_route.lint.evaluate.scope import Call
    from kling_route.lint.evaluate.values import Alternative, Const, Facts, Place, Record, Request, Text, Typed, Value
    from kling_route.lint.evaluate.workflow.submits import Submit


class Sink(NamedTuple):
    """Values are written for people or log collectors at `place`; `failed` are requests known to have failed there."""

    place: Place
    leaves: tuple[Leaf, ...]
    calls: tuple[Call, ...]
    failed: Facts


class Final(NamedTuple):
    """Addresses of generated files that were read at `read` are `kept` somewhere, or else handed out of the project,
    where nothing tells that their task has succeeded; `typed` is what they are.
    """

    read: Place
    typed: Typed
    kept: bool


class Read(NamedTuple):
    """Code reads `name` of a value of `schema`, which has no such property. `certain` if it can be of nothing else."""

    place: Place
    schema: Schema
    name: str
    request: Request | None
    certain: bool


class Sent(NamedTuple):
    """A request body's object has the field `name` where `schema` has none."""

    place: Place
    schemas: tuple[Schema, ...]
    name: str
    request: Request
    record: Record


class Compared(NamedTuple):
    """Code compares a task's status, which `schema` describes, with a constant that is none of its values."""

    place: Place
    value: str
    schema: Schema
    request: Request | None


class Given(NamedTuple):
    """A request body gives `value` to the field `name`, which `schemas` describe; `key` is where the name stands.

    `owners` describe the object that has the field. `certain` unless only some paths set it.
    """

    key: Place
    owners: tuple[Schema, ...]
    schemas: tuple[Schema, ...]
    name: str
    value: Value
    certain: bool
    request: Request


class Lacking(NamedTuple):
    """A request body's object that is known in full is sent without the field `name`, which its schema requires."""

    record: Record
    schemas: tuple[Schema, ...]
    name: str
    request: Request


class Requested(NamedTuple):
    """A request at `place` goes to a path below the API's base that is no endpoint of it, or an undocumented one.

    `url` is the address, or what follows the `base` address of a client.
    """

    place: Place
    url: Value
    base: Value
    path: str
    endpoint: Endpoint | None


class Polled(NamedTuple):
    """The loop at `place` asks for a task's status: `hot` if it does not wait between tries, `bounded` if it ends by
    itself.
    """

    place: Place
    hot: bool
    bounded: bool


class Named(NamedTuple):
    """A constant gets a name: assigned, keyed, passed or defaulted.

    `names` are the name and those around it, outermost first.
    """

    constant: Const
    names: tuple[str, ...]


class Fallback(NamedTuple):
    """A constant stands in for a variable of the environment that is not set."""

    constant: Const
    variable: str


class Credential(NamedTuple):
    """A constant is sent to the API as its key."""

    constant: Const
    request: Request


class Role(NamedTuple):
    """What a value became in a request: the place of the schema where it was put."""

    alternative: Alternative
    schema: Schema | None
    private: str
    request: Request


class Carried(NamedTuple):
    """A value is sent to the API as its key, in a header whose name stands at `header`, as far as that is known."""

    alternative: Alternative
    request: Request
    header: Place | None = None


class Built(NamedTuple):
    """Text is put together at `place`, or an address is written there."""

    text: Text | Const
    place: Place


class Queried(NamedTuple):
    """An address gets a field in its query, named at `place`; `to_api` if a request to the API has it."""

    place: Place
    name: str
    value: Value
    to_api: bool


class Stored(NamedTuple):
    """A value is written into a store of the browser."""

    place: Place
    name: str
    value: Value


class PropertyAt(NamedTuple):
    """`name` stands at `place` as a property of what `owners` describe: it is read, or sent as a field of `record`."""

    place: Place
    owners: tuple[Schema, ...]
    name: str
    record: Record | None = None


class ValueAt(NamedTuple):
    """A constant stands at `place` where `schemas` tell what may: it is sent, or a status is compared with it."""

    place: Place
    schemas: tuple[Schema, ...]
    value: str | int | float | bool | None


class EndpointAt(NamedTuple):
    """A request goes to `endpoint`, by an address that is put together of `url`."""

    url: Value
    endpoint: Endpoint


class Evaluation:
    """All that was met in a run.

    `imported` are pairs of files, of which the first imports the second. `held` are values that got a name which says
    a key of the API. `gave_up` lists files whose evaluation hit a limit, with the reason; `interrupted` says that
    Ctrl-C ended it. `used` are the places (by the id of their file and their start) of fields of the program's own
    mappings that it reads: where the key is written, and where it is read.
    """

    def __init__(self) -> None:
        self.sinks: list[Sink] = []
        self.finals: list[Final] = []
        self.reads: list[Read] = []
        self.sent: list[Sent] = []
        self.given: list[Given] = []
        self.lacking: list[Lacking] = []
        self.properties: list[PropertyAt] = []
        self.values: list[ValueAt] = []
        self.endpoints: list[EndpointAt] = []
        self.requested: list[Requested] = []
        self.compared: list[Compared] = []
        self.polled: list[Polled] = []
        self.submits: dict[Request, Submit] = {}
        self.retried: list[Submit] = []
        self.named: list[Named] = []
        self.fallbacks: list[Fallback] = []
        self.credentials: list[Credential] = []
        self.carried: list[Carried] = []
        self.built: list[Built] = []
        self.queried: list[Queried] = []
        self.stored: list[Stored] = []
        self.held: dict[int, Alternative] = {}
        self.imported: set[tuple[str, str]] = set()
        self.files: tuple[LoweredFile, ...] = ()
        self.roles: dict[int, Role] = {}
        self.gave_up: list[tuple[LoweredFile, str]] = []
        self.interrupted = False
        self.used: set[tuple[int, int]] = set()
