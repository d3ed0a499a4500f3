"""Finds the scripts in a Makefile: what sets its variables, then the recipes, each as a script of the shell.

Make puts the text of a variable in place of its name before the shell reads the line. A text of one word becomes a
variable of the shell, so that it keeps its name; any other, which may be several words, is put in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded.make_text import NO_RULE, Expansion, Rule, added
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.source import Fragment, Lines
from kling_route.tuples import NamedTuple

_SET = re.compile(
    rb"(?P<target>[^\t#:=\s][^:=#]*:[ \t]*)?(?:(?:export|override|private)[ \t]+)*"
    rb"(?P<name>[A-Za-z_][\w.-]*)[ \t]*(?P<sign>:{0,3}=|\?=|\+=|!=)[ \t]*(?P<value>[^\r\n]*)"
)
_RULE = re.compile(rb"(?P<targets>[^\t#:=\s][^:=#\r\n]*)::?(?!=)(?P<needs>[^;#=\r\n]*)(?:;(?P<recipe>[^\r\n]*))?")
_DEFINE = re.compile(rb"[ ]*define[ \t]+(?P<name>[\w.-]+)")
_ENDEF = re.compile(rb"[ ]*endef\b")
_TOLD = re.compile(rb"[ \t]*\$[({](?:info|warning)[ \t]++(?P<text>[^\r\n]*)[)}][ \t]*+\r?\n?$")
_PREFIX = re.compile(rb"[ \t@+-]*")
_CONTINUED = re.compile(rb"\\[ \t]*\r?\n[ \t]*")
_COMMENT = re.compile(rb"(?<![ \t])[ \t]+#[^\r\n]*$")
_WORD = re.compile(rb"\S+")
_ONE_WORD = re.compile(rb"""[^\s"'`\\]*|\$\([^()]*(?:\([^()]*\)[^()]*)*\)""")


class _Set(NamedTuple):
    """A variable that is set, with `sign`."""

    name: str
    sign: bytes
    value: Text


class _Recipe(NamedTuple):
    """The lines of a recipe, without the tabs before them."""

    rule: Rule
    lines: tuple[Text, ...]


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The scripts of a Makefile."""
    lines = Lines(data)
    parts = list(_parts(list(Text(data).lines())))
    texts = {part.name: part.value for part in parts if isinstance(part, _Set) and not _is_word(part)}
    scripts = [joined([_assignment(part, texts) for part in parts if isinstance(part, _Set) and _is_word(part)])]
    scripts += [_script(part, texts) for part in parts if isinstance(part, _Recipe)]
    return tuple([Fragment("shell", text.code, lines, text.segments) for text in scripts if text.code.strip()])


def _parts(lines: list[Text]) -> Iterator[_Set | _Recipe]:
    """The variables and recipes, in their order."""
    rule, recipe = NO_RULE, list[Text]()
    rest = iter(lines)
    for line in rest:
        if line.code.startswith(b"\t"):
            recipe.append(_whole(line, rest, 1))
            continue
        whole = _whole(line, rest, 0)
        defined, match = _DEFINE.match(line.code), _SET.match(whole.code)
        if _TOLD.match(whole.code):
            yield _Recipe(rule, (whole,))
        elif defined is not None and (match is None or match["name"] == b"define"):
            yield _Set(defined["name"].decode(), b"=", _defined(rest))
        elif match is not None:
            yield _Set(match["name"].decode(), match["sign"], _value(whole.cut(*match.span("value"))))
        elif (match := _RULE.match(whole.code)) is not None:
            yield _Recipe(rule, tuple(recipe))
            rule, recipe = _rule(whole, match), []
            if match["recipe"] is not None:
                recipe.append(whole.cut(match.start("recipe"), len(whole.code)))
    yield _Recipe(rule, tuple(recipe))


def _rule(line: Text, match: re.Match[bytes]) -> Rule:
    """What stands on both sides of the colon."""
    sides = [[line.cut(*word.span()) for word in _WORD.finditer(line.code, *match.span(side))]
             for side in ("targets", "needs")]  # fmt: skip
    return Rule(sides[0][0], tuple(sides[1]))


def _whole(line: Text, rest: Iterator[Text], tabs: int) -> Text:
    """A line with those that it goes on in, which may have as many tabs before them."""
    parts = [line.cut(tabs, len(line.code))]
    while parts[-1].code.rstrip(b"\r\n").endswith(b"\\") and (following := next(rest, None)) is not None:
        parts.append(following.cut(tabs if following.code.startswith(b"\t") else 0, len(following.code)))
    return joined(parts)


def _defined(rest: Iterator[Text]) -> Text:
    """The lines up to `endef`."""
    kept: list[Text] = []
    for line in rest:
        if _ENDEF.match(line.code):
            break
        kept.append(_bare(line))
    text = joined(kept)
    return text.cut(0, len(text.code.rstrip()))


def _value(text: Text) -> Text:
    """What stands after the sign: a single line, without a comment behind it."""
    text = text.replaced(_CONTINUED.sub(lambda match: b" " * len(match[0]), text.code))
    comment = _COMMENT.search(text.code)
    code = text.code[: comment.start() if comment else None]
    return text.cut(0, len(code.rstrip()))


def _is_word(item: _Set) -> bool:
    return item.sign == b"!=" or _ONE_WORD.fullmatch(item.value.code) is not None


def _assignment(item: _Set, texts: dict[str, Text]) -> Text:
    """`NAME="value"`, as the shell sets it."""
    name, value = item.name.encode(), Expansion(texts).text(item.value, b'"')
    if not item.name.isidentifier():
        return joined(())
    before, after = {b"?=": (b'"${%s:-' % name, b'}"'), b"!=": (b'"$(', b')"')}.get(item.sign, (b'"', b'"'))
    equals = b"+=" if item.sign == b"+=" else b"="
    return joined([added(value, name + equals + before), value, added(value, after + b"\n", last=True)])


def _bare(line: Text) -> Text:
    """A line of a recipe without what tells make how to run it; what make itself prints is a command."""
    told = _TOLD.match(line.code)
    if told is not None:
        text = line.cut(*told.span("text"))
        return joined([added(text, b'echo "'), text, added(text, b'"\n', last=True)])
    match = _PREFIX.match(line.code)
    return line.cut(match.end() if match else 0, len(line.code))


def _script(recipe: _Recipe, texts: dict[str, Text]) -> Text:
    return joined([Expansion(texts, recipe.rule).text(_bare(line)) for line in recipe.lines])
