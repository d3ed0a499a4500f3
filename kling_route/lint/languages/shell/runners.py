"""Commands that run another one, which stands in their words (`timeout 5 curl …`) or is a script (`sh -c '…'`)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.shell import scripts
from kling_route.lint.languages.shell.scripts import INPUT
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kling_route.lint.languages.shell.commands import ShellLowering

_SYSTEM = ("/usr/", "/bin/", "/sbin/", "/opt/")
SHELLS = frozenset(("sh", "bash", "zsh", "dash", "ash", "ksh"))
_REMOTE = frozenset(("ssh",))
_SCRIPT = re.compile(r"-[A-Za-z]*c")
_HOLE = "{}"


class _Runner(NamedTuple):
    """`options` take a word each, `skipped` words stand before the command, which is a `script` if it is one word."""

    options: frozenset[str] = frozenset()
    skipped: int = 0
    script: bool = False


def _runner(options: str = "", skipped: int = 0, script: bool = False) -> _Runner:
    return _Runner(frozenset(options.split()), skipped, script)


_RUNNERS = {
    **dict.fromkeys(("builtin", "command", "exec", "nohup", "setsid", "time", "unbuffer", "caffeinate"), _runner()),
    **dict.fromkeys(("sudo", "doas"), _runner("-u -g -h -p -C --user --group")),
    "timeout": _runner("-s -k --signal --kill-after", skipped=1),
    "nice": _runner("-n"),
    "ionice": _runner("-c -n"),
    "stdbuf": _runner("-i -o -e"),
    "env": _runner("-u -C --unset --chdir"),
    "eval": _runner(script=True),
    "ssh": _runner("-i -p -l -o -F -J -L -R", skipped=1, script=True),
    "watch": _runner("-n --interval", script=True),
}
"""Commands that run the command after them."""
_EACH = {
    "xargs": _runner("-a -d -E -I -L -n -P -s --max-args --max-procs --max-lines --delimiter --arg-file"),
    "parallel": _runner("-j -a -I -C --jobs --colsep --delay --retries --joblog --results --arg-file", script=True),
}
"""Commands that run the command after them once for each of the words that they read, or that stand behind a mark."""
_MARKS = (":::", ":::+")
_PAST_DASHES = frozenset(("doppler", "op", "infisical", "dotenv", "dotenvx", "npx", "chamber", "aws-vault", "kubectl"))
"""Commands that run what stands behind `--`."""


def run(lowering: ShellLowering, call: ir.Call) -> ir.Call:
    """A command, or the one that it runs."""
    words = [part for part in call.arguments if part.name is None]
    others = tuple([part for part in call.arguments if part.name is not None])
    callee = call.callee
    while isinstance(callee, ir.Name):
        if callee.id in _EACH and not others:
            return _each(lowering, call, callee.id, words) or call
        runner = _RUNNERS.get(callee.id)
        rest = _past_dashes(words) if callee.id in _PAST_DASHES else _command(words, runner) if runner else []
        if runner is not None and runner.script and (script := _whole(lowering, rest)) is not None:
            return ir.Call(call.start, call.end, script, others, False)
        if not rest or not _is_name(rest[0].value):
            break
        callee, words = named(rest[0].value), rest[1:]
    shell = _within(callee, words)
    script = scripts.of_word(lowering, words[shell].value) if shell >= 0 else None
    if script is not None:
        return ir.Call(call.start, call.end, script, (*words[shell + 2 :], *others), False)
    return call._replace(callee=callee, arguments=(*words, *others)) if callee is not call.callee else call


def document(lowering: ShellLowering, call: ir.Call, quoted: bool) -> ir.Call:
    """A shell that reads its script from a document."""
    given = next((part for part in call.arguments if part.name == INPUT), None)
    shell = isinstance(call.callee, ir.Name) and call.callee.id in SHELLS | _REMOTE
    remote = any(_text(part.value) in SHELLS for part in call.arguments)
    if given is None or not (shell or remote):
        return call
    script = scripts.function(lowering, given.start, given.end, not quoted)
    others = tuple([part for part in call.arguments if part.name not in (None, INPUT)])
    return call if script is None else ir.Call(call.start, call.end, script, others, False)


def named(value: ir.Expression) -> ir.Expression:
    """A command's name as a name, without the folder where the system keeps it."""
    if not isinstance(value, ir.Literal):
        return value
    text = str(value.value)
    name = text.rsplit("/", 1)[-1] if text.startswith(_SYSTEM) else text
    return ir.Name(value.start, value.end, name)


def _text(value: ir.Expression) -> str:
    return str(value.value) if isinstance(value, ir.Literal) else ""


