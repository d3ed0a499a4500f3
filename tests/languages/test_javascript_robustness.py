"""Places, comments, broken code, and code that nobody writes."""

from __future__ import annotations

import random
import sys

import pytest
from dump import dump
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lint import ir
from kling_route.lint.languages import lower

LANGUAGES = ["javascript", "typescript", "tsx"]

SAMPLE = """\
import axios, { type Axios } from "axios"; // a client
const BASE = process.env.BASE ?? `https://${host}/api`;
export class Client extends Base<Options> {
  #key = "é";
  private readonly http = axios.create({ baseURL: BASE, headers: { Authorization: `Bearer ${this.#key}` } });
  constructor(private readonly key: string, { retries = 3, ...rest }: Options = {}) { super(rest); }
  @log() async submit(prompt: string, ...images: string[]): Promise<Task> {
    for (let i = 0; i < 3; i++) {
      try { const { data: { id = null } } = await this.http.post<Task>("/submit", { prompt, images }); return id!; }
      catch (error) { if ((error as Error).name === "x") continue; else throw error; } finally { this.count += 1 }
    }
    switch (prompt) { case "a": case "b": return 1; default: do { i++ } while (i < 2) }
  }
  get status() { return this.answer?.data?.[0]?.status /* last */ }
}
enum Status { Done = "done", Failed }
export default function App({ task }) {
  return <ul onClick={() => send(task)} {...props}>{task.files.map((one) => <li key={one.id}>{one.url} ok</li>)}</ul>;
}
app.post("/hook", async (req, res) => { const [first, , ...others] = req.body.files; res.json({ ok: true, first }) });
"""


def nodes(value: object):
    """Every node of a lowered module, with the node around it."""
    waiting = [(value, None)]
    while waiting:
        one, around = waiting.pop()
        if isinstance(one, tuple):
            is_node = hasattr(one, "start")
            if is_node:
                yield one, around
            waiting.extend((part, one if is_node else around) for part in one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nodes_lie_within_the_code(language):
    code = SAMPLE.encode()
    for node, _ in nodes(lower(code, language)):
        assert 0 <= node.start <= node.end <= len(code)
        if isinstance(node, ir.Name) and node.id not in ("this", "super", "args", "Object", ir.DEFAULT_EXPORT):
            assert code[node.start : node.end].decode() in (node.id, "")
        if isinstance(node, ir.Attribute) and node.name != ir.CONSTRUCTOR:
            assert code[node.at :].startswith(node.name.encode()) or code[node.at : node.end] == b""


def test_places_are_bytes():
    [first, second] = lower("'é😀'; ключ.значение".encode(), "javascript").body
    assert (first.value.start, first.value.end, first.value.value) == (0, 8, "é😀")
    assert (second.value.start, second.value.at, second.value.end) == (10, 19, 35)


def test_comments():
    code = "#!/usr/bin/env node\n// é\nf(/* a */ 1, 'http://x'); `//${ y /* b\n*/ }`; // c\n<!-- d\ntype /* e */ x"
    module = lower(code.encode(), "javascript")
    assert [one.text for one in module.comments] == ["// é", "/* a */", "/* b\n*/", "// c", "<!-- d", "/* e */"]
    for one in module.comments:
        assert code.encode()[one.start : one.end].decode() == one.text


def test_comments_in_types():
    module = lower(b"const a: { /* b */ c: string } = f() as /* d */ E;", "typescript")
    assert [one.text for one in module.comments] == ["/* b */", "/* d */"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const a = {b: , c: 1}; d()", ['(= a {"b": (unknown), "c": 1})', "(call d)"]),
        ("a(; b()", ["(call a)", "(call b)"]),
        ("a = f(1,\nb = 2;", None),
        ("class A { b( { } c() { return 1 } }; d()", None),
        ("const k = 'x", None),
        ("if (a { b('c') }", None),
        ("a . ", None),
    ],
)
def test_broken_code(code, expected, language):
    module = lower(code.encode(), language)
    assert module.errors
    if expected is not None:
        assert [dump(statement) for statement in module.body] == expected


def test_what_stands_in_an_unreadable_place_is_lowered():
    module = lower(b"const key = @@ send('a', {b: 1}) ;; after('c')", "javascript")
    text = dump(module)
    assert module.errors
    assert '(call send "a" {"b": 1})' in text
    assert '(call after "c")' in text


def test_a_made_up_name_is_not_read():
    for code in ("data.", "data.;", "f(data.)", "x = data.\n"):
        for node, _ in nodes(lower(code.encode(), "typescript")):
            assert not isinstance(node, ir.Attribute) or node.name


DEEP = {
    "parentheses": lambda n: f"x = {'(' * n}1{')' * n}",
    "arrays": lambda n: "[" * n + "]" * n,
    "objects": lambda n: f"x = {'{a:' * n}1{'}' * n}",
    "patterns": lambda n: f"const {'{a:' * n}b{'}' * n} = c",
    "blocks": lambda n: "{" * n + "}" * n,
    "sums": lambda n: "x = " + "+".join(["'a'"] * n),
    "chains": lambda n: "x" + ".then(a)" * n,
    "arrows": lambda n: f"x = {'() => ' * n}1",
    "functions": lambda n: "(function () {" * n + "})" * n,
    "classes": lambda n: f"x = {'class { m() { return ' * n}1{'}}' * n}",
    "branches": lambda n: "if (a) b; else " * n + "c",
    "templates": lambda n: "`${" * n + "}`" * n,
    "elements": lambda n: f"x = {'<a>' * n}{'</a>' * n}",
    "unclosed": lambda n: "f({[`${" * n,
}


@pytest.mark.parametrize("language", ["javascript", "tsx"])
@pytest.mark.parametrize("shape", DEEP)
def test_deep_nesting_is_an_error_and_no_exception(shape, language):
    limit = sys.getrecursionlimit()
    module = lower(f"before(); {DEEP[shape](limit * 5)}; after();".encode(), language)
    assert module.errors
    assert len(module.errors) < 10
    assert sys.getrecursionlimit() == limit
    assert dump(module.body[0]) == "(call before)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_mutations(language):
    """Cut, doubled, swapped and replaced pieces of code are lowered without an exception."""
    chance = random.Random(20261)
    code = SAMPLE.encode()
    for _ in range(300):
        mutated = bytearray(code)
        for _ in range(chance.randint(1, 6)):
            at, length = chance.randrange(len(mutated) + 1), chance.randint(0, 12)
            other = chance.randrange(len(code))
            piece = chance.choice(
                [b"", code[other : other + length], bytes([chance.randrange(256)]), b"${", b"<", b"}"]
            )
            mutated[at : at + length] = piece
        lowered = lower(bytes(mutated), language)
        for node, _ in nodes(lowered):
            assert 0 <= node.start <= node.end <= len(mutated)


@given(st.binary(max_size=200), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_bytes(code, language):
    lower(code, language)


@given(st.lists(st.sampled_from(SAMPLE.split()), max_size=40), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_words_in_any_order(words, language):
    lower(" ".join(words).encode(), language)


def test_the_same_code_gives_the_same_module():
    assert lower(SAMPLE.encode(), "tsx") == lower(SAMPLE.encode(), "tsx")
