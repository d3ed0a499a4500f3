"""Classes of the project, their instances, and what attributes of those may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import functions, hints
from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.library import filling
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.scope import Frame, Scope
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    ClassValue,
    Closure,
    Cut,
    Instance,
    Opaque,
    Parent,
    Place,
    Value,
    join,
)
from kling_route.lint.evaluate.workflow import submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

SILENT = frozenset({"python", "notebook", "java", "csharp", "kotlin", "rust", "ruby"})
"""Languages whose objects show their attributes only if the class says so."""


def declare(run: Run, node: ir.Class, frame: Frame) -> None:
    """Make a class, and follow its body."""
    bases = tuple(item for base in node.bases for item in run.value(base, frame))
    cls = ClassValue(node, bases, frame.scope, frame.file)
    for decorator in node.decorators:
        run.value(decorator, frame)
    frame.scope.variables[node.name] = (cls,)
    inner = Frame(frame.file, Scope(frame.scope), frame.calls, frame.failed)
    outer = run.names
    run.names = (*outer, node.name)
    for statement in node.body:
        if isinstance(statement, ir.Define):
            cls.methods[statement.function.name] = statement.function
            functions.decorate(run, Closure(statement.function, frame.scope, frame.file, owner=cls), inner)
            continue
        run.execute((statement,), inner)
        if isinstance(statement, ir.Assignment) and isinstance(statement.target, ir.Name):
            where = statement.encoded_as or statement
            cls.fields.append((statement.target.id, Place(frame.file, where.start, where.end)))
            cls.types[statement.target.id] = statement.annotation
            if statement.encoded_as is not None:
                cls.encoded[statement.target.id] = str(statement.encoded_as.value)
            if run.ecosystems.hiding_types.intersection(re.findall(r"\w+", statement.annotation)):
                cls.sealed.add(statement.target.id)
            if statement.target.id in cls.sealed or _is_hidden(run, statement):
                cls.hidden.add(statement.target.id)
    run.names = outer
    cls.attributes.update(inner.scope.variables)
    cls.shown = _is_shown(run, cls, frame)
    run.classes.append(cls)


def _is_shown(run: Run, cls: ClassValue, frame: Frame) -> bool:
    """Whether an object of the class shows its attributes when it is written."""
    if cls.methods.keys() & run.ecosystems.hiding_methods:
        return False
    if frame.file.language not in SILENT:
        return True
    marks = [*cls.node.decorators, *cls.node.bases]
    names = (mark.callee if isinstance(mark, ir.Call) else mark for mark in marks)
    return any(sinks.dotted(name).rsplit(".", 1)[-1] in run.ecosystems.shown_classes for name in names)


def _is_hidden(run: Run, field: ir.Assignment) -> bool:
    """Whether a field's declaration keeps it out of what an object shows of itself."""
    made = field.value
    return isinstance(made, ir.Call) and any(
        argument.name in run.ecosystems.hiding_options
        and isinstance(argument.value, ir.Literal)
        and argument.value.value is False
        for argument in made.arguments
    )


def method(cls: ClassValue, name: str) -> tuple[ir.Function, ClassValue] | None:
    """A method of a class or of the nearest base that has it."""
    pending = [cls]
    for _ in range(20):
        if not pending:
            return None
        current = pending.pop(0)
        if name in current.methods:
            return current.methods[name], current
        pending.extend(base for base in current.bases if isinstance(base, ClassValue))
    return None


def attribute(run: Run, instance: Instance, name: str) -> Value:
    """An attribute of an instance: its own, a method, one of the class, or an unknown one."""
    own = instance.attributes.get(name)
    if own is not None:
        return own
    found = method(instance.cls, name)
    if found is not None:
        function, owner = found
        closure = Closure(function, owner.scope, owner.file, receiver(function, instance), owner)
        return _computed(run, closure) if function.getter else (closure,)
    value = class_attribute(instance.cls, name) or _of_type(run, instance, name)
    return (Cut(value, 0),) if name in instance.cls.sealed else value


def _of_type(run: Run, instance: Instance, name: str) -> Value:
    """An attribute that was given no value: what its type says that it is."""
    known = instance.unknown.members.get(name)
    if known is None:
        known = instance.unknown.member(name)
        told = hints.annotated(run, instance.cls.types.get(name, ""), instance.cls.scope)
        if not isinstance(told, Opaque) or told.path:
            known = instance.unknown.members[name] = (told,)
    return known


