"""Expressions of JavaScript and TypeScript, by their lowered form."""

from __future__ import annotations

import pytest
from dump import dump

from kling_route.lint.languages import lower

JAVASCRIPT = {
    # constants
    "'it\\'s'": '"it\'s"',
    '"\\n\\t\\x41\\u0042\\u{1F600}\\ud83d\\ude00"': '"\\n\\tAB😀😀"',
    '"a\\\nb\\q\\0"': '"abq\\u0000"',
    '"\\ud83d"': '"\ufffd"',
    '"\\u{110000}\\101"': '"\ufffdA"',
    "0xff": "255",
    "0b101": "5",
    "0o17": "15",
    "017": "15",
    "089": "89",
    "10n": "10",
    "1_000.5e3": "1000500",
    ".5": "0.5",
    "1e999": "Infinity",
    "-1": "-1",
    "+2": "2",
    "true": "true",
    "null": "null",
    "undefined": "null",
    "void 0": "null",
    "/sk-[a-z]+/g": "(unknown)",
    # templates
    "`x`": '"x"',
    "``": '""',
    "`a${b}c`": '(text "a" b "c")',
    "`${a}${b}`": "(text a b)",
    "`\\`${`n${1}`}\\n`": '(text "`" (text "n" 1) "\\n")',
    "String.raw`a\\n${b}`": '(text "a\\\\n" b)',
    "async () => await (await a).b": "(fn [] (return (. a b)))",
    "sql`select ${a}`": '(call sql (text "select " a))',
    "$`curl -s ${url}`": '(call $ (text "curl -s " url))',
    # properties and calls
    "a.b.c": "(. (. a b) c)",
    "a?.b?.[c]?.(d)": "(call ([] (. a b) c) d)",
    "a['b'][0]": '([] ([] a "b") 0)',
    "this.#key": "(. this #key)",
    "process.env.APIDOT_API_KEY": "(. (. process env) APIDOT_API_KEY)",
    "import.meta.env.VITE_KEY": "(. (. (. import meta) env) VITE_KEY)",
    "new.target": "(unknown)",
    "f(a, ...b)": "(call f a *b)",
    "new A": "(new A)",
    "new A.B(1)": "(new (. A B) 1)",
    "await fetch(url)": "(call fetch url)",
    "require('./a')": '(call require "./a")',
    "await import('./a')": '(call import "./a")',
    "super.a(1)": "(call (. super a) 1)",
    "super(1)": "(call (. super __init__) 1)",
    "(0, a.b)(1)": "(call (. a b) 1)",
    "a /* c */ . b": "(. a b)",
    "f /* c */ (/* d */ x)": "(call f x)",
    # collections
    "[1, , ...a]": "[1 (unknown) *a]",
    "[, 1]": "[(unknown) 1]",
    "({a, b: 1, 'c-d': 2, 3: 4, [e]: 5, ...f})": '{"a": a, "b": 1, "c-d": 2, 3: 4, e: 5, **f}',
    "({a() { return 1 }, get b() {}, set b(v) {}, async *c() {}})": (
        '{"a": (fn a this. [] (return 1)), "b": (getter b this. []), "set b": (fn set b this. [v]), '
        '"c": (fn c this. [])}'
    ),
    "({a: () => 1, 'b': function () {}})": '{"a": (fn a [] (return 1)), "b": (fn b this. [])}',
    # operators
    "a && b || (c ?? d)": "(or (and a b) (?? c d))",
    "!a": "(not a)",
    "a === b": "(== a b)",
    "a !== b": "(!= a b)",
    "a == null": "(== a null)",
    "a < b": "(< a b)",
    "'k' in a": '(in "k" a)',
    "#k in a": '(in "#k" a)',
    "a instanceof B": "(instanceof a B)",
    "a + 'b' * c": '(+ a (* "b" c))',
    "a /* c */ + /* d */ b": "(+ a b)",
    "a ** b >>> c": "(>>> (** a b) c)",
    "typeof a": "(unknown a)",
    "~a": "(unknown a)",
    "delete a.b": '(call delete a "b")',
    "delete a[b]": "(call delete a b)",
    "delete a": "(unknown a)",
    "a ? b : c": "(? a b c)",
    "(a, b())": "([] [a (call b)] 1)",
    "((a))": "a",
    # assignments
    "x = (y = 1)": "(= x (= y 1))",
    "a.b += 1": "(+= (. a b) 1)",
    "a ||= b": "(or= a b)",
    "a &&= b": "(and= a b)",
    "a ??= b": "(??= a b)",
    "a >>>= b": "(>>>= a b)",
    "a++": "(+= a 1)",
    "--a.b": "(-= (. a b) 1)",
    # functions
    "async x => x": "(fn [x] (return x))",
    "(a, {b}) => { return a }": '(fn [a, <"b": b>] (return a))',
    "() => ({})": "(fn [] (return {}))",
    "(function named(a = 1, ...b) { this.x })": "(fn named this. [a = 1, *b] (. this x))",
    "(function* () { yield; yield 1; yield* a })": "(fn this. [] (yield) (yield 1) (yield *a))",
    "exports.f = async (x) => x": "(= (. exports f) (fn f [x] (return x)))",
}

TYPESCRIPT = {
    "<Task>a": "a",
    "a as const": "a",
    "(a as any as Task).b": "(. a b)",
    "a satisfies Task": "a",
    "a!.b![0]!": "([] (. a b) 0)",
    "f<Task>(a)": "(call f a)",
    "f?.<Task>(a)": "(call f a)",
    "new Map<string, Task>([])": "(new Map [])",
    "f<Task>": "f",
    "<T,>(x: T): Promise<T> => x": "(fn [x: T] (return x))",
    "(a as any) = 1": "(= a 1)",
    "a! += 1": "(+= a 1)",
    "function (this: Task, a?: string, ...b: string[]): asserts a is string {}": "(fn this. [a: string, *b: string[]])",
}


def lowered(code: str, language: str) -> str:
    module = lower(code.encode(), language)
    assert module.errors == ()
    return dump(module)


@pytest.mark.parametrize("language", ["javascript", "typescript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), JAVASCRIPT.items())
def test_javascript(code, expected, language):
    assert lowered(f"{code};", language) == expected


@pytest.mark.parametrize(("code", "expected"), TYPESCRIPT.items())
def test_typescript(code, expected):
    assert lowered(f"[{code}];", "typescript") == f"[{expected}]"