def _is_name(value: ir.Expression) -> bool:
    return bool(_text(value)) and not _text(value).startswith("-")


def _command(words: list[ir.Argument], runner: _Runner) -> list[ir.Argument]:
    """The words behind the options, the variables and what else stands before the command."""
    at = 0
    while at < len(words) and (_text(words[at].value).startswith("-") or _sets(words[at].value)):
        at += 2 if _text(words[at].value) in runner.options else 1
    return words[at + runner.skipped :]


def _sets(value: ir.Expression) -> bool:
    """`NAME=value`"""
    first = value.parts[0] if isinstance(value, ir.Template) else value
    name, sign, _ = _text(first).partition("=")
    return bool(sign) and name.isidentifier()


def _past_dashes(words: list[ir.Argument]) -> list[ir.Argument]:
    dashes = next((at for at, word in enumerate(words) if _text(word.value) == "--"), len(words))
    return words[dashes + 1 :]


def _within(callee: ir.Expression, words: list[ir.Argument]) -> int:
    """Where the script stands that a shell among the words is given: `docker exec app sh -c '…'`; else -1."""
    names = [callee.id if isinstance(callee, ir.Name) else "", *(_text(word.value) for word in words)]
    for at, name in enumerate(names[:-2]):
        if name.rsplit("/", 1)[-1] in SHELLS:
            option = next((place for place in range(at + 1, len(names) - 1) if _SCRIPT.fullmatch(names[place])), -1)
            return option if option >= 0 else -1
    return -1


def _whole(lowering: ShellLowering, words: list[ir.Argument]) -> ir.Function | None:
    """The script that a command is given as a single word; what another command writes is none that is known."""
    if len(words) != 1 or isinstance(words[0].value, (ir.Call, ir.Name)):
        return None
    return scripts.of_word(lowering, words[0].value)


def _each(lowering: ShellLowering, call: ir.Call, name: str, words: list[ir.Argument]) -> ir.Call | None:
    """A command that is run for each of several words: a function that reads them."""
    texts = [_text(word.value) for word in words]
    mark = next((at for at, text in enumerate(texts) if text in _MARKS), len(words))
    rest = _command(words[:mark], _EACH[name])
    script = _whole(lowering, rest) if _EACH[name].script else None
    hole = next((after for text, after in pairwise(texts) if text == "-I"), _HOLE)
    each = ir.Name(call.start, call.start, scripts.EACH)
    if script is not None:
        inner = ir.Call(call.start, call.end, script, (), False)
    elif rest and _is_name(rest[0].value):
        filled = [word._replace(value=_filled(word.value, hole, each)) for word in rest[1:]]
        if all(new.value is old.value for new, old in zip(filled, rest[1:], strict=True)):
            filled.append(ir.Argument(call.start, call.start, None, each, ""))
        inner = run(lowering, ir.Call(call.start, call.end, named(rest[0].value), tuple(filled), False))
    else:
        return None
    start, end = call.start, call.end
    source = ir.Name(start, start, scripts.STDIN)
    body = (ir.Assignment(start, start, each, source, "", ""), ir.Evaluate(start, end, inner))
    function = ir.Function(start, end, "", scripts.parameters(b"", start), body, (), None, False)
    given = [word.value for word in words[mark + 1 :]]
    behind = ir.Argument(given[0].start, given[-1].end, INPUT, _list(given), "") if given else None
    return ir.Call(start, end, function, (behind,) if behind else (), False)


def _list(values: list[ir.Expression]) -> ir.Expression:
    return values[0] if len(values) == 1 else ir.Sequence(values[0].start, values[-1].end, tuple(values))


def _filled(value: ir.Expression, hole: str, each: ir.Name) -> ir.Expression:
    """A word in which each hole is what the command is run for."""
    if isinstance(value, ir.Literal) and hole in str(value.value):
        pieces = list(_pieces(value, str(value.value).split(hole), each))
        return pieces[0] if len(pieces) == 1 else ir.Template(value.start, value.end, tuple(pieces))
    if isinstance(value, ir.Template):
        parts = tuple(_filled(part, hole, each) for part in value.parts)
        return value if all(new is old for new, old in zip(parts, value.parts, strict=True)) else _flat(value, parts)
    return value


def _pieces(value: ir.Literal, texts: list[str], each: ir.Name) -> Iterator[ir.Expression]:
    for at, text in enumerate(texts):
        if at:
            yield each
        if text:
            yield value._replace(value=text)


def _flat(value: ir.Template, parts: Iterable[ir.Expression]) -> ir.Template:
    flat: list[ir.Expression] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, ir.Template) else (part,))
    return value._replace(parts=tuple(flat))
