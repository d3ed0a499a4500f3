"""Lowers PHP.

`$name` is the variable `name`. What a cURL handle is told becomes calls of its methods, and what a page writes is its
answer, while what a script writes is for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages import parser
from kling_route.lint.languages.php.arrays import EXPRESSIONS as ARRAYS
from kling_route.lint.languages.php.calls import EXPRESSIONS as CALLS
from kling_route.lint.languages.php.declarations import EXPRESSIONS as FUNCTIONS
from kling_route.lint.languages.php.declarations import STATEMENTS as DECLARATIONS
from kling_route.lint.languages.php.expressions import EXPRESSIONS
from kling_route.lint.languages.php.lowering import PhpLowering
from kling_route.lint.languages.php.statements import STATEMENTS

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

SNIPPET = "php-snippet"
"""The language of code that stands without `<?php` around it."""
PhpLowering.expressions = {**EXPRESSIONS, **ARRAYS, **CALLS, **FUNCTIONS}
PhpLowering.statements = {**STATEMENTS, **DECLARATIONS}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of PHP code."""
    if b"<?" not in code:
        parse = parser(SNIPPET)
    return PhpLowering(code).module(parse(code))
