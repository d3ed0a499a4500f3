"""What known functions of libraries and of the languages give back, by the kinds of the tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import classes, combine, members
from kling_route.lint.evaluate.http import requests
from kling_route.lint.evaluate.library import documents, elements, filling, lists, mappings, methods, options
from kling_route.lint.evaluate.reach import exposure, pickers
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    Bound,
    Closure,
    Const,
    Encoded,
    Field,
    Inbound,
    Instance,
    Items,
    Opaque,
    Place,
    Record,
    Response,
    StatusCode,
    Text,
    Typed,
    Value,
    join,
)
from kling_route.lint.evaluate.workflow import polling, queues
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


DATA = frozenset({"swift"})
"""Languages in which a request is answered by data, and by a response beside it."""


class Given(NamedTuple):
    """A call of a known function: its arguments, and where it stands."""

    run: Run
    arguments: Sequence[Argument]
    place: Place
    frame: Frame

    @property
    def first(self) -> Value:
        """The first argument."""
        return self.argument(0)

    @property
    def second(self) -> Value:
        """The second argument."""
        return self.argument(1)

    def argument(self, index: int) -> Value:
        """An argument by its position."""
        return self.arguments[index].value if len(self.arguments) > index else UNKNOWN

    def apply(self, function: Value, *values: Value) -> Value:
        """What a function makes of values that the known one hands to it."""
        return methods.run_function(self.run, function, values, self.place, self.frame)

    def items(self, *elements: Value) -> Value:
        """A list of which these are the kinds of elements."""
        return (Items(list(elements), False, self.place),)

    def tuples(self, *elements: Value) -> Value:
        """A list of tuples of these elements."""
        return self.items((Items(list(elements), True, self.place),))


def decoded(value: Value) -> Value:
    """What JSON text holds."""
    found: list[Value] = []
    for item in value:
        if isinstance(item, Encoded):
            found.append(item.value)
        elif isinstance(item, (Response, Inbound)):
            found.append(item.body)
        elif isinstance(item, (Typed, Record)):
            found.append((item,))
        elif isinstance(item, Text):
            found.extend(decoded(part) for part in item.parts)
    return join(*found)


def _encoded(given: Given) -> Value:
    """The text of a value; of data that answered a request, what it says."""
    is_data = given.frame.file.language in DATA
    said = join(*(item.body if is_data and isinstance(item, Response) else (item,) for item in given.first))
    return (Encoded(said),)


def fields_of(value: Value, place: Place) -> Value:
    """The fields of objects of the project, as mappings."""
    found: list[Value] = []
    for item in value:
        if isinstance(item, Instance):
            record = Record(place)
            where = dict(item.cls.fields)
            for name in {**item.cls.attributes, **item.attributes}:
                at = where.get(name, place)
                value = classes.attribute_value(item, name) or item.unknown.member(name)
                known = item.cls.encoded.get(name, name)
                record.fields[known] = Field(value, at, True, given=item.given.get(name))
            found.append((record,))
    return join(*found)


def _record(given: Given) -> Value:
    """`dict(a, x=1)`; `Object.assign(target, a)` changes its target, which is the result."""
    arguments, place = given.arguments, given.place
    first = [item for item in (arguments[0].value if arguments else UNKNOWN) if isinstance(item, Record)]
    if first and len(arguments) > 1 and not any(argument.name for argument in arguments):
        for argument in arguments[1:]:
            for record in first:
                combine.spread(record, argument.value)
        return tuple(first)
    only = arguments[0].value if len(arguments) == 1 and not arguments[0].name else UNKNOWN
    if held := decoded(tuple(item for item in only if isinstance(item, (Typed, Encoded)))):
        return held
    record = Record(place)
    for argument in arguments:
        if argument.name:
            record.fields[argument.name] = Field(argument.value, argument.place, True)
        else:
            combine.spread(record, mappings.of_pairs(argument.value))
    return (record,)


def _gathered(given: Given) -> Value:
    arguments = given.arguments
    if len(arguments) == 1 and not arguments[0].unpack:
        return arguments[0].value
    values = [elements.each(item.value) if item.unpack else item.value for item in arguments]
    return (Items(values, not any(item.unpack for item in arguments), given.place),)


def _settled(given: Given) -> Value:
    """`Promise.allSettled(list)`: each result is the `value` of an object that tells how it ended."""
    found: list[Value] = []
    for item in given.first:
        for element in item.elements if isinstance(item, Items) else [elements.each((item,))]:
            record = Record(given.place)
            record.open = True
            record.fields["value"] = Field(element, given.place, True)
            found.append((record,))
    return given.items(*found)


def _joined(base: Value, path: Value, place: Place) -> Value:
    """`urljoin(base, path)`: a path from the root replaces what the base has after its host."""
    found: list[Value] = []
    for start in base or UNKNOWN:
        for rest in path:
            text = start.value if isinstance(start, Const) else None
            if isinstance(text, str) and "://" in text:
                host = "/".join(text.split("/", 3)[:3])
                relative = not requests.addresses((rest,))[0].startswith("/")
                root = text if text.endswith("/") and relative else host + ("/" if relative else "")
                found.append((Text(((Const(root, place),), (rest,))),))
            else:
                found.append((Text(((start,), (rest,))),))
    return join(*found)


def below(base: Alternative, path: Value, place: Place) -> Value:
    """`base.appendingPathComponent(path)`."""
    starts_below = all(text.startswith("/") for text in requests.addresses(path))
    has_slash = starts_below or requests.addresses((base,))[0].endswith("/")
    return (Text(((base,), path) if has_slash else ((base,), (Const("/", place),), path)),)


def _attribute(given: Given) -> Value:
    """`getattr(object, name)`; an unknown name of a library's object is some name of it."""
    names = [item.value for item in given.second if isinstance(item, Const) and isinstance(item.value, str)]
    if names:
        return join(*(members.attribute(given.run, given.first, name, given.place, given.frame) for name in names))
    return tuple(Opaque(f"{item.path}.*") for item in given.first if isinstance(item, Opaque) and item.path)


