"""Reading a part of a value: attribute, subscript, destructuring, element, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import classes, facts
from kling_route.lint.evaluate.events import PropertyAt, Read
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.serving import handlers
from kling_route.lint.evaluate.values import (
    ANSWER,
    NOTHING,
    UNKNOWN,
    Check,
    ClassValue,
    Const,
    Encoded,
    Inbound,
    Instance,
    Items,
    ModuleValue,
    Opaque,
    Parent,
    Place,
    Record,
    Response,
    StatusCode,
    Text,
    Typed,
    Value,
    join,
)
from kling_route.lint.evaluate.workflow import polling, statuses, submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

HEADED = ("headers", "query")
"""What options of a client mean that are mappings, even where nobody has given them."""


WITHOUT_FIELDS = frozenset(("python", "notebook", "ruby", "rust", "swift", "kotlin"))
"""Languages in which the fields of a mapping are no attributes."""


OF_WORDS = "shell"
"""The language in which every text is a list of words."""
SUBSCRIPTED = frozenset(("ruby", "php"))
"""Languages whose clients give parts of the decoded body by a subscript of the response."""


def attribute(run: Run, owner: Value, name: str, place: Place, frame: Frame) -> Value:
    """`owner.name`. In Python and its like an attribute of a mapping is a method, not a field."""
    if name in run.ecosystems.views.get(frame.file.language, ()):
        return owner
    if name in run.ecosystems.methods["element"] and owner and all(_is_list(item) for item in owner):
        return elements.each(owner)
    if any(_lacks(item, name) for item in owner) and (told := _encoded(run, name, frame)):
        known = tuple(item for item in owner if _lacks(item, name) and not _lacks(item, told))
        rest = tuple(item for item in owner if item not in known)
        return join(read(run, known, told, place), attribute(run, rest, name, place, frame) if rest else UNKNOWN)
    if frame.file.language in WITHOUT_FIELDS:
        owner = tuple(item for item in owner if not isinstance(item, (Record, Items)) and not _lacks(item, name))
    elif name in run.ecosystems.methods["common"]:
        owner = tuple(item for item in owner if not _lacks(item, name))
    return read(run, owner, name, place)


def _is_list(item: object) -> bool:
    return isinstance(item, Items) or (isinstance(item, Typed) and item.schema.items is not None)


def _encoded(run: Run, name: str, frame: Frame) -> str:
    """The name in JSON of a field that some class has: what no type says the class of is most likely of that one."""
    classes_here = (cls for cls in run.classes if cls.file.language == frame.file.language)
    return next((cls.encoded[name] for cls in classes_here if cls.encoded.get(name, name) != name), "")


def _lacks(item: object, name: str) -> bool:
    return isinstance(item, Typed) and item.schema.property(name) is None


def subscript(run: Run, owner: Value, key: Value, place: Place, frame: Frame) -> Value:
    """`owner[key]`. A name that was handed to the function is read where it is written."""
    if frame.file.language in SUBSCRIPTED:
        owner = join(*(item.body if isinstance(item, Response) else (item,) for item in owner))
    generic = tuple(item for item in owner if isinstance(item, ClassValue))
    if generic:  # `Page[Task]` is `Page`
        return generic
    if not key:
        return elements.each(owner)
    statuses.looked_up(run, owner, key)
    found: list[Value] = []
    for item in key:
        if isinstance(item, Const) and isinstance(item.value, str):
            handed = item.place != place and _handed(run, item, frame)
            found.append(read(run, owner, item.value, item.place if handed else place))
        elif isinstance(item, Const) and isinstance(item.value, int):
            if frame.file.language == OF_WORDS and item.value == 0:  # a word is the first of itself
                found.append(tuple(part for part in owner if _is_word(part)))
            objects = bool(owner) and all(isinstance(part, Typed) and _judged(part) for part in owner)
            found.append(read(run, owner, str(item.value), place) if objects else elements.numbered(owner, item.value))
        elif statuses.is_status(item):
            found += [
                statuses.entries(part, key) if isinstance(part, Record) else elements.each((part,)) for part in owner
            ]
        else:
            found.append(elements.each(owner))
    return join(*found)


def _is_word(item: object) -> bool:
    return isinstance(item, Typed) and item.schema.items is None and not item.schema.properties


def _handed(run: Run, key: Const, frame: Frame) -> bool:
    return any(_spot(key) in _shown(run, call.arguments) for call in frame.calls)


def _shown(run: Run, arguments: tuple[Value, ...]) -> frozenset[tuple[int, int, int]]:
    """Where the constants stand that a call's arguments show."""
    known = run.shown.get(id(arguments))
    if known is None:
        spots = (_spot(leaf.alternative) for leaf in leaves(arguments) if isinstance(leaf.alternative, Const))
        known = run.shown[id(arguments)] = (arguments, frozenset(spots))
    return known[1]


def _spot(key: Const) -> tuple[int, int, int]:
    return id(key.place.file), key.place.start, key.place.end


def destructured(run: Run, owner: Value, key: Value, place: Place) -> Value:
    """The part of a mapping that a pattern names."""
    names = [item.value for item in key if isinstance(item, Const) and isinstance(item.value, str)]
    return join(*(read(run, owner, name, place) for name in names)) if names else elements.each(owner)


