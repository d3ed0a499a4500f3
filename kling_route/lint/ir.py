"""The statements and expressions that every language is lowered to.

Lowering turns a grammar's tree into these nodes; evaluation reads nothing else. Each node starts with the place it
was written at: `start` and `end` are byte offsets into the fragment's UTF-8 code.

What a language writes without meaning for values is dropped: parentheses, type assertions, `await`, `as const`,
comments. What has no node of its own becomes `Unknown` with its parts, so that code inside it is still seen.
"""

from __future__ import annotations

from typing import TypeAlias

from kling_route.tuples import NamedTuple

CONSTRUCTOR = "__init__"
"""The name that every language's constructor is lowered to."""

TYPE_ARGUMENT = "<>"
"""The name of the argument that a type in angle brackets is: `decode<Task>(text)`."""

DEFAULT_EXPORT = "default"
"""The module-level name that `export default` assigns."""

PAGE, FORM = "$page", "$form"
"""The module-level names of the fields of a page, by their ids and by their names, for the scripts in it."""


class Literal(NamedTuple):
    """A constant: text with its escapes resolved, a number, true, false or null."""

    start: int
    end: int
    value: str | int | float | bool | None


class Template(NamedTuple):
    """Text with parts filled in: an f-string, a template literal, a shell word. The fixed parts are `Literal`."""

    start: int
    end: int
    parts: tuple[Expression, ...]


class Name(NamedTuple):
    """A variable. The receiver of a method is a name too (`self`, `this`)."""

    start: int
    end: int
    id: str


class Attribute(NamedTuple):
    """`object.name` or `object?.name`; `at` is where the name starts."""

    start: int
    end: int
    object: Expression
    name: str
    at: int


class Subscript(NamedTuple):
    """`object[key]`."""

    start: int
    end: int
    object: Expression
    key: Expression


class Slice(NamedTuple):
    """`object[lower:upper]`."""

    start: int
    end: int
    object: Expression
    lower: Expression | None
    upper: Expression | None


class Argument(NamedTuple):
    """One argument of a call. `unpack` is "", "*" (a spread sequence) or "**" (a spread mapping)."""

    start: int
    end: int
    name: str | None
    value: Expression
    unpack: str


class Call(NamedTuple):
    """`callee(arguments)`; `new` where the language marks construction. A command line is a call too: `curl -s URL`."""

    start: int
    end: int
    callee: Expression
    arguments: tuple[Argument, ...]
    new: bool


class Entry(NamedTuple):
    """One `key: value` of a mapping.

    `key` is None for a spread (`**other`, `...other`); a bare JavaScript key is a `Literal`.
    """

    start: int
    end: int
    key: Expression | None
    value: Expression


