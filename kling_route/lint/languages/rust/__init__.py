"""Lowers Rust.

What a block ends with is its value. `?`, `.await`, `&` and `*` give the value itself. Known macros are read as the
calls that they look like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.rust.calls import EXPRESSIONS as CALLS
from kling_route.lint.languages.rust.declarations import STATEMENTS as DECLARATIONS
from kling_route.lint.languages.rust.declarations import RustLowering
from kling_route.lint.languages.rust.expressions import EXPRESSIONS
from kling_route.lint.languages.rust.macros import opened
from kling_route.lint.languages.rust.statements import EXPRESSIONS as BLOCKS
from kling_route.lint.languages.rust.statements import STATEMENTS

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

RustLowering.expressions = {**EXPRESSIONS, **CALLS, **BLOCKS}
RustLowering.statements = {**STATEMENTS, **DECLARATIONS}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of Rust code."""
    opened_code, objects, root = opened(code, parse)
    return RustLowering(opened_code, objects).module(root)
