"""Lowers Swift.

Labels of arguments stay names. `try`, `await`, `!`, `?` and `as` give the value itself; what a condition binds is bound
before the branch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.swift.declarations import EXPRESSIONS as FUNCTIONS
from kling_route.lint.languages.swift.declarations import STATEMENTS as DECLARATIONS
from kling_route.lint.languages.swift.declarations import SwiftLowering
from kling_route.lint.languages.swift.expressions import EXPRESSIONS
from kling_route.lint.languages.swift.statements import STATEMENTS

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

SwiftLowering.expressions = {**EXPRESSIONS, **FUNCTIONS}
SwiftLowering.statements = {**STATEMENTS, **DECLARATIONS}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of Swift code."""
    return SwiftLowering(code).module(parse(code))
