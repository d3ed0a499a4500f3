"""Functions that known ones call: at once, later, or for whoever waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.evaluate.library import methods
from kling_route.lint.evaluate.values import UNKNOWN, Bound, Closure, Opaque, Value, join
from kling_route.lint.evaluate.workflow import polling, queues

if TYPE_CHECKING:
    from kling_route.lint.evaluate.library.given import Given


def called(given: Given) -> Value:
    """What the first function among the arguments makes of those after it."""
    for index, argument in enumerate(given.arguments):
        if any(isinstance(item, (Closure, Bound, Opaque)) for item in argument.value):
            rest = list(given.arguments[index + 1 :])
            made = methods.hand(given.run, argument.value, rest, given.place, given.frame)
            return made if rest else join(made, argument.value)
    return UNKNOWN


def bound(given: Given) -> Value:
    """`partial(f, a, b=c)`: `f` with its first arguments."""
    if not given.arguments:
        return UNKNOWN
    return (Bound(given.first, tuple(given.arguments[1:])),) if len(given.arguments) > 1 else given.first


def injected(given: Given) -> Value:
    """`inject(Client)`: an object of a class."""
    from kling_route.lint.evaluate.code import calls

    return join(*(calls.apply(given.run, item, (), given.place, given.frame) for item in given.first))


def promised(given: Given) -> Value:
    """`new Promise((resolve, reject) => …)`: what `resolve` is given."""
    settled = Opaque("resolve()")
    given.apply(given.first, (settled,))
    return settled.members.get("settled", UNKNOWN)


def initial(given: Given) -> Value:
    """The first value of a state; a function makes it."""
    made = given.apply(given.first)
    return join(made, *((item,) for item in given.first if not isinstance(item, Closure)))


def scheduled(given: Given) -> Value:
    """`setTimeout(f, milliseconds, a)`: `f` is called later."""
    _queue(given)
    outer, given.run.scheduling = given.run.scheduling, given.place
    given.apply(given.first, *(argument.value for argument in given.arguments[2:]))
    given.run.scheduling = outer
    return UNKNOWN


def at_once(given: Given) -> Value:
    """`setImmediate(f, a)`: `f` is called soon."""
    _queue(given)
    given.apply(given.first, *(argument.value for argument in given.arguments[1:]))
    return UNKNOWN


def delayed(given: Given) -> Value:
    """`Timer(seconds, f)`: what it gives calls `f` once it is started."""
    _queue(given)
    called(given)
    return (Opaque(),)


def _queue(given: Given) -> None:
    for argument in given.arguments:
        for item in argument.value:
            if isinstance(item, Closure):
                queues.put_again(given.run, item, given.place, given.frame)


def repeated(given: Given) -> Value:
    """`setInterval(f, milliseconds)`: `f` is called again and again."""
    before = len(given.run.trace)
    scheduled(given)
    polling.repeated(given.run, given.first, given.arguments, given.place, before)
    return UNKNOWN