def _computed(run: Run, closure: Closure) -> Value:
    """What a getter gives; one that reads itself gives nothing."""
    key = id(closure.function)
    if key in run.computing:
        return UNKNOWN
    run.computing.add(key)
    value = functions.follow(run, closure, [], None)
    run.computing.discard(key)
    return value


def receiver(function: ir.Function, instance: Instance | None, cls: ClassValue | None = None) -> Value:
    """What a method's receiver stands for: its class in a class method, else an instance."""
    of_class = any(isinstance(item, ir.Name) and item.id == "classmethod" for item in function.decorators)
    if of_class:
        return (cls,) if cls is not None else (instance.cls,) if instance is not None else UNKNOWN
    return (instance,) if instance is not None else (sample(cls),) if cls is not None else UNKNOWN


def attribute_value(instance: Instance, name: str) -> Value:
    """An attribute that is data: the instance's own, or the class's."""
    own = instance.attributes.get(name)
    return own if own is not None else class_attribute(instance.cls, name) or UNKNOWN


def parent(frame: Frame) -> Value:
    """What `super` stands for in a method: the same instance, seen from the base class."""
    owner, receiver = frame.owner, frame.receiver
    if owner is None:
        return UNKNOWN
    return tuple(
        Parent(item, base)
        for item in receiver
        if isinstance(item, Instance)
        for base in owner.bases
        if isinstance(base, ClassValue)
    )


def of_parent(run: Run, item: Parent, name: str) -> Value:
    """A method of the base class, for the same instance."""
    found = method(item.base, name)
    if found is None:
        return attribute(run, item.instance, name)
    function, owner = found
    return (Closure(function, owner.scope, owner.file, receiver(function, item.instance), owner),)


def class_attribute(cls: ClassValue, name: str) -> Value | None:
    """An attribute of a class or of a base."""
    if name in cls.attributes:
        return cls.attributes[name]
    for base in cls.bases:
        if isinstance(base, ClassValue):
            inherited = class_attribute(base, name)
            if inherited is not None:
                return inherited
    return None


def static(cls: ClassValue, name: str) -> Value:
    """`Class.name`: an attribute, or a method called without an instance."""
    found = method(cls, name)
    if found is not None:
        function, owner = found
        return (Closure(function, owner.scope, owner.file, receiver(function, None, cls), owner),)
    return class_attribute(cls, name) or UNKNOWN


def construct(run: Run, cls: ClassValue, arguments: list[Argument], place: Place | None, caller: Frame) -> Value:
    """`Class(arguments)`; of an enumeration that is the member with this value."""
    if len(arguments) == 1 and _is_enumeration(run, cls):
        return arguments[0].value
    instance = Instance(cls)
    cls.instances.append(instance)
    found = method(cls, ir.CONSTRUCTOR)
    if found is not None:
        function, owner = found
        functions.follow(run, Closure(function, owner.scope, owner.file, (instance,), owner), arguments, place, caller)
        return (instance,)
    submits.given(run, arguments)
    fields = [name for name, _ in cls.fields]
    for index, argument in enumerate(arguments):
        if argument.unpack == "**":
            filling.spread(run, instance, argument.value, argument.place)
            continue
        name = argument.name or (fields[index] if index < len(fields) else "")
        if name:
            instance.attributes[name] = argument.value
            instance.given[name] = argument.place
            run.name_constants(argument.node, argument.value, cls.node.name, name)
    return (instance,)


def _is_enumeration(run: Run, cls: ClassValue) -> bool:
    return any(isinstance(item, Opaque) and item.path.endswith(run.ecosystems.enumerations) for item in cls.bases)


def merge(instance: Instance, others: list[Instance]) -> None:
    """Let an instance have whatever the attributes of others may be too."""
    for other in others:
        for name, value in other.attributes.items():
            instance.attributes[name] = join(instance.attributes.get(name, UNKNOWN), value)


def sample(cls: ClassValue) -> Instance:
    """An instance to follow methods on that nothing calls."""
    if not cls.instances:
        cls.instances.append(Instance(cls))
    return cls.instances[0]
