"""What known functions of libraries and of the languages give back, by the kinds of the tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.library import (
    calling,
    collecting,
    documents,
    elements,
    encoding,
    joining,
    mappings,
    options,
)
from kling_route.lint.evaluate.reach import pickers
from kling_route.lint.evaluate.values import UNKNOWN, Inbound, Opaque, Response, StatusCode, Text, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.library.given import Given


KINDS: dict[str, Callable[[Given], Value]] = {
    "encoders": encoding.encoded,
    "decoders": lambda given: encoding.decoded(given.first),
    "opened": lambda given: documents.opened(given.run, given.arguments, given.frame),
    "loaded": lambda given: encoding.decoded(documents.opened(given.run, given.arguments, given.frame)),
    "same": lambda given: given.first,
    "later": lambda given: given.second,
    "preset": lambda given: (*given.second, Opaque()),
    "texts": lambda given: (Text((given.first,)),),
    "bound": calling.bound,
    "classified": lambda given: UNKNOWN,  # noqa: ARG005
    "injected": calling.injected,
    "coded": lambda given: tuple(StatusCode(item.request, ()) for item in given.first if isinstance(item, Response)),
    "pathed": lambda given: mappings.dig(given.run, given.first, given.arguments[1:2], given.frame),
    "paths": lambda given: mappings.dig(given.run, given.second, given.arguments[:1], given.frame),
    "flags": lambda given: options.flags(given.run, given.first, given.place),
    "defaulted": lambda given: options.default_of(given.arguments),
    "operators": lambda given: given.first,
    "pickers": lambda given: options.picked(given.arguments),
    "states": lambda given: pickers.state(calling.initial(given), given.place),
    "refs": lambda given: pickers.reference(given.first, given.place),
    "kept": lambda given: given.first,
    "widgets": lambda given: pickers.widget(given.run, given.arguments),
    "connectors": lambda given: pickers.connect(given.run, given.arguments, given.place, given.frame),
    "elements": lambda given: pickers.element(given.run, given.first, given.frame),
    "forms": lambda given: pickers.filled_in(given.run, given.frame),
    "declarers": lambda given: UNKNOWN,  # noqa: ARG005
    "parsers": lambda given: UNKNOWN,  # noqa: ARG005
    "chosen": collecting.chosen,
    "listed": collecting.listed,
    "formatters": encoding.formatted,
    "filled": encoding.filled,
    "assembled": lambda given: (Text(tuple(argument.value for argument in given.arguments)),),
    "paired": collecting.paired,
    "concatenated": lambda given: (Text((elements.each(given.first),)),),
    "records": collecting.mapping,
    "gathered": collecting.gathered,
    "settling": collecting.settled,
    "zipped": lambda given: given.tuples(*(elements.each(argument.value) for argument in given.arguments)),
    "numbered": lambda given: given.tuples(UNKNOWN, elements.each(given.first)),
    "fields": lambda given: collecting.fields_of(given.first, given.place),
    "folders": collecting.folded,
    "owners": collecting.owns,
    "attributes": collecting.attribute,
    "removers": collecting.removed,
    "joined": lambda given: joining.joined(given.first, given.second, given.place),
    "addresses": joining.address,
    "promises": calling.promised,
    "schedulers": calling.scheduled,
    "immediate": calling.at_once,
    "delayers": calling.delayed,
    "repeaters": calling.repeated,
    "callers": calling.called,
    "readers": lambda given: join(*(item.body for item in given.first if isinstance(item, Inbound))),
    "mappers": lambda given: given.items(given.apply(given.second, elements.each(given.first))),
    "appliers": lambda given: given.items(given.apply(given.first, elements.each(given.second))),
    "objects-values": lambda given: given.items(elements.each(given.first)),
    "objects-pairs": lambda given: given.tuples(UNKNOWN, elements.each(given.first)),
    "objects-names": lambda given: UNKNOWN,  # noqa: ARG005
}
"""What the functions of each kind of the tables give back."""