class Mapping(NamedTuple):
    """A dict, an object literal, a JSON or YAML mapping, a TOML table.

    A method in an object literal is an entry whose value is a `Function`.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]


class Sequence(NamedTuple):
    """A list, tuple, set or array. Items may be `Spread`."""

    start: int
    end: int
    items: tuple[Expression, ...]


class Spread(NamedTuple):
    """`*value` or `...value` inside a sequence; the rest of a sequence pattern."""

    start: int
    end: int
    value: Expression


class Parameter(NamedTuple):
    """One parameter. `target` is a pattern; `unpack` is "", "*" or "**"; `annotation` is the type as written, or ""."""

    start: int
    end: int
    target: Expression
    default: Expression | None
    unpack: str
    annotation: str


class Function(NamedTuple):
    """A function, method, lambda or arrow function, as a value.

    `receiver` is the name that its body uses for the instance: the first parameter of a Python method (which is then
    not among `parameters`), `this` in JavaScript methods and `function`s, None in arrow functions, lambdas, static
    methods and plain Python functions. An arrow function whose body is an expression has one `Return`. `getter` marks
    properties. `returns` is the type of what a method gives, as written, or "".
    """

    start: int
    end: int
    name: str
    parameters: tuple[Parameter, ...]
    body: tuple[Statement, ...]
    decorators: tuple[Expression, ...]
    receiver: str | None
    getter: bool
    returns: str = ""


class Conditional(NamedTuple):
    """`then if test else other`, `test ? then : other`."""

    start: int
    end: int
    test: Expression
    then: Expression
    other: Expression


class Logical(NamedTuple):
    """`left operator right` with operator "and", "or" or "??"."""

    start: int
    end: int
    operator: str
    left: Expression
    right: Expression


class Not(NamedTuple):
    """Negation of a truth value."""

    start: int
    end: int
    value: Expression


class Compare(NamedTuple):
    """A comparison. Operators: "==", "!=", "<", "<=", ">", ">=", "in", "not in" (`===` and `is` are "==").

    A chain `a < b < c` is lowered to `Logical("and", …)`. JavaScript's `"x" in object` is "in".
    """

    start: int
    end: int
    operator: str
    left: Expression
    right: Expression


class Binary(NamedTuple):
    """Any other operator between two values: "+", "%", "|", "/" …"""

    start: int
    end: int
    operator: str
    left: Expression
    right: Expression


class PatternEntry(NamedTuple):
    """One entry of a mapping pattern: `key` is read and bound to `target`, or `default` where it is missing."""

    start: int
    end: int
    key: Expression
    target: Expression
    default: Expression | None


class MappingPattern(NamedTuple):
    """Destructuring of a mapping: `{a, b: c = 1, ...rest}`, `case {"a": a}`."""

    start: int
    end: int
    entries: tuple[PatternEntry, ...]
    rest: Expression | None


class Assignment(NamedTuple):
    """`target = value`, as a statement or an expression.

    A target is a `Name`, `Attribute`, `Subscript`, `MappingPattern`, or a `Sequence` of targets (with `Spread` for
    the rest; a hole or a default inside a sequence pattern is an `Unknown` or an `Assignment`). `operator` is "" or
    the operator of an augmented assignment ("+", "??", "or", "|" …). `value` is None for a bare declaration.
    `annotation` is the type as written, or "". `declared` where the language says that
    the variable is new here (`const`, `let`, a field of a class). `encoded_as` is the name that a field of a class has
    in JSON, where the program tells it.
    """

    start: int
    end: int
    target: Expression
    value: Expression | None
    operator: str
    annotation: str
    declared: bool = False
    encoded_as: Literal | None = None


class Clause(NamedTuple):
    """One `for target in iterable if condition…` of a comprehension."""

    start: int
    end: int
    target: Expression
    iterable: Expression
    conditions: tuple[Expression, ...]


class Comprehension(NamedTuple):
    """A list, set, dict or generator comprehension; `key` is None unless it builds a mapping."""

    start: int
    end: int
    key: Expression | None
    element: Expression
    clauses: tuple[Clause, ...]


class Yield(NamedTuple):
    """A value handed out by a generator."""

    start: int
    end: int
    value: Expression | None


class Unknown(NamedTuple):
    """Anything else.

    The parts are evaluated for what happens in them: JSX, operators without meaning for values, syntax that is not
    modelled.
    """

    start: int
    end: int
    parts: tuple[Expression, ...]


Expression: TypeAlias = (
    Literal | Template | Name | Attribute | Subscript | Slice | Call | Mapping | Sequence | Spread | Function |
    Conditional | Logical | Not | Compare | Binary | MappingPattern | Assignment | Comprehension | Yield | Unknown
)  # fmt: skip


class Evaluate(NamedTuple):
    """An expression as a statement."""

    start: int
    end: int
    value: Expression


class If(NamedTuple):
    """A branch; `elif` is an `If` in `other`."""

    start: int
    end: int
    test: Expression
    then: tuple[Statement, ...]
    other: tuple[Statement, ...]


class Loop(NamedTuple):
    """A loop. Over a collection: `target` and `iterable`; else by `test` (None: for ever).

    A C-style `for` is its initialiser as a statement before the loop, its test, and its update as the last statement
    of the body. `do … while` runs its body before the test (`test_last`).
    """

    start: int
    end: int
    target: Expression | None
    iterable: Expression | None
    test: Expression | None
    test_last: bool
    body: tuple[Statement, ...]
    other: tuple[Statement, ...]


class Case(NamedTuple):
    """One case: it is taken when the subject equals one of `tests` (none: the default), or has the shape of
    `pattern`, and `guard` holds.

    Empty JavaScript cases that fall through to the next one are merged with it.
    """

    start: int
    end: int
    tests: tuple[Expression, ...]
    pattern: Expression | None
    guard: Expression | None
    body: tuple[Statement, ...]


class Switch(NamedTuple):
    """`switch` and `match`."""

    start: int
    end: int
    subject: Expression
    cases: tuple[Case, ...]


class Return(NamedTuple):
    """`return value`."""

    start: int
    end: int
    value: Expression | None


class Raise(NamedTuple):
    """`raise value`, `throw value`. `assert test` is an `If` around one."""

    start: int
    end: int
    value: Expression | None


class Jump(NamedTuple):
    """`break` or `continue` (`kind`)."""

    start: int
    end: int
    kind: str


class Handler(NamedTuple):
    """One `except types as name:` or `catch (name)`; `name` may be a pattern or None."""

    start: int
    end: int
    types: tuple[Expression, ...]
    name: Expression | None
    body: tuple[Statement, ...]


class Try(NamedTuple):
    """`try` with its handlers; `other` runs when nothing was raised, `final` always."""

    start: int
    end: int
    body: tuple[Statement, ...]
    handlers: tuple[Handler, ...]
    other: tuple[Statement, ...]
    final: tuple[Statement, ...]


class Block(NamedTuple):
    """Statements that stand together: the body of `with` (its items are assignments before it), a braced block, a
    label.
    """

    start: int
    end: int
    body: tuple[Statement, ...]


class Define(NamedTuple):
    """A named function declaration: known in the whole scope that it stands in."""

    start: int
    end: int
    function: Function


class Class(NamedTuple):
    """A class: methods are `Define`, attributes are assignments to a `Name`.

    A class expression is a `Class` statement before its use where possible.
    """

    start: int
    end: int
    name: str
    bases: tuple[Expression, ...]
    body: tuple[Statement, ...]
    decorators: tuple[Expression, ...]


class ImportedName(NamedTuple):
    """`name` of the module, known here as `alias`. "*" is the module itself; "default" its default export."""

    start: int
    end: int
    name: str
    alias: str


class Import(NamedTuple):
    """`import` of `module` as written (`..pkg.mod`, `./client`). CommonJS `require` stays a `Call`."""

    start: int
    end: int
    module: str
    names: tuple[ImportedName, ...]


Statement: TypeAlias = (
    Assignment | Evaluate | If | Loop | Switch | Return | Raise | Jump | Try | Block | Define | Class | Import
)  # fmt: skip


class Comment(NamedTuple):
    """A comment with its markers."""

    start: int
    end: int
    text: str


class Module(NamedTuple):
    """One fragment of code. `errors` are the places that the grammar could not read."""

    body: tuple[Statement, ...]
    comments: tuple[Comment, ...]
    errors: tuple[tuple[int, int], ...]
