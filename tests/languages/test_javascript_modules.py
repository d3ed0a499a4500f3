"""Imports, exports and JSX, by their lowered form."""

from __future__ import annotations

import pytest
from dump import dump

from kling_route.lint.languages import lower

MODULES = {
    "import a, { b, c as d, default as e, 'f-g' as h } from 'm'": (
        '(import "m" default as a, b, c as d, default as e, f-g as h)'
    ),
    "import * as a from './m.js'": '(import "./m.js" * as a)',
    "import a, * as b from 'm'": '(import "m" default as a, * as b)',
    "import 'm'": '(import "m")',
    "import a from './a.json' with { type: 'json' }": '(import "./a.json" default as a)',
    "export const a = 1, b = 2": "(= a 1)\n(= b 2)",
    "export async function a() {}": "(def (fn a this. []))",
    "export class A {}": "(class A)",
    "export { a, b as c, d as default, e as 'f-g' }": "(= c b)\n(= default d)\n(= f-g e)",
    "export { a, b as c, default, default as d } from 'm'": '(import "m" a, b as c, default, default as d)',
    "export * from 'm'": '(import "m" *)',
    "export * as a from 'm'": '(import "m" * as a)',
    "export default { a: 1 }": '(= default {"a": 1})',
    "export default async () => {}": "(= default (fn default []))",
    "export default function () {}": "(= default (fn default this. []))",
    "export default function a() {}": "(def (fn a this. []))\n(= default a)",
    "export default class {}": "(class default)",
    "export default class A {}": "(class A)\n(= default A)",
    "const a = require('./a'), { b } = require('b')": '(= a (call require "./a"))\n(= <"b": b> (call require "b"))',
    "module.exports = { a, b: () => 1 }": '(= (. module exports) {"a": a, "b": (fn b [] (return 1))})',
}

TYPESCRIPT = {
    "import type A from 'm'; import type { B } from 'm'; import type * as C from 'm'; import typeof D from 'm'": "",
    "import { type A, b } from 'm'": '(import "m" b)',
    "import { type A } from 'm'": '(import "m")',
    "import a = require('m')": '(= a (call require "m"))',
    "import a = B.C.D": "(= a (. (. B C) D))",
    "export import a = B.C": "(= a (. B C))",
    "export = a": "(= (. module exports) a)",
    "export as namespace A": "",
    "export type { A }; export type { B } from 'm'; export type C = 1; export interface D {}": "",
    "export { type A, b } from 'm'": '(import "m" b)',
    "export default interface A {}": "",
    "export abstract class A {}": "(class A)",
    "export enum A { B }": '(= A {"B": 0})',
    "export namespace A { export const b = 1 }": '(block (= b 1))\n(= A {"b": b})',
    "export declare const a: string": "",
}

JSX = {
    "<a/>": "(unknown)",
    "<></>": "(unknown)",
    '<a b="x &amp; y" c={d} e f={<g/>} {...h} i:j=\'k\'>text {l} {/* m */}{...n} <o p="q">r</o></a>': (
        '(unknown "x & y" d (unknown) h "k" "text" l n (unknown "q" "r"))'
    ),
    "<A.B onClick={() => send(key)}>{list.map((x) => <li key={x}>{x.url}</li>)}</A.B>": (
        "(unknown (fn [] (return (call send key))) (call (. list map) (fn [x] (return (unknown x (. x url))))))"
    ),
    "<p>a &lt; b</p>": '(unknown "a" "<" "b")',
    "<p>{a && <b/>}</p>": "(unknown (and a (unknown)))",
}


@pytest.mark.parametrize("language", ["javascript", "typescript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), MODULES.items())
def test_modules(code, expected, language):
    check(code, expected, language)


@pytest.mark.parametrize("language", ["typescript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), TYPESCRIPT.items())
def test_modules_of_typescript(code, expected, language):
    check(code, expected, language)


@pytest.mark.parametrize("language", ["javascript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), JSX.items())
def test_jsx(code, expected, language):
    check(f"x = {code}", f"(= x {expected})", language)


def test_jsx_with_type_arguments():
    check("x = <A<Task> b={c} />", "(= x (unknown c))", "tsx")


def check(code, expected, language):
    module = lower(code.encode(), language)
    assert module.errors == ()
    assert dump(module) == expected
