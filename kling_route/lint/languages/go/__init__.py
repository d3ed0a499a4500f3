"""Lowers Go.

A struct is a class, its methods stand in it, and a composite literal of it is a construction. Where a call gives
several values, the left side is a `Sequence`; `value, ok := …` without a call is the value alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.go.declarations import STATEMENTS as DECLARATIONS
from kling_route.lint.languages.go.declarations import GoLowering
from kling_route.lint.languages.go.expressions import EXPRESSIONS
from kling_route.lint.languages.go.functions import literal
from kling_route.lint.languages.go.statements import STATEMENTS

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

GoLowering.expressions = {**EXPRESSIONS, "func_literal": literal}
GoLowering.statements = {**STATEMENTS, **DECLARATIONS}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of Go code."""
    return GoLowering(code).module(parse(code))
