"""Submits of tasks, and what becomes of their answers: an id that is not kept cannot be asked for later.

Where an answer goes is told where values are given away: returned, stored, handed to code that is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import (
    Alternative,
    ClassValue,
    Closure,
    Const,
    Cut,
    Encoded,
    Items,
    Opaque,
    Place,
    Record,
    Request,
    Response,
    Text,
    Typed,
    Value,
)
from kling_route.lint.words import words
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Endpoint, Schema
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Call, Frame

MODULE = 0
"""Stands for the code of a module, which is in no function."""
DEPTH = 12
"""How deep an answer is looked for in what holds it."""


class Site(NamedTuple):
    """A call that makes a submit, at `place` in the function `home`, `depth` calls deep."""

    place: Place
    home: int
    depth: int


class Submit:
    """A submit, made in the function `home` at `place`, `depth` calls deep: the call of a helper, where that is what
    names the address or hands over the whole body.

    `kept` once the answer with the task's id, or the id, has been given away; `read` once the id was read. `calls` led
    to it; it `raises` if it is refused, or its client `insists` on it; what tries it `again` has it there.
    """

    __slots__ = ("again", "calls", "depth", "home", "insists", "kept", "place", "raises", "read", "request")

    def __init__(self, request: Request, address: Site, whole: Site, calls: tuple[Call, ...], raises: bool) -> None:
        self.request = request
        self.place, self.home, self.depth = whole if whole.depth < address.depth else address
        self.again = address.place
        self.calls = calls
        self.raises = raises
        self.insists = False
        self.kept = False
        self.read = False


def starts_task(endpoint: Endpoint | None) -> bool:
    """Whether an endpoint takes something and answers with the id of a task."""
    if endpoint is None or endpoint.takes is None or endpoint.answers is None:
        return False
    return has_id(endpoint.answers)


@lru_cache
def has_id(schema: Schema) -> bool:
    """Whether a value is the id of something, or holds one."""
    return bool(schema.identifies) or any(inner.identifies for _, inner in schema.walk())


def made(run: Run, request: Request, url: Value, body: Value, raises: bool, frame: Frame) -> None:
    """A request was made, to the address `url`."""
    if starts_task(request.endpoint):
        ends = {id(part) for item in url for part in _end(item)}
        address = _site(request, frame, lambda given: (id(leaf.alternative) in ends for leaf in leaves(given)))
        plain = [part for item in body for part in (item.value if isinstance(item, Encoded) else (item,))]
        bodies = {id(item) for item in plain if isinstance(item, Record)}
        whole = _site(request, frame, lambda given: (id(item) in bodies for value in given for item in value))
        run.evaluation.submits[request] = Submit(request, address, whole, frame.calls, raises)


def _site(request: Request, frame: Frame, hands: Callable[[Sequence[Value]], Iterable[bool]]) -> Site:
    """The outermost call whose arguments hand over what is wanted, or the request itself."""
    home = MODULE
    for depth, call in enumerate(frame.calls):
        if call.place is not None and any(hands(call.arguments)):
            return Site(call.place, home, depth)
        home = call.function
    return Site(request.place, home, len(frame.calls))


def _end(item: Alternative) -> Sequence[Alternative]:
    return [leaf.alternative for leaf in leaves([(item,)]) if isinstance(leaf.alternative, Const)][-1:]


def keep(run: Run, frame: Frame, *values: Value) -> None:
    """Values are stored, or given to something that may keep them; an answer that is known to tell of a failure has
    no id.
    """
    for submit in _submits(run, frame, values):
        submit.kept = True


def returned(run: Run, frame: Frame, value: Value) -> None:
    """A value leaves a function: for its caller, or for nobody that is known."""
    home = frame.calls[-1].function if frame.calls else MODULE
    unknown = len(frame.calls) == 1 and frame.calls[0].place is None and not frame.calls[0].arguments
    for submit in _submits(run, frame, (value,)):
        submit.kept = submit.kept or unknown or submit.home == home


def tested(run: Run, frame: Frame, value: Value) -> None:
    """A value decides: of an answer, its id alone is used so."""
    if run.evaluation.submits:
        keep(run, frame, tuple(item for item in value if isinstance(item, Typed) and item.schema.identifies))


def passed(
    run: Run, owner: Value, target: Value, arguments: Sequence[Argument], frame: Frame, method: str = ""
) -> None:
    """A call was given arguments: only the project's own functions, those of the tables and text, unless the text is a
    path that is written to, do not keep them.
    """
    if not run.evaluation.submits or not arguments:
        return
    if any(isinstance(item, (Closure, ClassValue)) for item in target):
        return
    known = run.ecosystems.functions
    if any(isinstance(item, Opaque) and item.path in known for item in target):
        return
    writes = bool(words(method) & run.ecosystems.keeps) and method not in run.ecosystems.methods["text"]
    if owner and all(isinstance(item, (Const, Text, Encoded)) for item in owner) and not writes:
        return
    keep(run, frame, *(argument.value for argument in arguments))


def read(run: Run, item: Typed, schema: Schema | None) -> None:
    """A property of an answer was read; one that the schema does not name stands for the id."""
    submit = run.evaluation.submits.get(item.request) if item.request is not None else None
    if submit is None:
        return
    if schema is None:
        submit.kept = submit.kept or has_id(item.schema)
    elif schema.identifies:
        submit.read = True


def misread(run: Run, response: Response) -> None:
    """Something was read of a response that the tables do not know."""
    submit = run.evaluation.submits.get(response.request)
    if submit is not None:
        submit.kept = True


def insisted(run: Run, answer: Value) -> None:
    """A client was told to try again whatever the failure is."""
    for item in answer:
        if isinstance(item, Response) and item.request in run.evaluation.submits:
            run.evaluation.submits[item.request].insists = True


def given(run: Run, arguments: Sequence[Argument]) -> None:
    """Arguments were given to code of the project that is not followed."""
    known = run.evaluation.submits
    for request in _answered(argument.value for argument in arguments) if known else ():
        if request in known:
            known[request].kept = True


def _submits(run: Run, frame: Frame, values: Sequence[Value]) -> Iterator[Submit]:
    known = run.evaluation.submits
    if not known:
        return
    for request in dict.fromkeys(_answered(values)):
        if request in known and request not in frame.failed:
            yield known[request]


def _answered(values: Iterable[Value]) -> Iterator[Request]:
    """The requests whose answers, as far as they hold an id, values hold no deeper than `DEPTH`."""
    seen: set[int] = set()
    level = list(values)
    for _ in range(DEPTH):
        below: list[Value] = []
        for item in (item for value in level for item in value):
            if id(item) in seen:
                continue
            seen.add(id(item))
            if isinstance(item, Typed):
                if item.request is not None and has_id(item.schema):
                    yield item.request
            elif isinstance(item, Response):
                yield item.request
            else:
                below += _held(item)
        level = below


def _held(item: Alternative) -> Sequence[Value]:
    if isinstance(item, Text):
        return item.parts
    if isinstance(item, (Encoded, Cut)):
        return (item.value,)
    if isinstance(item, Record):
        return [field.value for field in item.fields.values()]
    return item.elements if isinstance(item, Items) else ()
