"""Assignment and destructuring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import combine, members, modules
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.reach import exposure, pickers
from kling_route.lint.evaluate.scope import Frame
from kling_route.lint.evaluate.shell import pipes
from kling_route.lint.evaluate.values import (
    NOTHING,
    UNKNOWN,
    Check,
    ClassValue,
    Const,
    Field,
    Instance,
    Items,
    Opaque,
    Record,
    Response,
    Text,
    Typed,
    Value,
    join,
)
from kling_route.lint.evaluate.workflow import results, statuses, submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


def assign(run: Run, node: ir.Assignment, frame: Frame) -> Value:
    """Follow `target = value`; the result is the value."""
    outer = run.names
    names = _names(node.target)
    run.names = (*outer, *names)
    value = run.value(node.value, frame) if node.value is not None else UNKNOWN
    run.names = outer
    if node.value is not None:
        run.name_constants(node.value, value, *outer, *names)
        _name_pairs(run, node, value)
    if node.operator:
        old = run.value(node.target, frame)
        value = pipes.grown(old, value, frame) or _augmented(node.operator, old, value)
    if node.value is None and not node.declared and not _is_new(node.target, frame):
        return UNKNOWN
    bind(run, node.target, value, frame, node.declared)
    return value


def _name_pairs(run: Run, node: ir.Assignment, value: Value) -> None:
    """`a, b = "…", "…"` names each constant."""
    if not isinstance(node.target, ir.Sequence) or not isinstance(node.value, ir.Sequence):
        return
    for item in value:
        if isinstance(item, Items) and item.exact:
            for target, written, element in zip(node.target.items, node.value.items, item.elements, strict=False):
                run.name_constants(written, element, *_names(target))


def _is_new(target: ir.Expression, frame: Frame) -> bool:
    return isinstance(target, ir.Name) and frame.scope.holder(target.id) is None


def _names(target: ir.Expression) -> tuple[str, ...]:
    if isinstance(target, ir.Name):
        return (target.id,)
    if isinstance(target, ir.Attribute):
        return (*_names(target.object), target.name)
    if isinstance(target, ir.Subscript) and isinstance(target.key, ir.Literal) and isinstance(target.key.value, str):
        return (*_names(target.object), target.key.value)
    return ()


def _augmented(operator: str, old: Value, value: Value) -> Value:
    if operator == "|" and any(isinstance(item, Record) for item in old):
        for item in old:
            if isinstance(item, Record):
                combine.spread(item, value)
        return old
    if operator in ("or", "??", "and", "|"):
        return join(old, value)
    if operator == "+":
        lists = [item for item in old if isinstance(item, Items)]
        for items in lists:
            items.elements.append(elements.each(value))
            items.exact = False
        return tuple(lists) if lists else (Text((old, value)),)
    return UNKNOWN


def bind(run: Run, target: ir.Expression, value: Value, frame: Frame, declared: bool = False) -> None:
    """Give a value to a target; `declared` where the target's variables are new in this scope."""
    exposure.assigned(run, target, value, frame)
    if isinstance(target, ir.Name):
        around = None if declared else frame.scope.holder(target.id)
        if around is not frame.scope and around is not None:  # Python's `global` is not told from a new variable
            submits.keep(run, frame, value)
        holder = around if _rebinds(frame) else None
        scope = holder if holder is not None else frame.scope
        scope.variables[target.id] = value
    elif isinstance(target, ir.Attribute):
        exported = modules.exported_name(target)
        if exported is not None:
            modules.export(exported, value, frame)
        submits.keep(run, frame, value)
        owner = run.value(target.object, frame)
        place = frame.place(target.at, target.end)
        results.assigned(run, target, owner, value, frame)
        for item in owner:
            _set(item, target.name, Field(value, place, frame.branches == 0, frame.model))
    elif isinstance(target, ir.Subscript):
        owner = run.value(target.object, frame)
        key = run.value(target.key, frame)
        submits.keep(run, frame, value, key)
        results.assigned(run, target, owner, value, frame)
        _set_item(owner, key, value, target, frame)
    elif isinstance(target, ir.MappingPattern):
        _destructure(run, target, value, frame, declared)
    elif isinstance(target, ir.Sequence):
        _unpack(run, target, _results(target, value, frame), frame, declared)
    elif isinstance(target, ir.Assignment):
        fallback = run.value(target.value, frame) if target.value is not None else UNKNOWN
        bind(run, target.target, run.fall_back(value, fallback), frame, declared)
    else:
        expected = run.value(target, frame)
        statuses.compared(run, value, expected)
        frame.failed |= statuses.told(value, expected)[0]


