"""Finds the scripts in YAML that says what a CI service runs: `run`, `script` and the like, as text or as a list.

The variables that it sets for them are lines of an `.env` file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded import holes, job_inputs, words
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.source import Fragment, Lines

_KEY = re.compile(
    rb"(?P<before>[ ]*(?:-[ ]+)*)(?P<key>run|script|before_script|after_script|bash|commands?|cmds?|entrypoint|args):"
    rb"(?:[ \t]++(?P<value>[^\r\n]*+))?[ \t]*\r?$"
)
_KEYS = (b"run:", b"script:", b"bash:", b"command:", b"commands:", b"cmd:", b"cmds:", b"entrypoint:", b"args:")
_OF_CONTAINERS = frozenset((b"command", b"entrypoint", b"args"))
_DOLLAR = re.compile(rb"\$(?=\$[A-Za-z_{(])")
"""What a tool takes away that fills in variables of its own."""
_VARIABLES = re.compile(rb"(?P<before>[ ]*(?:-[ ]+)*)(?:env|variables|vars):[ \t]*(?:#.*)?\r?$")
_SET = re.compile(rb"[ ]*[A-Za-z_]\w*:[ \t]+(?![|>{\[&*!]|[\"']?\$\[)\S")
_SIBLING = re.compile(rb"(?P<before>[ ]*(?:-[ ]+)*)(?P<key>[\w-]+):[ \t]+[\"']?(?P<value>[\w./@-]+)")
_BLOCK = re.compile(rb"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_ITEM = re.compile(rb"[ ]*-[ ]+")
_QUOTED = re.compile(rb"""(?:"([^"\\]*)"|'([^']*)')[ \t]*(?:#.*)?$""")
_EXPRESSION = rb"(?P<hole>\$?\{\{[ \t]*+\.?(?P<inside>[^{}]*+)\}\})"
_NAME = re.compile(rb"[A-Za-z_][\w-]*+")
_FALLBACK = re.compile(rb"[ \t]*+(?P<name>[\w.-]++)[ \t]*+\|\|[ \t]*+'(?P<value>[\w./:@ -]*+)'[ \t]*+")
_INPUTS = b"inputs"
_NO_TEXT = (b"&", b"*", b"{", b"[", b"!", b"#")
_SHELLS = {b"bash": "shell", b"sh": "shell", b"python": "python"}
_JAVASCRIPT_ACTION = b"actions/github-script"


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The scripts in a YAML file."""
    if not any(key in data for key in _KEYS):
        return ()
    lines, all_lines = Lines(data), list(Text(data).lines())
    found: list[Fragment] = []
    for number, line in enumerate(all_lines):
        picked = job_inputs.loops(all_lines, number)
        if picked.code:
            found.append(Fragment("shell", picked.code, lines, picked.segments))
        variables = _VARIABLES.match(line.code.rstrip(b"\n"))
        if variables is not None:
            text = _without_expressions(_set(all_lines, number + 1, len(variables["before"])))
            found.append(Fragment("dotenv", text.code, lines, text.segments))
        match = _KEY.match(line.code.rstrip(b"\n"))
        if match is None:
            continue
        column = len(match["before"])
        language = _language(all_lines, number, column)
        text = _content(all_lines, number, column, match)
        if match["key"] in _OF_CONTAINERS:
            text = _single(text)
        if language is not None and text.code.strip():
            text = _filled(text) if language == "shell" else _without_expressions(text)
            found.append(Fragment(language, text.code, lines, text.segments))
    return tuple(found)


def _set(lines: list[Text], first: int, column: int) -> Text:
    """The variables of a mapping, each on its line."""
    kept: list[Text] = []
    for number in range(first, len(lines)):
        line = lines[number]
        if line.code.strip() and _depth(line) <= column:
            break
        if _SET.match(line.code):
            kept.append(line)
    return joined(kept)


def _content(lines: list[Text], number: int, column: int, match: re.Match[bytes]) -> Text:
    """The text of a script: on the key's line, as a block below it, or as the items of a list."""
    value = match["value"] or b""
    if not value:
        return joined(_items(lines, number + 1, column))
    if _BLOCK.match(value):
        return _block(lines, number + 1, column, value)
    if match["key"] in _OF_CONTAINERS:
        listed = lines[number].cut(match.start("value"), match.end("value"))
        return words.script(listed, filled=True) or _scalar(lines[number], match.start("value"))
    return _scalar(lines[number], match.start("value"))


