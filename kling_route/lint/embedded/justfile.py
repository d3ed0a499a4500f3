"""Finds what sets the variables of a justfile, and its recipes, each a script of what its first line names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded import holes
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.languages import LANGUAGES, language_of
from kling_route.lint.source import Fragment, Lines

_SET = re.compile(
    rb"""(?:export[ \t]+)?(?P<name>[A-Za-z_][\w-]*+)[ \t]*:=[ \t]*(?P<value>"[^"\n]*"|'[^'\n]*'|`[^`\n]*`)"""
)
_PARAMETER = re.compile(rb"""(?<!\w)(?P<name>[A-Za-z_]\w*+)[ \t]*+=[ \t]*+(?P<value>"[^"\n]*"|'[^'\n]*')""")
_RULE = re.compile(rb"""@?[A-Za-z_][\w-]*+(?P<parameters>(?:"[^"\n]*"|'[^'\n]*'|[^:"'\n])*+):(?!=)""")
_HOLE = rb"(?P<hole>\{\{[ \t]*+(?P<inside>[^{}]*+)\}\})"
_NAME = re.compile(rb"[A-Za-z_][\w-]*+")
_PREFIX = re.compile(rb"[ \t]*(?:@-?|-@)?")


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The variables and the recipes of a justfile."""
    lines = Lines(data)
    pieces = [piece for piece in _pieces(list(Text(data).lines())) if piece[1].code.strip()]
    return tuple([Fragment(language, text.code, lines, text.segments) for language, text in pieces])


def _pieces(lines: list[Text]) -> Iterator[tuple[str, Text]]:
    """What sets the variables, then each recipe, with its language."""
    yield "shell", joined([_assignment(line, match) for line in lines if (match := _SET.match(line.code))])
    recipe: list[Text] = []
    given: list[Text] = []
    for line in [*lines, Text(b"end:")]:
        if line.code[:1] in (b" ", b"\t", b"\n"):
            recipe.append(line)
        elif (rule := _RULE.match(line.code)) is not None:
            yield _recipe(given, recipe)
            recipe = []
            given = [_assignment(line, match) for match in _PARAMETER.finditer(line.code, *rule.span("parameters"))]


def _assignment(line: Text, match: re.Match[bytes]) -> Text:
    """`NAME=value` of the shell."""
    name, value = line.cut(*match.span("name")), line.cut(*match.span("value"))
    if value.code.startswith(b"`"):
        value = joined([Text(b'"', value.segments[:1]), value, Text(b'"', value.segments[-1:])])
    name = name.replaced(name.code.replace(b"-", b"_"))
    end = line.cut(match.end("value"), match.end("value")).segments
    return joined([name, Text(b"=", value.segments[:1]), value, Text(b"\n", end)])


def _recipe(given: list[Text], lines: list[Text]) -> tuple[str, Text]:
    first = lines[0].code.strip() if lines else b""
    if first.startswith(b"#!") and (language := language_of("", first)) not in (None, "shell"):
        assert language is not None
        depth = len(lines[0].code) - len(lines[0].code.lstrip())
        text = joined(line.cut(min(depth, len(line.code) - 1), len(line.code)) for line in lines[1:])
        return language, text if language in LANGUAGES else Text(b"")
    script = joined([*given, *(line.cut(_start(line), len(line.code)) for line in lines)])
    return "shell", holes.filled(script, _HOLE, lambda match: _variable(script, match))


def _start(line: Text) -> int:
    match = _PREFIX.match(line.code)
    return match.end() if match is not None else 0


def _variable(script: Text, match: re.Match[bytes]) -> Text:
    """`{{name}}` as a variable of the shell; what calls a function is none that is known."""
    name = _NAME.fullmatch(match["inside"].strip())
    return Text(b"${%s}" % (name[0].replace(b"-", b"_") if name else b"_"), script.cut(*match.span()).segments[:1])
