"""Lowers shell scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.shell.commands import COMMANDS, ShellLowering
from kling_route.lint.languages.shell.conditions import CONDITIONS
from kling_route.lint.languages.shell.statements import STATEMENTS
from kling_route.lint.languages.shell.words import WORDS

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

ShellLowering.expressions = WORDS | CONDITIONS | COMMANDS
ShellLowering.statements = STATEMENTS


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of a shell script."""
    return ShellLowering(code, parse).module(parse(code))
