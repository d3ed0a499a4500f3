"""Statements of JavaScript and TypeScript, by their lowered form."""

from __future__ import annotations

import pytest
from dump import dump

from kling_route.lint.languages import lower

CASES = {
    # declarations and patterns
    "const a = 1, b = 'x'; let c; var d = a": ["(= a 1)", '(= b "x")', "(= c)", "(= d a)"],
    "const {a, b: c = 1, d = 2, 'e-f': {g}, [h]: i, ...rest} = x": [
        '(= <"a": a, "b": c = 1, "d": d = 2, "e-f": <"g": g>, h: i, **rest> x)'
    ],
    "const [a, , b = 1, ...c] = x": ["(= [a (unknown) (= b 1) *c] x)"],
    "({a, b: c.d, e = 1} = x)": ['(= <"a": a, "b": (. c d), "e": e = 1> x)'],
    "[a.b, c[0] = 1] = x": ["(= [(. a b) (= ([] c 0) 1)] x)"],
    "const f = async () => {}": ["(= f (fn f []))"],
    # effects
    "'use strict'": ['"use strict"'],
    "a(), b = 1, c++": ["(call a)", "(= b 1)", "(+= c 1)"],
    ";;": [],
    "debugger": [],
    "throw new Error('x')": ['(raise (new Error "x"))'],
    # branches
    "if (a) b; else if (c) { d } else e": ["(if a (then b) (else (if c (then d) (else e))))"],
    "if (a) {}": ["(if a (then))"],
    "{ a; { b } }": ["(block a (block b))"],
    "with (a) b": ["a", "(block b)"],
    # loops
    "for (let i = 0, j = 1; i < j; i++, j--) a": ["(= i 0)", "(= j 1)", "(loop while (< i j) a (+= i 1) (-= j 1))"],
    "for (i = 0;;) { break }": ["(= i 0)", "(loop (break))"],
    "for (;;) continue": ["(loop (continue))"],
    "for (const [k, v] of Object.entries(a)) b": ["(loop [k v] of (call (. Object entries) a) b)"],
    "async () => { for await (const x of y()) x }": ["(fn [] (loop x of (call y) x))"],
    "for (const k in a) b": ["(loop k of (call (. Object keys) a) b)"],
    "for (a.b of c) d": ["(loop (. a b) of c d)"],
    "while (true) { a }": ["(loop while true a)"],
    "do { a } while (b)": ["(do while b a)"],
    "outer: for (;;) { break outer }": ["(block (loop (break)))"],
    # switch
    "switch (a) { case 1: case 'b': c(); break; default: d }": ['(switch a (case [1 "b"] (call c)) (default d))'],
    "switch (a) { case 1: { b; break } case 2: { c } }": ["(switch a (case [1] b) (case [2] c))"],
    "() => { switch (a) { case 1: b; case 2: c; return; case 3: d } }": [
        "(fn [] (switch a (case [1] b c (return)) (case [2] c (return)) (case [3] d)))"
    ],
    "switch (a) { case 1: b; case 2: c; break; case 3: d }": ["(switch a (case [1] b c) (case [2] c) (case [3] d))"],
    "switch (a) { case 1: default: b }": ["(switch a (case [1] b) (default b))"],
    "switch (a) { default: case 1: b; break; case 2: c; }": ["(switch a (case [1] b) (default b) (case [2] c))"],
    "switch (a) { case 1: if (b) break; c }": ["(switch a (case [1] (if b (then (break))) c))"],
    "switch (a) {}": ["(switch a)"],
    # try
    "try { a } catch { b } finally { c }": ["(try a (catch b) (finally c))"],
    "try { a } catch ({ message }) { b }": ['(try a (catch as <"message": message> b))'],
    "try { a } finally { b }": ["(try a (finally b))"],
    # functions
    "function f({ a, b: { c } = {} }, [d, ...e], ...g) { return }": [
        '(def (fn f this. [<"a": a, "b": <"c": c> = {}>, [d *e], *g] (return)))'
    ],
    "async function* f() { yield await a }": ["(def (fn f this. [] (yield a)))"],
    "if (a) function f() {}": ["(if a (then (def (fn f this. []))))"],
    "#!/usr/bin/env node\na": ["a"],
}

TYPESCRIPT = {
    "let a: string, b!: number, c: D = 1": ["(= a: string)", "(= b: number)", "(= c: D 1)"],
    "const a: Record<string, { b: 'c' }> = {}": ["(= a: Record<string, { b: 'c' }> {})"],
    "function f(a: string): void; function f(a: any, b = 1, { c }: { c: string } = { c: '' }) {}": [
        '(def (fn f this. [a: any, b = 1, <"c": c>: { c: string } = {"c": ""}]))'
    ],
    "interface A { b: string } type C = { d: 'e' }; declare const f: string; declare function g(): void": [],
    "declare module 'a' { const b: 1 } declare global { interface Window {} }": [],
    "enum A { B, C = 5, D, E = 'e', 'F-G' = 1 << 2, H }": [
        '(= A {"B": 0, "C": 5, "D": 6, "E": "e", "F-G": (<< 1 2), "H": null})'
    ],
    "declare const enum A { B = 'b' }": ['(= A {"B": "b"})'],
    "namespace A.B { export const c = 1; function d() {} class E {} }": [
        "(block (= c 1) (def (fn d this. [])) (class E))",
        '(= A {"B": {"c": c, "d": d, "E": E}})',
    ],
}


@pytest.mark.parametrize("language", ["javascript", "typescript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), CASES.items())
def test_javascript(code, expected, language):
    check(code, expected, language)


def test_what_only_the_grammar_of_javascript_knows():
    check("using a = b()", ["(= a (call b))"], "javascript")


@pytest.mark.parametrize("language", ["typescript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), TYPESCRIPT.items())
def test_typescript(code, expected, language):
    check(code, expected, language)


def check(code, expected, language):
    module = lower(code.encode(), language)
    assert module.errors == ()
    assert [dump(statement) for statement in module.body] == expected


def test_cases_that_run_on_do_not_grow_without_bound():
    cases = "".join(f"case {number}: a({number});" for number in range(2000))
    [switch] = lower(f"switch (x) {{ {cases} }}".encode(), "javascript").body
    assert len(switch.cases) == 2000
    assert sum(len(case.body) for case in switch.cases) < 3000
