"""Expressions: what each may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import classes, combine, facts, functions, members, modules, narrowing, targets
from kling_route.lint.evaluate.code.arguments import beside_api, is_plain
from kling_route.lint.evaluate.code.conditions import outcomes
from kling_route.lint.evaluate.library import elements, mappings
from kling_route.lint.evaluate.reach import exposure
from kling_route.lint.evaluate.scope import Frame, release
from kling_route.lint.evaluate.serving import routes
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Closure,
    Const,
    Field,
    Items,
    Opaque,
    Record,
    StatusCode,
    Text,
    Value,
    join,
    texts,
)
from kling_route.lint.evaluate.workflow import polling, submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

VALUE = "value"
"""How the second part of a pair is called where a list of pairs stands for a mapping."""
COPIED = 10
"""How many parts of a list or a mapping make a step when they are copied into another."""
SHELLS = frozenset({"shell", "dotenv", "dockerfile", "yaml"})
"""Languages in which a name that nothing defines is a variable of the environment."""


def literal(run: Run, node: ir.Literal, frame: Frame) -> Value:
    known = run.literals.get(id(node))
    if known is None:
        place = frame.place(node.start, node.end)
        known = run.literals[id(node)] = exposure.built(run, (Const(node.value, place),), place)
    return known


def template(run: Run, node: ir.Template, frame: Frame) -> Value:
    text = Text(tuple(run.value(part, frame) for part in node.parts))
    return exposure.built(run, (text,), frame.place(node.start, node.end))


def name(run: Run, node: ir.Name, frame: Frame) -> Value:
    holder = frame.scope.holder(node.id)
    if holder is not None:
        return facts.seen(holder.variables[node.id], frame.failed)
    if node.id == "super":
        return classes.parent(frame)
    if frame.file.language not in SHELLS:
        return modules.autoloaded(run, node.id, frame) or run.global_name(node.id)
    return run.variable(node.id, frame.place(node.start, node.end))


def attribute(run: Run, node: ir.Attribute, frame: Frame) -> Value:
    owner = run.value(node.object, frame)
    place = frame.place(node.at, node.end)
    value = members.attribute(run, owner, node.name, place, frame)
    if modules.is_constant(node.name, frame):
        paths = [item.path for item in value if isinstance(item, Opaque) and item.path]
        value = join(*(modules.autoloaded(run, path, frame) for path in paths)) or value
    return facts.seen(exposure.named(run, node.name, value), frame.failed)


def subscript(run: Run, node: ir.Subscript, frame: Frame) -> Value:
    owner = run.value(node.object, frame)
    key = run.value(node.key, frame)
    return members.subscript(run, owner, key, frame.place(node.key.start, node.key.end), frame)


def slice_(run: Run, node: ir.Slice, frame: Frame) -> Value:
    owner = run.value(node.object, frame)
    lower = run.value(node.lower, frame) if node.lower is not None else UNKNOWN
    upper = run.value(node.upper, frame) if node.upper is not None else UNKNOWN
    return combine.cut(owner, lower, upper, node.upper is None)


def mapping(run: Run, node: ir.Mapping, frame: Frame) -> Value:
    record = Record(frame.place(node.start, node.end))
    outer = run.names
    literals: list[tuple[str, ir.Expression, Value]] = []
    for entry in node.entries:
        if entry.key is None:
            combine.spread(record, run.value(entry.value, frame))
            run.step(len(record.fields) // COPIED)
            continue
        key = run.value(entry.key, frame)
        keys = [item.value for item in key if isinstance(item, Const) and isinstance(item.value, (str, int))]
        if len(keys) != 1 or len(key) != 1:
            record.open = True
        run.names = (*outer, *(str(item) for item in keys[:1]))
        value = run.value(entry.value, frame)
        for item in keys:
            at = frame.place(entry.key.start, entry.key.end)
            record.fields[str(item)] = Field(value, at, len(keys) == 1, frame.model)
            literals.append((str(item), entry.value, value))
            routes.paired(run, str(item), value, frame)
    run.names = outer
    label = _label(run, record)
    beside = beside_api(run, [value for _, _, value in literals]) if not label else ()
    for key_name, written, value in literals:
        around = beside if beside and is_plain(run, key_name) else outer
        run.name_constants(written, value, *around, label if label and key_name == VALUE else key_name)
    return (record,)


def _label(run: Run, record: Record) -> str:
    """The name in `{"name": "PORT", "value": "80"}`; "" for a mapping that is no such pair."""
    keys = [key for key in run.ecosystems.pair_labels if key in record.fields and VALUE in record.fields]
    labels = [record.fields[key].value for key in keys]
    return next((text for label in labels for text in texts(label)), "")


def sequence(run: Run, node: ir.Sequence, frame: Frame) -> Value:
    parts: list[Value] = []
    exact = True
    for item in node.items:
        if isinstance(item, ir.Spread):
            exact = False
            parts.append(elements.each(run.value(item.value, frame)))
        else:
            value = run.value(item, frame)
            run.name_constants(item, value, *run.names)
            parts.append(value)
    if len(parts) > 1 and exact:
        for path in texts(parts[0]):
            routes.paired(run, path, parts[1], frame)
    return (Items(parts, exact, frame.place(node.start, node.end)),)


def spread_value(run: Run, node: ir.Spread, frame: Frame) -> Value:
    return run.value(node.value, frame)


def function(run: Run, node: ir.Function, frame: Frame) -> Value:
    known = Closure(node, frame.scope, frame.file, members.receiver(frame) if node.receiver is None else UNKNOWN)
    functions.declare(run, known, frame)
    return (known,)


def conditional(run: Run, node: ir.Conditional, frame: Frame) -> Value:
    test = outcomes(run, node.test, frame)
    submits.tested(run, frame, test.value)
    before, assumed = frame.failed, frame.assumed
    frame.failed = before | test.if_true
    narrowing.assume(run, node.test, frame, True)
    then = facts.leaving(run.value(node.then, frame), frame.failed)
    release(frame, assumed)
    frame.failed = before | test.if_false
    narrowing.assume(run, node.test, frame, False)
    other = facts.leaving(run.value(node.other, frame), frame.failed)
    release(frame, assumed)
    frame.failed = before
    return run.fall_back(then, other)


def truth(run: Run, node: ir.Logical | ir.Not | ir.Compare, frame: Frame) -> Value:
    return outcomes(run, node, frame).value


def binary(run: Run, node: ir.Binary, frame: Frame) -> Value:
    left, right = run.value(node.left, frame), run.value(node.right, frame)
    if node.operator == "|":
        run.step(sum(len(item.fields) for item in (*left, *right) if isinstance(item, Record)) // COPIED)
        return combine.merged(left, right)
    if node.operator == "%" and any(isinstance(item, (Const, Text)) for item in left):
        place = frame.place(node.start, node.end)
        return exposure.built(run, combine.formatted(left, elements.spread(right)), place)
    if node.operator in ("//", "/"):
        classes_of_status = tuple(StatusCode(item.request, (2,)) for item in left if isinstance(item, StatusCode))
        if classes_of_status:
            return classes_of_status
    if node.operator == "+":
        lists = [item for item in (*left, *right) if isinstance(item, Items)]
        if lists:
            run.step(sum(len(item.elements) for item in lists) // COPIED)
            return (Items([element for item in lists for element in item.elements], False, lists[0].place),)
        return exposure.built(run, (Text((left, right)),), frame.place(node.start, node.end))
    if node.operator == "/" and left:
        return (Text((left, (Const("/", frame.place(node.start, node.end)),), right)),)
    submits.keep(run, frame, left, right)
    return UNKNOWN


def assignment(run: Run, node: ir.Assignment, frame: Frame) -> Value:
    return targets.assign(run, node, frame)


def _kept_fields(node: ir.Comprehension) -> ir.Expression | None:
    """The mapping of `{k: v for k, v in mapping.items() if …v…}`: its fields, as far as their values decide."""
    clause = node.clauses[0]
    source, pair = clause.iterable, clause.target
    if not isinstance(node.key, ir.Name) or not isinstance(node.element, ir.Name) or len(node.clauses) > 1:
        return None
    if not isinstance(source, ir.Call) or not isinstance(source.callee, ir.Attribute) or source.arguments:
        return None
    if not isinstance(pair, ir.Sequence) or not all(isinstance(item, ir.Name) for item in pair.items):
        return None
    return None if any(mentions(condition, node.key.id) for condition in clause.conditions) else source.callee.object


def mentions(node: object, name: str) -> bool:
    """Whether a variable stands in an expression."""
    if isinstance(node, ir.Name):
        return node.id == name
    return isinstance(node, tuple) and any(mentions(part, name) for part in node)


def comprehension(run: Run, node: ir.Comprehension, frame: Frame) -> Value:
    mapping = _kept_fields(node)
    if mapping is not None:
        picks = bool(node.clauses[0].conditions)
        found = run.value(mapping, frame)
        return tuple(mappings.copied(item, not picks) if isinstance(item, Record) else item for item in found)
    picked, known = False, frame.failed
    for clause in node.clauses:
        iterated = run.value(clause.iterable, frame)
        submits.keep(run, frame, iterated)
        targets.bind(run, clause.target, elements.each(iterated), frame, declared=True)
        for condition in clause.conditions:
            frame.failed |= outcomes(run, condition, frame).if_true
            picked = True
    before = len(run.trace)
    element = facts.leaving(run.value(node.element, frame), frame.failed)
    frame.failed = known
    polling.swept(run, before)
    if node.key is None:
        return (Items([element], False, frame.place(node.start, node.end)),)
    key = run.value(node.key, frame)
    record = Record(frame.place(node.start, node.end))
    record.open = True
    if not picked:  # which fields of a mapping are kept is not followed
        record.fields["*"] = Field(element, record.place, False)
    return (record,) if element or key else UNKNOWN


def yielded(run: Run, node: ir.Yield, frame: Frame) -> Value:
    if node.value is not None:
        value = run.value(node.value, frame)
        submits.keep(run, frame, value)
        frame.returned = join(frame.returned, (Items([value], False, frame.place(node.start, node.end)),))
        frame.exits.append(frame.failed)
    return UNKNOWN


def unknown(run: Run, node: ir.Unknown, frame: Frame) -> Value:
    submits.keep(run, frame, *[run.value(part, frame) for part in node.parts])
    return UNKNOWN


def pattern(run: Run, node: ir.MappingPattern, frame: Frame) -> Value:
    for entry in node.entries:
        run.value(entry.key, frame)
    return UNKNOWN
