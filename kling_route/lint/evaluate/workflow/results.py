"""Results of a task: where addresses of its files are kept or handed out before it is known to have succeeded."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import facts
from kling_route.lint.evaluate.events import Final
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.scope import Package
from kling_route.lint.evaluate.values import (
    NOTHING,
    Alternative,
    Check,
    ClassValue,
    Const,
    Excluded,
    Facts,
    Instance,
    Items,
    Opaque,
    Record,
    Response,
    Text,
    Typed,
    Value,
    texts,
)
from kling_route.lint.evaluate.workflow.retriers import last_name
from kling_route.lint.words import words
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Schema
    from kling_route.lint.evaluate.code.called import Called
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


CAPITALIZED = ("csharp", "go")
"""Languages whose methods begin with a capital; in others such a name is a class's."""


class Pending(NamedTuple):
    """What is final unless something in the project calls `function` (0: none), or `owner` also gets the status."""

    final: Final
    function: int
    owner: Opaque | Instance | None


def called(run: Run, call: Called, result: Value, frame: Frame) -> None:
    """A call may keep what it is given, send it elsewhere, or answer a request with it."""
    if not run.evaluation.properties or call.own or not run.ecosystems.functions.keys().isdisjoint(call.paths):
        return
    if any(isinstance(item, (Items, Record, Typed)) for item in call.owner) and not _is_global(call.callee, frame):
        return
    if isinstance(call.callee, ir.Attribute) and _is_redactor(run, call.callee.object):
        return
    name = call.callee.name if isinstance(call.callee, ir.Attribute) else getattr(call.callee, "id", "")
    said = words(name)
    is_verb = not name[:1].isupper() or (call.owner and frame.file.language in CAPITALIZED)
    goes_on = isinstance(call.callee, ir.Attribute) and isinstance(call.callee.object, ir.Call)
    verbs = run.ecosystems.keeps | run.ecosystems.keeps_further if goes_on else run.ecosystems.keeps
    keeps = (bool(said & verbs) and is_verb) or _writes_rows(run, call)
    to_api = any(isinstance(item, (Response, Typed)) for item in result)
    if (keeps or said & run.ecosystems.answers) and not to_api:
        owners = tuple(item for item in call.owner if isinstance(item, Instance))
        left(run, [owners, *(argument.value for argument in call.arguments)], frame.failed, kept=keeps)


def _writes_rows(run: Run, call: Called) -> bool:
    """Whether a call is given a statement of SQL that writes, or belongs to what was made for one."""
    made = [
        item.options.fields.get("0") for item in call.owner if isinstance(item, Opaque) and item.options is not None
    ]
    given = [*(argument.value for argument in call.arguments), *(field.value for field in made if field is not None)]
    found = (text for value in given for text in _beginnings(value))
    return any(run.ecosystems.writing_sql.match(text) for text in (*found, *_chained(call.callee)))


def _chained(callee: ir.Expression) -> Iterator[str]:
    """The texts that the calls were given whose results the call goes on with: `prepare("…").bind(…)`."""
    while isinstance(callee, ir.Attribute) and isinstance(callee.object, ir.Call):
        before = callee.object
        yield from (str(one.value.value) for one in before.arguments[:1] if isinstance(one.value, ir.Literal))
        callee = before.callee


def _beginnings(value: Value) -> Iterator[str]:
    """The constant texts that values begin with."""
    for item in value:
        yield from texts(item.parts[0] if isinstance(item, Text) and item.parts else (item,))


def _is_redactor(run: Run, owner: ir.Expression) -> bool:
    """Whether a method belongs to what a function that hashes or masks gives (`createHash(…).update(…)`)."""
    made = owner.callee if isinstance(owner, ir.Call) else owner
    name = made.name if isinstance(made, ir.Attribute) else getattr(made, "id", "")
    return bool(words(name) & run.ecosystems.redactors)


def assigned(run: Run, target: ir.Expression, owner: Value, value: Value, frame: Frame) -> None:
    """A member of an object that is not the program's own is set."""
    if isinstance(target, ir.Attribute) and target.name in run.ecosystems.shown_members:
        return
    for item in owner:
        if isinstance(item, Opaque) or (isinstance(item, Instance) and _is_row(run, item.cls)):
            left(run, [value], frame.failed, kept=True, owner=item)
        elif isinstance(item, Record) and _is_global(target, frame):
            left(run, [value], frame.failed, kept=True)


