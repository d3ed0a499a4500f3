"""Classes of JavaScript and TypeScript, by their lowered form."""

from __future__ import annotations

import pytest
from dump import dump

from kling_route.lint.languages import lower

JAVASCRIPT = {
    "class A extends mixin(B) { static c() { return 1 } get d() {} set d(v) {} async *e() {} #f() {} }": [
        (
            "(class A [(call mixin B)] (def (fn c [] (return 1))) (def (getter d this. [])) (def (fn set d this. [v])) "
            "(def (fn e this. [])) (def (fn #f this. [])))"
        )
    ],
    "class A { b = 1; static c = 2; #d; 'e-f' = 3; ['g'] = 4; static { h() } }": [
        "(class A (= b 1) (= c 2) (= #d) (= e-f 3) (= g 4) (block (call h)))"
    ],
    "class A { constructor(b) { this.b = b } }": ["(class A (def (fn __init__ this. [b] (= (. this b) b))))"],
    "class A { b = async (c) => this.d; static e = () => 1 }": [
        "(class A (def (fn b this. [c] (return (. this d)))) (def (fn e [] (return 1))))"
    ],
    "class A { b = { c: this.d } }": ['(class A (def (fn __init__ this. [] (= (. this b) {"c": (. this d)}))))'],
    "class A extends B { c = this.d }": [
        "(class A [B] (def (fn __init__ this. [*args] (call (. super __init__) *args) (= (. this c) (. this d)))))"
    ],
    "class A extends B { c = this.d; constructor(e) { super(e); f() } }": [
        "(class A [B] (def (fn __init__ this. [e] (call (. super __init__) e) (= (. this c) (. this d)) (call f))))"
    ],
    "class A { [b()]() {} }": ["(class A (call b) (def (fn [b()] this. [])))"],
    "const A = class B {}": ["(class B)", "(= A B)"],
    "const A = class {}": ["(class class 10)", "(= A class 10)"],
    "f(class { a() {} })": ["(class class 2 (def (fn a this. [])))", "(call f class 2)"],
    "const f = () => class A {}": ["(= f (fn f [] (class A) (return A)))"],
    "@a @b.c(1) class D { @e f() {} @g h = 1 }": ["(@a @(call (. b c) 1) class D (def (@e fn f this. [])) g (= h 1))"],
}

TYPESCRIPT = {
    "class A { constructor(private readonly b: string, public c = 1, protected d?: D, e: E) { f() } }": [
        (
            "(class A (def (fn __init__ this. [b: string, c = 1, d: D, e: E] (= (. this b): string b) (= (. this c) c) "
            "(= (. this d): D d) (call f))))"
        )
    ],
    "class A { private http = axios.create({ key: this.key }); constructor(private key: string) {} }": [
        (
            "(class A (def (fn __init__ this. [key: string] (= (. this key): string key) "
            '(= (. this http) (call (. axios create) {"key": (. this key)})))))'
        )
    ],
    "abstract class A<T> extends B<T> implements C, D { abstract e(): void; f?: string; [key: string]: any }": [
        "(class A [B] (= f: string))"
    ],
    "class A { b(c: string): void; b(c: any) { return c } }": ["(class A (def (fn b this. [c: any] (return c))))"],
    "@a() export class B { @c('d') e(@f() g: G, @h('i') j = 1) {} }": [
        '(@(call a) class B (def (@(call c "d") fn e this. [g: G = (call f), j = 1])))'
    ],
}


@pytest.mark.parametrize("language", ["javascript", "typescript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), JAVASCRIPT.items())
def test_javascript(code, expected, language):
    check(code, expected, language)


@pytest.mark.parametrize("language", ["typescript", "tsx"])
@pytest.mark.parametrize(("code", "expected"), TYPESCRIPT.items())
def test_typescript(code, expected, language):
    check(code, expected, language)


def check(code, expected, language):
    module = lower(code.encode(), language)
    assert module.errors == ()
    assert [dump(statement) for statement in module.body] == expected