def _single(text: Text) -> Text:
    """A script in which `$$NAME` is `$NAME`."""
    out: list[Text] = []
    at = 0
    for match in _DOLLAR.finditer(text.code):
        out.append(text.cut(at, match.start()))
        at = match.end()
    return joined([*out, text.cut(at, len(text.code))]) if out else text


def _scalar(line: Text, start: int) -> Text:
    """A scalar on one line; nothing where it is no plain or simply quoted text."""
    value = line.code[start:].rstrip()
    quoted = _QUOTED.match(value)
    if quoted is not None:
        inside = line.cut(start + 1, start + 1 + len(quoted[1] or quoted[2] or b""))
        return joined([inside, line.cut(len(line.code.rstrip()), len(line.code))])
    if value.startswith((*_NO_TEXT, b'"', b"'")):
        return line.cut(0, 0)
    return line.cut(start, len(line.code))


def _block(lines: list[Text], first: int, column: int, header: bytes) -> Text:
    """The lines of a block scalar, as far left as the first of them; a folded one is a single line."""
    kept: list[Text] = []
    indent = -1
    for line in lines[first:]:
        blank = not line.code.strip()
        depth = _depth(line)
        if not blank and depth <= column:
            break
        if indent < 0 and not blank:
            indent = depth
        kept.append(line.cut(min(max(indent, 0), depth), len(line.code)))
    text = joined(kept)
    if header[:1] != b">":
        return text
    end = b"\n" if text.code.endswith(b"\n") else b""
    return text.replaced(text.code.rstrip().replace(b"\n", b" ").ljust(len(text.code) - len(end)) + end)


def _items(lines: list[Text], first: int, column: int) -> Iterator[Text]:
    """The items of a list of commands."""
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.code.strip() or line.code.lstrip().startswith(b"#"):
            continue
        item = _ITEM.match(line.code)
        if item is None or _depth(line) < column:
            if _depth(line) <= column:
                return
            continue
        value = line.code[item.end() :].rstrip()
        if _BLOCK.match(value):
            yield _block(lines, number + 1, _depth(line), value)
        else:
            yield _scalar(line, item.end())


def _depth(line: Text) -> int:
    return len(line.code) - len(line.code.lstrip(b" "))


def _language(lines: list[Text], number: int, column: int) -> str | None:
    """The language of a script, as the keys beside it (`shell: python`) and the action that takes it say."""
    around = [*_step(lines, range(number + 1, len(lines)), column), *_step(lines, range(number, -1, -1), column)]
    for match in around:
        if match["key"] == b"shell":
            return _SHELLS.get(match["value"])
        if match["value"].startswith(_JAVASCRIPT_ACTION):
            return "javascript"
    return "shell"


def _step(lines: list[Text], numbers: range, column: int) -> Iterator[re.Match[bytes]]:
    """The keys of the mapping that a script belongs to, and of the one around it, on one side of the script."""
    for number in numbers:
        line = lines[number].code
        match = _SIBLING.match(line)
        depth = _depth(lines[number])
        if numbers.step > 0 and line.strip() and (depth < column or line[depth : depth + 2] == b"- "):
            return
        if match is not None and len(match["before"]) <= column:
            yield match
        if numbers.step < 0 and line[depth : depth + 2] == b"- " and depth < column:
            return


def _filled(script: Text) -> Text:
    """A script in which `${{ secrets.NAME }}` is a variable of the shell."""
    return holes.filled(script, _EXPRESSION, lambda match: _variable(script, match))


def _without_expressions(text: Text) -> Text:
    """The same for code that no shell reads."""
    out: list[Text] = []
    at = 0
    for match in re.finditer(_EXPRESSION, text.code):
        out += (text.cut(at, match.start()), _variable(text, match))
        at = match.end()
    return joined([*out, text.cut(at, len(text.code))])


def _variable(text: Text, match: re.Match[bytes]) -> Text:
    """`${{ context.name }}`, or with a value for where it is empty: `${{ inputs.model || 'z-image' }}`."""
    place = text.cut(*match.span()).segments[:1]
    named = _NAME.findall(match["inside"])
    fallback = _FALLBACK.fullmatch(match["inside"])
    name = (named[-1] if len(named) == 2 or _INPUTS in named[:-1] else b"_".join(named) or b"_").replace(b"-", b"_")
    if fallback is None:
        return Text(b"${%s}" % name, place)
    value = text.cut(match.start("inside") + fallback.start("value"), match.start("inside") + fallback.end("value"))
    name = _NAME.findall(fallback["name"])[-1].replace(b"-", b"_")
    return joined([Text(b"${%s:-" % name, place), value, Text(b"}", value.segments[-1:])])
