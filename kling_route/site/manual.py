"""The lint rules and the commands as their own manuals describe them: a rule's docstring, a command's `--help`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from inspect import cleandoc
from io import StringIO
from textwrap import indent
from typing import NamedTuple

from kling_route.cli import COMMANDS, main
from kling_route.lint.rules import RULES
from kling_route.lint.rules.base import Rule
from kling_route.site.errors import BuildFailed

HELP_WIDTH = 84
"""Columns that `--help` is set in, whatever the terminal that runs the build."""


FENCE = r"^```(?P<language>[a-z]+)\n.*?^```$\n?"
BLOCK = re.compile(FENCE, re.MULTILINE | re.DOTALL)
BLOCKS = re.compile(rf"(?:{FENCE.replace('?P<language>', '?:')}\n*){{2,}}", re.MULTILINE | re.DOTALL)
"""Two or more code blocks with nothing between them."""

LANGUAGES = {"javascript": "JavaScript", "typescript": "TypeScript", "sh": "Shell", "yaml": "YAML", "json": "JSON"}
"""Names of languages that a capital letter alone does not make."""


class RulePage(NamedTuple):
    """A rule's manual page: its first line says what it reports, the rest is Markdown."""

    id: str
    severity: str
    summary: str
    text: str


class CommandPage(NamedTuple):
    """A command's help: `name` is empty for the command line as a whole."""

    name: str
    summary: str
    help: str


def rules() -> list[RulePage]:
    """Returns the pages of all rules, in the order in which the linter lists them."""
    return list(map(_rule_page, RULES))


def _rule_page(rule: Rule) -> RulePage:
    summary, _, text = cleandoc(rule.manual).partition("\n")
    return RulePage(rule.id, rule.severity, summary, in_tabs(text.strip()))


def in_tabs(text: str) -> str:
    """Returns Markdown in which code blocks that follow each other directly stand in tabs, named by their languages."""
    return BLOCKS.sub(_tabs, text)


def _tabs(match: re.Match[str]) -> str:
    tabs = []
    for block in BLOCK.finditer(match[0]):
        language = LANGUAGES.get(block["language"], capital(block["language"]))
        tabs.append(f'=== "{language}"\n\n' + indent(block[0].strip(), "    "))
    return "\n\n".join(tabs) + "\n\n"


def commands() -> list[CommandPage]:
    """Returns the help of the command line and of each command. Raises BuildFailed for a command without help."""
    with _fixed_width():
        named = [CommandPage(name, capital(summary), _help([name])) for name, summary in COMMANDS.items()]
        return [CommandPage("", "", _help([])), *named]


def _help(command: list[str]) -> str:
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main([*command, "--help"])
    if code != 0:
        raise BuildFailed([f"`kling-route {' '.join(command)} --help` ends with {code}: {printed.getvalue()}"])
    return printed.getvalue().rstrip()


def capital(text: str) -> str:
    """Returns the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


@contextmanager
def _fixed_width() -> Iterator[None]:
    """Sets the width that argparse wraps at, and no colours."""
    wanted = {"COLUMNS": str(HELP_WIDTH), "NO_COLOR": "1"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
