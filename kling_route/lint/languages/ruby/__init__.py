"""Lowers Ruby.

`object.name` is a call without arguments, which reads an attribute where there is one. What a method ends with, it
returns. A module is a class, and `A::B` an attribute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.ruby.calls import EXPRESSIONS as CALLS
from kling_route.lint.languages.ruby.calls import STATEMENTS as CALLED
from kling_route.lint.languages.ruby.cases import STATEMENTS as CASES
from kling_route.lint.languages.ruby.definitions import EXPRESSIONS as FUNCTIONS
from kling_route.lint.languages.ruby.definitions import STATEMENTS as DEFINITIONS
from kling_route.lint.languages.ruby.expressions import EXPRESSIONS
from kling_route.lint.languages.ruby.lowering import RubyLowering
from kling_route.lint.languages.ruby.statements import STATEMENTS
from kling_route.lint.languages.ruby.strings import EXPRESSIONS as STRINGS

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

RubyLowering.expressions = {**EXPRESSIONS, **STRINGS, **CALLS, **FUNCTIONS}
RubyLowering.statements = {**STATEMENTS, **CASES, **DEFINITIONS, **CALLED}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of Ruby code."""
    return RubyLowering(code).module(parse(code))