def _promised(given: Given) -> Value:
    """`new Promise((resolve, reject) => …)`: what `resolve` is given."""
    settled = Opaque("resolve()")
    given.apply(given.first, (settled,))
    return settled.members.get("settled", UNKNOWN)


def _formatted(given: Given) -> Value:
    rest = [argument.value for argument in given.arguments[1:]]
    return exposure.built(given.run, combine.formatted(given.first, rest), given.place)


def _filled(given: Given) -> Value:
    if len(given.arguments) < 2:
        return UNKNOWN
    return filling.into(given.run, given.first, given.arguments[1], given.frame)


def _paired(given: Given) -> Value:
    """`Map.of(key, value, key, value)`."""
    record = Record(given.place)
    for key, value in zip(given.arguments[::2], given.arguments[1::2], strict=False):
        names = [item.value for item in key.value if isinstance(item, Const) and isinstance(item.value, str)]
        record.open = record.open or len(names) != 1
        for name in names:
            at = given.frame.place(key.node.start, key.node.end)
            record.fields[name] = Field(value.value, at, len(names) == 1)
            given.run.name_constants(value.node, value.value, *given.run.names, name)
    return (record,)


def called(given: Given) -> Value:
    """What the first function among the arguments makes of those after it."""
    for index, argument in enumerate(given.arguments):
        if any(isinstance(item, (Closure, Bound, Opaque)) for item in argument.value):
            rest = list(given.arguments[index + 1 :])
            made = methods.hand(given.run, argument.value, rest, given.place, given.frame)
            return made if rest else join(made, argument.value)
    return UNKNOWN


def _chosen(given: Given) -> Value:
    _by_key(given)
    return elements.each(given.first)


def _listed(given: Given) -> Value:
    if not given.arguments:
        return (Items([], True, given.place),)
    _by_key(given)
    return tuple(item for item in given.first if not mappings.is_mapping(item))


def _by_key(given: Given) -> None:
    """`sorted(…, key=f)` calls `f` with each element."""
    for argument in given.arguments:
        if argument.name == "key":
            given.apply(argument.value, elements.each(given.first))


def _folded(given: Given) -> Value:
    site = methods.Site("", "", given.place, given.place)
    rest = [given.arguments[0], *given.arguments[2:]]
    lists_given = [item for item in given.second if isinstance(item, Items)]
    return join(*(lists.fold(given.run, item, site, rest, given.frame) for item in lists_given))


def _owns(given: Given) -> Value:
    if len(given.arguments) > 1:
        node = given.arguments[1].node
        place = given.frame.place(node.start, node.end)
        members.subscript(given.run, given.first, given.second, place, given.frame)
    return UNKNOWN


def _removed(given: Given) -> Value:
    mappings.remove(given.first, given.second)
    return UNKNOWN


def _address(given: Given) -> Value:
    return _joined(given.second, given.first, given.place) if len(given.arguments) > 1 else (Encoded(given.first),)


def _scheduled(given: Given) -> Value:
    _queue(given)
    outer, given.run.scheduling = given.run.scheduling, given.place
    given.apply(given.first, *(argument.value for argument in given.arguments[2:]))
    given.run.scheduling = outer
    return UNKNOWN


def _at_once(given: Given) -> Value:
    _queue(given)
    given.apply(given.first, *(argument.value for argument in given.arguments[1:]))
    return UNKNOWN


