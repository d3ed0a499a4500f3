"""Methods of lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import facts, members
from kling_route.lint.evaluate.library import elements, methods
from kling_route.lint.evaluate.values import UNKNOWN, Items, Text, Typed, Value
from kling_route.lint.evaluate.workflow import polling, statuses

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def call(run: Run, item: Items | Typed, site: methods.Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`item.name(arguments)`."""
    kinds = run.ecosystems.methods
    name = site.name
    inner = elements.each((item,))
    callback = arguments[0].value if arguments else UNKNOWN
    before = len(run.trace)
    if name in kinds["mapped"]:
        made = methods.run_function(run, callback, [inner], site.place, frame)
        polling.swept(run, before)
        return (Items([made], False, site.place),)
    if name in kinds["folded"]:
        return fold(run, item, site, arguments, frame)
    if name in kinds["visited"]:
        made = methods.run_function(run, callback, [inner], site.place, frame)
        polling.swept(run, before)
        return made
    kept: Value = (item,)
    if name in kinds["filtered"]:
        told, _ = statuses.told_by(methods.run_function(run, callback, [inner], site.place, frame))
        inner, kept = facts.leaving(inner, told), facts.leaving(kept, told)
    if name in kinds["membership"] and isinstance(item, Items):
        statuses.compared(run, callback, (item,))
        return statuses.check(callback, (item,))
    if name in kinds["element"]:
        return inner
    if run.ecosystems.reads(name, frame.file.language) and arguments:
        return members.subscript(run, (item,), callback, site.at, frame)
    if name in kinds["added"]:
        if isinstance(item, Items):
            _add(item, name, arguments)
        return kept if frame.file.language in run.ecosystems.less_known else UNKNOWN  # `JSONArray().put(url)`
    if run.ecosystems.mapping.get(name) == "pairs":
        return (Items([(Items([UNKNOWN, inner], True, site.place),)], False, site.place),)
    if name in kinds["elements"]:
        return kept
    return (Text((inner,)),) if name == "join" else UNKNOWN


def fold(run: Run, item: Items | Typed, site: methods.Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`list.reduce(f, start)`: element by element where they are known."""
    if not arguments:
        return UNKNOWN
    exact = isinstance(item, Items) and item.exact and len(item.elements) <= 12
    rest = list(item.elements) if isinstance(item, Items) and exact else [elements.each((item,))]
    folded = arguments[1].value if len(arguments) > 1 else rest.pop(0) if rest else UNKNOWN
    for element in rest:
        folded = methods.run_function(run, arguments[0].value, [folded, element], site.place, frame)
    return folded


def _add(items: Items, name: str, arguments: Sequence[Argument]) -> None:
    items.exact = False
    for argument in arguments[-1:] if name == "insert" else arguments:
        spread = name == "extend" or bool(argument.unpack)
        items.elements.append(elements.each(argument.value) if spread else argument.value)