def read(run: Run, owner: Value, name: str, place: Place) -> Value:
    """The member `name` of a value; tells when the API's schemas have no such property."""
    owner = incoming(run, owner)
    found: list[Value] = []
    missing: Typed | None = None
    named = False
    for item in owner:
        if isinstance(item, Typed):
            schema = item.schema.property(name)
            submits.read(run, item, schema)
            if name in item.own:
                named = True
                found.append(item.own[name])
                continue
            run.evaluation.properties.append(PropertyAt(place, (item.schema,), name))
            if schema is not None:
                named = True
                polling.looked(run, item)
                found.append(_typed(item, name, place))
            elif missing is None and _judged(item):
                missing = item
        else:
            part = _member(run, item, name, place)
            if isinstance(item, Record) and name in item.fields:
                named = True
                key = item.fields[name].key
                run.evaluation.used.update(((id(key.file), key.start), (id(place.file), place.start)))
            found.append(part)
    if missing is not None and not named:
        certain = all(isinstance(item, Typed) for item in owner)
        run.evaluation.reads.append(Read(place, missing.schema, name, missing.request, certain))
        polling.looked(run, missing, mistaken=True)
        found.append(statuses.mistaken(missing, name))
    return join(*found)


def _typed(item: Typed, name: str, place: Place) -> Value:
    schema = item.schema.property(name)
    assert schema is not None
    if schema.success and item.request is not None:
        if name not in item.members:
            item.members[name] = (StatusCode(item.request, schema.success),)
        return item.members[name]
    return item.member(name, schema, place if facts.is_result(schema) else None)


def _judged(item: Typed) -> bool:
    return not (item.mixed or item.schema.open) and bool(item.schema.properties) and item.schema.items is None


def _member(run: Run, item: object, name: str, place: Place) -> Value:
    if isinstance(item, Record):
        field = item.fields.get(name) or item.fields.get("*")
        return field.value if field is not None else UNKNOWN
    if isinstance(item, Opaque):
        return _of_opaque(run, item, name, place)
    if isinstance(item, Instance):
        return _of_instance(run, item, name)
    if isinstance(item, Parent):
        return classes.of_parent(run, item, name)
    if isinstance(item, ClassValue):
        return (item,) if name in run.ecosystems.class_views else classes.static(item, name)
    if isinstance(item, Response):
        return _of_response(run, item, name)
    if isinstance(item, Inbound):
        return of_inbound(run, item, name)
    if isinstance(item, ModuleValue):
        return item.scope.variables.get(name, UNKNOWN)
    if isinstance(item, (Encoded, Text, Const)) and name in run.ecosystems.methods["text"]:
        return (item,)
    if isinstance(item, Encoded) and name not in run.ecosystems.methods["common"]:
        return read(run, item.value, name, place)  # some clients decode what others give as text
    return UNKNOWN


def _of_instance(run: Run, item: Instance, name: str) -> Value:
    """An attribute of an object of the project; frameworks give some of them the current request."""
    made = classes.attribute(run, item, name)
    if run.ecosystems.inbound.get(name) != "inner":
        return made
    handlers.mark(run, made, "inner")
    return made if run.inbound is None else handlers.told(run, made, run.inbound)


def _of_opaque(run: Run, item: Opaque, name: str, place: Place) -> Value:
    tables = run.ecosystems
    reads = name in ("get", "pop", "setdefault", "copy") or f"{item.path}.{name}" in tables.environment_functions
    if item.path in tables.environment_mappings and not reads:
        return run.variable(name, place)
    if name == ir.DEFAULT_EXPORT and item.path and not item.path.endswith(")"):
        return (item,)
    if item.environment and name in tables.methods["text"]:
        return (item,)
    if name not in item.members and f"{item.path}" in tables.client_options and item.options is not None:
        field = item.options.fields.get(name)
        if field is not None:
            item.members[name] = field.value
        elif tables.client_options[item.path].get(name) in HEADED:
            item.members[name] = (Record(item.options.place),)
    if item.path in tables.told and name in tables.response and ANSWER in item.members:
        return read(run, item.members[ANSWER], name, place)
    made = item.member(name)
    handlers.take(run, (item,), name, made)
    return made


def _of_response(run: Run, item: Response, name: str) -> Value:
    kind = run.ecosystems.response.get(name, "")
    if kind == "decoded":
        return item.body
    if kind == "raw":
        return (Encoded(item.body),)
    if kind == "succeeded":
        return (Check(NOTHING, frozenset({item.request})),)
    if kind == "failed":
        return (Check(frozenset({item.request}), NOTHING),)
    if kind == "status":
        return (StatusCode(item.request, ()),)
    if kind == "same":
        return (item,)
    if not kind:
        submits.misread(run, item)
    return UNKNOWN


def incoming(run: Run, owner: Value) -> Value:
    """`owner`; where it is the current request, or a framework keeps that in a module (Flask), that request."""
    if run.inbound is None:
        return owner
    inbound, modules, held = run.inbound, run.ecosystems.inbound_modules, run.ecosystems.inbound_held
    asked = tuple(inbound if isinstance(item, Opaque) and item.path in modules else item for item in owner)
    if any(isinstance(item, Opaque) and item.path in held for item in asked):
        return mixed(inbound)
    return handlers.told(run, asked, inbound)


def mixed(inbound: Inbound) -> Value:
    """The body of an incoming request where a framework has put the fields of its address among its own."""
    made = tuple(Typed(item.schema, None, item.origin) for item in inbound.body if isinstance(item, Typed))
    for item in made:
        item.mixed = True
    return made


def of_inbound(run: Run, item: Inbound, name: str) -> Value:
    """A part of an incoming request."""
    kind = run.ecosystems.inbound.get(name, "")
    if kind == "decoded":
        return item.body
    if kind == "mixed":
        return mixed(item)
    if kind == "raw":
        return (Encoded(item.body),)
    return (item,) if kind == "inner" or run.ecosystems.response.get(name) == "same" else UNKNOWN


def receiver(frame: Frame) -> Value:
    """What an arrow function takes as its instance: that of the function around it."""
    return frame.scope.variables.get("this", UNKNOWN)