def _is_row(run: Run, cls: ClassValue) -> bool:
    bases = (item.path for item in cls.bases if isinstance(item, Opaque))
    return any(path.removesuffix("()").lower().endswith(run.ecosystems.rows) for path in bases)


def _is_global(target: ir.Expression, frame: Frame) -> bool:
    """Whether a mapping is one of the module's, and a function fills it."""
    while isinstance(target, (ir.Attribute, ir.Subscript)):
        target = target.object
    holder = frame.scope.holder(target.id) if isinstance(target, ir.Name) else None
    if holder is None or holder is frame.scope:
        return False
    return holder.parent is None or isinstance(holder.parent, Package)


def returned(run: Run, function: ir.Function, value: Value) -> None:
    """A function gives back a value; nobody is known to call it. A property only shows what its object holds."""
    if not function.getter:
        left(run, [value], NOTHING, kept=False, function=id(function))


def handed(run: Run, function: ir.Function, value: Value, known: Facts) -> None:
    """A function gives its caller addresses that it has asked for itself, and no status: nothing is left to check.

    An object that it gives may know more, and a property only shows what its object holds.
    """
    if function.getter or any(isinstance(item, Instance) for item in value):
        return
    asked = tuple(item for item in _held([value]) if isinstance(item, Typed) and _is_asked_by(function, item))
    if asked and not any(task in {item.task for item in asked} for part in _held([value]) for task in _tells(part)):
        left(run, [asked], known, kept=False)


def _is_asked_by(function: ir.Function, item: Typed) -> bool:
    is_address = item.schema.private == "url"
    return is_address and item.request is not None and id(function) in item.request.functions


def is_task(run: Run, function: ir.Function) -> bool:
    """Whether what a function gives back is kept by what runs it, whoever calls it."""
    made = (item.callee if isinstance(item, ir.Call) else item for item in function.decorators)
    return any(last_name(item) in run.ecosystems.task_decorators for item in made)


def left(
    run: Run,
    values: Iterable[Value],
    known: Facts,
    *,
    kept: bool,
    function: int = 0,
    owner: Opaque | Instance | None = None,
) -> None:
    """Values are kept, or leave the program, where `known` is known."""
    if not run.evaluation.properties:  # nothing of an answer was read
        return
    shown = list(_held(values))
    told = {task for item in shown for task in _tells(item, known)}
    for item in shown:
        if not isinstance(item, Typed) or item.read is None or not facts.is_result(item.schema):
            continue
        if item.task not in told and not facts.has_succeeded(item, known):
            run.pending.append(Pending(Final(item.read, item, kept), function, owner))


def _held(values: Iterable[Value]) -> Iterator[Alternative]:
    """Everything that values hold: also what a library's object was made with."""
    pending, met = list(values), set[int]()
    while pending:
        for leaf in leaves([pending.pop()]):
            item = leaf.alternative
            if id(item) in met:  # objects may hold each other
                continue
            met.add(id(item))
            yield item
            if isinstance(item, Opaque) and item.options is not None:
                pending += [field.value for field in item.options.fields.values()]
            elif isinstance(item, Instance) and not item.cls.shown:
                pending += item.attributes.values()


def _tells(item: Alternative, known: Facts = NOTHING) -> Iterator[Hashable]:
    """The tasks of whose status a value tells more than what is known without it."""
    if isinstance(item, Typed):
        if (
            not item.mistaken
            and not facts.is_result(item.schema)
            and any(part.terminal for part in (item.schema, *_parts(item)))
        ):
            yield item.task
    elif isinstance(item, (Const, Check)):
        stated = item.facts if isinstance(item, Const) else item.if_true | item.if_false
        told = NOTHING if isinstance(item, Const) and not item.value else stated - known
        yield from (fact.task for fact in told if isinstance(fact, Excluded))


def _parts(item: Typed) -> Iterator[Schema]:
    yield from (schema for _, schema in item.schema.walk())


def settle(run: Run) -> None:
    """All has been followed: tell what is final."""
    for pending in run.pending:
        owner = pending.owner
        beside = owner.attributes if isinstance(owner, Instance) else owner.members if owner is not None else {}
        told = {task for item in _held(beside.values()) for task in _tells(item)}
        if pending.function not in run.called and pending.final.typed.task not in told:
            run.evaluation.finals.append(pending.final)