def _delayed(given: Given) -> Value:
    """`Timer(seconds, f)`: what it gives calls `f` once it is started."""
    _queue(given)
    called(given)
    return (Opaque(),)


def _queue(given: Given) -> None:
    for argument in given.arguments:
        for item in argument.value:
            if isinstance(item, Closure):
                queues.put_again(given.run, item, given.place, given.frame)


def _repeated(given: Given) -> Value:
    before = len(given.run.trace)
    _scheduled(given)
    polling.repeated(given.run, given.first, given.arguments, given.place, before)
    return UNKNOWN


def _bound(given: Given) -> Value:
    """`partial(f, a, b=c)`: `f` with its first arguments."""
    if not given.arguments:
        return UNKNOWN
    return (Bound(given.first, tuple(given.arguments[1:])),) if len(given.arguments) > 1 else given.first


def _injected(given: Given) -> Value:
    """`inject(Client)`: an object of a class."""
    from kling_route.lint.evaluate.code import calls

    return join(*(calls.apply(given.run, item, (), given.place, given.frame) for item in given.first))


def _initial(given: Given) -> Value:
    """The first value of a state; a function makes it."""
    made = given.apply(given.first)
    return join(made, *((item,) for item in given.first if not isinstance(item, Closure)))


KINDS: dict[str, Callable[[Given], Value]] = {
    "encoders": _encoded,
    "decoders": lambda given: decoded(given.first),
    "opened": lambda given: documents.opened(given.run, given.arguments, given.frame),
    "loaded": lambda given: decoded(documents.opened(given.run, given.arguments, given.frame)),
    "same": lambda given: given.first,
    "later": lambda given: given.second,
    "preset": lambda given: (*given.second, Opaque()),
    "texts": lambda given: (Text((given.first,)),),
    "bound": _bound,
    "classified": lambda given: UNKNOWN,  # noqa: ARG005
    "injected": _injected,
    "coded": lambda given: tuple(StatusCode(item.request, ()) for item in given.first if isinstance(item, Response)),
    "pathed": lambda given: mappings.dig(given.run, given.first, given.arguments[1:2], given.frame),
    "paths": lambda given: mappings.dig(given.run, given.second, given.arguments[:1], given.frame),
    "flags": lambda given: options.flags(given.run, given.first, given.place),
    "defaulted": lambda given: options.default_of(given.arguments),
    "operators": lambda given: given.first,
    "pickers": lambda given: options.picked(given.arguments),
    "states": lambda given: pickers.state(_initial(given), given.place),
    "refs": lambda given: pickers.reference(given.first, given.place),
    "kept": lambda given: given.first,
    "widgets": lambda given: pickers.widget(given.run, given.arguments),
    "connectors": lambda given: pickers.connect(given.run, given.arguments, given.place, given.frame),
    "elements": lambda given: pickers.element(given.run, given.first, given.frame),
    "forms": lambda given: pickers.filled_in(given.run, given.frame),
    "declarers": lambda given: UNKNOWN,  # noqa: ARG005
    "parsers": lambda given: UNKNOWN,  # noqa: ARG005
    "chosen": _chosen,
    "listed": _listed,
    "formatters": _formatted,
    "filled": _filled,
    "assembled": lambda given: (Text(tuple(argument.value for argument in given.arguments)),),
    "paired": _paired,
    "concatenated": lambda given: (Text((elements.each(given.first),)),),
    "records": _record,
    "gathered": _gathered,
    "settling": _settled,
    "zipped": lambda given: given.tuples(*(elements.each(argument.value) for argument in given.arguments)),
    "numbered": lambda given: given.tuples(UNKNOWN, elements.each(given.first)),
    "fields": lambda given: fields_of(given.first, given.place),
    "folders": _folded,
    "owners": _owns,
    "attributes": _attribute,
    "removers": _removed,
    "joined": lambda given: _joined(given.first, given.second, given.place),
    "addresses": _address,
    "promises": _promised,
    "schedulers": _scheduled,
    "immediate": _at_once,
    "delayers": _delayed,
    "repeaters": _repeated,
    "callers": called,
    "readers": lambda given: join(*(item.body for item in given.first if isinstance(item, Inbound))),
    "mappers": lambda given: given.items(given.apply(given.second, elements.each(given.first))),
    "appliers": lambda given: given.items(given.apply(given.first, elements.each(given.second))),
    "objects-values": lambda given: given.items(elements.each(given.first)),
    "objects-pairs": lambda given: given.tuples(UNKNOWN, elements.each(given.first)),
    "objects-names": lambda given: UNKNOWN,  # noqa: ARG005
}
"""What the functions of each kind of the tables give back."""
