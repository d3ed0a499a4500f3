"""Finds what a user may pick in pages and components, as programs that give variables and fields each option."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kling_route.lint import ir
from kling_route.lint.embedded.markup import Attribute, Tag, tags
from kling_route.lint.embedded.program import Program, quoted
from kling_route.lint.embedded.text import Text
from kling_route.tuples import NamedTuple

_BOUND = re.compile(r"v-model(?:\.\w+)*|bind:(?:value|group)")
_EVENT = re.compile(r"(?:@|v-on:|on:)[a-z]+(?:[.|]\w+)*|on[a-z]+")
_COMPUTED = (":value", "v-bind:value")
_FOR = re.compile(rb"\s*+\(?\s*+(?P<item>\{[^{}]*+\}|[\w$]++)[^)]*?(?:\)\s++|(?<=\s))(?:in|of)\s+(?P<list>.+)", re.S)
_EACH = re.compile(rb"\s*+(?P<list>\S++(?:\s++(?!as\s)\S++)*+)\s++as\s++(?P<item>\{[^{}]*\}|[\w$]+)")
_TEMPLATE = re.compile(rb"\{[{%]")
_SETTING = re.compile(rb"\s*([\w$.]+)\s*=(?![=>])\s*([^;]+);?\s*")
_NAME = re.compile(rb"[\w$.]+")
_TYPED_IN = "$typed"
"""The name of what users type into fields, by the names of these."""
_NO_TEXT = frozenset(("checkbox", "file", "submit", "button", "image", "reset"))
"""Types of inputs whose value is no text that a user picks or types."""


class _Open(NamedTuple):
    """What is open around a tag: a picker of a variable, or a loop over a list."""

    tag: str
    variable: Text | None
    loop: re.Match[bytes] | None
    text: Text


def component(text: Text) -> Program | None:
    """What a component of Vue or Svelte offers: `variable ??= option` for each; then what its events do."""
    program = Program()
    _pick(program, text)
    for tag in tags(text):
        for name, attribute in tag.attributes.items():
            setting = _SETTING.fullmatch(attribute.value.code)
            if not _EVENT.fullmatch(name) or _NAME.fullmatch(attribute.value.code.strip()):
                continue
            if setting is not None and not attribute.braced:
                variable, value = (attribute.value.cut(*setting.span(group)) for group in (1, 2))
                _offer(program, variable, Attribute(value, True), [])
            else:
                _event(program, attribute)
    return program if program.at else None


def _pick(program: Program, text: Text) -> None:
    around: list[_Open] = []
    for tag in tags(text):
        if tag.closes:
            _close(around, tag.name)
            continue
        loop = _loop(tag)
        bound = next((found.value for name, found in tag.attributes.items() if _BOUND.fullmatch(name)), None)
        here = _Open(tag.name, bound, loop[0], loop[1])
        if not tag.empty or tag.name == "input":
            around.append(here)
        variable = next((one.variable for one in reversed(around) if one.variable is not None), None)
        option = _option(tag)
        if variable is not None and variable.code.strip() and option is not None and (tag.empty or bound is None):
            _offer(program, variable, option, [one for one in around if one.loop is not None])
        if tag.empty and tag.name == "input":
            around.pop()


def _close(around: list[_Open], name: str) -> None:
    at = next((index for index in range(len(around) - 1, -1, -1) if around[index].tag == name), -1)
    if at >= 0:
        del around[at:]


def _loop(tag: Tag) -> tuple[re.Match[bytes] | None, Text]:
    """The loop that a tag opens, and the text that says it."""
    if tag.name == "#each":
        return _EACH.match(tag.content.code), tag.content
    repeated = tag.attributes.get("v-for")
    return (_FOR.match(repeated.value.code), repeated.value) if repeated is not None else (None, tag.content)


def _option(tag: Tag) -> Attribute | None:
    """The value of an option. One of Vue that is computed is an expression, as one in braces is."""
    for name in _COMPUTED:
        if name in tag.attributes:
            return tag.attributes[name]._replace(braced=True)
    written = tag.attributes.get("value")
    if written is None and tag.name == "option" and tag.content.code.strip():
        return Attribute(_stripped(tag.content), False)
    return written


def _stripped(text: Text) -> Text:
    code = text.code
    return text.cut(len(code) - len(code.lstrip()), len(code.rstrip()))


def _offer(program: Program, variable: Text, option: Attribute, loops: list[_Open]) -> None:
    if not option.braced and _TEMPLATE.search(option.value.code):
        return
    for one in loops:
        assert one.loop is not None
        program.code("for (const ")
        program.take(one.text.cut(*one.loop.span("item")))
        program.code(" of ")
        program.take(one.text.cut(*one.loop.span("list")))
        program.code(") { ")
    for member in ("", ".value"):  # a template of Vue leaves out the `value` of a `ref`
        program.take(variable)
        program.code(f"{member} ??= ")
        _value(program, option)
        program.code("; ")
    program.code("}" * len(loops) + "\n")


def _value(program: Program, option: Attribute) -> None:
    if option.braced:
        program.code("(")
        program.take(option.value)
        program.code(")")
    else:
        program.string(option.value)


def _event(program: Program, attribute: Attribute) -> None:
    """What an event does, if it happens."""
    program.at = attribute.value.segments[0][1]
    program.code("if ($event) { ")
    program.code("(" if attribute.braced else "")
    program.take(attribute.value)
    program.code(")($event)" if attribute.braced else "")
    program.code(" }\n")


def page(text: Text) -> Program | None:
    """The fields of a page, by their ids and by their names, with what a user may pick or finds there."""
    fields: dict[str, list[Text]] = {}
    names: dict[str, list[Text]] = {}
    for tag, values in _fields(text):
        for key, found in (("id", fields), ("name", names)):
            named = tag.attributes.get(key)
            if named is not None and named.value.code.strip():
                found.setdefault(named.value.code.decode("utf-8", "replace"), []).extend(values)
    if not fields and not names:
        return None
    program = Program()
    program.code(f"const {ir.PAGE} = {{")
    for name, values in fields.items():
        _field(program, name, values, "{ value: ", f", val: () => {ir.PAGE}[{quoted(name)}].value }}")
    program.code(f"}};\nconst {ir.FORM} = {{ ...$others, ")
    for name, values in names.items():
        _field(program, name, values, "", "")
    program.code("};\n")
    return program


def _fields(text: Text) -> Iterator[tuple[Tag, list[Text]]]:
    """The fields, with their values."""
    select: Tag | None = None
    options: list[Text] = []
    for tag in tags(text):
        if tag.name == "select" and not tag.closes:
            select, options = tag, []
        elif tag.name == "select" and select is not None:
            yield select, options
            select = None
        elif tag.name == "option" and not tag.closes and select is not None:
            options += _plain([_option(tag)])
        elif tag.name == "textarea" and not tag.closes:
            yield tag, _plain([Attribute(_stripped(tag.content), False)])
        elif tag.name == "input" and _type(tag) not in _NO_TEXT:
            yield tag, _plain([tag.attributes.get("value")])


def _type(tag: Tag) -> str:
    kind = tag.attributes.get("type")
    return kind.value.code.decode("utf-8", "replace").lower() if kind is not None else ""


def _plain(found: Iterable[Attribute | None]) -> list[Text]:
    """Values that stand there as written."""
    return [one.value for one in found if one is not None and one.value.code and not _TEMPLATE.search(one.value.code)]


def _field(program: Program, name: str, values: list[Text], before: str, after: str) -> None:
    program.code(f"{quoted(name)}: {before}")
    for value in values:
        program.string(value)
        program.code(" ?? ")
    program.code(f"{_TYPED_IN}[{quoted(name)}]{after}, ")


def events(text: Text) -> Program | None:
    """What the events of a page do (`onclick="…"`)."""
    program = Program()
    for tag in tags(text):
        for name, attribute in tag.attributes.items():
            if name.lower().startswith("on") and attribute.value.code.strip() and not attribute.braced:
                _event(program, attribute)
    return program if program.at else None