def _rebinds(frame: Frame) -> bool:
    """Languages of JavaScript's kind assign to the variable around; Python and PHP make a new one."""
    return frame.file.language not in ("python", "notebook", "php", "php-snippet")


def _set_item(owner: Value, key: Value, value: Value, target: ir.Subscript, frame: Frame) -> None:
    place = frame.place(target.key.start, target.key.end)
    names = [str(item.value) for item in key if isinstance(item, Const) and isinstance(item.value, (str, int))]
    for item in owner:
        for name in names:
            _set(item, name, Field(value, place, frame.branches == 0 and len(names) == 1, frame.model))
        if not names and isinstance(item, Record):
            item.open = True
            old = item.fields.get("*")
            item.fields["*"] = Field(join(old.value, value) if old else value, place, False)


def _set(owner: object, name: str, field: Field) -> None:
    if isinstance(owner, Record):
        old = owner.fields.get(name)
        if old is not None and not field.certain:
            field = Field(join(old.value, field.value), field.key, old.certain)
        owner.fields[name] = field
    elif isinstance(owner, (Instance, ClassValue)):
        old_value = owner.attributes.get(name, UNKNOWN)
        new_value = join(old_value, field.value)
        owner.attributes[name] = new_value
        if isinstance(owner, Instance) and len(new_value) != len(old_value):
            owner.version += 1
    elif isinstance(owner, Typed):
        owner.own[name] = field.value
    elif isinstance(owner, Opaque):
        owner.members[name] = field.value


def _destructure(run: Run, pattern: ir.MappingPattern, value: Value, frame: Frame, declared: bool) -> None:
    taken: set[str] = set()
    for entry in pattern.entries:
        key = run.value(entry.key, frame)
        place = frame.place(entry.key.start, entry.key.end)
        part = members.destructured(run, value, key, place)
        taken.update(str(item.value) for item in key if isinstance(item, Const))
        if entry.default is not None:
            fallback = run.value(entry.default, frame)
            part = run.fall_back(part, fallback)
        bind(run, entry.target, part, frame, declared)
    if pattern.rest is not None:
        bind(run, pattern.rest, _rest(value, taken), frame, declared)


def _rest(value: Value, taken: set[str]) -> Value:
    found: list[Value] = []
    for item in value:
        if isinstance(item, Record):
            rest = Record(item.place)
            rest.open = item.open
            rest.fields = {name: field for name, field in item.fields.items() if name not in taken}
            found.append((rest,))
        else:
            found.append((item,))
    return join(*found)


def _results(target: ir.Sequence, value: Value, frame: Frame) -> Value:
    """What each of several targets gets. In Go a function of a library gives its result first, then how it went; in
    Swift both are of the answer.
    """
    if frame.file.language not in ("go", "swift"):
        return value
    count = len(target.items)
    several = [item for item in value if isinstance(item, Items) and item.exact and len(item.elements) == count]
    first = tuple(item for item in value if item not in several)
    if not first:
        return tuple(several)
    place = frame.place(target.start, target.end)
    rest: Value = first
    if frame.file.language == "go":  # an error tells that there is no answer
        requests = (item.request for item in first if isinstance(item, Response))
        rest = tuple(Check(frozenset({request}), NOTHING) for request in requests)
    return (*several, Items([first, *([rest] * (count - 1))], True, place))


def _piece(value: Value, index: int) -> Value:
    """One of several elements that are taken apart: unknown ones are not the same."""
    return join(*(item.member(f"[{index}]") if isinstance(item, Opaque) else (item,) for item in value))


def _unpack(run: Run, target: ir.Sequence, value: Value, frame: Frame, declared: bool) -> None:
    wholes = [item for item in value if isinstance(item, Items) and item.exact]
    spread = next((index for index, item in enumerate(target.items) if isinstance(item, ir.Spread)), len(target.items))
    for index, item in enumerate(target.items):
        if isinstance(item, ir.Spread):
            bind(run, item.value, value, frame, declared)
        elif isinstance(item, ir.Unknown):
            continue
        elif wholes and index < spread:
            part = join(*(whole.elements[index] for whole in wholes if index < len(whole.elements)))
            changes = index == 1 and pickers.is_setter(part)
            bind(run, item, pickers.setter(target.items[0], item, frame) if changes else part, frame, declared)
        elif any(isinstance(part, Items) for part in value) or len(target.items) == 1:
            bind(run, item, _piece(elements.each(value), index), frame, declared)
        else:
            bind(run, item, elements.numbered(value, index), frame, declared)
