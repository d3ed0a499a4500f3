"""Lowers C#.

Types come before the statements of the top level. A type that stands in another one is hoisted out of it; members
without an object get `this`. An initialiser in braces is a mapping, a list, or named arguments of a construction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.csharp.classes import STATEMENTS as CLASSES
from kling_route.lint.languages.csharp.creation import EXPRESSIONS as CREATION
from kling_route.lint.languages.csharp.expressions import EXPRESSIONS
from kling_route.lint.languages.csharp.functions import EXPRESSIONS as FUNCTIONS
from kling_route.lint.languages.csharp.lowering import CSharpLowering
from kling_route.lint.languages.csharp.statements import STATEMENTS
from kling_route.lint.languages.csharp.strings import EXPRESSIONS as STRINGS
from kling_route.lint.languages.csharp.switches import EXPRESSIONS as SWITCHES
from kling_route.lint.languages.csharp.switches import switch

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

CSharpLowering.expressions = {**EXPRESSIONS, **CREATION, **FUNCTIONS, **STRINGS, **SWITCHES}
CSharpLowering.statements = {**STATEMENTS, **CLASSES, "switch_statement": switch}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of C# code."""
    return CSharpLowering(code).module(parse(code))
