"""Parts of JSON that scripts take out of its text, or test, by a pattern with their name: `grep '"a":"[a-z]*"'`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import members
from kling_route.lint.evaluate.library import elements, encoding
from kling_route.lint.evaluate.values import UNKNOWN, Const, Place, Typed, Value, join
from kling_route.lint.evaluate.workflow import statuses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run

_SPACE = r"(?:\\s|\[\[:space:\]\]|[ *+?])*"
_NAMED = re.compile(rf"""\\?["']([A-Za-z_]\w*)\\?["']{_SPACE}:(?:{_SPACE}\\?["'](\w+)\\?["'])?""")
_PLAIN = re.compile(r"\^?\(?\w+(?:\\?\|\w+)*\)?\$?")
_WORD = re.compile(r"\w+")
_STEP = re.compile(r"\[\]|[^.\[\]]+")
_EACH = "[]"
_READ = re.compile(
    r"""\[\s*["'](\w+)["']\s*\]|\[\s*(\d+)\s*\]|\.get\(\s*["'](\w+)["'][^()]*\)"""
    r"""|\??\.([A-Za-z_]\w*+)(?!\()"""
)
_DECODED = re.compile(r"(?:stdin[\w.()]{0,200}|input\(\))\)$")


def found(run: Run, words: Sequence[Argument], text: Value, tests: bool) -> Value:
    """The parts of a text that a command's words look for; one that `tests` compares a part with a word."""
    body = tuple(item for item in encoding.decoded(text) or text if isinstance(item, Typed))
    patterns = [item for word in words for item in word.value if isinstance(item, Const)]
    named = [part for pattern in patterns for item in body for part in _named(run, pattern, item)]
    if not named and tests:
        named = [part for pattern in patterns for item in body for part in _ended(run, pattern, item)]
    return join(*named) if named else join(*(_left(run, item, patterns if tests else ()) for item in body))


def _ended(run: Run, pattern: Const, body: Typed) -> Iterator[Value]:
    """What a pattern tells that is looked for in a whole body, and is a status that a task ends with: `'"failed"'`."""
    ends = {end: name for name, schema in body.schema.walk() for end in schema.terminal}
    for word in dict.fromkeys(_WORD.findall(str(pattern.value))):
        if word in ends and (part := _part(run, body, ends[word], pattern.place)):
            yield _compared(run, part, word, pattern.place)


def _named(run: Run, pattern: Const, body: Typed) -> Iterator[Value]:
    """What stands under the names that a pattern has before colons, and what the values behind those tell."""
    for match in _NAMED.finditer(str(pattern.value)):
        part = _part(run, body, match[1], pattern.place)
        yield part
        if match[2]:
            yield _compared(run, part, match[2], pattern.place)


def read(run: Run, words: Sequence[Argument], text: Value) -> Value:
    """The parts of a text that a short program reads: `python3 -c 'print(json.load(sys.stdin)["a"]["b"])'`."""
    body = tuple(item for item in encoding.decoded(text) if isinstance(item, Typed))
    codes = [item for word in words for item in word.value if isinstance(item, Const)]
    return join(*(_stepped(run, body, steps, code.place) for code in codes for steps in _steps(str(code.value), body)))


def _steps(code: str, body: Sequence[Typed]) -> Iterator[list[str]]:
    """Names and numbers that are read one of the other, of what the program decodes."""
    steps: list[str] = []
    end = -1
    for match in _READ.finditer(code):
        step = next(filter(None, match.groups()))
        if steps and match.start() == end:
            steps.append(step)
        else:
            if steps:
                yield steps
            own = _DECODED.search(code, 0, match.start()) or any(item.schema.property(step) for item in body)
            steps = [step] if own else []
        end = match.end()
    if steps:
        yield steps


def _stepped(run: Run, body: Value, steps: Sequence[str], place: Place) -> Value:
    value = body
    for step in steps:
        value = elements.each(value) if step.isdigit() else members.read(run, value, step, place)
    return value


def _part(run: Run, body: Typed, name: str, place: Place) -> Value:
    """What stands under a name, wherever the body has it; the outermost of several."""
    paths = [schema.path.removeprefix(body.schema.path) for known, schema in body.schema.walk() if known == name]
    value: Value = (body,)
    for step in _STEP.findall(min(paths, key=len)) if paths else ():
        value = elements.each(value) if step == _EACH else members.read(run, value, step, place)
    return value if paths else UNKNOWN


def _left(run: Run, item: Typed, patterns: Sequence[Const]) -> Value:
    """What patterns without names leave: of a part most of it, of a whole body nothing that is known."""
    if item.schema.properties:
        return UNKNOWN
    plain = [(word, one.place) for one in patterns if _PLAIN.fullmatch(str(one.value))
             for word in _WORD.findall(str(one.value))]  # fmt: skip
    return join((item,), *(_compared(run, (item,), text, place) for text, place in plain))


def _compared(run: Run, part: Value, text: str, place: Place) -> Value:
    wanted: Value = (Const(text, place),)
    statuses.compared(run, part, wanted)
    return statuses.check(part, wanted)
