"""Lowers Kotlin.

A class that stands in another one is hoisted out of it, and known there by its name; what a companion has belongs to
its class. Members without an object get `this`. A block that a function gives a receiver calls that receiver's
functions without naming it: the receiver is its parameter, as `it` is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.kotlin.branches import EXPRESSIONS as BRANCHES
from kling_route.lint.languages.kotlin.branches import STATEMENTS as BRANCHING
from kling_route.lint.languages.kotlin.calls import EXPRESSIONS as CALLS
from kling_route.lint.languages.kotlin.classes import EXPRESSIONS as OBJECTS
from kling_route.lint.languages.kotlin.classes import STATEMENTS as CLASSES
from kling_route.lint.languages.kotlin.expressions import EXPRESSIONS
from kling_route.lint.languages.kotlin.functions import EXPRESSIONS as FUNCTIONS
from kling_route.lint.languages.kotlin.functions import STATEMENTS as DEFINITIONS
from kling_route.lint.languages.kotlin.lowering import KotlinLowering
from kling_route.lint.languages.kotlin.statements import STATEMENTS

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

KotlinLowering.expressions = {**EXPRESSIONS, **CALLS, **FUNCTIONS, **OBJECTS, **BRANCHES}
KotlinLowering.statements = {**STATEMENTS, **BRANCHING, **CLASSES, **DEFINITIONS}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of Kotlin code."""
    return KotlinLowering(code).module(parse(code))
